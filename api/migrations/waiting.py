"""What a migration of PostgreSQL does where others hold locks: it stands in nobody's way for long, says who is in its own, tries again."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from api.db import Database
from api.models import Base

LOCK = 7_110_203_946
"""The number of the advisory lock; any other program that takes the same one would wait."""
LOCK_NOT_AVAILABLE, DEADLOCK = "55P03", "40P01"
WAIT_SECONDS = 300
LONGEST_PAUSE_SECONDS = 10
LIMITS = ("SET LOCAL lock_timeout = '500ms'", "SET LOCAL statement_timeout = '15min'")
"""Whoever reads a table that is to be changed waits behind the migration while that waits: half a second, then it gives way."""
OTHERS_LIMIT = "SET LOCAL lock_timeout = '5s'"
"""For the turn of another migration, behind which nobody else waits."""

TRYING_SECONDS, BETWEEN_SECONDS = 0.5, 0.01
"""For a moment in which nobody uses a table: who only tries is in nobody's way."""

_IN_THE_WAY = text("""
SELECT pid, application_name, usename, state, extract(epoch FROM clock_timestamp() - xact_start)::int AS seconds, left(query, 80) AS query
FROM pg_stat_activity AS other
WHERE datname = current_database() AND pid <> pg_backend_pid() AND EXISTS (
  SELECT FROM pg_locks LEFT JOIN pg_class ON pg_class.oid = relation
  WHERE pg_locks.pid = other.pid AND granted
    AND (relname = ANY(:tables) OR locktype = 'advisory' AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = :lock)
)
ORDER BY xact_start LIMIT 3
""")

Done = TypeVar("Done")


def patiently(database: Database, work: Callable[[], Done], *, seconds: int, say: Callable[[str], None]) -> Done:
    """What ``work`` returns. Where a lock is held by others it is tried again, for so many seconds; ``say`` is told why."""
    deadline, pause = time.monotonic() + seconds, 1
    while True:
        try:
            return work()
        except DBAPIError as error:
            left = deadline - time.monotonic()
            if getattr(error.orig, "sqlstate", None) not in (LOCK_NOT_AVAILABLE, DEADLOCK) or left <= 0:
                raise
        say(f"Waiting for {_in_the_way(database)}. Trying again for {left:.0f} seconds.")
        time.sleep(min(pause, left))
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def keep_others_out(connection: Connection) -> None:
    """Has others wait until the transaction ends, from a moment on in which none is at work.

    Else whoever began in between would hold what the migration comes to need, and wait for what it has already. Where there is no such
    moment, nothing is held.
    """
    quote = connection.dialect.identifier_preparer.quote
    tables = ", ".join(map(quote, inspect(connection).get_table_names()))
    deadline = time.monotonic() + TRYING_SECONDS
    while tables and time.monotonic() < deadline:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE NOWAIT")
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
        else:
            return
        time.sleep(BETWEEN_SECONDS)


def _in_the_way(database: Database) -> str:
    """Who holds locks on our tables, the longest first."""
    with database.read.connect() as connection:
        rows = connection.execute(_IN_THE_WAY, {"tables": [*Base.metadata.tables, "search"], "lock": LOCK}).all()
    told = [
        f"process {row.pid} ({', '.join(filter(None, (row.usename, row.application_name, row.state)))}, for {row.seconds or 0} seconds: "
        f"{' '.join((row.query or '').split())})"
        for row in rows
    ]
    return "; ".join(told) or "a lock that nobody holds any more"
