"""The member ``assets`` of posts: the featured image and what the text shows, each address once and absolute."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from api.html.absolute_urls import joined
from api.html.assets import Asset, assets_in, type_of


def assets(post: Mapping[str, Any], body: str) -> str:
    """The JSON of the member. ``post``: its other members; ``body``: its text."""
    found: dict[str, Asset] = {}
    for asset in _all(post, body):
        known = found.get(asset.url)
        if known is None or (known.kind == asset.kind and known.width is None):
            found[asset.url] = asset
    return orjson.dumps([asset._asdict() for asset in found.values()]).decode()


def _all(post: Mapping[str, Any], body: str) -> Iterator[Asset]:
    image = post["image"]
    if image:
        yield Asset("image", image["url"], type_of(image["url"]), image["width"], image["height"])
    for asset in assets_in(body):
        url = joined(post["url"], asset.url)
        if url.startswith(("https://", "http://")):
            yield asset._replace(url=url)
