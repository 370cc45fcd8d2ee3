"""What left a list of posts in the last days: for feeds, whose readers would keep it for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, not_, or_, select

from api.clock import iso
from api.derived.card_format import members_of
from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.models import Card, Change, Departure, Mark, Post
from api.queries.driver import among
from api.queries.posts.filters import RANGES, resolved
from api.queries.posts.statements import compared
from api.queries.sync.log import bears_one, groups_of, left_one
from api.settings import Site

DAYS, MOST = 30, 100
SCANNED = 1_000
"""So many posts that left something are looked at: on a busy site, fewer days."""

_SINCE = select(func.coalesce(func.max(Mark.seq), 0)).where(Mark.day <= select(func.max(Mark.day) - DAYS).scalar_subquery())
_PUBLIC_COPIES = select(Post.origin_uri).where(Post.origin_uri.in_(KEYS), IS_PUBLISHED)
_JSON = select(Card.post_id, Card.json).where(Card.post_id.in_(KEYS))


@dataclass(frozen=True, slots=True)
class Departed:
    """A post that left: its id, where it was copied from (``{uri …}`` or ``None``), when (RFC 3339)."""

    post_id: str
    origin: Mapping[str, Any] | None
    at: str


def gone(connection: Connection, asked: Mapping[str, Any], site: Site) -> Sequence[Departed]:
    """The last posts that are no longer public, or no longer under the facets that the list is of; the newest first.

    What else a list is asked by says nothing of them: some may never have been in it, which no reader minds.
    """
    filters = resolved(connection, {name: value for name, value in asked.items() if name != "q"}, site)
    groups = groups_of(filters)
    bounds = {name: value for name, value in filters.bounds.items() if RANGES[name][0] == "position"}
    values: dict[str, Any] = {f"some{number}": group for number, group in enumerate(groups)}
    values |= {**bounds, "facets": [one for group in groups for one in group], "since": connection.execute(_SINCE).scalar_one()}
    rows = connection.execute(_statement(len(groups), tuple(bounds)), values).all()
    shown = {card.post_id: card.json for card in in_batches(connection, _JSON, [row.entity_id for row in rows if row.is_public])}
    # An entry is known by its origin's name: what another copy has by now is not gone.
    there = {uri for (uri,) in in_batches(connection, _PUBLIC_COPIES, [row.uri for row in rows if row.uri and not row.is_public])}
    left = [row for row in rows if row.is_public or row.uri not in there]
    return [Departed(str(row.entity_id), _origin(row, shown.get(row.entity_id)), iso(row.at)) for row in left]


def _origin(row: Row[Any], json: str | None) -> Mapping[str, Any] | None:
    if json is not None:
        origin: Mapping[str, Any] | None = members_of(json)["origin"]
        return origin
    return None if row.uri is None else {"uri": row.uri}


@lru_cache(maxsize=64)
def _statement(groups: int, bounds: tuple[str, ...]) -> Select[Any]:
    table, last = Change.__table__, func.max(Departure.seq)
    where = (among(Departure.facet_id, "facets"), Departure.seq > bindparam("since"))
    recent = select(Departure.entity_id).where(*where).group_by(Departure.entity_id).order_by(last.desc()).limit(SCANNED).subquery()
    row = select(table).join(recent, recent.c.entity_id == table.c.entity_id).subquery("row")
    inside = and_(row.c.is_public, *(bears_one(row, number) for number in range(groups)))
    within = [compared(name, row.c.position) for name in bounds]
    left = [or_(bears_one(row, number), left_one(row, number)) for number in range(groups)]
    return select(row).where(not_(inside), *within, *left).order_by(row.c.seq.desc(), row.c.entity_id).limit(MOST)
