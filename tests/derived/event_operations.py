"""Everything that services can do to events, as ``operations`` has it of the rest."""

from sqlalchemy.orm import Session

from api.models import Campaign, Event, Post, Section
from api.services.resources import events, restoring
from schemas.vocabulary import EVENT_STATUSES, GIVEN_REASONS
from tests.derived.operations import START, Actor, Operation, one, removing, some

ZONES = ("Europe/Berlin", "Pacific/Auckland", "America/New_York")
NAMES = ("Open day", "Journée portes ouvertes", "Night of the river", "集会")
FIRST = START // 1_000_000


def create(session: Session, actor: Actor, a: int, b: int) -> None:
    post, section = one(session, Post, a), one(session, Section, b)
    values: events.EventValues = {
        "title": NAMES[a % 4],
        "titles": {"fr": f"Événement {b}"} if b % 2 else {},
        "language": "en",
        "starts_at": FIRST + (a - 12) * 7200,
        "ends_at": FIRST + (a - 12) * 7200 + 3600 if b % 3 else None,
        "timezone": ZONES[b % 3],
        "post": str(post.id) if post and a % 2 else None,
        "campaigns": some(session, Campaign, a),
        "section": str(section.id) if section else "main",
    }
    event = events.create(session, values, now=actor.now, new_id=actor.new_id())
    if a % 3:
        events.publish(session, event, now=actor.now)


def edit(session: Session, actor: Actor, a: int, b: int) -> None:
    event, post = one(session, Event, a), one(session, Post, b)
    if event is None:
        return
    values: list[events.EventValues] = [
        {"title": NAMES[b % 4], "titles": {"fr": NAMES[a % 4]}},
        {"status": EVENT_STATUSES[b % 3]},
        {"post": str(post.id) if post else None, "campaigns": some(session, Campaign, b)},
        {"slug": f"event-{b}"},
        {"starts_at": FIRST + (b - 12) * 7200, "ends_at": None},
        {"place": {"name": "Hall", "latitude": float(b), "longitude": float(a)}, "place_names": {"fr": "Salle"}},
    ]
    events.edit(session, event, values[(a + b) % 6], now=actor.now)


def turn(session: Session, actor: Actor, a: int, b: int) -> None:
    """Publishes a draft, withdraws what is public, gives back what was withdrawn."""
    event = one(session, Event, a)
    if event is None:
        return
    if event.state == "published":
        events.withdraw(session, event, GIVEN_REASONS[b % 3], now=actor.now)
    else:
        events.publish(session, event, now=actor.now)


def pass_time(session: Session, actor: Actor, _a: int, b: int) -> None:
    """What the worker does some hours or weeks later."""
    events.update_due(session, actor.now + b * b * 3600 * 1_000_000)


def bring_back(session: Session, actor: Actor, a: int, _b: int) -> None:
    event = one(session, Event, a)
    if event:
        restoring.restore(session, event, 1, now=actor.now)


EVENTS: dict[str, Operation] = {
    "create event": create,
    "create event more": create,
    "edit event": edit,
    "edit event more": edit,
    "turn event": turn,
    "turn event more": turn,
    "pass time": pass_time,
    "bring back event": bring_back,
    "remove event": removing(Event, events.remove),
}
