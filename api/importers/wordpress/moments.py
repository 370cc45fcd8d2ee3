"""Moments of an item, as WordPress writes them in its several members."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def moment(found: Mapping[str, str]) -> datetime | None:
    """When the item was published, or is to be, as far as it says so itself."""
    return instant(found.get("post_date_gmt")) or instant(found.get("post_date")) or rfc822(found.get("pubDate"))


def instant(text: str | None) -> datetime | None:
    """``2024-06-05 16:04:48``, taken as UTC; zeros are none."""
    try:
        return datetime.strptime((text or "").strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def rfc822(text: str | None) -> datetime | None:
    """``Wed, 05 Jun 2024 16:04:48 +0000``."""
    try:
        return parsedate_to_datetime(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
