"""The workflow of posts: which actions there are, when each is allowed, what it does. What happens by the clock is in ``scheduled``."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import IllegalTransition, InvalidInput
from api.models import Pending, Post
from api.services import images
from api.services.posts import claims, pending
from api.services.posts.fields import due_at
from api.services.posts.snapshots import save_revision, snapshot
from api.services.revisioning import NOBODY, By, bump_revision, bump_revision_only
from api.services.syndication import copies
from schemas.vocabulary import GIVEN_REASONS

FROM = {
    "publish": ("draft", "scheduled", "withdrawn"),
    "schedule": ("draft",),
    "unschedule": ("scheduled",),
    "withdraw": ("published",),
    "restore": ("withdrawn",),
}
"""Action: the states that it is possible from. A published post with a pending revision has also the first three."""


class NewState(NamedTuple):
    """A state with what belongs to it."""

    state: str
    withdrawn_reason: str | None = None
    scheduled_at: int | None = None


def allowed(session: Session, post: Post, now: int) -> list[str]:
    """The actions that are possible at this moment (µs)."""
    return _possible(post, pending.of(session, post), now)


def publish(session: Session, post: Post, *, now: int, by: By = NOBODY, when_ready: bool = False) -> None:
    """Makes the post public as it was saved last, or its pending revision. ``published_at`` is the first publication and stays.

    Where renditions of its pictures are being made, it is scheduled for this second with ``when_ready``, and waits for them
    (``scheduled``). Else raises ``PictureProcessing``; so for one that is withdrawn, which cannot be scheduled.
    """
    row = _allow(session, post, "publish", now)
    if images.are_unfinished(session, shown_images(post, row)):
        if not when_ready or post.state == "withdrawn":
            raise images.PictureProcessing(
                "Renditions of a picture of this post are being made: try again in a moment, or send `when_ready`."
            )
        _reschedule(session, post, now // MICROSECONDS, "scheduled", now=now, by=by)
        return
    copies.refuse_withdrawn(session, post)
    with session.no_autoflush:  # what was flushed would not count as changed
        others, _ = pending.take(session, post, row, now=now) if row else ([], [])
        _refuse_second(session, post, row, now)
        post.published_at = now // MICROSECONDS if post.published_at is None else post.published_at
        set_state(session, post, NewState("published"), now=now, by=by, also=others)
    copies.show(session, post)


def shown_images(post: Post, row: Pending | None) -> list[UUID]:
    """The images that the post, with its pending revision, shows."""
    members = row.members if row else {}
    named = (members.get(name, getattr(post, name)) for name in ("image_id", "meta_image_id"))
    return [UUID(str(one)) for one in named if one]


def schedule(session: Session, post: Post, at: int, *, now: int, by: By = NOBODY) -> None:
    """Schedules the post, or its pending revision, for the second ``at``. Raises ``InvalidInput`` for one that is not possible."""
    row = _allow(session, post, "schedule", now)
    members = row.members if row else {}
    embargo = members.get("embargo_until", post.embargo_until)
    expiries = (post.expires_at, members.get("expires_at"))
    if at * MICROSECONDS <= now:
        raise InvalidInput("A post is scheduled for a moment that is still to come: to publish it now, publish it.", "/at")
    if embargo is not None and at < embargo:
        raise InvalidInput("The post is under embargo then: schedule it for `embargo_until` or later.", "/at")
    if any(expiry is not None and expiry <= at for expiry in expiries):
        raise InvalidInput("The post expires before: change `expires_at` first.", "/at")
    _reschedule(session, post, at, "scheduled", now=now, by=by)


def unschedule(session: Session, post: Post, *, now: int, by: By = NOBODY) -> None:
    """Takes the schedule back: the post is a draft again, or its pending revision waits to be published."""
    _allow(session, post, "unschedule", now)
    _reschedule(session, post, None, "draft", now=now, by=by)


def _reschedule(session: Session, post: Post, at: int | None, state: str, *, now: int, by: By) -> None:
    if post.state != "published":
        set_state(session, post, NewState(state, None, at), now=now, by=by)
        return
    due = [moment for moment in (at, post.expires_at) if moment is not None]
    bump_revision_only(session, post, scheduled_at=at, due_at=min(due, default=None))
    save_revision(session, post, pending.form(session, post), now=now, by=by)


def withdraw(session: Session, post: Post, reason: str, *, now: int, by: By = NOBODY) -> None:
    """Takes a public post away; it answers 410, for legal reasons 451. A pending revision stays, without its schedule."""
    if reason not in GIVEN_REASONS:
        raise InvalidInput(f"A reason is one of {', '.join(GIVEN_REASONS)}.", "/reason")
    _allow(session, post, "withdraw", now)
    set_state(session, post, NewState("withdrawn", reason), now=now, by=by)
    copies.hide(session, post, now=now)


def restore(session: Session, post: Post, *, now: int, by: By = NOBODY) -> None:
    """Makes a withdrawn post public again as it was; a pending revision stays pending."""
    row = _allow(session, post, "restore", now)
    copies.refuse_withdrawn(session, post)
    _refuse_second(session, post, row, now)
    set_state(session, post, NewState("published"), now=now, by=by)
    copies.show(session, post)


def set_state(session: Session, post: Post, to: NewState, *, now: int, by: By, also: Sequence[str] = ()) -> None:
    """Puts the post into this state as its next revision, whatever state it was in; ``also`` are members that changed with it."""
    with session.no_autoflush:
        post.state, post.withdrawn_reason, post.scheduled_at = to
        post.due_at = due_at(post)
        bump_revision(session, post, now, also=["state", *also])  # also where the state is the same, as for a pending revision
        post.live_revision = post.revision
        form = snapshot(session, post)
    session.flush()
    save_revision(session, post, form, now=now, by=by)


def _allow(session: Session, post: Post, action: str, now: int) -> Pending | None:
    """The pending revision that there is. Raises ``IllegalTransition`` where the action is not possible now."""
    row = pending.of(session, post)
    obstacle = _obstacle(action, post, row, now)
    if obstacle:
        possible = _possible(post, row, now)
        raise IllegalTransition(f"{obstacle} Possible now: {', '.join(possible) or 'nothing'}.", possible)
    return row


def _refuse_second(session: Session, post: Post, row: Pending | None, now: int) -> None:
    """Raises ``IllegalTransition`` where another post is public that has what only one can have."""
    claim = None if post.state == "published" else claims.taken_in_public(session, post)
    if claim is not None:
        possible = [action for action in _possible(post, row, now) if action not in ("publish", "restore")]
        detail = f"{claim.told(post)} That one is public: change `{claim.pointer[1:]}` of one of them first."
        raise IllegalTransition(f"{detail} Possible now: {', '.join(possible) or 'nothing'}.", possible)


def _possible(post: Post, row: Pending | None, now: int) -> list[str]:
    return [action for action in FROM if _obstacle(action, post, row, now) is None]


def _obstacle(action: str, post: Post, row: Pending | None, now: int) -> str | None:
    """Why an action is not possible, as a sentence."""
    if post.state not in FROM[action] and not (post.state == "published" and row and _suits_pending(action, post)):
        return f"{action!r} is not possible for a post that is {post.state}{_what_waits(post, row)}."
    if action not in ("publish", "restore"):
        return None
    members = row.members if row and action == "publish" else {}
    embargo, expiry = members.get("embargo_until", post.embargo_until), members.get("expires_at", post.expires_at)
    if embargo is not None and embargo * MICROSECONDS > now:
        return "The post is under embargo: it can be public from `embargo_until` on."
    if expiry is not None and expiry * MICROSECONDS <= now:
        return "The post has expired: change `expires_at` first."
    return None


def _suits_pending(action: str, post: Post) -> bool:
    """Whether an action concerns the pending revision of a published post, which has a schedule or not."""
    return action in ("publish", "unschedule" if post.scheduled_at is not None else "schedule")


def _what_waits(post: Post, row: Pending | None) -> str:
    if post.state != "published":
        return ""
    if row is None:
        return " and has no pending revision"
    return " and whose pending revision is scheduled" if post.scheduled_at is not None else " and whose pending revision is not scheduled"
