"""An event as an entry of a feed: its summary says when and where, for readers that know nothing of events."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from api.feeds.entry import Entry, Occasion, Subject, permanent
from api.settings import Site

Event = Mapping[str, Any]
"""An event as delivery answers it, and ``published_at``."""
DETAILS = ("starts_at", "ends_at", "all_day", "timezone", "status", "place", "online_url")
SCHEDULED = "scheduled"
WHERE = ("name", "address", "locality", "country")
BETWEEN, TO = " · ", "\N{EN DASH}"
DAY, MINUTE = "%Y-%m-%d", "%H:%M"


def entry_of_event(event: Event, site: Site) -> Entry:
    """The entry of an event. What does not take place as it says tells so in its summary, and as a subject."""
    starts, ends = (_local(event, name) for name in ("starts_at", "ends_at"))
    where = ", ".join(filter(None, (event["place"][part] for part in WHERE))) if event["place"] else event["online_url"]
    called_off = [] if event["status"] == SCHEDULED else [event["status"]]
    return Entry(
        id=permanent(event["id"], None),
        post_id=event["id"],
        url=event["url"],
        canonical_url=event["url"],
        language=event["language"],
        title=event["title"],
        summary=BETWEEN.join([*called_off, _times(event, starts, ends), *([where] if where else [])]),
        html=None,
        published_at=event["published_at"],
        updated_at=event["updated_at"],
        revision=event["revision"],
        authors=(),
        subjects=[
            *(Subject(f"{site.public_url}/v1/campaigns", one["slug"], one["title"]) for one in event["campaigns"]),
            *(Subject(f"{site.public_url}/v1/events", one, one) for one in called_off),
        ],
        section=event["section"] and event["section"]["name"],
        image=None,
        license_name=None,
        license_url=None,
        credit=None,
        via=None,
        source=None,
        occasion=Occasion(
            starts=starts.strftime(DAY) if event["all_day"] else event["starts_at"],
            ends=(_last_day(ends) if event["all_day"] else event["ends_at"]) if ends else None,
            location=where,
            calendar=f"{site.public_url}/v1/events/{event['slug']}.ics",
            details={name: event[name] for name in DETAILS},
        ),
    )


def _times(event: Event, starts: datetime, ends: datetime | None) -> str:
    return TO.join(_said(event, starts, ends)) + ("" if event["all_day"] else f" {event['timezone']}")


def _said(event: Event, starts: datetime, ends: datetime | None) -> Iterator[str]:
    """The first moment in the time of the place, and the last one where it is another: only as much of it as is new."""
    if event["all_day"]:
        yield starts.strftime(DAY)
        if ends and _last_day(ends) != starts.strftime(DAY):
            yield _last_day(ends)
        return
    yield starts.strftime(f"{DAY} {MINUTE}")
    if ends:
        yield ends.strftime(MINUTE if ends.date() == starts.date() else f"{DAY} {MINUTE}")


def _last_day(ends: datetime) -> str:
    return (ends - timedelta(seconds=1)).strftime(DAY)


def _local(event: Event, name: str) -> Any:
    return event[name] and datetime.fromisoformat(event[name]).astimezone(ZoneInfo(event["timezone"]))
