"""Events for delivery. Which events match, and in which order, is decided in ``api.queries.resources.events``."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from api.db import reading
from api.derived.facets import detail_key
from api.feeds import CALENDARS
from api.feeds.ics import Calendar
from api.queries.resources import calendars, events
from api.web.blueprint import REF, Blueprint
from api.web.lists import Listing
from api.web.query_string import Asked
from api.web.reads.view import Answer, Read
from api.web.responses import Detail, answered
from schemas.event import (
    CalendarOneQuery,
    CalendarQuery,
    Event,
    EventList,
    EventOneQuery,
    EventPartial,
    EventPartialList,
    EventQuery,
)

blp = Blueprint("events", __name__, description="Events with their times and places.")

LIST = Listing(EventQuery(), events.listed)
DETAIL = Detail("event", events.one, Event())


@blp.route("/v1/events")
@blp.operation("listEvents", LIST.query, EventList, partial=EventPartialList)
def list_events(read: Read, asked: Asked) -> Answer:
    """Events that match, with `when=upcoming` the next one first, else last to start first.

    What is postponed or cancelled stays, and says so in `status`. An event is over when it ends; one without an end at the end of the
    day on which it starts, in its `timezone`.
    """
    return LIST.answer(read, asked)


@blp.route("/v1/events/<ref>", parameters=REF)
@blp.operation("getEvent", EventOneQuery(), Event, partial=EventPartial, problems=(308, 404, 410, 451))
def get_event(read: Read, asked: Asked, ref: str) -> Answer:
    """One event, whole.

    A draft, and an event that never was, are 404 with the same bytes; one that was public once is 410, for legal reasons 451.
    """
    return DETAIL.answer(read, asked, ref)


ICS = CALENDARS["ics"]
CALENDAR = "A calendar."


@blp.route("/v1/events.ics")
@blp.document("listEventsCalendar", CalendarQuery(), ICS.media_type, CALENDAR)
def list_events_calendar(read: Read, asked: Asked) -> Answer:
    """Events that match, as a calendar to subscribe to (iCalendar).

    Those that are not over yet and those of the last 90 days, at most 1,000. What is cancelled or withdrawn is told as `CANCELLED` for 30
    days, since calendars may keep what merely vanishes. Times are in UTC, whole days are days; `UID` never changes, `SEQUENCE` is the
    revision, `DTSTAMP` and `LAST-MODIFIED` the last change.
    """
    here = read.here
    with reading(here.database) as connection:
        found = calendars.events(connection, asked, here.site)
    return _calendar(read, found, "events", keys=calendars.KEYS)


@blp.route("/v1/events/<ref>.ics", parameters=REF)
@blp.document("getEventCalendar", CalendarOneQuery(), ICS.media_type, CALENDAR, problems=(308, 404, 410, 451))
def get_event_calendar(read: Read, asked: Asked, ref: str) -> Answer:
    """One event as a calendar, for "add to my calendar".

    As in `/v1/events.ics`; one that was withdrawn is `CANCELLED` for 30 days and then 410, for legal reasons 451 at once.
    """
    here = read.here
    with reading(here.database) as connection:
        found = calendars.one(connection, ref, asked, here.site)
    return _calendar(read, [found], found["slug"], keys=[detail_key("event", found["id"])])


def _calendar(read: Read, found: list[dict[str, Any]], name: str, *, keys: Sequence[str]) -> Answer:
    body = ICS.write(Calendar(read.here.site.name, found))
    answer = answered(read, body, media_type=ICS.content_type, keys=keys, groups=[keys])
    # The name in ASCII, then as it is (RFC 6266).
    plain = name if name.isascii() else "event"
    answer.headers.append(("Content-Disposition", f"inline; filename=\"{plain}.ics\"; filename*=UTF-8''{quote(name)}.ics"))
    return answer
