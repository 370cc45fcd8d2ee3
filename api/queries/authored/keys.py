"""Keys as answers show them: never the key itself."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Table, select

from api.clock import iso_or_none, iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import ApiKey
from api.queries.authored.walks import Condition, Order, walked
from api.queries.paging import Rows, Window
from api.queries.resources.references import References
from api.settings import Site

_KEY: Table = ApiKey.__table__  # type: ignore[assignment] # a mapped class has a table
_NAMES = select(_KEY.c.id, _KEY.c.name).where(_KEY.c.id.in_(KEYS))
_ROWS = select(*(column for column in _KEY.c if column.name != "hash")).where(_KEY.c.id.in_(KEYS))


def listed(connection: Connection, _asked: Mapping[str, Any], window: Window, site: Site, *, only_section: UUID | None = None) -> Rows:
    """A page of keys, the first made first, revoked ones too; ``only_section``: those bound to it. A key of the order is (id,)."""
    bound = [] if only_section is None else [Condition(_KEY.c.section_id == only_section)]
    found = walked(connection, _KEY, Order((_KEY.c.id,), descending=False), bound, window)
    ids = [one for (one,) in found.rows]
    forms = _forms(connection, ids, site)
    return Rows([orjson.dumps(forms[one]).decode() for one in ids if one in forms], found.next_key, found.total)


def one(connection: Connection, key: UUID, site: Site, *, only_section: UUID | None = None) -> dict[str, Any]:
    """The key. Raises ``NotFound`` for what is not there, or not bound to ``only_section``."""
    found = _forms(connection, [key], site).get(key)
    if found is None or (only_section is not None and (found["section"] or {}).get("id") != str(only_section)):
        raise NotFound
    return found


def _forms(connection: Connection, ids: list[UUID], site: Site) -> dict[UUID, dict[str, Any]]:
    rows = list(in_batches(connection, _ROWS, ids))
    makers = key_names(connection, [row.made_by_id for row in rows])
    references = References(connection, {"section": [row.section_id for row in rows]}, site)
    return {
        row.id: {
            "id": str(row.id),
            "name": row.name,
            "hint": row.hint,
            "scopes": row.scopes,
            "section": references.one("section", row.section_id),
            "made_by": makers.get(row.made_by_id),
            "created_at": iso_us(row.created_at),
            **{name: iso_or_none(getattr(row, name)) for name in ("expires_at", "revoked_at", "last_used_at")},
        }
        for row in rows
    }


def key_names(connection: Connection, ids: Iterable[UUID | None]) -> dict[UUID | None, dict[str, Any]]:
    """By id, how keys are called."""
    rows = in_batches(connection, _NAMES, {key for key in ids if key is not None})
    return {row.id: {"id": str(row.id), "name": row.name} for row in rows}
