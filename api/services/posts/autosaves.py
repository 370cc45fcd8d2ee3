"""Autosaves: what somebody was writing and has not saved. One for each key and actor; nothing else differs by one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, select
from sqlalchemy.orm import Session

from api.derived.rows import upsert
from api.models import Autosave, Post, Revision
from api.services.posts import loading
from api.services.posts.fields import PostValues
from api.services.posts.proposals import differing, proposed
from api.services.posts.snapshots import Snapshot, snapshot
from api.services.references import NIL
from api.services.revisioning import NOBODY, By

_THEIRS = and_(Autosave.post_id == bindparam("post"), Autosave.key_id == bindparam("key"), Autosave.actor == bindparam("by"))
_DROP = delete(Autosave.__table__).where(_THEIRS)  # type: ignore[arg-type]
_SNAPSHOT = select(Revision.snapshot).where(Revision.post_id == bindparam("post"), Revision.number == bindparam("number"))


def keep(session: Session, post: Post, values: PostValues, *, now: int, by: By) -> Autosave:
    """The caller's autosave with these values, in place of the last one. Values are checked as those of an edit."""
    saved = _saved(session, post, post.revision)
    form = proposed(session, post.id, saved, values, now=now)
    members = {name: form[name] for name in differing(form, saved)}
    row = {"post_id": post.id, "key_id": by.key_id or NIL, "actor": by.actor or "", "number": post.revision, "at": now, "members": members}
    loading.note(session, Autosave, post.id, is_there=True)
    # Two of one caller may come at once: the later one stays.
    upsert(session.connection(), Autosave.__table__, [row], keys=("post_id", "key_id", "actor"))  # type: ignore[arg-type]
    return Autosave(**row)


def of(session: Session, post: Post, by: By) -> Autosave | None:
    """The caller's autosave, if there is one."""
    return session.scalar(select(Autosave).where(_THEIRS).execution_options(populate_existing=True), _caller(post.id, by))


def form(session: Session, post: Post, autosave: Autosave) -> Snapshot:
    """The whole form that the caller was writing: that of the revision it began with, with what was changed."""
    return {**_saved(session, post, autosave.number), **autosave.members}


def drop(session: Session, post: Post, by: By) -> None:
    """Takes the caller's autosave away, if there is one."""
    if by != NOBODY and not loading.lacks(session, Autosave, post.id):
        session.connection().execute(_DROP, _caller(post.id, by))


def _caller(post: UUID, by: By) -> dict[str, Any]:
    return {"post": post, "key": by.key_id or NIL, "by": by.actor or ""}


def _saved(session: Session, post: Post, number: int) -> Mapping[str, Any]:
    found: Mapping[str, Any] | None = session.scalar(_SNAPSHOT, {"post": post.id, "number": number})
    return snapshot(session, post) if found is None else found
