"""The time of day, and the two forms in which tables keep instants. The counter of changes is not here but in ``api.derived``."""

import time
from datetime import UTC, date, datetime

MICROSECONDS = 1_000_000


def now_us() -> int:
    """Microseconds since 1970 UTC."""
    return time.time_ns() // 1000


def iso(seconds: int) -> str:
    """RFC 3339 in UTC, whole seconds: ``2026-01-02T03:04:05Z``."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_us(microseconds: int) -> str:
    """The same from microseconds, cut to the second."""
    return iso(microseconds // MICROSECONDS)


def iso_or_none(seconds: int | None) -> str | None:
    """``iso`` of an instant that may have no value."""
    return None if seconds is None else iso(seconds)


def iso_day(day: date | None) -> str | None:
    """A day as ``2026-01-02``, which may have no value."""
    return None if day is None else day.isoformat()
