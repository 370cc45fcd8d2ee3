"""When shared caches are purged: soon after a change, and once more. Which keys is in ``keys``; who may purge, in ``api.worker``."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select, update

from api.clock import MICROSECONDS
from api.db import Database, faults, reading
from api.models import Consumer, Counter, History
from api.outbound.retrying import Retrying
from api.purge.keys import Place, calls, moved

log = logging.getLogger("broadsheet.purge")

SOON, AGAIN = "purge", "purge-again"
"""Rows of ``consumer`` with the places up to which all was purged; the first migration makes them."""
SOON_US = MICROSECONDS // 4
"""After a commit: by then each process answers with it."""
AGAIN_US = 5 * MICROSECONDS
"""After a purge: what a cache had asked for before it, and stored after it, is gone by then."""
PAUSE_US = MICROSECONDS
"""Changes within a second are purged together."""


@dataclass
class Round:
    """One of the two times that all changes are purged, with its stored place. A batch is sent call by call, then the place moves."""

    name: str
    place: Place | None
    """``None`` where everything is to be purged."""
    reached: Place | None = None
    """Up to where may be purged by now."""
    calls: list[list[str]] = field(default_factory=list)
    """What is left of the batch that is being sent."""
    target: Place | None = None
    """The place at the end of that batch; ``None`` between two."""
    begin_at: int = 0
    """When the next batch may begin."""
    _waiting: deque[tuple[int, Place]] = field(default_factory=deque)

    def wait(self, place: Place, until: int) -> None:
        """From ``until`` on what changed up to this place is to be purged."""
        self._waiting.append((until, place))

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to send, now or later."""
        return bool(self._waiting) or self.target is not None or self.reached not in (None, self.place)

    def is_due(self, now: int) -> bool:
        """Whether there is something to send or to store."""
        while self._waiting and self._waiting[0][0] <= now:
            self.reached = self._waiting.popleft()[1]
        return self.target is not None or (self.reached not in (None, self.place) and now >= self.begin_at)

    def begin(self, database: Database, now: int) -> None:
        """Finds out what a batch consists of, unless one is being sent."""
        if self.target is None and self.reached is not None:
            with reading(database) as connection:
                self.calls = calls(moved(connection, self.place, self.reached, again=self.name == AGAIN))
            self.target, self.begin_at = self.reached, now + PAUSE_US

    def end(self, database: Database) -> Place | None:
        """The place that the round has come to, stored, if its batch is done."""
        if self.calls or self.target is None:
            return None
        store = update(Consumer).where(Consumer.name == self.name).values(seq=self.target.seq, basis=self.target.basis)
        with faults(), database.write.begin() as connection:
            connection.execute(store)
        self.place, self.target = self.target, None
        return self.place


class Purger:
    """Purges a cache after changes. Made anew by each process that takes the role over; what it knows besides is in the database.

    ``send`` purges at most 100 keys; ``shown``: what answers depend on besides rows: where that differs, all are purged.
    ``clock`` tells µs from any moment on.
    """

    def __init__(self, database: Database, send: Callable[[Sequence[str]], None], *, shown: str, clock: Callable[[], int]) -> None:
        self._database, self._send, self._shown, self._clock = database, send, shown, clock
        places = self._stored()
        self._soon, self._again = Round(SOON, places.get(SOON)), Round(AGAIN, places.get(AGAIN))
        self._rounds = [self._soon, self._again]
        self._seen: Place | None = None
        self._retrying = Retrying("purge", log)
        if self._soon.place not in (None, self._again.place):  # when that was purged is not known: now at the latest
            self._again.wait(self._soon.place, clock() + AGAIN_US)

    @property
    def is_busy(self) -> bool:
        """Whether there is something to purge before long."""
        return any(each.is_waiting for each in self._rounds) and not self._retrying.is_pausing(self._clock())

    def step(self) -> bool:
        """Sends at most one call, of what is due; whether one was sent, so that the next need not wait.

        Raises ``Unavailable``; a cache that does not do as asked is only logged, and asked again later.
        """
        self._look()
        now = self._clock()
        due = next((each for each in self._rounds if each.is_due(now)), None)
        if due is None or self._retrying.is_pausing(now):
            return False
        due.begin(self._database, now)
        if due.calls and not self._retrying.succeeds(partial(self._send, due.calls[0]), self._clock):
            return False
        del due.calls[:1]
        place = due.end(self._database)
        if place and due is self._soon:
            self._again.wait(place, self._clock() + AGAIN_US)
        self._rounds.reverse()  # neither waits for ever for the other
        return True

    def _look(self) -> None:
        """Notes how far the changes are now."""
        with reading(self._database) as connection:
            counter = connection.execute(select(Counter.seq, History().label("history"))).one()
        present = Place(f"{counter.history} {self._shown}", counter.seq)
        if present != self._seen:
            self._seen = present
            self._soon.wait(present, self._clock() + SOON_US)

    def _stored(self) -> dict[str, Place]:
        """The places by round; none for one that has never been purged."""
        with reading(self._database) as connection:
            rows = connection.execute(select(Consumer.name, Consumer.basis, Consumer.seq).where(Consumer.name.in_((SOON, AGAIN))))
            return {row.name: Place(row.basis, row.seq) for row in rows if row.basis is not None}
