"""Which tags are listed, and how a tag is shown. A merged tag is not: it leads to another."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, false

from api.derived.fragments import table_of
from api.queries.paging import Rows, Window
from api.queries.resources import lists
from api.queries.resources.languages import shown, texts
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail
from api.queries.visibility import named
from api.settings import Site

_TAG = table_of("tag")
_PARENT = _TAG.alias("parent")
_PARENT_COLUMNS = tuple(_PARENT.c[name].label(f"parent_{name}") for name in ("id", "slug", "language", "name", "names"))


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of tags, as ``lists.listed``. ``parent``: ``"none"`` for the roots of the tree, or the parent's id or slug."""
    return lists.listed(TAGS, connection, asked, window=window, site=site)


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The tag, whole; ``asked`` may hold ``prefer_language``."""
    return lists.one(TAGS, connection, ref, site=site, asked=asked)


def _below(connection: Connection, parent: str) -> ColumnElement[bool]:
    if parent == "none":
        return _TAG.c.parent_id.is_(None)
    found = named(connection, "tag", [parent])
    return _TAG.c.parent_id == found[parent] if found else false()


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    return [_item(row, page.languages) for row in page.rows]


def _item(row: Any, wanted: Sequence[str]) -> dict[str, Any]:
    return {
        **head(row),
        **texts(row, {"name": "names", "description": "descriptions"}, wanted),
        "parent": _parent(row, wanted),
        **tail(row),
    }


def _parent(row: Any, wanted: Sequence[str]) -> dict[str, Any] | None:
    if row.parent_id is None:
        return None
    language = shown(wanted, row.parent_language, row.parent_names)
    name = row.parent_name if language == row.parent_language else row.parent_names[language]
    return {"id": str(row.parent_id), "slug": row.parent_slug, "name": name}


TAGS = ListedKind(
    kind="tag",
    columns=(_TAG.c.name, _TAG.c.names, _TAG.c.description, _TAG.c.descriptions, *_PARENT_COLUMNS),
    beside=((_PARENT, _PARENT.c.id == _TAG.c.parent_id),),
    only=(_TAG.c.merged_into_id.is_(None),),
    filters={"parent": _below},
    items=_items,
)
