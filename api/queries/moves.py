"""When what answers show has last moved, by surrogate key: an answer outlives all changes of what it does not show.

An answer tells what it depends on as groups of keys. It stays true as long as in one of its groups nothing moves: what enters, leaves
or changes within a list bears a facet of each group before it or after it, and whatever has changed moves all facets of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from api.db import Database, reading
from api.derived.facets import detail_key, facet_key, kind_key
from api.models import Change, Counter, Facet
from api.queries.validity import State

MOST_READ = 2_000
"""Where more has moved at once, all is taken to have."""
MOST_KEPT = 50_000
"""Keys of which it is kept when they moved, about 10 MB; then all is forgotten, and older answers with it."""

Groups = Sequence[Sequence[str]]
"""What an answer depends on; of no groups: on everything."""

_COUNTER = select(Counter.seq, Counter.epoch, Counter.texts_seq).where(Counter.id == 1)


def moved_after(connection: Connection, after: int, until: int | None = None, *, most: int = MOST_READ) -> dict[str, int] | None:
    """By key, the number at which it moved last, of what did so after one number and up to another; ``None`` where it is more."""
    facets = select(Facet.kind, Facet.ref, Facet.seq).where(*between(Facet.seq, after, until)).limit(most + 1)
    changes = select(Change.kind, Change.entity_id, Change.seq).where(*between(Change.seq, after, until)).limit(most + 1)
    moved = {facet_key(kind, ref): seq for kind, ref, seq in connection.execute(facets)}
    for kind, entity, seq in connection.execute(changes):
        # Lists of posts have the keys of facets.
        for key in (detail_key(kind, entity), *(() if kind == "post" else (kind_key(kind),))):
            moved[key] = max(seq, moved.get(key, 0))
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
    """What has moved since the process began, read on as the counter goes on."""

    def __init__(self, database: Database) -> None:
        self._database, self._lock = database, Lock()
        self._known: _Known | None = None

    def reach(self, state: State) -> bool:
        """Whether it is known what has moved up to this state."""
        known, (seq, epoch, _) = self._known, state
        return known is not None and known.epoch == epoch and known.seq >= seq

    def catch_up(self, state: State) -> None:
        """Reads what has moved up to this state, if that is not known. Raises ``Unavailable``."""
        if not self.reach(state):
            with self._lock:
                if not self.reach(state):
                    self._known = self._read(self._known)

    def stood(self, groups: Groups, since: State, state: State) -> bool:
        """Whether what was true in one state, and depends on these groups, is true in a later one. ``False`` where that is not known."""
        # One look: the next reading may begin anew, with nothing in it.
        known, (seq, epoch, _), before = self._known, state, since[0]
        if known is None or known.epoch != epoch or since[1] != epoch or known.seq < seq or before < known.floor:
            return False
        moved = known.moved
        return any(all(moved.get(key, 0) <= before for key in group) for group in groups)

    def _read(self, known: _Known | None) -> _Known:
        with reading(self._database) as connection:
            # The counter first: what is committed meanwhile is in the rows with a greater number, and is read once more.
            seq, epoch, texts_seq = connection.execute(_COUNTER).one()
            is_later = known is not None and known.epoch == epoch and known.seq <= seq
            moved = moved_after(connection, known.seq) if known is not None and is_later else None
        if known is None or moved is None or len(known.moved) + len(moved) > MOST_KEPT:
            return _Known(epoch, seq, seq, {})
        # Those who look meanwhile see more moved than they ask for, never less.
        known.moved.update(moved)
        return _Known(epoch, seq, max(known.floor, texts_seq), known.moved)
