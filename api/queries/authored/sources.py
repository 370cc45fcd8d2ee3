"""Sources as answers show them: how far each is, what nothing here stands for, what was set aside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, func, select

from api.clock import MICROSECONDS, database_now_us, iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import Source, SourceFetch, SourceItem, SourceTerm
from api.queries.authored.walks import Condition, Order, walked
from api.queries.paging import Rows, Window
from api.settings import Site

MOST_UNMAPPED = 100
FEED = "feed"
"""The kind of source whose cursor is JSON that says what was left out (``sources.feeds``)."""
_SOURCE: Table = Source.__table__  # type: ignore[assignment] # a mapped class has a table
_ITEM: Table = SourceItem.__table__  # type: ignore[assignment] # as above
_ROWS = select(_SOURCE).where(_SOURCE.c.id.in_(KEYS))
_ANY_ITEM = select(_ITEM, SourceFetch.at.label("retry_at")).outerjoin(SourceFetch, SourceFetch.item_id == _ITEM.c.id)
_ITEMS = _ANY_ITEM.where(_ITEM.c.id.in_(KEYS))
_COUNTS = (
    select(
        _ITEM.c.source_id,
        func.count().filter(_ITEM.c.is_public, _ITEM.c.post_id.is_not(None)).label("copies"),
        func.count(_ITEM.c.problem).label("set_aside"),
    )
    .where(_ITEM.c.source_id.in_(KEYS))
    .group_by(_ITEM.c.source_id)
)
_UNMAPPED = (
    select(SourceTerm.__table__)
    .where(SourceTerm.source_id.in_(KEYS), SourceTerm.kind.in_(("tag", "campaign")), SourceTerm.to_id.is_(None))
    .order_by(SourceTerm.name, SourceTerm.remote_id)
)


def listed(connection: Connection, _asked: Mapping[str, Any], window: Window, _site: Site) -> Rows:
    """A page of sources, the first made first. A key of the order is (id,)."""
    found = walked(connection, _SOURCE, Order((_SOURCE.c.id,), descending=False), [], window)
    ids = [one for (one,) in found.rows]
    forms = _forms(connection, ids)
    return Rows([orjson.dumps(forms[one]).decode() for one in ids if one in forms], found.next_key, found.total)


def one(connection: Connection, source: UUID) -> dict[str, Any]:
    """The source. Raises ``NotFound``."""
    found = _forms(connection, [source]).get(source)
    if found is None:
        raise NotFound
    return found


def items(connection: Connection, source: UUID, asked: Mapping[str, Any], window: Window) -> Rows:
    """A page of the posts of a source, the last found first. Raises ``NotFound``. A key of the order is (id,)."""
    if connection.execute(select(_SOURCE.c.id).where(_SOURCE.c.id == source)).first() is None:
        raise NotFound
    conditions = [Condition(_ITEM.c.source_id == source)]
    if asked.get("set_aside") is not None:
        conditions.append(Condition(_ITEM.c.problem.is_not(None) if asked["set_aside"] else _ITEM.c.problem.is_(None)))
    found = walked(connection, _ITEM, Order((_ITEM.c.id,)), conditions, window)
    ids = [one for (one,) in found.rows]
    rows = {row.id: _item(row) for row in in_batches(connection, _ITEMS, ids)}
    return Rows([orjson.dumps(rows[one]).decode() for one in ids if one in rows], found.next_key, found.total)


def item(connection: Connection, source: UUID, remote: UUID) -> dict[str, Any]:
    """A post of a source, by its id there. Raises ``NotFound``."""
    row = connection.execute(_ANY_ITEM.where(_ITEM.c.source_id == source, _ITEM.c.remote_id == remote)).first()
    if row is None:
        raise NotFound
    return _item(row)


def _forms(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    counts = {row.source_id: row for row in in_batches(connection, _COUNTS, ids)}
    unmapped: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for term in in_batches(connection, _UNMAPPED, ids):
        unmapped[term.source_id].append(term)
    now = database_now_us(connection)
    return {row.id: _form(row, counts.get(row.id), unmapped[row.id], now) for row in in_batches(connection, _ROWS, ids)}


def _form(row: Row[Any], count: Row[Any] | None, unmapped: Sequence[Row[Any]], now: int) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "url": row.url,
        "section": str(row.section_id),
        "query": row.query,
        "has_account": row.account is not None,
        "licenses": row.licenses,
        "mapping": {"tags": row.mapping.get("tag", {}), "campaigns": row.mapping.get("campaign", {})},
        "unmapped": [
            {"type": term.kind, "id": str(term.remote_id), "slug": term.slug, "name": term.name} for term in unmapped[:MOST_UNMAPPED]
        ],
        "becomes": row.becomes,
        "interval_seconds": row.interval_seconds,
        "state": row.state,
        "cursor": row.cursor,
        "is_complete": row.is_complete,
        "pulled_at": _instant(row.pulled_at),
        "changed_at": _instant(row.changed_at),
        "lag_seconds": None if row.pulled_at is None else max(0, (now - row.pulled_at) // MICROSECONDS),
        "failing_since": _instant(row.failing_since),
        "failures": row.failures,
        "error": row.error,
        "left_out": orjson.loads(row.cursor).get("left") if row.kind == FEED and row.cursor else None,
        "next_at": _instant(row.next_at),
        "hub_until": _instant(row.hub_until),
        "copies": count.copies if count else 0,
        "set_aside": count.set_aside if count else 0,
        "absent": row.absent,
        "revision": row.revision,
        "created_at": _instant(row.created_at),
        "updated_at": _instant(row.updated_at),
    }


def _item(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": str(row.remote_id),
        "title": row.title,
        "url": row.url,
        "revision": row.revision,
        "is_public": row.is_public,
        "post": row.post_id and str(row.post_id),
        "problem": row.problem,
        "picture_problem": row.picture_problem,
        "retry_at": _instant(row.retry_at),
        "at": iso_us(row.at),
    }


def _instant(microseconds: int | None) -> str | None:
    return None if microseconds is None else iso_us(microseconds)
