"""What a page says of itself by elements ``link`` (HTML, 4.2.4), which have no text."""

from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from api.html.tokens import attributes, cut

MOST_CHARACTERS = 1_000_000
"""Of a page: elements ``link`` are in its head."""


def links(page: bytes, url: str) -> Iterator[dict[str, str]]:
    """The attributes of each, its ``href`` whole and its ``rel`` and ``type`` in small letters. ``url``: of the page."""
    base = url
    for _, tag in cut(page[:MOST_CHARACTERS].decode("utf-8", "replace")):
        name = ((tag and tag["name"]) or "").lower()
        if tag is None or name not in ("base", "link"):
            continue
        given = {key: unescape(value) for key, value in attributes(tag["attributes"]).items()}
        try:
            href = urljoin(base, given.get("href", "").strip())
        except ValueError:
            continue
        if name == "base":
            base = href
        elif given.get("href"):
            yield {**given, "href": href, "rel": given.get("rel", "").lower(), "type": given.get("type", "").strip().lower()}
