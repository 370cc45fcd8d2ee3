"""Until when what was read stays true: the counter of changes, and the next moment at which time alone will change something.

A finished answer is valid as long as the state is equal to that which was read before its rows were. Nothing is stored here.
"""

import ctypes
import os
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, func, make_url, select

from api.db import Database, reading
from api.derived.facets import kind_key
from api.errors import Unavailable
from api.models import KINDS, Event
from api.queries.looks import Look, Looks, LooksInAFile, State, looks
from api.queries.moves import Moves
from api.settings import Site

LIFE_SECONDS = 0.05
"""How long a state that was read from PostgreSQL is taken for the present one: the staleness that is promised to other processes."""
AWAY_SECONDS = 60
"""So long the last state is held on to while the server is away, as in a failover: that is how old a stored answer can be then."""
PATIENCE_SECONDS = 1.0
"""A server that has not answered for so long is away, too."""
RETRY_SECONDS = 0.25
"""So often one that is away is asked."""

TURNING = frozenset({kind_key("campaign"), kind_key("event")})
"""The keys that move with each change of what time changes, besides posts."""

_CAMPAIGN = KINDS["campaign"].table
_BEGINS = select(func.min(_CAMPAIGN.c.starts_on)).where(_CAMPAIGN.c.state == "upcoming").scalar_subquery()
_ENDS = select(func.min(_CAMPAIGN.c.ends_on)).where(_CAMPAIGN.c.state == "active").scalar_subquery()
_DAYS = select(_BEGINS, _ENDS)
_EVENT_DUE = select(func.min(Event.due_at)).where(Event.due_at.is_not(None))


# SQLite puts a header at the beginning of the wal-index before a commit is seen by anybody (sqlite.org/walformat.html, 2.1): 48 bytes
# with a counter of transactions and checksums, different after each. Here it is only compared with what it was: what has changed is read
# by SQL. It lies in memory that all processes share, so that looking takes no lock and no call.
HEADER_BYTES = 48
MAPPINGS = Path("/proc/self/maps")
FIELDS = 6
"""Address, rights, offset, device, inode, path (proc(5))."""
BEGINNING = "00000000"


class States:
    """The present state. Called, it is asked for where it is not known; one that is not read anew is at most ``LIFE_SECONDS`` old.

    What this process has committed is always seen at once. Who follows is told each look before its state is seen by anybody.
    """

    def __init__(self, database: Database, looks: Looks, moves: Moves, coming: "NextChange | None") -> None:
        self._database, self._looks, self._moves, self._coming = database, looks, moves, coming

    def __call__(self) -> State:
        """The state. Raises ``Unavailable``."""
        raise NotImplementedError

    def known(self) -> State | None:
        """The state, if it is known without waiting for anybody."""
        raise NotImplementedError

    def ask(self) -> State:
        """The state as it is now. Raises ``Unavailable``."""
        return self()

    def is_due(self) -> bool:
        """Whether it should be asked for, since it will not be known for long."""
        return False

    def last(self) -> State | None:
        """Where the server is away: the last state that was seen, while it may be held on to."""
        return None

    def _looked(self) -> State:
        look = self._looks.take(self._moves.seq)
        self._moves.take(look)
        if self._coming is not None:
            self._coming.take(look)
        return look.state


def states(database: Database, moves: Moves | None = None, coming: "NextChange | None" = None) -> States:
    """What answers the present state of a database, and tells ``moves`` and ``coming`` what it has seen."""
    kind = _InAFile if database.is_sqlite else _OnAServer
    return kind(database, looks(database), moves or Moves(), coming)


class _InAFile(States):
    """The state of an SQLite file, read again only where the wal-index says that something was committed since.

    The statement alone is quick, but it lets go of the interpreter's lock, which another thread takes: that costs as much as the rest.
    """

    _looks: LooksInAFile

    def __init__(self, database: Database, *others: Any) -> None:
        super().__init__(database, *others)
        self._file, self._lock = make_url(database.url).database or "", Lock()
        self._header: Callable[[], bytes] | None = None
        self._known: tuple[bytes, State] | None = None

    def __call__(self) -> State:
        known = self._known
        if known is not None and self._looks.is_open and self._header is not None and known[0] == self._header():
            return known[1]
        with self._lock:
            if not self._looks.is_open:
                self._header, self._known = None, None
                self._looks.open()
            # Looked at before the rows: what is committed in between is read once more.
            before = self._header() if self._header else None
            state = self._looked()
            self._header = self._header or header_of(self._file)
            self._known = None if before is None else (before, state)
        return state

    def known(self) -> State | None:
        """Of a file in WAL mode, which readers never wait for: it is read where something was committed."""
        if not self._looks.is_open or self._header is None:
            return None
        try:
            return self()
        except Unavailable:
            return None


