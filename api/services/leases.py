"""Leases: of all processes one at a time fills a role, and another follows when it is gone. What the roles do is in ``api.worker``.

A row of ``consumer`` says who has a role and until when, by the database's clock. Beside it who has the role holds a lock that ends
with the process (``Mark``): so one that was killed is followed at once, and one that hangs when its lease ends.
"""

import fcntl
import logging
import time
from dataclasses import dataclass, field
from select import POLLIN, poll
from typing import IO, Any
from zlib import crc32

from sqlalchemy import Connection, Row, TextClause, bindparam, make_url, select, text, update

from api.checkpoints import lock_of
from api.clock import MICROSECONDS, ReadClock, database_now_us, is_to_come
from api.db import Database, faults, reading
from api.errors import BroadsheetError
from api.models import Consumer

log = logging.getLogger("broadsheet.worker")

LEASE_US = 30 * MICROSECONDS
LATEST_US = 2 * LEASE_US
"""Another process may have taken one so much later than this one looked at the clock. One that ends later was set by one that was ahead."""
RENEW_US = 20 * MICROSECONDS
"""A lease is renewed when less than this is left: an idle worker writes every ten seconds."""
ASK_US = MICROSECONDS
"""One that another process has is asked for again after this."""

CLOCK_SECONDS = 5
"""So long the database's clock is not asked again: one that is set is followed after this."""
ASK_LOCK_SECONDS = 2
"""So long a lock on a server is taken to hold without being asked, while the server says nothing: changes are by compare-and-swap, too."""

ADVISORY = 711_020
"""The first number of the advisory locks, of which the second stands for the role."""
KEEP_ALIVE = ("SET tcp_keepalives_idle = 2", "SET tcp_keepalives_interval = 1", "SET tcp_keepalives_count = 2")
"""PostgreSQL ends the connection to a machine that is gone, and with it the lock, after four seconds (19.3.2 of its manual)."""


_TRY = text("SELECT pg_try_advisory_lock(CAST(:first AS INTEGER), CAST(:second AS INTEGER))")
_UNLOCK = text("SELECT pg_advisory_unlock(CAST(:first AS INTEGER), CAST(:second AS INTEGER))")
_STILL_THERE = text("SELECT true")
_ROW = select(Consumer.lease_owner, Consumer.lease_until).where(Consumer.name == bindparam("role"))


def database_clock(database: Database) -> int:
    """The database's own time in µs: the same for all workers."""
    with reading(database) as connection:
        return database_now_us(connection)


class KeptClock:
    """The database's own time, asked for every few seconds, and in between as time passes here: any task looks many times a second."""

    def __init__(self) -> None:
        self._read: ReadClock | None = None

    def __call__(self, database: Database) -> int:
        """Its time in µs. Raises ``Unavailable``."""
        read = self._read
        if read is None or read.age_seconds >= CLOCK_SECONDS:
            self._read = read = ReadClock(database_clock(database))
        return read.now()


class FileMark:
    """A lock on a file beside the SQLite database. The file stays: to take it away would let two have a lock of one name."""

    def __init__(self, database: Database, role: str) -> None:
        self._database, self._path = database, lock_of(make_url(database.url).database or "", role)
        self._file: IO[bytes] | None = None

    def is_set(self) -> bool:
        """Whether this process has set it, and it holds."""
        return self._file is not None and not self._file.closed

    def set(self) -> bool:
        """Whether nobody else has it, so that it is set now."""
        try:
            file = self._path.open("ab")
        except OSError:  # then leases end by time alone
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._database.keep(file)
        self._file = file
        return True

    def clear(self) -> None:
        """Others may set it."""
        if self._file is not None:
            self._database.end(self._file)
            self._file = None

    def beside(self, role: str) -> "FileMark":
        """The mark of another role."""
        return FileMark(self._database, role)


