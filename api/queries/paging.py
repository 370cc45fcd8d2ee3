"""The part of a list that is asked for, and what a list answers. Which rows match is not decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal


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


@dataclass(frozen=True, slots=True)
class Rows:
    """One page: its items in order, the sort key of the last one when more follow, the total if asked, the keys to purge it by."""

    items: Sequence[Any]
    next_key: tuple[Any, ...] | None = None
    total: Total | None = None
    keys: Sequence[str] = ()
