"""The database: engines, sessions' ground, column types. The only place where engines are made.

Two engines for one database: ``write`` (only ``api.derived.writing`` opens it) and ``read``, which cannot write.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from typing import Any, Protocol

from sqlalchemy import JSON, Connection, Engine, Text, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, TimeoutError as PoolTimeout

from api import checkpoints, pools, traces
from api.connection_watch import Watch
from api.errors import CannotStart, ReadOnly, Unavailable
from api.settings import Settings, Site

try:
    import pysqlite3.dbapi2 as sqlite_module
except ImportError:  # no wheel for this platform: the library of Python itself
    sqlite_module = sqlite3

SqliteError: type[Exception] = sqlite_module.Error  # pyright: ignore[reportAttributeAccessIssue] # it is made in C

Json = JSON(none_as_null=True)
TextC = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in code point order on both databases."""

OLDEST_SQLITE = (3, 43, 0)
"""FTS5's ``contentless_delete`` came with 3.43.0 (sqlite.org/releaselog/3_43_0.html)."""
SQLITE_VERSION: tuple[int, ...] = sqlite_module.sqlite_version_info
SAFE_WAL_SQLITE = (3, 51, 3)
"""Earlier libraries can corrupt a file in WAL mode when it is reset while another connection writes (fixed in 3.51.3)."""
BUSY_MS = 10_000
MEMORY_MAP_BYTES, PAGE_CACHE_KIB = 2**31 - 1, 32_768
PG_READ_TIMEOUT_MS = 5_000
LOCK_MS = 3_000
"""So long a web process waits for what another transaction has locked."""
PG_WRITE_TIMEOUT_MS = 10_000
"""For a statement of a web process that writes."""
WEB_CONNECTIONS = 8
"""Of a web process, besides those that read: its writers, and who looks after it."""
MORE_CONNECTIONS = 4
"""That an engine makes when all that it keeps are in use."""
SILENCE = {"tcp_user_timeout": 5_000, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2}
"""After about ten seconds a server of which nothing is heard any more is gone (libpq)."""
CONNECT_SECONDS = 3
"""For each host that the address names, unless it says otherwise."""
FULL = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")
"""Beginnings of the names of SQLite's codes where a disk is full, or a file may not be written (sqlite.org/rescode)."""
SEES_COMMITTED = "sees_committed"
"""The execution option of connections that see nothing but what is committed: those that cannot write."""
NO_WRITES = "The database takes no writes now: its disk is full, over a limit or faulty, or it may only be read."
HELD, HELD_STATES = ("SQLITE_BUSY", "SQLITE_LOCKED"), ("55P03",)
"""What says that another transaction holds what was waited for."""
FULL_STATES = ("53100", "25006")
"""The same of PostgreSQL: the disk is full; the server is a standby, or was told to take no writes (Appendix A of its manual)."""


class Closeable(Protocol):
    """Something that is to be ended."""

    def close(self) -> Any:
        """Ends it."""
        raise NotImplementedError


