"""JSON Feed 1 and 1.1 (jsonfeed.org), read with what it leaves to chance: numbers as ids, halves of characters, NaN."""

import json
import re
from typing import Any

import orjson

from api.foreign.broken import Broken
from api.foreign.feeds import markup
from api.foreign.feeds.elements import MOST_ITEMS
from api.foreign.feeds.items import Image, Said
from api.foreign.feeds.licenses import license_of

LICENSES = ("license", "_license")
NO_OBJECT = "It is no object."
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Read = tuple[dict[str, Any], list[Said], str]


def read(text: str) -> Read:
    """(the head, as ``xml_head.head`` has it; items; why not all was read). Raises ``Broken`` for what is no feed."""
    feed = _loaded(text)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org/version/" not in str(feed.get("version", "")):
        raise Broken("This is no feed.")
    head = {
        "language": _text(feed.get("language")),
        "license": _license(feed),
        "image_license": _license(feed),
        "authors": _authors(feed),
        "older": list(filter(None, [_text(feed.get("next_url"))])),
        "hubs": [_text(hub.get("url")) for hub in _objects(feed.get("hubs")) if str(hub.get("type", "")).lower() == "websub"],
        "topic": _text(feed.get("feed_url")),
        "home": _text(feed.get("home_page_url")),
        "wait_seconds": 0,
        "hours": [],
        "days": [],
    }
    left = f"Of more than {MOST_ITEMS} items the first ones are taken." if len(items) > MOST_ITEMS else ""
    return head, [_said(item) for item in items[:MOST_ITEMS]], left


def _loaded(text: str) -> Any:
    try:
        return orjson.loads(text)
    except ValueError:
        pass
    try:
        return json.loads(text, strict=False, parse_constant=lambda _name: None)
    except (ValueError, RecursionError):
        raise Broken("This is no feed.") from None


def _said(item: object) -> Said:
    if not isinstance(item, dict):
        return Said(problem=NO_OBJECT)
    text, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    summary = _text(item.get("summary"))
    return Said(
        guid=_text(item.get("id")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=" ".join(_text(item.get("title")).split()),
        text=text or markup.paragraphs(plain),
        summary=markup.paragraphs(summary),
        is_whole=bool(text or plain),
        language=_text(item.get("language")),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        authors=_authors(item),
        tags=[_text(tag) for tag in item["tags"]] if isinstance(item.get("tags"), list) else [],
        license=_license(item) or _license(*_objects([item.get("_broadsheet")])),
        image=_image(item),
    )


def _image(item: dict[str, Any]) -> Image | None:
    """The picture that it shows first, under the licence of its attachment, else of the item; of a Broadsheet that is the text's alone."""
    attached = {_text(one.get("url")): one for one in _objects(item.get("attachments")) if _text(one.get("mime_type")).startswith("image/")}
    url = _text(item.get("image")) or _text(item.get("banner_image")) or next(iter(attached), "")
    attachment = attached.get(url, {})
    return Image(url, caption=_text(attachment.get("title")), license=_license(attachment, item)) if url else None


def _license(*of: dict[str, Any]) -> dict[str, str] | None:
    """The first licence: an address, or an object with one. JSON Feed has no place for it: extensions have."""
    said = [one.get(name) for one in of for name in LICENSES]
    return license_of([_text(one.get("url")) if isinstance(one, dict) else _text(one) for one in said])


def _authors(of: dict[str, Any]) -> list[str]:
    return [name for one in [*_objects(of.get("authors")), *_objects([of.get("author")])] if (name := _text(one.get("name")))]


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    """A text, or the number that stands in its place."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return _CONTROLS.sub("", str(value)).strip()
