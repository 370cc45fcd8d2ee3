"""Images named by address: one row for each, shared by all that show it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, or_, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.writing import touch
from api.models import KINDS, Author, Campaign, Image, Post
from api.services.references import as_uuid

TEXTS = ("alt", "caption", "credit", "license", "width", "height", "focal_point")

# Built once: that costs as much as executing it.
_NAMED = select(Image).where(or_(Image.url == bindparam("url"), Image.id == bindparam("given")))
_MAKE = insert(Image.__table__)  # type: ignore[arg-type]


def show(session: Session, row: Post | Campaign | Author, values: Mapping[str, Any] | str | None) -> bool:
    """Gives the resource this image; whether it shows another one now, or one of which something else is said."""
    before = row.image_id
    row.image_id, is_changed = (None, False) if values is None else _image(session, {"url": values} if isinstance(values, str) else values)
    return is_changed or row.image_id != before


def described(session: Session, values: Mapping[str, Any] | str | None) -> dict[str, Any] | None:
    """The form of the image that these values describe. One that is shown already stays as it is; a new one is made."""
    if values is None:
        return None
    values = {"url": values} if isinstance(values, str) else values
    image = _known(session, values)
    if image is None:
        return {"id": str(_made(session, values)), "url": values["url"]} | {name: values.get(name) for name in TEXTS}
    return {**(form(image) or {}), **{name: values[name] for name in ("url", *TEXTS) if name in values}}


def _known(session: Session, values: Mapping[str, Any]) -> Image | None:
    """The image of this ``url``, else of this ``id``."""
    given = as_uuid(values["id"]) if values.get("id") else None
    found = {image.url: image for image in session.scalars(_NAMED, {"url": values["url"], "given": given})}
    return found.get(values["url"]) or next(iter(found.values()), None)


def _made(session: Session, values: Mapping[str, Any]) -> UUID:
    new_id = (as_uuid(values["id"]) if values.get("id") else None) or uuid7()
    texts = {name: values.get(name) for name in TEXTS}
    # Written at once, alone: what refers to it is not flushed yet.
    session.connection().execute(_MAKE, {"id": new_id, "url": values["url"], **texts})
    return new_id


def _image(session: Session, values: Mapping[str, Any]) -> tuple[UUID, bool]:
    """The id of the image that these values describe, made where there is none yet; whether it changed."""
    image = _known(session, values)
    if image is None:
        return _made(session, values), False
    for name in ("url", *TEXTS):
        if name in values:
            setattr(image, name, values[name])
    is_changed = session.is_modified(image)
    if is_changed:
        _touch_users(session, image.id)
    return image.id, is_changed


def _touch_users(session: Session, image: UUID) -> None:
    for name, kind in KINDS.items():
        if "image_id" in kind.table.c:
            touch(session, name, session.scalars(select(kind.model.id).where(kind.model.image_id == image)))


def form(image: Image | None) -> dict[str, Any] | None:
    """An image in the authoring form."""
    if image is None:
        return None
    return {"id": str(image.id), "url": image.url} | {name: getattr(image, name) for name in TEXTS}