@dataclass(eq=False)
class Database:
    """One database and the site whose rows it holds. ``threads`` connections at most are kept for reading.

    ``lock_ms``: how long is waited for what others have locked; ``None``: as long as a program can that nobody waits for.
    ``read_only``: nothing is written, whoever wants to. ``read_ms``: how long a statement may read on PostgreSQL. ``at``: a connection in
    a transaction, on which all is read instead.
    ``commits`` is another number after each commit of this process: what is known of the database by then may be out of date.
    ``closings`` is how often it was closed: connections that were held before are so no more.
    """

    url: str
    site: Site
    threads: int = 1
    read_only: bool = False
    lock_ms: int | None = None
    read_ms: int = PG_READ_TIMEOUT_MS
    at: Connection | None = field(default=None, repr=False)
    commits: int = field(default=0, init=False)
    closings: int = field(default=0, init=False)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1), init=False, repr=False)
    _made: list[Engine] = field(default_factory=list, init=False, repr=False)
    _kept: list[Closeable] = field(default_factory=list, init=False, repr=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.startswith("sqlite")

    @cached_property
    def read(self) -> Engine:
        """The engine that cannot write."""
        return self._made_engine(read_only=True)

    @cached_property
    def write(self) -> Engine:
        """The engine whose transactions take the write lock at once (SQLite) or commit changes (PostgreSQL).

        Raises ``ReadOnly`` where nothing is to be written.
        """
        self.need_writable()
        return self._made_engine(read_only=False)

    def need_writable(self) -> None:
        """Raises ``ReadOnly`` where nothing is to be written."""
        if self.read_only:
            raise ReadOnly("Nothing is written now: BROADSHEET_READ_ONLY says so.")

    def connected(self) -> AbstractContextManager[Connection]:
        """A connection that cannot write."""
        return self.read.connect() if self.at is None else nullcontext(self.at)

    def committed(self) -> None:
        """Notes that this process has committed something."""
        self.commits = next(self._numbers)

    def kept(self) -> Connection:
        """A connection for reading, each statement by itself, that the caller keeps."""
        connection = self.read.connect()
        connection.detach()
        self.keep(connection)
        return connection

    def held(self) -> Any:
        """The same as a connection of the driver."""
        return self.kept().connection.dbapi_connection

    def keep(self, kept: Closeable) -> None:
        """Has ``close`` end it too, unless ``end`` did before."""
        self._kept.append(kept)

    def end(self, kept: Closeable) -> None:
        """Ends what was kept."""
        if kept in self._kept:
            self._kept.remove(kept)
        kept.close()

    def close(self) -> None:
        """Gives all connections back; one that is in use ends when it comes back."""
        self.closings += 1
        while self._kept:
            self._kept.pop().close()
        for engine in self._made:
            engine.dispose()

    def _made_engine(self, *, read_only: bool) -> Engine:
        make = _sqlite_engine if self.is_sqlite else partial(_postgresql_engine, read_ms=self.read_ms)
        pool: dict[str, Any] = {"pool_size": self.threads + 1, "max_overflow": MORE_CONNECTIONS, "pool_timeout": 2}
        engine = make(self.url, read_only=read_only, lock_ms=self.lock_ms, pool=pool | {"execution_options": {SEES_COMMITTED: read_only}})
        self._made.append(traces.watched(pools.end_late(engine, lambda: self.closings)))
        return engine


def open_database(settings: Settings, *, is_web: bool = False) -> Database:
    """The database of the settings; nothing is connected yet. Raises ``CannotStart`` for a library that is too old.

    ``is_web``: for a process that answers requests, and therefore waits for nobody for long.
    """
    if settings.is_sqlite and SQLITE_VERSION < OLDEST_SQLITE:
        raise CannotStart(
            f"The SQLite library of this Python is {'.'.join(map(str, SQLITE_VERSION))}; 3.43 or newer is needed. "
            "Install the wheel pysqlite3, or use PostgreSQL by BROADSHEET_DATABASE_URL."
        )
    more, lock_ms = (WEB_CONNECTIONS, LOCK_MS) if is_web else (0, None)
    return Database(settings.database_url, settings.site, settings.threads + more, settings.read_only, lock_ms)


def _sqlite_engine(url: str, *, read_only: bool, lock_ms: int | None, pool: dict[str, Any]) -> Engine:
    engine = create_engine(url, module=sqlite_module, hide_parameters=True, query_cache_size=2000, **pool)
    journal = "WAL" if SQLITE_VERSION >= SAFE_WAL_SQLITE else "DELETE"
    pragmas = (
        *(() if read_only else (f"journal_mode={journal}", "wal_autocheckpoint=0", f"journal_size_limit={checkpoints.LIMIT_BYTES}")),
        "foreign_keys=ON",
        f"busy_timeout={lock_ms or BUSY_MS}",
        "synchronous=FULL",
        f"cache_size=-{PAGE_CACHE_KIB}",
        "temp_store=memory",
        # Not for writing: what is mapped counts as memory of the process, and an import would seem to grow with the file.
        *((f"mmap_size={MEMORY_MAP_BYTES}", "query_only=ON") if read_only else ()),
    )

    @event.listens_for(engine, "connect")
    def prepared(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the module never begins by itself: "begin" below does
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    if not read_only:
        _watch_writes(engine, checkpoints.Log(make_url(url).database or "", lock_ms or BUSY_MS))

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if read_only:
            # By the driver, since SQLAlchemy takes longer than the statement; it waits for nobody, so there is no fault to translate.
            connection.connection.cursor().execute("BEGIN")
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _watch_writes(engine: Engine, log: checkpoints.Log) -> None:
    """Has its log brought down where no worker does it, and a file that cannot be written known as that."""

    @event.listens_for(engine, "checkin")
    def bound(connection: Any, _record: object) -> None:
        if connection is not None and log.size > checkpoints.LIMIT_BYTES and not checkpoints.has_worker(log.file):
            log.bring_down(connection)

    @event.listens_for(engine, "handle_error")
    def failed(context: ExceptionContext) -> None:
        # A file that may not grow (a quota, EFBIG) and a broken disk are one code, and the module does not tell more (sqlite.org/rescode).
        if getattr(context.original_exception, "sqlite_errorname", "").startswith("SQLITE_IOERR"):
            raise ReadOnly(NO_WRITES) from context.original_exception


def _postgresql_engine(url: str, *, read_only: bool, lock_ms: int | None, read_ms: int, pool: dict[str, Any]) -> Engine:
    given = make_url(url).query
    limit = f"statement_timeout={read_ms}" if read_only else "idle_in_transaction_session_timeout=60000"
    if lock_ms is not None:
        limit += f" -c lock_timeout={lock_ms}" + ("" if read_only else f" -c statement_timeout={PG_WRITE_TIMEOUT_MS}")
    silence = {name: given.get(name, value) for name, value in SILENCE.items()}
    # Whatever the server's own default is: rules hold by locks and constraints.
    options = rf"{given.get('options', '')} -c {limit} -c default_transaction_isolation=read\ committed"
    engine = create_engine(
        url,
        hide_parameters=True,
        query_cache_size=2000,
        pool_pre_ping=True,
        connect_args={"options": options, "connect_timeout": given.get("connect_timeout", CONNECT_SECONDS), **silence},
        **({"isolation_level": "AUTOCOMMIT"} if read_only else {}),
        **pool,
    )
    if read_only:

        @event.listens_for(engine, "connect")
        def prepared(connection: Any, _record: object) -> None:
            # Not among the options: with ``target_session_attrs=read-write`` libpq would take no server, since this is none to write on.
            connection.set_autocommit(True)
            connection.execute("SET default_transaction_read_only = on")

    if lock_ms is not None:
        Watch.begin(engine, (read_ms if read_only else PG_WRITE_TIMEOUT_MS) / 1_000 + 1)
    return engine


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """A connection that cannot write. SQLite: one snapshot; PostgreSQL: each statement sees what is committed then."""
    with faults(), database.connected() as connection:
        yield connection


@contextmanager
def snapshot(database: Database) -> Iterator[Connection]:
    """A connection on which every statement sees the same state, for exports and checks; rows may be streamed."""
    with faults(), database.connected() as connection:
        if not database.is_sqlite and database.at is None:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901 - the same connection
        with connection.begin() if database.at is None else nullcontext():
            yield connection


@contextmanager
def faults() -> Iterator[None]:
    """Database faults become ``Unavailable``, or ``ReadOnly``; what a statement itself did wrong passes through."""
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("All connections to the database are in use.") from error
    except (DBAPIError, SqliteError) as error:
        told = fault_of(error)
        if told is None:
            raise
        raise told from error


def fault_of(error: Exception) -> Unavailable | None:
    """What a fault of the database means to a client, ``None`` for what a statement itself did wrong."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name, state = getattr(cause, "sqlite_errorname", None) or "", getattr(cause, "sqlstate", None)
    if name.startswith(FULL) or state in FULL_STATES:
        return ReadOnly(NO_WRITES)
    if name.startswith(HELD) or state in HELD_STATES:
        return Unavailable("Another transaction holds what this one needs: ask again in a moment.")
    if isinstance(error, OperationalError | InterfaceError | SqliteError) or getattr(error, "connection_invalidated", False):
        return Unavailable("The database does not answer.")
    return None
