"""Resources of some ids as those that name them show them, in their own language. What is gone is left out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from api.derived.fragments import Images, embedded, shown_images
from api.derived.rows import KEYS, in_batches
from api.models import KINDS
from api.settings import Site

SITE = ("url", "url_template")
"""What is read besides of what may be a site of its own."""


class References:
    """The resources of some ids, one statement a kind. A merged one is the one that took its place."""

    def __init__(
        self,
        connection: Connection,
        wanted: Mapping[str, Iterable[UUID | None]],
        site: Site,
        known: Mapping[str, Mapping[UUID, Row[Any]]] | None = None,
    ) -> None:
        """``known``: rows that need not be asked for."""
        self._site = site
        self._rows: dict[str, dict[UUID, Row[Any]]] = {}
        for kind, ids in wanted.items():
            rows = self._rows[kind] = dict((known or {}).get(kind, {}))
            asked = {entity for entity in ids if entity is not None and entity not in rows}
            rows |= {row.asked: row for row in in_batches(connection, _statement(kind), asked)}
        self._images: dict[str, Images] = {kind: shown_images(connection, kind, rows.values()) for kind, rows in self._rows.items()}

    def row(self, kind: str, entity: UUID) -> Row[Any]:
        """The row of a resource that is known to be there."""
        return self._rows[kind][entity]

    def one(self, kind: str, entity: UUID | None) -> dict[str, Any] | None:
        """The resource, or ``None``."""
        row = None if entity is None else self._rows[kind].get(entity)
        return None if row is None else self._member(kind, row)

    def many(self, kind: str, entities: Iterable[UUID]) -> list[dict[str, Any]]:
        """Those that are there, in the order given, each once."""
        known = self._rows[kind]
        rows = {known[entity].id: known[entity] for entity in entities if entity in known}
        return [self._member(kind, row) for row in rows.values()]

    def _member(self, kind: str, row: Row[Any]) -> dict[str, Any]:
        return embedded(KINDS[kind], row, row.called, lambda path: self._site.public_url + path, self._images[kind])


@lru_cache
def _statement(name: str) -> Select[*tuple[Any, ...]]:
    kind = KINDS[name]
    table, asked = kind.table, kind.table.alias("asked")
    members = dict.fromkeys(("id", "slug", *kind.embedded_columns, *(SITE if kind.is_site else ())))
    columns = [table.c[kind.called].label("called"), *(table.c[member] for member in members)]
    if not kind.is_merged:
        return select(table.c.id.label("asked"), *columns).where(table.c.id.in_(KEYS))
    return (
        select(asked.c.id.label("asked"), *columns)
        .join_from(asked, table, table.c.id == kind.present_id(asked))
        .where(asked.c.id.in_(KEYS))
    )
