"""The log of changes as a client with a filter reads it: what came, what stayed, what left. One row a resource."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, exists, literal_column, or_, select
from sqlalchemy.sql import FromClause

from api.models import Change, Departure
from api.queries.driver import among
from api.queries.paging import behind
from api.queries.posts.filters import RANGES, Filters
from api.queries.posts.statements import bears, compared
from api.queries.sync.places import InLog
from api.queries.sync.scopes import Scope

SCANNED = 10_000
"""So many rows of the log are looked at for one page: with a narrow filter it may then be short, even empty."""

_CHANGE = Change.__table__
_BEHIND = (
    select(_CHANGE)
    .where(behind((_CHANGE.c.seq, _CHANGE.c.entity_id), (bindparam("seq"), bindparam("entity", type_=_CHANGE.c.entity_id.type))))
    .order_by(_CHANGE.c.seq, _CHANGE.c.entity_id)
)
_LAST_SCANNED = _BEHIND.with_only_columns(_CHANGE.c.seq, _CHANGE.c.entity_id).limit(literal_column("1")).offset(bindparam("most"))


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of the log in order, each with ``is_inside``; ``scanned``: where to look on, ``None`` at its end."""

    rows: Sequence[Row[Any]]
    scanned: InLog | None


def changes_behind(connection: Connection, scope: Scope, place: InLog, *, most: int, scanned: int = SCANNED) -> Found:
    """At most ``most`` changes behind a place that concern a client with this scope.

    A post that is in the filter now comes; one that is not comes if it is, or was after ``place.since``, under a facet of each of the
    filter's groups. What never was under one of them never comes.
    """
    values: dict[str, Any] = {"seq": place.seq, "entity": place.entity}
    asked: dict[str, Any] = {
        **values,
        "since": place.since,
        "most": scanned,
        "take": most,
        "kinds": [kind for kind in scope.kinds if kind != "post"],
    }
    groups = groups_of(scope.filters)
    asked |= {**{f"some{number}": group for number, group in enumerate(groups)}, **scope.filters.bounds}
    shape = _Shape("post" in scope.kinds, len(groups), bool(scope.filters.groups), tuple(scope.filters.bounds))
    rows = connection.execute(_statement(shape), asked).all()
    if len(rows) == most:
        return Found(rows, InLog(place.since, rows[-1].seq, rows[-1].entity_id))
    last = connection.execute(_LAST_SCANNED, {**values, "most": scanned - 1}).first()
    return Found(rows, None if last is None else InLog(place.since, last.seq, last.entity_id))


def groups_of(filters: Filters) -> list[list[int]]:
    """Numbers of facets, of each group any; without filters the facet that all public posts are under."""
    return [[number for one in group for number in one.numbers] for group in filters.groups or [[filters.everything]]]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What decides the statement's text."""

    posts: bool
    groups: int
    is_narrow: bool
    bounds: tuple[str, ...]


@lru_cache(maxsize=256)
def _statement(shape: _Shape) -> Select[Any]:
    row = _BEHIND.limit(bindparam("most")).subquery("row")
    inside = and_(row.c.is_public, *(bears_one(row, number) for number in range(shape.groups) if shape.is_narrow))
    # Positions are for ever: what is outside the bounds always was. Of what changes nobody could say whether it left.
    within = [compared(name, row.c[RANGES[name][0]]) for name in shape.bounds]
    concerned = [
        or_(bears_one(row, number) if shape.is_narrow else row.c.is_public, left_one(row, number)) for number in range(shape.groups)
    ]
    post = and_(row.c.kind == "post", *within, *concerned)
    others = among(row.c.kind, "kinds")
    return (
        select(row, inside.label("is_inside"))
        .where(or_(others, post) if shape.posts else others)
        .order_by(row.c.seq, row.c.entity_id)
        .limit(bindparam("take"))
    )


def bears_one(row: FromClause, number: int) -> ColumnElement[bool]:
    """The condition that the post is listed under a facet of the group."""
    return bears(f"some{number}", row.c.position).is_not(None)


def left_one(row: FromClause, number: int) -> ColumnElement[bool]:
    """Whether the post has left a facet of the group after ``since``."""
    return exists(literal_column("1")).where(
        among(Departure.facet_id, f"some{number}"), Departure.entity_id == row.c.entity_id, Departure.seq > bindparam("since")
    )
