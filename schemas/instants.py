"""Instants, days, local times and time zones: how they are written, which are taken. How tables keep them is in ``api.clock``."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from marshmallow import ValidationError, fields

from schemas.faults import Fault, nearest, shown
from schemas.fields import checked_text

FIRST_YEAR, LAST_YEAR = 1, 2200
"""Of the Gregorian calendar, which is used for all times (RFC 3339, ISO 8601). Archives have older dates than computers."""
YEAR_PATTERN = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|1[0-9]{3}|2[01][0-9]{2}|2200)"
_INSTANT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
INSTANT_PATTERN = (
    f"^{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}[Tt][0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\\.[0-9]{{1,9}})?(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EARLIEST = int(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp())
_LATEST = int(datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC).timestamp()) - 1


def instant_seconds(text: str) -> tuple[int, int]:
    """(whole seconds since 1970 UTC, nanoseconds) of an RFC 3339 date-time (5.6). Raises ``ValidationError``."""
    found = _INSTANT.fullmatch(text)
    if not found:
        raise ValidationError(Fault(f"{shown(text)} is not an instant: write date, time and zone (RFC 3339).", suggestion=_with_zone(text)))
    year, month, day, hour, minute, second, fraction, sign, zone_hour, zone_minute = found.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise _far(text)
    try:
        at = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    except ValueError:
        raise ValidationError(Fault(f"{shown(text)} is on no calendar or clock.")) from None
    seconds = int(at.timestamp())
    if sign:
        if int(zone_hour) > 23 or int(zone_minute) > 59:  # noqa: PLR2004 - hours and minutes (RFC 3339, 5.6)
            raise ValidationError(Fault(f"{shown(text)} has no zone that exists."))
        offset = int(zone_hour) * 3600 + int(zone_minute) * 60
        seconds += -offset if sign == "+" else offset
    if not _EARLIEST <= seconds <= _LATEST:
        raise _far(text)
    return seconds, int((fraction or "0").ljust(9, "0"))


def _far(text: str) -> ValidationError:
    return ValidationError(Fault(f"{shown(text)} is not within {FIRST_YEAR} and {LAST_YEAR}, in UTC too.", "out-of-range"))


def _with_zone(text: str) -> str | None:
    """The instant that was probably meant: in UTC, where the zone or the time was left out."""
    for candidate in (f"{text}Z", f"{text.replace(' ', 'T', 1)}Z", f"{text}T00:00:00Z"):
        if _INSTANT.fullmatch(candidate):
            return candidate
    return None


class Instant(fields.Field[int]):
    """RFC 3339 with its zone; loads as whole seconds since 1970 UTC, fractions cut."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["metadata"] = {"type": "string", "format": "date-time", "pattern": INSTANT_PATTERN} | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:  # noqa: ARG002
        return instant_seconds(checked_text(value))[0]


class Day(fields.Field[date]):
    """A day of the calendar, ``2026-11-30``; loads as a ``date``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["metadata"] = {"type": "string", "format": "date"} | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> date:  # noqa: ARG002
        text = checked_text(value)
        try:
            day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None:
            raise ValidationError(Fault(f"{shown(text)} is not a day such as `2026-11-30`."))
        return day


_LOCAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
TIME_PATTERN = f"(?:{INSTANT_PATTERN}|^{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?$)"


class Time(fields.Field[int | date]):
    """An instant, or a time or day by the clock of a place that is said elsewhere: ``2026-11-30T19:30``, ``2026-11-30``.

    Loads as whole seconds since 1970 UTC, as a ``datetime`` without zone, or as a ``date``.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs["metadata"] = {"type": "string", "pattern": TIME_PATTERN} | dict(kwargs.get("metadata") or {})
        super().__init__(**kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int | date:  # noqa: ARG002
        text = checked_text(value)
        if not _LOCAL.fullmatch(text):
            return instant_seconds(text)[0]
        try:
            found = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        except ValueError:
            raise ValidationError(Fault(f"{shown(text)} is on no calendar or clock.")) from None
        if not FIRST_YEAR < found.year < LAST_YEAR:  # a day less at both ends, for zones
            raise _far(text)
        return found


class ZoneName(fields.String):
    """The name of a time zone that is in IANA's database."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:  # noqa: ARG002
        text = checked_text(value)
        if text not in zone_names():
            suggestion = nearest(text, sorted(zone_names()))
            raise ValidationError(Fault(f"{shown(text)} is no time zone such as `Europe/Berlin` (IANA).", suggestion=suggestion))
        return text


@cache
def zone_names() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset(available_timezones() - {"Factory", "localtime"})
