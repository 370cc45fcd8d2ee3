"""Pending revisions: what a public post will read like. Nothing that is public moves by one until it is published."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.derived.writing import as_writing
from api.errors import NotFound
from api.models import Pending, Post
from api.services.posts import autosaves, fields, loading, proposals
from api.services.posts.fields import PostValues, claimed, fill
from api.services.posts.snapshots import Snapshot, save_revision, snapshot
from api.services.revisioning import NOBODY, By, bump_revision_only

STATES = ("published", "withdrawn")
"""A withdrawn post keeps its pending revision: ``publish`` takes it, ``restore`` leaves it."""

_OF = select(Pending).where(Pending.post_id == bindparam("post"))


def of(session: Session, post: Post) -> Pending | None:
    """The post's pending revision. One that comes between raises the post's revision, so that whoever missed it is told."""
    return session.scalar(_OF, {"post": post.id}) if post.state in STATES and not loading.lacks(session, Pending, post.id) else None


def form(session: Session, post: Post) -> Snapshot:
    """The newest saved form: the live one with what is pending."""
    return _merged(snapshot(session, post), of(session, post))


def _merged(live: Snapshot, row: Pending | None) -> Snapshot:
    return {**live, **(row.members if row else {})}


def edit_pending(session: Session, post: Post, values: PostValues, *, now: int, by: By = NOBODY) -> list[str]:
    """The members of the form of a public post that are others now; with any, it is the next revision, which is not public.

    No slug is claimed: it is free for others until the revision is published.
    """
    row, live = of(session, post), snapshot(session, post)
    before = _merged(live, row)
    fields.check_moments(before, values, now=now, scheduled_at=post.scheduled_at, is_public=False)
    after = proposals.proposed(session, post.id, before, values, now=now)
    changed = proposals.differing(before, after)
    autosaves.drop(session, post, by)
    if changed:
        _store(session, post, row, {name: after[name] for name in proposals.differing(live, after)}, now=now, by=by)
        save_revision(session, post, after, now=now, by=by)
    return changed


def _store(session: Session, post: Post, row: Pending | None, members: Mapping[str, Any], *, now: int, by: By) -> None:
    """Keeps these members as the next revision; with none, nothing is pending any more."""
    if not members:
        _end(session, post, row)
        return
    bump_revision_only(session, post)
    if row is None:
        row = Pending(post_id=post.id)
        session.add(row)
        loading.note(session, Pending, post.id, is_there=True)
    row.number, row.at, row.actor, row.key_id, row.members = post.revision, now, by.actor, by.key_id, dict(members)
    session.flush()


def discard(session: Session, post: Post, *, now: int, by: By = NOBODY) -> None:
    """Takes the pending revision back, and its schedule; the live form is the next revision. Raises ``NotFound`` where none is."""
    row = of(session, post)
    if row is None:
        raise NotFound
    _end(session, post, row)
    save_revision(session, post, snapshot(session, post), now=now, by=by)


def _end(session: Session, post: Post, row: Pending | None) -> None:
    bump_revision_only(session, post, scheduled_at=None, due_at=post.expires_at if post.state == "published" else None)
    if row is not None:
        session.delete(row)
        session.flush()


def settle(session: Session, post: Post, live: Mapping[str, Any]) -> None:
    """What is pending after an edit of the live form: members that the live form has now are pending no more."""
    row = of(session, post)
    if row is None:
        return
    row.members = {name: value for name, value in row.members.items() if live[name] != value}
    if not row.members:
        forget(session, post, row)


def forget(session: Session, post: Post, row: Pending) -> None:
    """Takes the row away within a save that raises the revision itself."""
    session.delete(row)
    post.scheduled_at = None
    post.due_at = fields.due_at(post)


def take(session: Session, post: Post, row: Pending, *, now: int, lenient: bool = False) -> tuple[list[str], list[str]]:
    """(members that changed in other tables, members left out): makes what is pending the live form. Nothing may be flushed meanwhile.

    ``lenient``: what somebody else has by now (a slug, a place in a group) is left out; else its fault is raised. It is taken as it
    was saved, whatever may be known to who publishes it.
    """
    with as_writing(session).all_sections():
        values = proposals.values_of(session, post.id, row.members)
        left_out = proposals.refused(session, post.id, snapshot(session, post), values, now=now) if lenient else []
        values = proposals.without(values, left_out)
        post.slug = claimed(session, post, values)
        others = fill(session, post, values, now=now)
        forget(session, post, row)
    return others, left_out
