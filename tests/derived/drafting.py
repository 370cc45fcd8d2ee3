"""What becomes of forms that are not public yet, or not any more: drafts, schedules, revisions; operations as those of ``operations``."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.db import Database
from api.derived.writing import writing
from api.errors import Refused
from api.models import Author, Campaign, Event, Measure, Post, ResourceRevision, Section, Tag
from api.services import jobs, site
from api.services.posts import editing, pending, revisions, scheduled, workflow
from api.services.resources import authors, campaigns, restoring
from schemas.vocabulary import POST_KINDS
from tests.derived.event_operations import EVENTS
from tests.derived.operations import BODIES, LANGUAGES, OPERATIONS, SECONDS, START, TITLES, Actor, Operation, a_post, edit_with, one, some

METAS: list[Any] = [
    {"title": "For search", "noindex": True},
    {"description": "What it says.", "image": {"url": "https://x.example/shared.jpg", "alt": "A preview"}},
    {"noindex": False},
    {"image": {"url": "https://x.example/preview.jpg"}},
    None,
]
DRAFTS: list[Callable[[Session, int], dict[str, Any]]] = [
    lambda _s, b: {"title": TITLES[b % 5], "body_html": BODIES[b % 5], "kind": POST_KINDS[b % 2]},
    lambda _s, b: {"slug": f"slug-{b}", "language": LANGUAGES[b % 4]},
    lambda s, b: {"tags": some(s, Tag, b), "campaigns": some(s, Campaign, b), "section": str(getattr(one(s, Section, b), "id", ""))},
    lambda s, b: {"translation_of": str(getattr(one(s, Post, b), "id", "")) if b % 2 else None},
    lambda _s, b: {"image": {"url": "https://x.example/shared.jpg", "alt": f"Pending {b}"}, "featured": b % 2 == 0},
    lambda _s, b: {"meta": METAS[b % 5]},
]


def draft(session: Session, actor: Actor, a: int, b: int) -> None:
    """A pending revision of a public post."""
    post = a_post(session, a)
    if post:
        editing.edit(session, post, DRAFTS[(a + b) % 6](session, b), now=actor.now, draft=True)  # type: ignore[arg-type] # a part of the form


def restore_revision(session: Session, actor: Actor, a: int, b: int) -> None:
    post = a_post(session, a)
    if post:
        revisions.restore(session, post, b % post.revision + 1, now=actor.now, draft=b % 2 == 0)


def discard(session: Session, actor: Actor, a: int, _b: int) -> None:
    post = a_post(session, a)
    if post:
        pending.discard(session, post, now=actor.now)


def reschedule(session: Session, actor: Actor, a: int, b: int) -> None:
    """Schedules a post or what is pending, or takes that back; a public one may get an end."""
    post = a_post(session, a)
    if post is None:
        return
    now = actor.now
    if post.scheduled_at is not None and b % 4 == 0:
        workflow.unschedule(session, post, now=now)
    elif b % 2:
        editing.edit(session, post, {"expires_at": now // 1_000_000 + b % 7 + 2}, now=now)
    else:
        workflow.schedule(session, post, now // 1_000_000 + b % 3 + 1, now=now)


def fall_due(session: Session, actor: Actor, _a: int, b: int) -> None:
    """What the worker does a few seconds later."""
    now = actor.now + b % 8 * 1_000_000
    for post in scheduled.waiting(session.connection(), now=now):
        scheduled.apply_due(session, post, now=now)


def report(session: Session, actor: Actor, a: int, b: int) -> None:
    """One value, where the campaign counts something."""
    campaign, post = one(session, Campaign, a), one(session, Post, b)
    measure = campaign and session.scalar(select(Measure.measure).where(Measure.campaign_id == campaign.id).limit(1))
    if campaign and measure:
        campaigns.report(session, campaign, measure, {"at": SECONDS[b % 5], "value": a, "post": post and str(post.id)}, now=actor.now)


def bring_back(session: Session, actor: Actor, a: int, b: int) -> None:
    """An old form of a tag, campaign, author or section."""
    models: tuple[Any, ...] = (Tag, Campaign, Author, Section)
    row = one(session, models[b % 4], a)
    if row is None:
        return
    kept = select(ResourceRevision.number).where(ResourceRevision.entity_id == row.id).order_by(ResourceRevision.number)
    numbers = session.scalars(kept).all()
    restoring.restore(session, row, numbers[a % len(numbers)], now=actor.now, drop_figures=True)


NAMED: tuple[tuple[str, Any], ...] = (
    *(("post", Post), ("tag", Tag), ("campaign", Campaign), ("author", Author), ("section", Section), ("event", Event)),
)


def make_menu(session: Session, actor: Actor, a: int, b: int) -> None:
    """Two menus that name some of all kinds, the one below an address, the other side by side."""
    rows = [(kind, one(session, model, a * step + b)) for step, (kind, model) in enumerate(NAMED, 1)]
    entries = [{"type": kind, "id": str(row.id), "label": f"Entry {b}" if b % 3 == 0 else None} for kind, row in rows if row is not None]
    own: Any = {"label": "Home", "labels": {"fr": "Accueil"}, "url": "/", "children": entries[: a % 7]}
    values: Any = {"description": TITLES[b % 5], "menus": {"main": entries[a % 3 :], **({"footer": [own]} if b % 2 else {})}}
    site.edit(session, site.profile(session), values, now=actor.now)


def restore_site(session: Session, actor: Actor, a: int, _b: int) -> None:
    row = site.profile(session)
    if row.revision > 1:
        site.restore(session, row, a % (row.revision - 1) + 2, now=actor.now)


def portray(session: Session, actor: Actor, a: int, b: int) -> None:
    author = one(session, Author, a)
    if author:
        image = {"url": "https://x.example/shared.jpg", "alt": f"Ada {b}"} if b % 3 else None
        authors.edit(session, author, {"image": image}, now=actor.now)


DRAFTING: dict[str, Operation] = {
    "report": report,
    "meta": edit_with(lambda _s, _p, b: {"meta": METAS[b % 5]}),
    "portray": portray,
    "bring back": bring_back,
    "bring back more": bring_back,
    "menu": make_menu,
    "restore site": restore_site,
    "draft": draft,
    "draft more": draft,
    "discard": discard,
    "restore revision": restore_revision,
    "reschedule": reschedule,
    "reschedule more": reschedule,
    "fall due": fall_due,
}

EVERYTHING = OPERATIONS | DRAFTING | EVENTS


def transact(database: Database, actor: Actor, steps: Iterable[tuple[str, int, int]]) -> None:
    """Does these operations in one transaction; nothing of it, where a rule refuses one."""
    with suppress(Refused), writing(database) as session:
        for name, a, b in steps:
            EVERYTHING[name](session, actor, a, b)
            session.flush()


def work(database: Database, number: int) -> None:
    """A step of one of the jobs that wait."""
    with writing(database) as session:
        waiting = jobs.waiting(session)
        if waiting:
            jobs.step(session, waiting[number % len(waiting)], now=START)
