"""Groups of translations: who says the same in which language."""

from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.writing import touch
from api.errors import InvalidInput
from api.models import Post
from api.services.references import NIL, entity_id

OLDEST = select(Post.id).where(Post.group_id == bindparam("group"), Post.id != bindparam("but")).order_by(Post.id).limit(1)
"""Built once: that costs as much as executing it."""


def translation_of(session: Session, post: Post) -> UUID | None:
    """The oldest post of its group, unless that is the post itself."""
    first = oldest(session, post.group_id) if post.group_id else None
    return None if first == post.id else first


def oldest(session: Session, group: UUID, *, but: UUID = NIL) -> UUID | None:
    """The oldest post of a group, of the others where one is left out."""
    found: UUID | None = session.scalar(OLDEST, {"group": group, "but": but})
    return found


def regroup(session: Session, post: Post, ref: str | None) -> None:
    """Puts the post into the group of another one; ``None``: takes it out, unless it is the oldest, whom the others follow."""
    if ref is None:
        if translation_of(session, post) is not None:
            touch(session, "post", session.scalars(select(Post.id).where(Post.group_id == post.group_id)))
            post.group_id = None
        return
    other = _other(session, post.id, ref)
    if other is None or (post.group_id is not None and other.group_id == post.group_id):
        return
    if other.group_id is None:
        other.group_id = uuid7()  # never the other's id: a group outlives the post that it began with
        if other.language == post.language:
            raise second(post.language)
    post.group_id = other.group_id


def proposed(session: Session, post: UUID, group: UUID | None, ref: str | None, language: str) -> tuple[UUID | None, UUID | None]:
    """(group, post that it follows) that ``regroup`` would give a post of a group; nothing is written.

    A post without a group gets one only then: until it does, there is only the post to follow.
    """
    first = oldest(session, group) if group else None
    if ref is None:
        return (group, None) if first in (post, None) else (None, None)
    other = _other(session, post, ref)
    if other is None or (group is not None and other.group_id == group):
        return group, None if first == post else first
    if other.group_id is None and other.language == language:
        raise second(language)
    return other.group_id, (oldest(session, other.group_id, but=post) if other.group_id else None) or other.id


def _other(session: Session, post: UUID, ref: str) -> Post | None:
    found = entity_id(session, "post", ref, "/translation_of")
    return None if found == post else session.get_one(Post, found)


def refuse_second(session: Session, post: Post) -> None:
    """Raises ``InvalidInput`` where the group has the post's language already."""
    same = select(func.count()).where(Post.group_id == post.group_id, Post.language == post.language, Post.id != post.id)
    if session.scalar(same):
        raise second(post.language)


def second(language: str) -> InvalidInput:
    """What is raised for a second post in one language."""
    return InvalidInput(f"This group of translations has a post in {language!r} already.", "/translation_of")
