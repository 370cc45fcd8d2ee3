"""What becomes of forms that are not public yet: pending revisions, schedules, old revisions; operations as those of ``operations``."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from api.models import Campaign, Post, Section, Tag
from api.services.posts import editing, pending, revisions, scheduled, workflow
from schemas.vocabulary import POST_KINDS
from tests.derived.operations import BODIES, LANGUAGES, TITLES, Actor, Operation, a_post, one, some

DRAFTS: list[Callable[[Session, int], dict[str, Any]]] = [
    lambda _s, b: {"title": TITLES[b % 5], "body_html": BODIES[b % 5], "kind": POST_KINDS[b % 2]},
    lambda _s, b: {"slug": f"slug-{b}", "language": LANGUAGES[b % 4]},
    lambda s, b: {"tags": some(s, Tag, b), "campaigns": some(s, Campaign, b), "section": str(getattr(one(s, Section, b), "id", ""))},
    lambda s, b: {"translation_of": str(getattr(one(s, Post, b), "id", "")) if b % 2 else None},
    lambda _s, b: {"image": {"url": "https://x.example/shared.jpg", "alt": f"Pending {b}"}, "featured": b % 2 == 0},
]


def draft(session: Session, actor: Actor, a: int, b: int) -> None:
    """A pending revision of a public post."""
    post = a_post(session, a)
    if post:
        editing.edit(session, post, DRAFTS[(a + b) % 5](session, b), now=actor.now, draft=True)  # type: ignore[arg-type] # a part of the form


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


DRAFTING: dict[str, Operation] = {
    "draft": draft,
    "draft more": draft,
    "discard": discard,
    "restore revision": restore_revision,
    "reschedule": reschedule,
    "reschedule more": reschedule,
    "fall due": fall_due,
}
