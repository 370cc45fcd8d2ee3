"""The audit: who did what."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, select

from api.clock import iso_us
from api.derived.rows import KEYS, in_batches
from api.models import Audit
from api.queries.authored.keys import key_names
from api.queries.authored.walks import Condition, Order, any_of, walked
from api.queries.paging import Rows, Window
from api.settings import Site

_AUDIT: Table = Audit.__table__  # type: ignore[assignment] # a mapped class has a table
_ENTRIES = select(_AUDIT).where(_AUDIT.c.id.in_(KEYS))

FILTERS: Mapping[str, Callable[[Any], Condition]] = {
    "actor": lambda actor: Condition(_AUDIT.c.actor == actor),
    "key_id": lambda ids: any_of(_AUDIT.c.key_id, [UUID(one) for one in ids]),
    "kind": lambda kind: Condition(_AUDIT.c.kind == kind),
    "entity_id": lambda ids: any_of(_AUDIT.c.entity_id, [UUID(one) for one in ids]),
    "action": lambda action: Condition(_AUDIT.c.action == action),
    "after": lambda at: Condition(_AUDIT.c.at >= at),
    "before": lambda at: Condition(_AUDIT.c.at < at),
}
"""Parameter: the condition that its value stands for."""


def listed(
    connection: Connection,
    asked: Mapping[str, Any],
    window: Window,
    _site: Site,
    *,
    only_section: UUID | None = None,
    with_keys: bool = True,
) -> Rows:
    """A page of what was done, the last first; ``only_section``: to posts of that one alone. A key of the order is (id,)."""
    bound = [] if only_section is None else [Condition(_AUDIT.c.section_id == only_section)]
    bound += [] if with_keys else [Condition(_AUDIT.c.kind != "key")]
    where = [*bound, *(FILTERS[name](value) for name, value in asked.items() if name in FILTERS and value is not None)]
    found = walked(connection, _AUDIT, Order((_AUDIT.c.id,)), where, window)
    ids = [one for (one,) in found.rows]
    rows = {row.id: row for row in in_batches(connection, _ENTRIES, ids)}
    called = key_names(connection, [row.key_id for row in rows.values()])
    return Rows([orjson.dumps(_entry(rows[one], called)).decode() for one in ids if one in rows], found.next_key, found.total)


def _entry(row: Row[Any], called: Mapping[UUID | None, Any]) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "at": iso_us(row.at),
        "key": called.get(row.key_id),
        "actor": row.actor,
        "action": row.action,
        "kind": row.kind,
        "entity_id": None if row.entity_id is None else str(row.entity_id),
        "section_id": None if row.section_id is None else str(row.section_id),
        "revision": row.revision,
    }
