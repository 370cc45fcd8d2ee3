"""Which tags are listed, and how a tag is shown. A merged tag is not: it leads to another."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, false, select

from api.derived.rows import KEYS, in_batches
from api.derived.urls import page_url
from api.models import KINDS, Facet
from api.queries.resources.languages import shown, texts
from api.queries.resources.lists import ListedKind, PageOfRows, head, tail
from api.queries.resources.references import References
from api.queries.visibility import named

_TAG = KINDS["tag"].table
_PARENT = _TAG.alias("parent")
_PARENT_COLUMNS = tuple(_PARENT.c[name].label(f"parent_{name}") for name in ("id", "slug", "language", "name", "names"))
_TEXTS = ("name", "names", "description", "descriptions")
_COUNTS = select(Facet.ref, Facet.posts).where(Facet.kind == "tag", Facet.ref.in_(KEYS))


def _below(connection: Connection, parent: str) -> ColumnElement[bool]:
    """``parent``: ``"none"`` for the roots of the tree, or the parent's id or slug."""
    if parent == "none":
        return _TAG.c.parent_id.is_(None)
    parents = named(connection, "tag", [parent])
    return _TAG.c.parent_id == parents[parent] if parents else false()


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    return [
        {
            **head(row),
            **texts(row, {"name": "names", "description": "descriptions"}, page.languages),
            "parent": _parent(row, page.languages),
            "url": page_url("tag", row.slug, page.site),
            **tail(row),
        }
        for row in page.rows
    ]


def _parent(row: Any, wanted: Sequence[str]) -> dict[str, Any] | None:
    if row.parent_id is None:
        return None
    language = shown(wanted, row.parent_language, row.parent_names)
    name = row.parent_name if language == row.parent_language else row.parent_names[language]
    return {"id": str(row.parent_id), "slug": row.parent_slug, "name": name}


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    return [
        {
            **{name: getattr(row, name) for name in _TEXTS},
            "parent": row.parent_id and str(row.parent_id),
            "url": page_url("tag", row.slug, page.site),
        }
        for row in page.rows
    ]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    references = References(page.connection, {"tag": [tag for row in page.rows for tag in (row.parent_id, row.merged_into_id)]}, page.site)
    counts: dict[str, int] = dict(in_batches(page.connection, _COUNTS, [str(row.id) for row in page.rows]))
    return [
        {
            **{name: getattr(row, name) for name in _TEXTS},
            "parent": references.one("tag", row.parent_id),
            "merged_into": references.one("tag", row.merged_into_id),
            "url": page_url("tag", row.slug, page.site),
            "post_count": counts.get(str(row.id), 0),
        }
        for row in page.rows
    ]


LISTED = ListedKind(
    kind="tag",
    columns=(*(_TAG.c[name] for name in _TEXTS), *_PARENT_COLUMNS),
    beside=((_PARENT, _PARENT.c.id == _TAG.c.parent_id),),
    filters={"parent": _below},
    items=_items,
    synced=_synced,
    authored=_authored,
)
