"""Groups of translations: who says the same in which language."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.rows import IS_PUBLISHED
from api.derived.writing import as_writing, touch
from api.errors import InvalidInput
from api.models import NewPost, Post
from api.services.references import NIL, entity_id, row_of

_IN_GROUP = (Post.group_id == bindparam("group"), Post.id != bindparam("but"))
OLDEST = select(Post.id).where(*_IN_GROUP).order_by(Post.id).limit(1)
_OLDEST_SHOWN = OLDEST.where(or_(Post.section_id == bindparam("section"), IS_PUBLISHED))


def oldest(session: Session, group: UUID, *, but: UUID = NIL) -> UUID | None:
    """The oldest post of a group, of the others where one is left out; of those that whoever writes may know of."""
    section = as_writing(session).section
    statement, more = (OLDEST, {}) if section is None else (_OLDEST_SHOWN, {"section": section})
    found: UUID | None = session.scalar(statement, {"group": group, "but": but, **more})
    return found


def followed(session: Session, post: UUID, group: UUID | None) -> UUID | None:
    """The oldest post of a group, as snapshots have it: whoever writes, and unless that is the post itself."""
    with as_writing(session).all_sections():
        first = oldest(session, group) if group else None
    return None if first == post else first


def members_waiting(session: Session, post: Post | NewPost) -> list[Post | NewPost] | None:
    """All members of the post's group, if it began among what waits to be inserted; ``None``: the database has to be asked."""
    return as_writing(session).waiting.groups.get(post.group_id) if post.group_id else None


def regroup(session: Session, post: Post | NewPost, ref: str | None) -> None:
    """Puts the post into the group of another one; ``None``: takes it out, unless it is the oldest, whom the others follow."""
    if ref is None:
        if post.group_id is not None and oldest(session, post.group_id) not in (post.id, None):
            if post.state == "published":  # else nothing public names it
                touch(session, "post", session.scalars(select(Post.id).where(Post.group_id == post.group_id)))
            post.group_id = None
        return
    other = _other(session, post.id, ref)
    if other is None or (post.group_id is not None and other.group_id == post.group_id):
        return
    if other.group_id is None:
        _begin(session, other, post)
    post.group_id = other.group_id
    (members_waiting(session, post) or []).append(post)


def _begin(session: Session, first: Post | NewPost, post: Post | NewPost) -> None:
    """Gives the first post a group, which the other one is to join."""
    first.group_id = uuid7()  # never the first's id: a group outlives the post that it began with
    if first.language == post.language:
        raise _second(post.language)
    if isinstance(post, NewPost):
        as_writing(session).waiting.groups[first.group_id] = [first]


def proposed(session: Session, post: UUID, group: UUID | None, ref: str | None, language: str) -> tuple[UUID | None, UUID | None]:
    """(group, post that it follows) that ``regroup`` would give a post of a group; nothing is written.

    A post without a group gets one only then: until it does, there is only the post to follow.
    """
    first = oldest(session, group) if group else None
    if ref is None:
        return (group, followed(session, post, group)) if first in (post, None) else (None, None)
    other = _other(session, post, ref)
    if other is None or (group is not None and other.group_id == group):
        return group, followed(session, post, group)
    if other.group_id is None and other.language == language:
        raise _second(language)
    return other.group_id, followed(session, post, other.group_id) or other.id


def _other(session: Session, post: UUID, ref: str) -> Any:
    found = entity_id(session, "post", ref, "/translation_of")
    return None if found == post else row_of(session, "post", found)


def _second(language: str) -> InvalidInput:
    return InvalidInput(f"This group of translations has a post in {language!r} already.", "/translation_of")
