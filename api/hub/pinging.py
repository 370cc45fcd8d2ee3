"""When a hub is told: after a change, once it can be read, and until the hub has taken it. Which feeds is in ``topics``."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from api.clock import MICROSECONDS
from api.db import Database, faults, reading
from api.hub.topics import moved, unfiltered
from api.models import Consumer, Counter, History
from api.outbound.retrying import Retrying

log = logging.getLogger("broadsheet.hub")

ROLE = "hub"
"""The row of ``consumer`` with the place up to which the hub was told; a migration makes it."""
MERGE_US = MICROSECONDS
"""Changes within a second are told together."""
SOON_US = MICROSECONDS // 4
"""After a commit: by then each process answers with it."""
PURGE_US = 30 * MICROSECONDS
"""So long a shared cache that does not answer holds a ping."""
A_CALL = 100
"""Topics in one call."""


@dataclass
class _Told:
    """What changed in an epoch after one number (``None``: after a restore, nobody knows) and up to another; ``calls``: what is left of it.

    ``since``: when it was found, in µs.
    """

    epoch: str
    after: int | None
    upto: int
    since: int
    calls: list[list[str]] | None = None


class Pinger:
    """Tells a hub what has changed. Made anew by each process that takes the role over; what it knows besides is in the database.

    ``send`` tells the hub of at most 100 addresses; ``purged`` answers up to which number a shared cache was purged, ``None`` while that
    is not known; there may be no such cache. ``clock`` tells µs from any moment on.
    """

    def __init__(
        self,
        database: Database,
        send: Callable[[Sequence[str]], None],
        *,
        purged: Callable[[], int | None] | None,
        clock: Callable[[], int],
    ) -> None:
        self._database, self._send, self._purged, self._clock = database, send, purged, clock
        self._retrying = Retrying("ping", log)
        self._merged_at: int | None = None
        self._told: _Told | None = None

    @property
    def is_busy(self) -> bool:
        """Whether there is something to tell before long."""
        is_waiting = self._told is not None or self._merged_at is not None
        return is_waiting and not self._retrying.is_pausing(self._clock())

    def step(self) -> bool:
        """Sends at most one call, of what is due; whether one was sent, so that the next need not wait.

        Raises ``Unavailable``; a hub that does not do as asked is only logged, and told later of all that has changed by then.
        """
        now = self._clock()
        if self._retrying.is_pausing(now):
            return False
        told = self._told or self._look(now)
        if told is None or not self._is_released(told, now):
            return False
        calls = told.calls = self._found(told) if told.calls is None else told.calls
        if not calls:
            self._store(told)
            return False
        if self._retrying.succeeds(lambda: self._send(calls[0]), self._clock):
            del calls[0]
        else:  # it is told later, and of what has changed until then
            self._told = None
        return True

    def _look(self, now: int) -> "_Told | None":
        """What is to be told, once changes of a second are together."""
        with reading(self._database) as connection:
            present = connection.execute(select(Counter.seq, History().label("epoch"))).one()
            place = connection.execute(select(Consumer.seq, Consumer.basis).where(Consumer.name == ROLE)).one()
        if place.basis is None:  # what was before there was a hub, nobody follows by it
            self._store(_Told(present.epoch, 0, present.seq, now))
        elif place.basis != present.epoch:
            self._told = _Told(present.epoch, None, present.seq, now)
        elif present.seq <= place.seq:
            self._merged_at = None
        elif self._merged_at is None:
            self._merged_at = now + MERGE_US
        elif now >= self._merged_at:
            self._told = _Told(present.epoch, place.seq, present.seq, now)
        return self._told

    def _is_released(self, told: "_Told", now: int) -> bool:
        """Whether every process answers with it, and the shared cache has nothing older."""
        waited = now - told.since
        if self._purged is None or waited >= PURGE_US:
            return waited >= SOON_US
        purged = self._purged()
        return purged is not None and purged >= told.upto

    def _found(self, told: "_Told") -> list[list[str]]:
        if told.after is None:
            addresses = unfiltered(self._database.site)
        else:
            with reading(self._database) as connection:
                addresses = moved(connection, told.after, self._database.site)
        return [addresses[start : start + A_CALL] for start in range(0, len(addresses), A_CALL)]

    def _store(self, told: "_Told") -> None:
        place = update(Consumer).where(Consumer.name == ROLE).values(seq=told.upto, basis=told.epoch)
        with faults(), self._database.write.begin() as connection:
            connection.execute(place)
        self._told = self._merged_at = None
