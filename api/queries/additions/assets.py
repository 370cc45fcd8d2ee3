"""The member ``assets`` of posts: the featured image and what the text shows, each address once and absolute."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, select

from api.derived.rows import KEYS, in_batches
from api.html.absolute_urls import joined
from api.html.assets import Asset, assets_in, type_of
from api.models import Image

_OURS = re.compile(r"/[0-9a-f]{2}/[0-9a-f]{40}\.\w+\Z")
"""How addresses of renditions of our own pictures end."""
_PICTURES = select(Image.url, Image.width, Image.height, Image.renditions).where(Image.url.in_(KEYS), Image.renditions.is_not(None))


def assets(connection: Connection, posts: Sequence[tuple[Mapping[str, Any], str]]) -> list[str]:
    """The JSON of the member, of each of these posts: its other members, and its text."""
    found = [_assets(post, body) for post, body in posts]
    ours = {url for some in found for url in some if _OURS.search(url)}
    pictures = {row.url: row for row in in_batches(connection, _PICTURES, sorted(ours))} if ours else {}
    return [orjson.dumps([_member(asset, pictures.get(asset.url)) for asset in some.values()]).decode() for some in found]


def _member(asset: Asset, picture: Any) -> dict[str, Any]:
    """``picture``: what is known of it, if it is one of our own."""
    if picture is None:
        return {**asset._asdict(), "bytes": None}
    size = {"width": picture.width, "height": picture.height, "bytes": picture.renditions[0].get("bytes")}
    return {**asset._asdict(), **size}


def _assets(post: Mapping[str, Any], body: str) -> dict[str, Asset]:
    """By address."""
    found: dict[str, Asset] = {}
    for asset in _all(post, body):
        known = found.get(asset.url)
        if known is None or (known.kind == asset.kind and known.width is None):
            found[asset.url] = asset
    return found


def _all(post: Mapping[str, Any], body: str) -> Iterator[Asset]:
    image = post["image"]
    if image:
        yield Asset("image", image["url"], type_of(image["url"]), image["width"], image["height"])
    for asset in assets_in(body):
        url = joined(post["url"], asset.url)
        if url.startswith(("https://", "http://")):
            yield asset._replace(url=url)
