"""Snapshots: a post's whole authoring form with references as ids, as revisions keep it.

``image`` is the image as it is written; ``translation_of`` the oldest other post of the group, for readers; ``group_id`` the group itself.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from api.derived.writing import as_writing
from api.models import LINK_MEMBERS, Image, NewPost, Post, Revision
from api.services import images
from api.services.posts import meta, translations
from api.services.references import NIL
from api.services.revisioning import By

Snapshot = dict[str, Any]

MEMBERS = (
    "kind",
    "slug",
    "language",
    "title",
    "excerpt",
    "excerpt_truncated",
    "body_html",
    "license",
    "origin",
    "embargo_until",
    "expires_at",
)

_AROUND = (
    select(translations.OLDEST.scalar_subquery(), Image)
    .select_from(Post)
    .outerjoin(Image, Image.id == bindparam("image", type_=Uuid()))
    .where(Post.id == bindparam("post"))
)


def save_revision(session: Session, post: Post | NewPost, form: Mapping[str, Any], *, now: int, by: By) -> None:
    """Keeps this form of the post, which is flushed, under the number of its revision."""
    row = {"post_id": post.id, "number": post.revision, "at": now, "actor": by.actor, "key_id": by.key_id, "snapshot": form}
    # By itself: nobody reads it back in this session, and another flush would double the cost of a save.
    as_writing(session).waiting.add(Revision.__table__, row)


def snapshot(session: Session, post: Post | NewPost) -> Snapshot:
    """The form of the post as its row has it, flushed or not."""
    followed, image = None, images.looked_up(session, post.image_id)
    members = translations.members_waiting(session, post)
    if (post.group_id and members is None) or (post.image_id and image is None):
        asked = {"image": post.image_id, "group": post.group_id, "post": post.id, "but": NIL}
        with session.no_autoflush:
            followed, image = session.execute(_AROUND, asked).one()
    followed = min(one.id for one in members) if members else followed
    followed = None if followed == post.id else followed
    others = {"image_id": text(post.image_id), "image": images.form(image)}
    others |= {"meta_image_id": text(post.meta_image_id), "meta": meta.form_of(session, post)}
    return {**own(post), **others, "group_id": text(post.group_id), "translation_of": text(followed)}


def own(post: Post | NewPost) -> Snapshot:
    """The members of a snapshot that concern no other row."""
    return {
        **{name: getattr(post, name) for name in MEMBERS},
        "section_id": text(post.section_id),
        **{name: [str(link.to_id) for link in getattr(post, name)] for name in LINK_MEMBERS},
        "featured_at": post.featured_at,
        "state": post.state,
    }


def text(found: UUID | None) -> str | None:
    """An id as text, or ``None``."""
    return None if found is None else str(found)
