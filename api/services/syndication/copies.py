"""Copies of posts of elsewhere: what their origin said last, what the section did to them, what it may do. Making them is elsewhere.

Only the origin changes or withdraws a copy. The section may hide it, which is to withdraw it, and change any member: what it changed is
its own from then on, until it follows the origin again.
"""

from typing import Any

from sqlalchemy.orm import Session

from api.errors import IllegalTransition
from api.models import Copy, NewPost, Post
from api.queries.authored import copies as kept

PUBLIC = "published"
"""What ``origin_state`` is while the origin shows the post; else it is the reason for which that is gone."""


def of(session: Session, post: Post | NewPost) -> Copy | None:
    """What is kept of a copy that is pulled; ``None`` of all other posts."""
    return None if post.origin_uri is None else session.get(Copy, post.id)


def refuse_withdrawn(session: Session, post: Post) -> None:
    """Raises ``IllegalTransition`` where the origin does not show the post any more."""
    copy = of(session, post)
    if copy is not None and copy.origin_state != PUBLIC:
        raise IllegalTransition(f"Its origin has withdrawn this post ({copy.origin_state}): it is public again when it is there.")


def hide(session: Session, post: Post, *, now: int) -> None:
    """Notes that the section hides the copy, so that it stays hidden whatever its origin does. ``now`` is in µs."""
    copy = of(session, post)
    if copy is not None:
        copy.hidden_at = now


def show(session: Session, post: Post) -> None:
    """Notes that the section hides the copy no more."""
    copy = of(session, post)
    if copy is not None:
        copy.hidden_at = None


def values(post: Post | NewPost) -> dict[str, Any]:
    """The members that the section may change, as they are."""
    links = {member: [str(link.to_id) for link in getattr(post, member)] for member in ("tags", "campaigns")}
    return {"title": post.title, "excerpt": [post.excerpt, post.excerpt_truncated], "body_html": post.body_html, **links}


def changed(copy: Copy, post: Post) -> list[str]:
    """The members that the section changed since they were taken."""
    return kept.changed(copy.taken, values(post))
