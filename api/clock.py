"""The time of day, and the two forms in which tables keep instants. The counter of changes is not here but in ``api.derived``.

Two clocks: what is compared with stored instants goes by the database's, which is the same for all processes; the rest by the machine's.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import BigInteger, ColumnElement, Connection, literal_column, select

MICROSECONDS = 1_000_000

DATABASE_NOW: dict[str, ColumnElement[int]] = {
    "sqlite": literal_column("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000", BigInteger),
    "postgresql": literal_column("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)", BigInteger),
}
"""In SQL, microseconds since 1970 UTC by the database's clock (whole milliseconds with SQLite)."""
_ASKED = {dialect: select(now) for dialect, now in DATABASE_NOW.items()}


def now_us() -> int:
    """Microseconds since 1970 UTC, by the machine's clock."""
    return time.time_ns() // 1000


def database_now_us(connection: Connection) -> int:
    """Microseconds since 1970 UTC, by the database's clock (whole milliseconds with SQLite)."""
    return connection.execute(_ASKED[connection.dialect.name]).scalar_one()


@dataclass(frozen=True, slots=True)
class ReadClock:
    """The database's clock as it was read once, which goes on as time passes here. It is behind by what the answer took, never ahead."""

    at: int
    since: int = field(default_factory=time.monotonic_ns)

    def now(self) -> int:
        """Microseconds since 1970 UTC."""
        return self.at + (time.monotonic_ns() - self.since) // 1000

    @property
    def age_seconds(self) -> float:
        """How long ago it was read."""
        return (time.monotonic_ns() - self.since) / 1e9


def is_to_come(at: int, now: int, longest: int) -> bool:
    """Whether an instant is still to come. One that is further away than it can be was set by a clock that was ahead, and is not."""
    return 0 < at - now <= longest


def iso(seconds: int) -> str:
    """RFC 3339 in UTC, whole seconds: ``2026-01-02T03:04:05Z``."""
    # Not strftime, which writes years before 1000 with fewer digits.
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None).isoformat() + "Z"


def iso_us(microseconds: int) -> str:
    """The same from microseconds, cut to the second."""
    return iso(microseconds // MICROSECONDS)


def iso_or_none(seconds: int | None) -> str | None:
    """``iso`` of an instant that may have no value."""
    return None if seconds is None else iso(seconds)


def iso_day(day: date | None) -> str | None:
    """A day as ``2026-01-02``, which may have no value."""
    return None if day is None else day.isoformat()
