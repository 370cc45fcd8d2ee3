"""Dates of feeds, in the shapes that they come in."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

FIRST_YEAR, LAST_YEAR = 1, 2200
"""As ``schemas.instants`` has them, which a child need not load for two numbers."""
_ISO = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[Tt ]+(\d\d?)(?::?(\d\d)(?::?(\d\d))?)?(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?",
    re.ASCII,
)
"""RFC 3339, W3C's note on it with parts left out, and what is nearly that."""
_SECONDS = re.compile(r"\d{9,10}", re.ASCII)
_ZONES = {
    "BST": 1, "WEST": 1, "IST": 5.5, "CET": 1, "MEZ": 1, "MET": 1, "CEST": 2, "MESZ": 2, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Hours of zones that RFC 5322 does not know, and feeds name."""
_NAMED = re.compile(r"\s([A-Z]{3,4})\s*$")


OUT = "Its date is on no calendar that is kept here."


class OutOfRange(ValueError):
    """A moment that is on no calendar that is kept here."""


def moment(text: str) -> str | None:
    """RFC 3339 in UTC, whole seconds; ``None`` for what cannot be read. Raises ``OutOfRange``."""
    text = text.strip()
    if not text:
        return None
    try:
        found = _iso(text) or _rfc822(text)
        utc = found.astimezone(UTC) if found else None
    except OutOfRange:
        raise
    except OverflowError:
        raise OutOfRange(OUT) from None
    except ValueError:
        return None
    if utc is None:
        return None
    if not FIRST_YEAR <= utc.year <= LAST_YEAR:
        raise OutOfRange(OUT)
    return utc.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def _iso(text: str) -> datetime | None:
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC)
    found = _ISO.fullmatch(text)
    if not found or (found[4] is None and found[7] is not None):
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else least for part, least in zip(found.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True)
    )
    if year < FIRST_YEAR:
        raise OutOfRange(OUT)
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC) - _offset(found[7] or "")


def _offset(zone: str) -> timedelta:
    if zone[:1] not in ("+", "-"):
        return timedelta(0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if zone[0] == "-" else size


def _rfc822(text: str) -> datetime | None:
    parsed = parsedate_tz(text)
    if parsed is None:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    named = _NAMED.search(text)
    hours = _ZONES.get(named[1]) if named else None
    offset = hours * 3600 if hours is not None else parsed[9] or 0
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC) - timedelta(seconds=offset)
