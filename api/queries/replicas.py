"""Reads on replicas (standbys of PostgreSQL): of exactly the state that the primary has when it is asked, or not there.

The primary is asked for the number of its last change and for its history, which is one short statement; then a replica, at the beginning
of the snapshot in which all of the answer is read. Only if both say the same is it read there. So no answer is older than one that was
given before, by whichever process, and none newer than what the primary shows.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from threading import Lock, Thread
from typing import Any, TypeVar

from sqlalchemy import Connection, make_url, select

from api.db import LOCK_MS, Database, reading, snapshot
from api.errors import Unavailable
from api.models import Counter, History
from api.settings import Settings

REPLICA, BEHIND, AWAY = OUTCOMES = ("replica", "behind", "away")
"""What became of a read that replicas were there for: made by one; by the primary, since they were behind, or since one was away."""
READ_MS = 1_000
"""A statement has so long on a replica, and a connection that hangs a second more; then the primary is asked."""
CONNECT_SECONDS = 2
"""The least that libpq takes."""
BEHIND_SECONDS = 0.05
"""So long a replica that is behind is not asked again."""
LOOK_SECONDS = 1.0
"""So often one that is away is looked for, by a thread of its own: no request waits for it."""

_STATE = select(Counter.seq, History(), Counter.floor, Counter.texts_seq).where(Counter.id == 1)
_log = logging.getLogger(__name__)

Made = TypeVar("Made")


class Replica:
    """One standby. ``rests_until``: when (``time.monotonic``) it is asked again."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.rests_until = 0.0

    @contextmanager
    def at(self, state: Sequence[Any]) -> Iterator[Database | None]:
        """The database in one snapshot of this state; ``None``: it has another one. Raises ``Unavailable``."""
        with snapshot(self.database) as connection:
            there = tuple(connection.execute(_STATE).one()) == state
            yield Database(self.database.url, self.database.site, at=connection) if there else None

    def state(self) -> Sequence[Any]:
        """Its state now. Raises ``Unavailable``."""
        with reading(self.database) as connection:
            return state_of(connection)


class Replicas:
    """The standbys of a primary. ``note`` is told what became of each read."""

    def __init__(self, primary: Database, replicas: Sequence[Replica], note: Callable[[str], None]) -> None:
        self._primary, self._replicas, self._note = primary, replicas, note
        self._turns, self._lock, self._looking = count(), Lock(), False

    @classmethod
    def of(cls, settings: Settings, primary: Database, note: Callable[[str], None]) -> "Replicas | None":
        """Those that the settings name, if there are any; they end with the primary."""
        found = replicas_of(settings)
        for replica in found:
            primary.keep(replica.database)
        return cls(primary, found, note) if found else None

    def read(self, make: Callable[[Database], Made]) -> Made:
        """What ``make`` reads of a replica in the primary's present state, or of the primary; it may be called twice."""
        candidates = self._candidates()
        outcome = AWAY if not candidates and self._is_any_away() else BEHIND
        state = self._present() if candidates else None
        for replica in candidates if state else ():
            try:
                with replica.at(state or ()) as there:
                    if there is not None:
                        self._note(REPLICA)
                        return make(there)
                replica.rests_until = time.monotonic() + BEHIND_SECONDS
            except Unavailable as error:
                outcome = AWAY
                self._miss(replica, error)
                break
        self._note(outcome)
        return make(self._primary)

    def _is_any_away(self) -> bool:
        return any(one.rests_until == float("inf") for one in self._replicas)

    def _candidates(self) -> list[Replica]:
        """Those that may be asked, each time another one first."""
        first, now = next(self._turns) % len(self._replicas), time.monotonic()
        return [one for one in (*self._replicas[first:], *self._replicas[:first]) if one.rests_until <= now]

    def _present(self) -> Sequence[Any] | None:
        try:
            with reading(self._primary) as connection:
                return state_of(connection)
        except Unavailable:  # whoever reads of it says so
            return None

    def _miss(self, replica: Replica, error: Unavailable) -> None:
        """Asks a replica no more until it answers again."""
        with self._lock:
            if replica.rests_until < float("inf"):
                _log.warning("A replica is away: %s %s", make_url(replica.database.url).host or "", error.__cause__ or error)
            replica.rests_until = float("inf")
            if not self._looking:
                self._looking = True
                Thread(target=self._look, name="replicas", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_SECONDS)
            for replica in [one for one in self._replicas if one.rests_until == float("inf")]:
                try:
                    replica.state()
                except Unavailable:
                    continue
                replica.rests_until = 0.0
            with self._lock:
                if not self._is_any_away():
                    self._looking = False
                    return


def replicas_of(settings: Settings) -> list[Replica]:
    """The replicas that the settings name; nothing is connected yet."""
    urls = [] if settings.replica_url is None else _one_each(settings.replica_url)
    return [Replica(Database(url, settings.site, settings.threads, True, LOCK_MS, READ_MS)) for url in urls]  # noqa: FBT003


def state_of(connection: Connection) -> Sequence[Any]:
    """The number of the last change, and the history that it belongs to."""
    return tuple(connection.execute(_STATE).one())


def _one_each(url: str) -> list[str]:
    """An address with several hosts as one for each."""
    parsed = make_url(url)
    query = {"connect_timeout": str(CONNECT_SECONDS), **parsed.query}
    hosts, ports = (str(query.pop(name, "")).split(",") for name in ("host", "port"))
    ports *= len(hosts) if len(ports) == 1 else 1
    places = [{name: value for name, value in (("host", host), ("port", port)) if value} for host, port in zip(hosts, ports, strict=True)]
    return [parsed.set(query={**query, **place}).render_as_string(hide_password=False) for place in places]
