"""What falls due for posts: publication by schedule, and expiry. When it is looked for is the worker's business.

A post that was to be published and to expire while nobody looked ends as it would have: withdrawn, published at the second it was
scheduled for. It is not made public for a moment that has passed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import IllegalTransition
from api.models import Post
from api.services import audit, images
from api.services.audit import Act
from api.services.posts import claims, loading, pending
from api.services.posts.fields import due_at
from api.services.posts.workflow import NewState, set_state, shown_images
from api.services.revisioning import NOBODY

AT_ONCE = 100
PATIENCE_SECONDS = 600
"""So long a post that is due waits for renditions of its pictures; without them it is public without these pictures until they are made."""

_DUE = (
    select(Post.id)
    .where(Post.due_at <= bindparam("second"), Post.id.not_in(bindparam("but", expanding=True)))
    .order_by(Post.due_at, Post.id)
    .limit(AT_ONCE)
)


@dataclass(frozen=True, slots=True)
class AppliedDue:
    """What was done: ``publish`` or ``expire``; ``left_out`` are members of a pending revision that others have by now."""

    action: str
    left_out: Sequence[str] = ()


def waiting(connection: Connection, *, now: int, but: Collection[UUID] = ()) -> Sequence[UUID]:
    """Posts to which something should have happened by ``now`` (µs), the longest due first; some are left out."""
    return connection.scalars(_DUE, {"second": now // MICROSECONDS, "but": list(but)}).all()


def apply_due(session: Session, post_id: UUID, *, now: int) -> AppliedDue | None:
    """Does what is due for a post, and what it is; ``None`` where nothing is, since another worker was faster or somebody changed it.

    The row is locked and asked again: of all who try, one does it.
    """
    post = loading.load(session, post_id, locked=True)
    second = now // MICROSECONDS
    if post is None or post.due_at is None or post.due_at > second:
        return None
    if _waits_for_pictures(session, post, second):
        return None
    applied = _applied(session, post, second, now=now)
    if applied is None:  # there is nothing of what the row was said to wait for
        post.scheduled_at = post.scheduled_at if post.state == "scheduled" else None
        post.due_at = due_at(post)
        return None
    audit.record(session, Act(applied.action, "post", post.id, post.section_id, post.revision), by=NOBODY, now=now)
    return applied


def _waits_for_pictures(session: Session, post: Post, second: int) -> bool:
    """Whether renditions are being made of a picture of a post that is to be published, not taken away."""
    if post.scheduled_at is None or not post.scheduled_at <= second < post.scheduled_at + PATIENCE_SECONDS:
        return False
    if post.expires_at is not None and post.expires_at <= second:
        return False
    return images.are_unfinished(session, shown_images(post, pending.of(session, post)))


def _applied(session: Session, post: Post, second: int, *, now: int) -> AppliedDue | None:
    scheduled_for, left_out, others = post.due_at, list[str](), list[str]()
    with session.no_autoflush:  # what was flushed would not count as changed
        is_publication = post.state == "scheduled"
        is_time = post.state == "published" and post.scheduled_at is not None and post.scheduled_at <= second
        row = pending.of(session, post) if is_time else None
        if row is not None:
            is_publication = True
            others, left_out = pending.take(session, post, row, now=now, lenient=True)
        has_expired = post.expires_at is not None and post.expires_at <= second
        if not is_publication and not has_expired:
            return None
        if not has_expired:
            left_out = [*left_out, *_left(session, post)]
        post.published_at = scheduled_for if post.published_at is None else post.published_at
        to = NewState("withdrawn", "expired") if has_expired else NewState("published")
        set_state(session, post, to, now=now, by=NOBODY, also=others)
    return AppliedDue("expire" if has_expired else "publish", left_out)


def _left(session: Session, post: Post) -> list[str]:
    """What a post gives up to become public, since another one that is public has it. Raises ``IllegalTransition`` for what it cannot."""
    claim = None if post.state == "published" else claims.taken_in_public(session, post)
    if claim is None:
        return []
    if claim is not claims.TRANSLATION:
        raise IllegalTransition(claim.told(post))
    post.group_id = None
    return ["translation_of", *_left(session, post)]
