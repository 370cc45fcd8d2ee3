"""When what answers show has last moved, by surrogate key: an answer outlives all changes of what it does not show.

An answer tells what it depends on as groups of keys. It stays true as long as in one of its groups nothing moves: what enters, leaves
or changes within a list bears a facet of each group before it or after it, and whatever has changed moves all facets of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from api.models import Change, Facet
from api.queries.looks import MOST_READ, Look, State, keyed

MOST_KEPT = 50_000
"""Keys of which it is kept when they moved, about 10 MB; then all is forgotten, and older answers with it."""

Groups = Sequence[Sequence[str]]
"""What an answer depends on; of no groups: on everything."""


def moved_after(connection: Connection, after: int, until: int | None = None, *, most: int = MOST_READ) -> dict[str, int] | None:
    """By key, the number at which it moved last, of what did so after one number and up to another; ``None`` where it is more."""
    facets = select(Facet.kind, Facet.ref, Facet.seq).where(*between(Facet.seq, after, until)).limit(most + 1)
    changes = select(Change.kind, Change.entity_id, Change.seq).where(*between(Change.seq, after, until)).limit(most + 1)
    moved = keyed(connection.execute(facets), connection.execute(changes))
    return None if len(moved) > most else moved


def between(column: InstrumentedAttribute[int], after: int, until: int | None) -> list[ColumnElement[bool]]:
    """The conditions that a number is greater than ``after``, and ``until`` at most."""
    return [column > after] if until is None else [column > after, column <= until]


@dataclass(frozen=True, slots=True)
class _Known:
    """What moved after ``floor``, up to ``seq`` at least; of what is older than ``floor``, nothing is known."""

    epoch: str
    seq: int
    floor: int
    moved: dict[str, int]


class Moves:
    """What has moved since the process began, told by looks as the counter goes on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: _Known | None = None

    @property
    def seq(self) -> int | None:
        """The number up to which it is known; ``None``: nothing is."""
        known = self._known
        return None if known is None else known.seq

    def take(self, look: Look) -> None:
        """Goes on to what a look has told."""
        with self._lock:
            self._known = _taken(self._known, look)

    def reach(self, state: State) -> bool:
        """Whether it is known what has moved up to this state."""
        known, (seq, epoch, _) = self._known, state
        return known is not None and known.epoch == epoch and known.seq >= seq

    def stood(self, groups: Groups, since: State, state: State) -> bool:
        """Whether what was true in one state, and depends on these groups, is true in a later one. ``False`` where that is not known."""
        # One look: the next reading may begin anew, with nothing in it.
        known, (seq, epoch, _), before = self._known, state, since[0]
        if known is None or known.epoch != epoch or since[1] != epoch or known.seq < seq or before < known.floor:
            return False
        moved = known.moved
        return any(all(moved.get(key, 0) <= before for key in group) for group in groups)


def _taken(known: _Known | None, look: Look) -> _Known:
    seq, epoch, _ = look.state
    anew = _Known(epoch, seq, seq, {})
    if known is None or known.epoch != epoch or (look.after is not None and seq < look.after):  # the database was put back
        return anew
    if seq < known.seq:  # a later look was quicker
        return known
    if look.after is None or look.after > known.seq or look.moved is None or len(known.moved) + len(look.moved) > MOST_KEPT:
        return anew
    # Those who ask meanwhile see more moved than they ask for, never less.
    known.moved.update(look.moved)
    return _Known(epoch, seq, max(known.floor, look.texts_seq), known.moved)
