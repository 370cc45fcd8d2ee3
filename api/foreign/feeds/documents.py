"""A feed, read: the door for a child with limits."""

from typing import Any

import orjson

from api.foreign.broken import Broken
from api.foreign.feeds import json_feed, texts, xml_head
from api.foreign.feeds.elements import Element, read as read_xml
from api.foreign.feeds.items import Said, form
from api.foreign.feeds.moments import OutOfRange, moment
from api.foreign.feeds.xml_items import said


def read(data: bytes) -> dict[str, Any]:
    """``{items, gone, head, left}``, or ``{broken}`` with why it is no feed. The first line of ``data`` is ``{url, charset}`` as JSON.

    ``items``: as ``items.form`` makes them; ``gone``: ``{guid, at}`` of tombstones (RFC 6721); ``head``: as ``xml_head.head`` has it;
    ``left``: why not all of it was read, or "".
    """
    about, _, body = data.partition(b"\n")
    told = orjson.loads(about)
    try:
        return document(body, told["url"], told["charset"])
    except Broken as error:
        return {"broken": str(error)}


def document(body: bytes, url: str, charset: str = "") -> dict[str, Any]:
    """The same of a document at an address, "" where it is not known. Raises ``Broken``."""
    text = texts.decoded(body, charset)
    found: list[Said] = []
    gone: list[dict[str, Any]] = []
    if text.lstrip()[:1] == "{":
        head, found, left = json_feed.read(text)
    else:

        def take(element: Element) -> None:
            if element.name == "at:deleted-entry":
                gone.append({"guid": element.attributes.get("ref", "").strip(), "at": _moment(element.attributes.get("when", ""))})
            else:
                found.append(said(element))

        root, left = read_xml(texts.from_root(text), url, take)
        head = xml_head.head(root)
    base = url or head["topic"] or head["home"]
    items = [form(_with_head(one, head), base) for one in found]
    return {"items": items, "gone": [one for one in gone if one["guid"]], "head": head, "left": left}


def _moment(text: str) -> str | None:
    try:
        return moment(text)
    except OutOfRange:
        return None


def _with_head(one: Said, head: dict[str, Any]) -> Said:
    """An item with what the feed says of all."""
    one.language = one.language or head["language"]
    one.license = one.license or head["license"]
    if one.image is not None and not one.image.is_judged:
        one.image.license = one.image.license or head["image_license"]
    one.authors = one.authors if any(one.authors) else head["authors"]
    return one