class _OnAServer(States):
    """From the server, kept for a moment: to ask it takes longer than a stored answer."""

    _known: tuple[int, float, State] | None = None
    _failed_at: float | None = None
    """When the server did not answer last, if it has not since."""
    _waits_since: float | None = None
    """Since when no answer has come, if one is waited for."""

    def __call__(self) -> State:
        known = self.known()
        if known is None and not self._is_time():
            raise Unavailable("The database does not answer.")
        return known or self.ask()

    def ask(self) -> State:
        """From the server."""
        commits, now = self._database.commits, time.monotonic()
        self._waits_since = self._waits_since or now
        try:
            looked = self._looked()
        except Unavailable:
            if self._known is None or self._known[1] < now + LIFE_SECONDS:  # nobody was answered meanwhile
                self._failed_at = time.monotonic()
            raise
        self._known, self._waits_since, self._failed_at = (commits, now + LIFE_SECONDS, looked), None, None
        return looked

    def known(self) -> State | None:
        """While it is not too old, and this process has committed nothing."""
        known = self._known
        is_fresh = known is not None and known[0] == self._database.commits and time.monotonic() < known[1]
        return known[2] if known is not None and is_fresh else None

    def is_due(self) -> bool:
        """In the second half of its life."""
        return self._known is not None and time.monotonic() >= self._known[1] - LIFE_SECONDS / 2 and self._is_time()

    def last(self) -> State | None:
        """Not if this process has committed something since: that it has seen."""
        known, waits_since, now = self._known, self._waits_since, time.monotonic()
        is_away = self._failed_at is not None or (waits_since is not None and now - waits_since > PATIENCE_SECONDS)
        is_last = known is not None and known[0] == self._database.commits and now - known[1] < AWAY_SECONDS
        return known[2] if known is not None and is_away and is_last else None

    def _is_time(self) -> bool:
        """Whether to ask: one that is away only now and then."""
        return self._failed_at is None or time.monotonic() - self._failed_at >= RETRY_SECONDS


class NextChange:
    """The next moment at which time alone changes a public answer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[int, str, int | None] | None = None

    def at(self, state: State) -> int | None:
        """In seconds since 1970, ``None`` for never; in the past where the worker has not done it yet. Raises ``Unavailable``."""
        known = self._known
        if known is None or known[:2] != state[:2]:
            # Whoever writes a campaign or an event moves the counter: for one number of it the moment is read once.
            with reading(self._database) as connection:
                known = self._known = (*state[:2], turns_at(connection, self._database.site))
        return min([moment for moment in (state[2], known[2]) if moment is not None], default=None)

    def take(self, look: Look) -> None:
        """Goes on to the state of a look, where no campaign and no event has moved since the one before."""
        known, (seq, epoch, _) = self._known, look.state
        if known is not None and known[:2] == (look.after, epoch) and look.moved is not None and TURNING.isdisjoint(look.moved):
            self._known = (seq, epoch, known[2])

    def is_known(self, state: State) -> bool:
        """Whether ``at`` answers without asking the database."""
        known = self._known
        return known is not None and known[:2] == state[:2]


def turns_at(connection: Connection, site: Site) -> int | None:
    """When the next campaign begins or ends (seconds): midnight in the site's zone, since days are inclusive; or when an event does."""
    begins, ends = connection.execute(_DAYS).one()
    days = [day for day in (begins, ends and ends + timedelta(days=1)) if day]
    due: int | None = connection.scalar(_EVENT_DUE)
    return min([*(_midnight(day, site) for day in days), *([] if due is None else [due])], default=None)


def _midnight(day: date, site: Site) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=site.zone).timestamp())


def header_of(file: str) -> Callable[[], bytes] | None:
    """A function that answers the header, for as long as a connection stays open that has read the file in WAL mode.

    ``None`` where there is none: another system than Linux, another journal mode, nothing read yet. SQLite's own mapping is used:
    to open and close the wal-index here would take this process's locks on it away (POSIX, fcntl).
    """
    address = _address(os.path.realpath(file) + "-shm")
    if address is None:
        return None
    header = (ctypes.c_char * HEADER_BYTES).from_address(address)
    return lambda: header.raw


def _address(path: str) -> int | None:
    try:
        lines = MAPPINGS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    for line in lines:
        fields = line.split(maxsplit=FIELDS - 1)
        if len(fields) == FIELDS and fields[2] == BEGINNING and fields[5] == path:
            return int(fields[0].partition("-")[0], 16)
    return None
