"""References as forms show them: what resources of an id are called, in their own language. What is gone is left out."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from api.derived.fragments import table_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import path_of
from api.settings import Site

SHOWN: Mapping[str, tuple[str, ...]] = {
    "tag": ("slug", "name"),
    "author": ("slug", "name", "url"),
    "section": ("slug", "name"),
    "campaign": ("slug", "title", "hashtag", "state"),
}
"""By kind, the members that are embedded besides the id."""


class References:
    """The resources of some ids, one statement a kind."""

    def __init__(self, connection: Connection, wanted: Mapping[str, Iterable[UUID]], site: Site) -> None:
        self._found: dict[str, dict[UUID, dict[str, Any]]] = {}
        for kind, ids in wanted.items():
            table = table_of(kind)
            statement = select(table.c.id, *(table.c[name] for name in SHOWN[kind])).where(table.c.id.in_(KEYS))
            rows = in_batches(connection, statement, set(ids))
            self._found[kind] = {row.id: {"id": str(row.id), **{name: getattr(row, name) for name in SHOWN[kind]}} for row in rows}
        for author in self._found.get("author", {}).values():  # one without a page elsewhere has one here
            author["url"] = author["url"] or site.public_url + path_of("author", author["slug"])

    def one(self, kind: str, entity: UUID | None) -> dict[str, Any] | None:
        """The resource, or ``None``."""
        return None if entity is None else self._found[kind].get(entity)

    def many(self, kind: str, entities: Iterable[UUID]) -> list[dict[str, Any]]:
        """Those that are there, in the order given."""
        found = self._found[kind]
        return [found[one] for one in entities if one in found]
