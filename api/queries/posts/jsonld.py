"""A post as schema.org's NewsArticle, a page as its WebPage, made of its finished JSON. Nothing is read here.

Properties: https://schema.org/NewsArticle, ImageObject, Organization. Feeds in this format would use it too.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from api.settings import Site

CONTEXT = "https://schema.org"
TYPES = {"post": "NewsArticle", "page": "WebPage"}
"""By kind of post."""
PIXEL = "E37"
"""UN/CEFACT's common code (Recommendation 20)."""

Node = dict[str, Any]
Members = Mapping[str, Any]


def with_jsonld(post_json: str, site: Site) -> str:
    """A post's finished JSON with the member ``jsonld`` at its end, which can be put into ``<script>`` as it is."""
    written = orjson.dumps({"@context": CONTEXT, **article(orjson.loads(post_json), site)}).decode()
    # Only strings hold these characters, so that they may be escaped wherever they are.
    for character in "<>&":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return f'{post_json[:-1]},"jsonld":{written}}}'


def article(post: Members, site: Site) -> Node:
    """The article without a context; properties without a value are left out.

    A copy is named by its origin's permanent address and belongs to its origin's page: it never claims to be the original.
    """
    origin = post["origin"]
    publisher = {"@type": "Organization", "name": site.name, "url": site.public_url}
    organizations = {site.name, *([post["section"]["name"]] if post["section"] else [])}
    return _known(
        {
            "@type": TYPES[post["kind"]],
            "@id": origin["uri"] if origin else _permanent("posts", post["id"], site),
            "url": post["url"],
            "mainEntityOfPage": post["canonical_url"],
            "headline": post["title"],
            "description": post["excerpt"],
            "inLanguage": post["language"],
            "datePublished": post["published_at"],
            "dateModified": post["updated_at"],
            "author": [_author(author, organizations) for author in post["authors"]],
            "publisher": publisher,
            "image": [_image(post["image"])] if post["image"] else [],
            "articleSection": post["section"]["name"] if post["section"] and post["kind"] == "post" else None,
            "keywords": [tag["name"] for tag in post["tags"]],
            "about": [_campaign(campaign, site) for campaign in post["campaigns"]],
            "license": _license(post["license"] or (origin and origin["license"])),
            "isBasedOn": origin and origin["url"],
            "creditText": origin and origin["credit"],
            "sourceOrganization": origin and {"@type": "Organization", "name": origin["section"]},
            "workTranslation": [_translation(other) for other in post["translations"]],
        }
    )


def _known(properties: Node) -> Node:
    """The properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _permanent(noun: str, ref: str, site: Site) -> str:
    """An address that never changes, since it has no slug."""
    return f"{site.public_url}/v1/{noun}/{ref}"


def _author(author: Members, organizations: set[str]) -> Node:
    """An author of which nothing says so is a person; one named as the site or the section is that organization."""
    kind = "Organization" if author["name"] in organizations else "Person"
    return _known({"@type": kind, "name": author["name"], "url": author["url"]})


def _campaign(campaign: Members, site: Site) -> Node:
    hashtag = campaign["hashtag"] and "#" + campaign["hashtag"].lstrip("#")
    named = {"@type": "Thing", "@id": _permanent("campaigns", campaign["id"], site), "name": campaign["title"]}
    return _known({**named, "alternateName": hashtag})


def _image(image: Members) -> Node:
    return _known(
        {
            "@type": "ImageObject",
            "url": image["url"],
            "width": _pixels(image["width"]),
            "height": _pixels(image["height"]),
            "caption": image["caption"],
            "description": image["alt"],
            "creditText": image["credit"],
            "license": _license(image["license"]),
        }
    )


def _pixels(number: int | None) -> Node | None:
    """A length: schema.org takes no bare number for it."""
    return None if number is None else {"@type": "QuantitativeValue", "value": number, "unitCode": PIXEL}


def _license(known: Members | None) -> str | Node | None:
    """The license's address, else its name."""
    if known is None:
        return None
    return known["url"] or {"@type": "CreativeWork", "name": known["name"]}


def _translation(other: Members) -> Node:
    return _known({"@type": "NewsArticle", "url": other["url"], "inLanguage": other["language"], "headline": other["title"]})
