"""A page of another side's changes, cut down to what is used. It may say anything: a child reads what is large (``outbound.parsing``).

Nothing here knows of a database. What a member may hold is said by the schemas of an archive, later and item by item.
"""

import re
from typing import Any

import orjson

MOST_ITEMS = 500
MOST_NAMED = 100
LONGEST_CURSOR = 1_000
_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TERMS = {"tag": "name", "campaign": "title", "author": "name", "section": "name"}
"""Types besides posts, with the member that each is called by."""
TEXTS = ("kind", "slug", "language", "title", "excerpt", "body_html", "published_at", "updated_at", "url")
SAID = ("url", "alt", "caption", "credit")
NAMING = ("tags", "campaigns", "authors", "translations")
MOST_REVISION = 2**31 - 1


def page(data: bytes) -> dict[str, Any]:
    """``{items, cursor, has_more, next}`` of an answer. Raises ``ValueError`` for what is no page; an item without a name is left out."""
    read = orjson.loads(data)
    told = read["page"] if isinstance(read, dict) and isinstance(read.get("page"), dict) else {}
    items, cursor, has_more = read.get("data") if told else None, told.get("next_cursor"), told.get("has_more")
    if not isinstance(items, list) or len(items) > MOST_ITEMS or not _is_cursor(cursor) or not isinstance(has_more, bool):
        raise ValueError("This is no page of changes.")
    links = read.get("links")
    following = links.get("next") if isinstance(links, dict) else None
    found = [item for item in map(_item, items) if item]
    return {"items": found, "cursor": cursor, "has_more": has_more, "next": following if isinstance(following, str) else ""}


def single(data: bytes) -> dict[str, Any]:
    """The same of an answer that is one post, in which others are named by more than their ids. Raises ``ValueError``."""
    read = orjson.loads(data)
    resource = read if isinstance(read, dict) else {}
    named = {**{name: _ids_of(resource.get(name)) for name in NAMING}, "section": next(iter(_ids_of([resource.get("section")])), None)}
    head = {"op": "upsert", "type": "post", "id": resource.get("id"), "revision": resource.get("revision")}
    item = _item({**head, "resource": resource | named})
    if item is None:
        raise ValueError("This is no post.")
    return {"items": [item]}


def _ids_of(value: object) -> list[Any]:
    return [one.get("id") for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_cursor(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_CURSOR and value.isascii() and value.isprintable()


def _item(value: object) -> dict[str, Any] | None:
    if not isinstance(value, dict) or not is_id(value.get("id")) or value.get("type") not in ("post", *TERMS):
        return None
    revision, resource = value.get("revision"), value.get("resource")
    if isinstance(revision, bool) or not isinstance(revision, int) or not 1 <= revision <= MOST_REVISION:
        return None
    head = {"type": value["type"], "id": value["id"], "revision": revision}
    if value.get("op") == "delete":
        return {**head, "reason": _text(value.get("reason")) or "deleted"}
    if value.get("op") != "upsert" or not isinstance(resource, dict):
        return None
    return {**head, "resource": _post(resource) if value["type"] == "post" else _term(resource, TERMS[value["type"]])}


def _term(resource: dict[str, Any], called: str) -> dict[str, Any]:
    return {"slug": (_text(resource.get("slug")) or "")[:300], "name": (_text(resource.get(called)) or "")[:300]}


def _post(resource: dict[str, Any]) -> dict[str, Any]:
    section = resource.get("section")
    return {
        **{name: _text(resource.get(name)) for name in TEXTS},
        **{name: _ids(resource.get(name)) for name in NAMING},
        "excerpt_truncated": resource.get("excerpt_truncated") is True,
        "section": section if is_id(section) else None,
        "is_copy": resource.get("origin") is not None,
        "license": _license(resource.get("license")),
        "image": _image(resource.get("image")),
    }


def _license(value: object) -> dict[str, Any] | None:
    return {name: _text(value.get(name)) for name in ("name", "url")} if isinstance(value, dict) else None


def _image(value: object) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        return None
    return {**{name: _text(value.get(name)) for name in SAID}, "license": _license(value.get("license"))}


def is_id(value: object) -> bool:
    """Whether this is an id in its one spelling."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _ids(value: object) -> list[str]:
    return list(filter(is_id, value[:MOST_NAMED])) if isinstance(value, list) else []
