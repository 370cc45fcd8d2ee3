"""A post as schema.org's NewsArticle, a page as its WebPage, made of its finished JSON. Nothing is read here.

Properties: https://schema.org/NewsArticle, ImageObject, Organization. Feeds in this format would use it too.
"""

import orjson

from api.queries.jsonld import Members, Node, campaign_node, escaped, known, permanent
from api.settings import Site

TYPES = {"post": "NewsArticle", "page": "WebPage"}
"""By kind of post."""
PIXEL = "E37"
"""UN/CEFACT's common code (Recommendation 20)."""


def jsonld(post_json: str, site: Site) -> str:
    """The member ``jsonld`` of a post, of its finished JSON; it can be put into ``<script>`` as it is."""
    return escaped(article(orjson.loads(post_json), site))


def article(post: Members, site: Site) -> Node:
    """The article without a context; properties without a value are left out.

    A copy is named by its origin's permanent address and belongs to its origin's page: it never claims to be the original.
    """
    origin = post["origin"]
    publisher = {"@type": "Organization", "name": site.name, "url": site.public_url}
    organizations = {site.name, *([post["section"]["name"]] if post["section"] else [])}
    return known(
        {
            "@type": TYPES[post["kind"]],
            "@id": origin["uri"] if origin else permanent("posts", post["id"], site),
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
            "about": [campaign_node(campaign, site) for campaign in post["campaigns"]],
            "license": _license(post["license"] or (origin and origin["license"])),
            "isBasedOn": origin and origin["url"],
            "creditText": origin and origin["credit"],
            "sourceOrganization": origin and {"@type": "Organization", "name": origin["section"]},
            "workTranslation": [_translation(other) for other in post["translations"]],
        }
    )


def _author(author: Members, organizations: set[str]) -> Node:
    """An author of which nothing says so is a person; one named as the site or the section is that organization."""
    kind = "Organization" if author["name"] in organizations else "Person"
    return known({"@type": kind, "name": author["name"], "url": author["url"]})


def _image(image: Members) -> Node:
    return known(
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
    return known({"@type": "NewsArticle", "url": other["url"], "inLanguage": other["language"], "headline": other["title"]})
