"""Saved revisions of posts: what was written, when, by whom."""

from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from api.models import Post, Revision

MEMBERS = ("slug", "language", "title", "excerpt", "excerpt_truncated", "body_html", "license", "origin", "embargo_until", "expires_at")
REFERENCES = ("section_id", "image_id", "group_id")
LINKS = ("authors", "tags", "campaigns")

_SAVE = insert(Revision.__table__)  # type: ignore[arg-type] # built once: that costs as much as executing it


def save_revision(session: Session, post: Post, *, now: int, actor: str | None) -> None:
    """Keeps the post, which is flushed, as it is now under its revision's number; references are ids."""
    row = {"post_id": post.id, "number": post.revision, "at": now, "actor": actor, "snapshot": snapshot(post)}
    # By itself: nobody reads it back in this session, and another flush would double the cost of a save.
    session.connection().execute(_SAVE, row)


def snapshot(post: Post) -> dict[str, object]:
    """What a revision keeps of a post."""
    return {
        **{name: getattr(post, name) for name in MEMBERS},
        **{name: _text(getattr(post, name)) for name in REFERENCES},
        **{name: [str(link.to_id) for link in getattr(post, name)] for name in LINKS},
        "featured_at": post.featured_at,
        "state": post.state,
    }


def _text(found: UUID | None) -> str | None:
    return None if found is None else str(found)
