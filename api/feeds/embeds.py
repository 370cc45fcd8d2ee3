"""oEmbed answers (oembed.com, 1.0): a quotation of a post for pages of other sites, without scripts and frames."""

from collections.abc import Mapping
from math import ceil
from typing import Any

from api.feeds.xml import escaped, quoted
from api.settings import Site

WIDTH = 600
"""Pixels, where no less is asked for."""
LINE, CHARACTER, AROUND = 24, 8, 80
"""Pixels of a line and of a character, about, and of what is above and below a text: margins, and the line with the site's name."""


def embed(post: Mapping[str, Any], site: Site, *, max_width: int | None, max_height: int | None, cache_age: int) -> dict[str, Any]:
    """What a consumer gets of a post in the list form. An excerpt that would make it too high is left out."""
    width = min(WIDTH, max_width or WIDTH)
    excerpt = post["excerpt"]
    if max_height is not None and _height(width, post["title"], excerpt) > max_height:
        excerpt = ""
    height = _height(width, post["title"], excerpt)
    return {
        "version": "1.0",
        "type": "rich",
        "title": post["title"],
        **_author(post),
        "provider_name": site.name,
        "provider_url": site.public_url,
        "cache_age": cache_age,
        "html": _html(post, excerpt, site),
        "width": width,
        "height": height if max_height is None else min(height, max_height),
        **_thumbnail(post["image"], max_width, max_height),
    }


def _author(post: Mapping[str, Any]) -> dict[str, str]:
    if not post["authors"]:
        return {}
    return {"author_name": ", ".join(one["name"] for one in post["authors"]), "author_url": post["authors"][0]["url"]}


def _thumbnail(image: Mapping[str, Any] | None, max_width: int | None, max_height: int | None) -> dict[str, Any]:
    """The three thumbnail members; none where the sizes are not known or exceed what is asked for."""
    if image is None or image["width"] is None or image["height"] is None:
        return {}
    if image["width"] > (max_width or image["width"]) or image["height"] > (max_height or image["height"]):
        return {}
    return {"thumbnail_url": image["url"], "thumbnail_width": image["width"], "thumbnail_height": image["height"]}


def _html(post: Mapping[str, Any], excerpt: str, site: Site) -> str:
    url = quoted(post["url"])
    link = f'<p><a href="{url}">{escaped(post["title"] or post["url"])}</a></p>'
    text = f"<p>{escaped(excerpt)}</p>" if excerpt else ""
    return (
        f'<blockquote class="broadsheet-embed" cite="{url}" lang="{quoted(post["language"])}" dir="auto">'
        f"{link}{text}<footer>{escaped(site.name)}</footer></blockquote>"
    )


def _height(width: int, *texts: str) -> int:
    """How high the texts are at this width, about."""
    room = max(width // CHARACTER, 1)
    return AROUND + LINE * sum(ceil(len(text) / room) for text in texts)