class AdvisoryMark:
    """An advisory lock of PostgreSQL, on a connection of its own."""

    def __init__(self, database: Database, role: str) -> None:
        self._database, self._numbers = database, {"first": ADVISORY, "second": crc32(role.encode()) - 2**31}
        self._connection: Connection | None = None
        self._is_set = False
        self._asked_at = 0.0

    def is_set(self) -> bool:
        """Whether this process has set it, and it holds, or did a moment ago. Raises ``Unavailable`` where its connection ended."""
        if self._is_set and (time.monotonic() - self._asked_at >= ASK_LOCK_SECONDS or self._is_told()):
            self._asked(_STILL_THERE)
        return self._is_set

    def _is_told(self) -> bool:
        """Whether the server has said something unasked, as it does when it ends the connection."""
        assert self._connection is not None  # noqa: S101 - for the type checker: it is set over that
        driver: Any = self._connection.connection.dbapi_connection
        if driver is None or driver.closed:
            return True
        socket = poll()
        socket.register(driver.pgconn.socket, POLLIN)
        return bool(socket.poll(0))

    def set(self) -> bool:
        """Whether nobody else has it, so that it is set now. Raises ``Unavailable``."""
        self._is_set = self._asked(_TRY)
        return self._is_set

    def clear(self) -> None:
        """Others may set it."""
        if self._is_set:
            self._is_set = False
            self._asked(_UNLOCK)

    def beside(self, role: str) -> "AdvisoryMark":
        """The mark of another role, on the same connection. Raises ``Unavailable``."""
        other = AdvisoryMark(self._database, role)
        with faults():
            other._connection = self._connected()
        return other

    def _asked(self, statement: TextClause) -> bool:
        try:
            with faults():
                answer = bool(self._connected().execute(statement, self._numbers).scalar_one())
                self._asked_at = time.monotonic()
                return answer
        except BroadsheetError:
            self._is_set = False
            if self._connection is not None:
                self._database.end(self._connection)
                self._connection = None
            raise

    def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = self._database.kept()
            for setting in KEEP_ALIVE:
                self._connection.exec_driver_sql(setting)
        return self._connection


@dataclass
class Lease:
    """A role that ``owner`` may have: a row of ``consumer``, which the first migration makes."""

    database: Database
    role: str
    owner: str
    _until: int = field(default=0, init=False)
    _ask_at: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._mark = (FileMark if self.database.is_sqlite else AdvisoryMark)(self.database, self.role)

    def is_held(self, now: int) -> bool:
        """Whether the owner has the role now, for ten seconds at least; taken or renewed where needed by compare-and-swap."""
        try:
            is_held = self._is_held(now)
        except BroadsheetError:
            self._until = self._ask_at = 0
            raise
        if not is_held:
            self._until = 0
            self._mark.clear()
        return is_held

    def _is_held(self, now: int) -> bool:
        was_marked = self._mark.is_set()
        if was_marked and self._is_long_enough(self._until, now):
            return True
        if not self._until and is_to_come(self._ask_at, now, ASK_US):
            return False
        self._ask_at = now + ASK_US
        is_new = not was_marked and self._mark.set()
        with reading(self.database) as connection:
            row = connection.execute(_ROW, {"role": self.role}).one()
        if row.lease_owner == self.owner and self._is_long_enough(row.lease_until, now):
            self._until = row.lease_until
            return True
        # Of another process: its lease runs, and it lives. Where it lives but hangs, its mark is set, and its lease ends by time.
        if row.lease_owner != self.owner and is_to_come(row.lease_until, now, LATEST_US) and not is_new:
            return False
        return self._is_taken(row, now)

    def _is_taken(self, row: Row[str | None, int], now: int) -> bool:
        """Whether the row was still as it was read, and is the owner's now."""
        until = now + LEASE_US
        as_read = (Consumer.lease_owner.is_not_distinct_from(row.lease_owner), Consumer.lease_until == row.lease_until)
        lease = update(Consumer).where(Consumer.name == self.role, *as_read).values(lease_owner=self.owner, lease_until=until)
        with faults(), self.database.write.begin() as connection:
            if connection.execute(lease).rowcount != 1:
                return False
        if row.lease_until > until:
            seconds = (row.lease_until - now) // MICROSECONDS
            log.warning("The lease of %s was to end in %s seconds, set by a clock that was ahead: it counts as ended.", self.role, seconds)
        if row.lease_owner != self.owner:
            log.info("This process has the lease of %s.", self.role)
        self._until = until
        return True

    @staticmethod
    def _is_long_enough(until: int, now: int) -> bool:
        return is_to_come(until, now, LEASE_US) and until - now > RENEW_US

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        if not self._until:
            return
        release = update(Consumer).where(Consumer.name == self.role, Consumer.lease_owner == self.owner)
        try:
            with faults(), self.database.write.begin() as connection:
                connection.execute(release.values(lease_owner=None, lease_until=0))
            self._mark.clear()
        except BroadsheetError:
            log.warning("The lease of %s could not be given back; it ends by itself.", self.role)
        self._until = 0
