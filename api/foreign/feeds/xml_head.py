"""What the head of a feed of XML says of the feed as a whole."""

from typing import Any

from api.foreign.feeds import images
from api.foreign.feeds.elements import Element
from api.foreign.feeds.xml_items import authors, licensed, linked

DAY_SECONDS = 86_400
_PERIODS = {"hourly": 3_600, "daily": DAY_SECONDS, "weekly": 7 * DAY_SECONDS, "monthly": 30 * DAY_SECONDS, "yearly": 365 * DAY_SECONDS}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = 24


def head(root: Element) -> dict[str, Any]:
    """``{language, license, image_license, authors, older, hubs, topic, home, wait_seconds, hours, days, is_whole}``.

    ``image_license``: of pictures; ``topic`` and ``home``: addresses of the feed and its site, as it says them; ``older``: addresses of the
    document before this one, the best first (RFC 5005); ``hours``, ``days``: when not to ask (Monday is 0).
    """
    channel = root if root.name == "atom:feed" else next(root.children("channel"), root)
    return {
        "language": channel.said("language", "dc:language") or channel.language or "",
        "license": licensed(channel),
        "image_license": images.licensed(channel),
        "authors": authors(channel) if root.name == "atom:feed" else [],
        "older": linked(channel, "prev-archive", "next"),
        "hubs": linked(channel, "hub"),
        "topic": next(iter(linked(channel, "self")), ""),
        "home": channel.said("link") or next(iter(linked(channel, "alternate")), ""),
        "wait_seconds": max(60 * _number(channel.said("ttl")), _period(channel)),
        "hours": [hour % _HOURS for one in channel.children("skipHours") for hour in _numbers(one, "hour") if hour <= _HOURS],
        "days": [_DAYS.index(day) for one in channel.children("skipDays") for day in _texts(one, "day") if day in _DAYS],
    }


def _period(channel: Element) -> int:
    seconds = _PERIODS.get(channel.said("sy:updatePeriod").lower(), 0)
    return seconds // max(1, _number(channel.said("sy:updateFrequency")))


def _texts(element: Element, name: str) -> list[str]:
    return [one.text.lower() for one in element.children(name)]


def _numbers(element: Element, name: str) -> list[int]:
    return [int(text) for text in _texts(element, name) if _is_number(text)]


def _number(text: str) -> int:
    return int(text) if _is_number(text) else 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6  # noqa: PLR2004 - a year has 525,600 minutes
