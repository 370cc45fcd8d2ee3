"""Moments of an item, as WordPress writes them in its several members."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from schemas.instants import FIRST_YEAR, LAST_YEAR

_NOT_KNOWN = re.compile("-00(?=[-T ])")
_FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].+)?", re.ASCII)
_ZERO = re.compile(r"(?:0000-|-0001-11-30\b|0*$)")
"""What WordPress and PHP write where there is no date."""


def moment(found: Mapping[str, str]) -> datetime | None:
    """When the item was published, or is to be, as far as it says so itself."""
    return instant(found.get("post_date_gmt")) or instant(found.get("post_date")) or rfc822(found.get("pubDate"))


def instant(text: str | None) -> datetime | None:
    """``2024-06-05 16:04:48``, taken as UTC where no offset follows, also in the other forms of ISO 8601; zeros are none.

    Of a day or a month that is not known (``1890-00-00``) it is the first.
    """
    known = _NOT_KNOWN.sub("-01", (text or "").strip())
    try:
        found = datetime.fromisoformat(known) if _FORM.fullmatch(known) else None
        return _within(found)
    except (ValueError, OverflowError):
        return None


def _within(found: datetime | None) -> datetime | None:
    """The moment in UTC and whole seconds, if it is one that may be told here; without an offset it is in UTC."""
    utc = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0) if found else None
    return utc if utc and FIRST_YEAR <= utc.year <= LAST_YEAR else None


def not_taken(found: Mapping[str, str]) -> list[str]:
    """What is said in place of dates and is none."""
    names = ("post_date_gmt", "post_date", "post_modified_gmt", "post_modified")
    texts = (found.get(name, "").strip() for name in names)
    return [text[:100] for text in texts if not _ZERO.match(text) and not instant(text)]


def is_guessed(found: Mapping[str, str]) -> bool:
    """Whether the moment of an item has no day or no month of its own."""
    texts = (found.get(name, "").strip() for name in ("post_date_gmt", "post_date"))
    first = next((text for text in texts if instant(text)), "")
    return bool(_NOT_KNOWN.search(first))


def rfc822(text: str | None) -> datetime | None:
    """``Wed, 05 Jun 2024 16:04:48 +0000``."""
    try:
        return _within(parsedate_to_datetime(text or ""))
    except (ValueError, OverflowError):
        return None
