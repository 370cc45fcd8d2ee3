"""What editors say of a post for search engines and previews of links. It is written as a whole: what is not named of it is not said."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from api.models import META, Image, NewPost, Post
from api.services import images
from api.services.references import as_uuid

Values = Mapping[str, Any] | None
"""The authoring form; ``None``: nothing is said."""
TEXTS = ("title", "description")


def fill(post: Post | NewPost, values: Values) -> None:
    """Sets what is in the post's own row: all but the image."""
    given = values or {}
    said = {**META, **{name: (given.get(name) or "").strip() or None for name in TEXTS}, "noindex": given.get("noindex", False)}
    meta = None if said == META else said
    if meta != post.meta:
        post.meta = meta


def show(session: Session, post: Post | NewPost, values: Values) -> bool:
    """Sets the image; whether it or its texts changed."""
    before = post.meta_image_id
    post.meta_image_id, is_changed = images.placed(session, (values or {}).get("image"), before)
    return is_changed or post.meta_image_id != before


def form(said: Mapping[str, Any] | None, image: Any) -> dict[str, Any] | None:
    """The authoring form; ``image`` is that of the image."""
    if said is None and image is None:
        return None
    return {**META, **(said or {}), "image": image}


def form_of(session: Session, post: Post | NewPost) -> dict[str, Any] | None:
    """The same of a post."""
    if post.meta_image_id is None:
        return form(post.meta, None)
    image = images.looked_up(session, post.meta_image_id)
    with session.no_autoflush:
        return form(post.meta, images.form(image or session.get(Image, post.meta_image_id)))


def proposed(session: Session, draft: Post, values: Values, before: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The form that these values make of the one ``before``. ``draft``: the post with them; no image is changed, a new one is stored."""
    present = (before or {}).get("image")
    return form(draft.meta, images.described(session, (values or {}).get("image"), as_uuid(present["id"]) if present else None))
