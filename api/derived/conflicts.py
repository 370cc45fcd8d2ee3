"""What it means when a database refuses a row, decided by one table: somebody was faster, or it can never be as it was asked for."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NoResultFound
from sqlalchemy.orm.exc import StaleDataError

from api.errors import InUse, InvalidInput, Refused, SlugTaken, Stale

TRIES = 3
"""What met somebody else's write is done again, as often at most; who was refused that often is told why, not to try again."""
RACES = ("40P01", "40001")
"""PostgreSQL's codes for a deadlock and for transactions that cannot stand beside each other (Appendix A of its manual)."""

Done = TypeVar("Done")


def _taken(error: DBAPIError) -> Refused:
    table = getattr(getattr(error.orig, "diag", None), "table_name", None) or _first(r"failed: (\w+)\.", str(error.orig))
    if table == "slug":
        return SlugTaken("Another one has, or had, this slug.")
    return InvalidInput(f"Another {_noun(table)} has the same already.")


def _named(error: DBAPIError) -> Refused:
    deleted = _first(r"^\s*DELETE FROM (\w+)", error.statement or "")
    if deleted:
        return InUse(f"Others still name this {_noun(deleted)}: it cannot be deleted.")
    return InvalidInput("Something that this names is not there, or not any more.")


def _said(sentence: str) -> Callable[[object], Refused]:
    return lambda _error: InvalidInput(sentence)


def _first(pattern: str, text: str) -> str | None:
    found = re.search(pattern, text)
    return found[1] if found else None


def _noun(table: str | None) -> str:
    return (table or "row").replace("_", " ")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind of refusal: how PostgreSQL's code for it begins, and SQLite's message, whose codes some drivers do not tell.

    ``is_race``: whether it may be somebody else who was faster, so that it is tried again; ``told``: what answers when that is no use.
    """

    state: str
    message: str
    told: Callable[[Any], Refused]
    is_race: bool = False


UNFIT = Refusal("22", "datatype mismatch", _said("A value cannot be held by the database."))
REFUSALS = (
    Refusal("23505", "UNIQUE constraint failed", _taken, is_race=True),
    Refusal("23503", "FOREIGN KEY constraint failed", _named, is_race=True),
    Refusal("23502", "NOT NULL constraint failed", _said("A value is missing that must be there.")),
    Refusal("23514", "CHECK constraint failed", _said("Values of this do not go together.")),
    Refusal("23", "constraint failed", _said("This cannot be kept beside what is there.")),
    Refusal("54", "string or blob too big", _said("A value is too long for the database, which has to find things by it.")),
    Refusal("22001", "string or blob too big", _said("A text is too long.")),
    Refusal("22003", "integer overflow", _said("A number is out of range.")),
    UNFIT,
)
"""The first that fits counts. PostgreSQL's codes are in Appendix A of its manual, SQLite's messages in its ``vdbe.c`` and ``insert.c``."""


def done_again(work: Callable[[], Done]) -> Done:
    """What ``work``, a whole transaction, returns; done again where it met another one, so that it raised ``Stale``.

    Where it did each time, what is told of that is raised.
    """
    for _ in range(TRIES - 1):
        with suppress(Stale):
            return work()
    try:
        return work()
    except Stale as error:
        raise error.told from error


@contextmanager
def conflicts() -> Iterator[None]:
    """Refusals of the database become ours: ``Stale`` where the same again may succeed, else what is wrong with what was asked."""
    try:
        yield
    except (StaleDataError, NoResultFound) as error:  # the second: what was there a statement ago is deleted
        raise Stale("Somebody else changed this in the meantime: read it again.") from error
    except DBAPIError as error:
        told = meaning_of(error)
        if told is None:
            raise
        raise told from error
    except (OverflowError, UnicodeEncodeError) as error:  # what a driver cannot send
        raise UNFIT.told(error) from error


def meaning_of(error: DBAPIError) -> Refused | None:
    """What a refusal of the database means; ``None`` for its other faults."""
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in RACES:
        return Stale("Somebody else wrote to the same in the meantime: try again.")
    for one in REFUSALS:
        if state.startswith(one.state) if state else one.message in str(error.orig):
            told = one.told(error)
            return Stale("Somebody else wrote the same in the meantime: try again.", lasting=told) if one.is_race else told
    return UNFIT.told(error) if isinstance(error, DataError | IntegrityError) else None
