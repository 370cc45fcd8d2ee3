"""Events: their texts, times, place and states. What time alone changes of them is done by ``update_due``."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS, iso_or_none
from api.errors import IllegalTransition, InvalidInput
from api.models import Event, EventCampaign
from api.queries.resources.events import PLACE, campaigns_of, place_of
from api.services import in_use, saved_forms, slugs
from api.services.posts.fields import first_section
from api.services.references import entity_id, entity_ids, later_post_id
from api.services.resources import naming
from api.services.revisioning import NOBODY, By, Stamp, assign, bump_revision

Time = int | date
"""Whole seconds since 1970 UTC, or a time (``datetime`` without zone) or day by the clock in the event's zone."""


class EventValues(TypedDict, total=False):
    """The authoring form of an event."""

    slug: str
    title: str
    language: str
    titles: Mapping[str, str]
    starts_at: Time
    ends_at: Time | None
    all_day: bool
    timezone: str
    status: str
    place: Mapping[str, Any] | None
    place_names: Mapping[str, str]
    online_url: str | None
    post: str | None
    campaigns: Sequence[str | UUID]
    section: str


FORM: dict[str, Any] = {"own": "title", "plain": ("all_day", "timezone", "status", "online_url"), "maps": ("titles", "place_names")}
STAMPED = ("state", "withdrawn_reason", "published_at")
A_DAY = timedelta(days=1)
CALLED_OFF_SECONDS = 30 * 86_400
"""So long calendars are told of what is cancelled or withdrawn: what merely vanishes, some keep."""
OVER_SECONDS = 90 * 86_400
"""So long they show what is over."""
AT_ONCE = 100
FROM = {"publish": ("draft", "withdrawn"), "withdraw": ("published",), "restore": ("withdrawn",)}
"""Action: the states that it is possible from."""
_DUE = select(Event.id).where(Event.due_at.is_not(None), Event.due_at <= bindparam("now")).order_by(Event.due_at).limit(AT_ONCE)


def create(
    session: Session, values: EventValues, *, now: int, by: By = NOBODY, new_id: UUID | None = None, stamp: Stamp | None = None
) -> Event:
    """A new draft, or with a ``stamp`` in the state it says."""
    event = naming.create(session, Event(state="draft"), "event", values, now=now, new_id=new_id, stamp=stamp)
    with session.no_autoflush:
        if "section" not in values:
            event.section_id = first_section(session)
        zone = session.info["site"].zone.key
        _fill(session, event, {"titles": {}, "place_names": {}, "all_day": False, "timezone": zone, "status": "scheduled", **values})
        assign(event, stamp or {}, STAMPED)
        _settle(event, now)
    session.add(event)
    session.flush()
    _link(session, event, values.get("campaigns", ()))
    session.flush()
    saved_forms.keep(session, event, by=by)
    return event


def edit(session: Session, event: Event, values: EventValues, *, now: int, by: By = NOBODY, stamp: Stamp | None = None) -> list[str]:
    """The members that changed, live at once if the event is published."""
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, event, "event", values, stamp=stamp)
        _fill(session, event, values)
        assign(event, stamp or {}, STAMPED)
        links = _link(session, event, values["campaigns"]) if "campaigns" in values else False
        changed = saved_forms.saved(session, event, now, stamp=stamp, also=["campaigns"] if links else [], by=by)
    if event.published_at is None and "slug" in changed:
        slugs.drop_former(session, "event", event.id)
    _settle(event, now)  # follows from the rest: no edit of its own
    session.flush()
    return changed


def remove(session: Session, event: Event) -> None:
    """Deletes an event. Once public, its id and slugs answer 410 for ever; else they are free."""
    in_use.refuse_named(session, event)
    if event.published_at is None:
        slugs.drop(session, "event", event.id)
    session.execute(delete(EventCampaign).where(EventCampaign.event_id == event.id).execution_options(touches={"event": [event.id]}))
    naming.remove(session, event)


def publish(session: Session, event: Event, *, now: int, by: By = NOBODY) -> None:
    """Makes the event public. ``published_at`` is the first publication and stays."""
    _allow(event, "publish")
    event.published_at = now // MICROSECONDS if event.published_at is None else event.published_at
    _turn(session, event, "published", None, now=now, by=by)


def withdraw(session: Session, event: Event, reason: str, *, now: int, by: By = NOBODY) -> None:
    """Takes a public event away: 410, for legal reasons 451; calendars are told that it is cancelled."""
    _allow(event, "withdraw")
    _turn(session, event, "withdrawn", reason, now=now, by=by)


def restore(session: Session, event: Event, *, now: int, by: By = NOBODY) -> None:
    """Makes a withdrawn event public again."""
    _allow(event, "restore")
    _turn(session, event, "published", None, now=now, by=by)


def _allow(event: Event, action: str) -> None:
    possible = [name for name, states in FROM.items() if event.state in states]
    if action not in possible:
        raise IllegalTransition(f"{action!r} is not possible for an event that is {event.state}. Possible now: {possible[0]}.", possible)


def _turn(session: Session, event: Event, state: str, reason: str | None, *, now: int, by: By) -> None:
    with session.no_autoflush:
        event.state, event.withdrawn_reason = state, reason
        bump_revision(session, event, now)
        _settle(event, now)
    session.flush()
    saved_forms.keep(session, event, by=by)


