"""Moments of an item, as WordPress writes them in its several members."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_NOT_KNOWN = re.compile("-00(?=[- ])")


def moment(found: Mapping[str, str]) -> datetime | None:
    """When the item was published, or is to be, as far as it says so itself."""
    return instant(found.get("post_date_gmt")) or instant(found.get("post_date")) or rfc822(found.get("pubDate"))


def instant(text: str | None) -> datetime | None:
    """``2024-06-05 16:04:48``, taken as UTC; zeros are none. Of a day or a month that is not known (``1890-00-00``) it is the first."""
    try:
        return datetime.strptime(_NOT_KNOWN.sub("-01", (text or "").strip()), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def is_guessed(found: Mapping[str, str]) -> bool:
    """Whether the moment of an item has no day or no month of its own."""
    texts = (found.get(name, "").strip() for name in ("post_date_gmt", "post_date"))
    first = next((text for text in texts if instant(text)), "")
    return bool(_NOT_KNOWN.search(first))


def rfc822(text: str | None) -> datetime | None:
    """``Wed, 05 Jun 2024 16:04:48 +0000``."""
    try:
        return parsedate_to_datetime(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
