"""Which tags are listed, and how a tag is shown. A merged tag is not: it leads to another."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, false

from api.derived.fragments import table_of
from api.queries import entities
from api.queries.entities import Noun, Page, head, tail, texts
from api.queries.visible import named
from api.queries.window import Rows, Window
from api.settings import Site

_TAG = table_of("tag")
_PARENT = _TAG.alias("parent")
_PARENT_COLUMNS = tuple(_PARENT.c[name].label(f"parent_{name}") for name in ("id", "slug", "language", "name", "names"))


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of tags, as ``entities.listed``. ``parent``: ``"none"`` for the roots of the tree, or the parent's id or slug."""
    return entities.listed(TAGS, connection, asked, window=window, site=site)


def one(connection: Connection, ref: str, site: Site) -> dict[str, Any]:
    """The tag, whole."""
    return entities.one(TAGS, connection, ref, site)


def _below(connection: Connection, parent: str) -> ColumnElement[bool]:
    if parent == "none":
        return _TAG.c.parent_id.is_(None)
    found = named(connection, "tag", [parent])
    return _TAG.c.parent_id == found[parent] if found else false()


def _items(page: Page) -> list[dict[str, Any]]:
    return [_item(row, page.site.default_language) for row in page.rows]


def _item(row: Any, default: str) -> dict[str, Any]:
    return {
        **head(row),
        **texts(row, {"name": "names", "description": "descriptions"}, default),
        "parent": _parent(row, default),
        **tail(row),
    }


def _parent(row: Any, default: str) -> dict[str, Any] | None:
    if row.parent_id is None:
        return None
    name = row.parent_name if default == row.parent_language else (row.parent_names or {}).get(default, row.parent_name)
    return {"id": str(row.parent_id), "slug": row.parent_slug, "name": name}


TAGS = Noun(
    kind="tag",
    columns=(_TAG.c.name, _TAG.c.names, _TAG.c.description, _TAG.c.descriptions, *_PARENT_COLUMNS),
    beside=((_PARENT, _PARENT.c.id == _TAG.c.parent_id),),
    only=(_TAG.c.merged_into_id.is_(None),),
    filters={"parent": _below},
    items=_items,
)