def archived(session: Session, row: Event, _image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The event's own members in an archive."""
    return {
        "title": row.title,
        "titles": row.titles,
        "starts_at": iso_or_none(row.starts_at),
        "ends_at": iso_or_none(row.ends_at),
        **{name: getattr(row, name) for name in ("all_day", "timezone", "status")},
        "place": place_of(row, row.place_name),
        "place_names": row.place_names,
        "online_url": row.online_url,
        "post": None if row.post_id is None else str(row.post_id),
        "campaigns": [str(one) for one in campaigns_of(session.connection(), [row])[row.id]],
        "section": str(row.section_id),
        "state": row.state,
        "withdrawn_reason": row.withdrawn_reason,
        "published_at": iso_or_none(row.published_at),
    }


def _fill(session: Session, event: Event, values: EventValues) -> None:
    """Sets what is given, but for campaigns."""
    former = (event.timezone, event.all_day)
    naming.fill(event, values, **FORM)
    if "place" in values:
        place = values["place"]
        event.place_name = place["name"] if place else None
        event.place = {name: place.get(name) for name in PLACE} if place else None
    if "post" in values:
        event.post_id = later_post_id(session, values["post"], event.post_id, "/post")
    if "section" in values:
        event.section_id = entity_id(session, "section", values["section"], "/section")
    if event.language in (values.get("place_names") or ()):
        raise InvalidInput("This is in the event's own language: write it as the `name` of `place`.", f"/place_names/{event.language}")
    _fill_times(event, values, *former)


def _fill_times(event: Event, values: EventValues, zone_before: str | None, all_day_before: bool | None) -> None:  # noqa: FBT001 - a column
    """Sets start and end. Whole days stay the days that they are in another zone; an instant stays what it is."""
    zone = ZoneInfo(event.timezone)
    if "starts_at" in values:
        event.starts_at = _seconds(values["starts_at"], zone, "/starts_at")
    if "ends_at" in values:
        event.ends_at = _end(values["ends_at"], zone)
    if all_day_before and event.all_day and zone_before and zone_before != event.timezone:
        was = ZoneInfo(zone_before)
        if "starts_at" not in values:
            event.starts_at = midnight(day_of(event.starts_at, was), zone)
        if "ends_at" not in values and event.ends_at is not None:
            event.ends_at = midnight(day_of(event.ends_at, was), zone)
    _check_times(event, zone)


def _check_times(event: Event, zone: ZoneInfo) -> None:
    if event.ends_at is not None and event.ends_at <= event.starts_at:
        raise InvalidInput("An event ends after it starts; leave `ends_at` out where the end is not known.", "/ends_at")
    if not event.all_day:
        return
    for name in ("starts_at", "ends_at"):
        at = getattr(event, name)
        if at is not None and at != midnight(day_of(at, zone), zone):
            raise InvalidInput(f"Whole days begin and end at midnight in {zone.key}: send a day such as `2026-11-30`.", f"/{name}")


def _end(value: Time | None, zone: ZoneInfo) -> int | None:
    """The instant after the end: after the last day, where a day is given."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return midnight(value + A_DAY, zone)
    return None if value is None else _seconds(value, zone, "/ends_at")


def _seconds(value: Time, zone: ZoneInfo, pointer: str) -> int:
    """The instant of a time by the clock in a zone, the first of two. Raises ``InvalidInput`` for one that clocks leave out."""
    if isinstance(value, int):
        return value
    if not isinstance(value, datetime):
        return midnight(value, zone)
    seconds = int(value.replace(tzinfo=zone).timestamp())
    if datetime.fromtimestamp(seconds, zone).replace(tzinfo=None) != value:
        raise InvalidInput(f"There is no {value.isoformat()} in {zone.key}: clocks go forward then.", pointer)
    return seconds


def day_of(seconds: int, zone: ZoneInfo) -> date:
    """The day of an instant in a zone."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> int:
    """The first instant of a day in a zone, also where clocks leave midnight out."""
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def over_at(event: Event) -> int:
    """When the event is over: of one without an end, at the end of its first day in its zone."""
    zone = ZoneInfo(event.timezone)
    return event.ends_at if event.ends_at is not None else midnight(day_of(event.starts_at, zone) + A_DAY, zone)


def _settle(event: Event, now: int) -> None:
    """Brings what time decides to this moment (µs), and notes when to look again."""
    second, ends = now // MICROSECONDS, over_at(event)
    is_off = event.state == "withdrawn" or event.status == "cancelled"
    if not is_off:
        event.called_off_at = None
    elif event.called_off_at is None:
        event.called_off_at = event.updated_at // MICROSECONDS
    shown_until = ends + OVER_SECONDS if event.called_off_at is None else event.called_off_at + CALLED_OFF_SECONDS
    is_public = event.published_at is not None
    event.is_over, event.in_calendars = ends <= second, is_public and second < shown_until
    event.due_at = min((at for at in (ends, shown_until) if at > second), default=None) if is_public else None


def is_due(connection: Connection, now: int) -> bool:
    """Whether time has changed an event by now (µs)."""
    return connection.execute(_DUE, {"now": now // MICROSECONDS}).first() is not None


def update_due(session: Session, now: int) -> int:
    """Does what time has changed of events that are due by now (µs); how many, of so many ``AT_ONCE``."""
    found = session.scalars(_DUE, {"now": now // MICROSECONDS}).all()
    for one in found:
        event = session.get_one(Event, one, with_for_update=True)
        _settle(event, now)
    return len(found)


def _link(session: Session, event: Event, refs: Sequence[str | UUID]) -> bool:
    """Whether the event's campaigns changed; they are in the order given."""
    wanted = entity_ids(session, "campaign", refs, "/campaigns")
    if wanted == campaigns_of(session.connection(), [event])[event.id]:
        return False
    session.execute(delete(EventCampaign).where(EventCampaign.event_id == event.id).execution_options(touches={"event": [event.id]}))
    session.add_all(EventCampaign(event_id=event.id, campaign_id=one, ord=place) for place, one in enumerate(wanted))
    return True
