"""Paging: the part of a list that is asked for, what a list answers, how to go on. Which rows match is not decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, SQLColumnExpression, func, select, tuple_

from schemas.query import MOST_LISTED

MOST_COUNTED = MOST_LISTED
"""So far totals are counted; numbered pages end there, too."""


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the ordered rows is wanted.

    ``limit`` rows after the row whose sort key is ``after`` (never with ``offset``), or from the
    ``offset``-th row on (from 0); ``count`` asks for a total too.
    """

    limit: int
    after: tuple[Any, ...] | None = None
    offset: int = 0
    count: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows match; ``at_least`` where counting stopped at the bound."""

    value: int
    relation: Literal["exact", "at_least"]

    @classmethod
    def bounded(cls, value: int, most: int) -> "Total":
        """The total of a count that was stopped at ``most`` + 1 rows."""
        return cls(most, "at_least") if value > most else cls(value, "exact")


@dataclass(frozen=True, slots=True)
class Rows:
    """One page: its items in order, the sort key of the last one when more follow, the total if asked, the keys to purge it by.

    ``unknown``: (parameter, value) of each filter that names nothing that ever was. ``groups``: what the page depends on
    (``api.queries.moves``). ``suggestion``: what to ask instead, where a question found nothing.
    """

    items: Sequence[Any]
    next_key: tuple[Any, ...] | None = None
    total: Total | None = None
    keys: Sequence[str] = ()
    unknown: Sequence[tuple[str, str]] = ()
    groups: Sequence[Sequence[str]] = ()
    suggestion: str | None = None


def behind(columns: Sequence[SQLColumnExpression[Any]], key: Sequence[Any], *, descending: bool = False) -> ColumnElement[bool]:
    """The condition that a row follows the one with this key in the order of these columns, all in one direction (keyset paging)."""
    # A bare column, where there is one only: both databases walk its index then.
    here: Any = columns[0] if len(columns) == 1 else tuple_(*columns)
    there: Any = key[0] if len(columns) == 1 else tuple_(*key)
    condition: ColumnElement[bool] = here < there if descending else here > there
    return condition


def counted(connection: Connection, rows: Select[Any], most: int | None = None) -> Total:
    """How many rows a statement has, counted up to ``MOST_COUNTED``."""
    bound = MOST_COUNTED if most is None else most
    value: int = connection.scalar(select(func.count()).select_from(rows.limit(bound + 1).subquery())) or 0
    return Total.bounded(value, bound)
