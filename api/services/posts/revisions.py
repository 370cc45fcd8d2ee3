"""Revisions: every form of a post that was saved. Reading, comparing, and making an old one the present one again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import InvalidInput, NotFound
from api.models import Post, Revision
from api.services.posts import editing, fields, pending, proposals
from api.services.posts.fields import PostValues
from api.services.revisioning import NOBODY, By

INNER = ("group_id", "image_id", "meta_image_id")
"""Members of a snapshot that others say better: ``translation_of``, ``image`` and ``meta``."""


def of(session: Session, post_id: UUID, number: int) -> Revision:
    """A revision of a post. Raises ``NotFound``."""
    found = session.get(Revision, (post_id, number))
    if found is None:
        raise NotFound
    return found


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """By member of a snapshot, (value in the one, value in the other) where these differ."""
    names = [name for name in proposals.differing(one, other) if name not in INNER]
    if one.get("group_id") is not None and one.get("group_id") == other.get("group_id"):
        names = [name for name in names if name != "translation_of"]  # another post of the group is the oldest now
    return {name: (one.get(name), other.get(name)) for name in names}


def restore(session: Session, post: Post, number: int, *, now: int, by: By = NOBODY, draft: bool = False) -> list[str]:
    """The members that changed: the form of revision ``number`` is the present one, as an edit (``draft``: a pending one).

    State and first publication stay. Left out is what cannot be had any more: references to what is gone, a slug or a place in a
    group that somebody else has, moments that have passed.
    """
    saved = of(session, post.id, number).snapshot
    values = proposals.values_of(session, post.id, saved)
    refused = proposals.refused(session, post.id, pending.form(session, post), values, now=now)
    return editing.edit(session, post, proposals.without(values, [*refused, *_passed(post, values, now=now)]), now=now, by=by, draft=draft)


def _passed(post: Post, values: PostValues, *, now: int) -> tuple[str, ...]:
    """The moments that cannot be set any more."""
    present = {name: getattr(post, name) for name in fields.MOMENTS}
    try:
        fields.check_moments(present, values, now=now, scheduled_at=post.scheduled_at, is_public=post.state == "published")
    except InvalidInput:
        return fields.MOMENTS
    return ()
