"""iCalendar (RFC 5545, with names of RFC 7986), as calendars subscribe to it: the same bytes from the same events.

Times are in UTC, which every client shows in its own zone, so that there is no VTIMEZONE; whole days are days. ``DTSTAMP`` is the last
change, never the time of the request. Sending (``METHOD``, RFC 5546) is no part of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Broadsheet//Broadsheet//EN"
REFRESH = "PT1H"
"""How often clients are asked to look again."""
MOST_OCTETS = 75
"""Of a line, without its end (RFC 5545, 3.1)."""
STATUS = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
CANCELLED = STATUS["cancelled"]

Event = Mapping[str, Any]
"""An event as delivery answers it, and ``state`` and ``withdrawn_reason``."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_ENDS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events under one name."""

    name: str
    events: Sequence[Event]


def written(calendar: Calendar) -> bytes:
    """The calendar, in bytes."""
    return "".join(map(_folded, _lines(calendar))).encode()


def _lines(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield f"NAME:{_text(calendar.name)}"
    yield f"X-WR-CALNAME:{_text(calendar.name)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
    yield f"X-PUBLISHED-TTL:{REFRESH}"
    for event in calendar.events:
        yield from _event(event)
    yield "END:VCALENDAR"


def _event(event: Event) -> Iterator[str]:
    is_withdrawn = event["state"] == "withdrawn"
    changed = _utc(event["updated_at"])
    yield "BEGIN:VEVENT"
    yield f"UID:urn:uuid:{event['id']}"
    yield f"SEQUENCE:{event['revision']}"
    yield f"DTSTAMP:{changed}"
    yield f"LAST-MODIFIED:{changed}"
    yield f"DTSTART{_time(event, 'starts_at')}"
    if event["ends_at"] is not None:
        yield f"DTEND{_time(event, 'ends_at')}"
    yield f"STATUS:{CANCELLED if is_withdrawn else STATUS[event['status']]}"
    # What was withdrawn for legal reasons is not told again, and takes the place of what was.
    if event["withdrawn_reason"] != "legal":
        yield from _told(event)
    if not is_withdrawn:
        yield f"URL:{_uri(event['url'])}"
    yield "END:VEVENT"


def _told(event: Event) -> Iterator[str]:
    place, online = event["place"], event["online_url"]
    yield f"SUMMARY;LANGUAGE={event['language']}:{_text(event['title'])}"
    if place:
        parts = (place[name] for name in ("name", "address", "locality", "country"))
        yield f"LOCATION:{_text(', '.join(filter(None, parts)))}"
        if place["latitude"] is not None:
            yield f"GEO:{_decimal(place['latitude'])};{_decimal(place['longitude'])}"
    elif online:
        yield f"LOCATION:{_text(online)}"
    if online:
        yield f"DESCRIPTION:{_text(online)}"
        yield f"CONFERENCE;VALUE=URI:{_uri(online)}"
    hashtags = [campaign["hashtag"].lstrip("#") for campaign in event["campaigns"] if campaign["hashtag"]]
    if hashtags:
        yield f"CATEGORIES:{','.join(map(_text, hashtags))}"


def _time(event: Event, name: str) -> str:
    """Parameter and value: an instant, or the day that it is in the zone of the event; the end is not part of it (RFC 5545, 3.6.1)."""
    if not event["all_day"]:
        return f":{_utc(event[name])}"
    return f";VALUE=DATE:{datetime.fromisoformat(event[name]).astimezone(ZoneInfo(event['timezone'])):%Y%m%d}"


def _utc(instant: str) -> str:
    """``2026-11-30T09:00:00Z`` as ``20261130T090000Z``."""
    return instant.replace("-", "").replace(":", "")


def _decimal(degrees: float) -> str:
    """A number without an exponent (RFC 5545, 3.3.7)."""
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11)."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    for character, written_as in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(character, written_as)
    return text


def _uri(address: str) -> str:
    """An address as a value: nothing in it can end the line."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("", address))


def _folded(line: str) -> str:
    """The line with its end; one that is too long goes on behind a space, and no character is cut."""
    octets = line.encode()
    if len(octets) <= MOST_OCTETS:
        return f"{line}\r\n"
    parts, room = [], MOST_OCTETS
    while octets:
        end = min(room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # noqa: PLR2004 - within a character (RFC 3629, 3)
            end -= 1
        parts.append(octets[:end].decode())
        octets, room = octets[end:], MOST_OCTETS - 1
    return "\r\n ".join(parts) + "\r\n"
