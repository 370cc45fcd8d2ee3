"""Which surrogate keys the changes after a place have moved. How keys are spelled is in ``api.derived.facets``."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from api.derived.facets import ANY
from api.models import Counter
from api.queries.moves import between, moved_after

MOST = 2_000
"""Where more keys are to be purged, everything is: 20 calls are the most that a change makes."""
A_CALL = 100
"""Cloudflare takes 100 keys at once, Fastly 256; for Varnish 100 are 4.5 KB of a header, which may have 8."""


class Place(NamedTuple):
    """A place in the changes: ``seq`` is a number of the counter, ``basis`` what it holds for. Numbers of two bases do not compare."""

    basis: str
    seq: int


def moved(connection: Connection, after: Place | None, upto: Place, *, again: bool) -> list[str]:
    """The keys of all answers that may differ since ``after``, or ``ANY`` alone: where that is no place before ``upto``, too.

    Facets only know their last change. What has moved beyond ``upto`` meanwhile is not left out, or ``all`` would never be purged
    while somebody writes; but it is ``again``: that it moved is to be purged twice, too.
    """
    if after is None or after.basis != upto.basis or after.seq > upto.seq:
        return [ANY]
    until = upto.seq if again else None
    texts = connection.execute(select(Counter.id).where(*between(Counter.texts_seq, after.seq, until))).all()
    keys = moved_after(connection, after.seq, until, most=MOST)
    return [ANY] if texts or keys is None else sorted(keys)


def calls(keys: list[str]) -> list[list[str]]:
    """The keys, as many in each part as go into one call."""
    return [keys[start : start + A_CALL] for start in range(0, len(keys), A_CALL)]
