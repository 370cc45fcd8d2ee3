"""References as forms show them: what resources of an id are called, in their own language. What is gone is left out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from api.derived.fragments import table_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import path_of
from api.models import ApiKey
from api.settings import Site

SHOWN: Mapping[str, tuple[str, ...]] = {
    "tag": ("slug", "name"),
    "author": ("slug", "name", "url"),
    "section": ("slug", "name"),
    "campaign": ("slug", "title", "hashtag", "state"),
}
"""By kind, the members that are embedded besides the id."""
MORE: Mapping[str, tuple[str, ...]] = {"section": ("url", "url_template")}
"""By kind, what else is read of it."""

_KEYS = select(ApiKey.id, ApiKey.name).where(ApiKey.id.in_(KEYS))


class References:
    """The resources of some ids, one statement a kind. A merged tag is the one that took its place."""

    def __init__(self, connection: Connection, wanted: Mapping[str, Iterable[UUID | None]], site: Site) -> None:
        self._site = site
        self._rows: dict[str, dict[UUID, Row[Any]]] = {}
        for kind, ids in wanted.items():
            known = {one for one in ids if one is not None}
            self._rows[kind] = {row.asked: row for row in in_batches(connection, _statement(kind), known)}

    def row(self, kind: str, entity: UUID) -> Row[Any]:
        """The resource, which is there, with what else is read of it."""
        return self._rows[kind][entity]

    def one(self, kind: str, entity: UUID | None) -> dict[str, Any] | None:
        """The resource, or ``None``."""
        row = None if entity is None else self._rows[kind].get(entity)
        return None if row is None else self._shown(kind, row)

    def many(self, kind: str, entities: Iterable[UUID]) -> list[dict[str, Any]]:
        """Those that are there, in the order given, each once."""
        found = self._rows[kind]
        rows = {found[one].id: found[one] for one in entities if one in found}
        return [self._shown(kind, row) for row in rows.values()]

    def _shown(self, kind: str, row: Row[Any]) -> dict[str, Any]:
        shown = {"id": str(row.id), **{name: getattr(row, name) for name in SHOWN[kind]}}
        if kind == "author":  # one without a page elsewhere has one here
            shown["url"] = row.url or self._site.public_url + path_of("author", row.slug)
        return shown


@lru_cache
def _statement(kind: str) -> Select[*tuple[Any, ...]]:
    table, asked = table_of(kind), table_of(kind).alias("asked")
    columns = (table.c.id, *(table.c[name] for name in (*SHOWN[kind], *MORE.get(kind, ()))))
    if kind != "tag":
        return select(table.c.id.label("asked"), *columns).where(table.c.id.in_(KEYS))
    present = func.coalesce(asked.c.merged_into_id, asked.c.id)
    return select(asked.c.id.label("asked"), *columns).join_from(asked, table, table.c.id == present).where(asked.c.id.in_(KEYS))


def keys(connection: Connection, ids: Iterable[UUID | None]) -> dict[UUID | None, dict[str, Any]]:
    """By id, how keys are called."""
    rows = in_batches(connection, _KEYS, {one for one in ids if one is not None})
    return {row.id: {"id": str(row.id), "name": row.name} for row in rows}
