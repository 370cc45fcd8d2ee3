"""Images named by address: one row is shared by all that show it. What an import brings is named by its own key, if it has one.

A key that is bound to a section knows images that something shows of which it may know. It says nothing new of them: with other texts
its own post gets an image of its own, so that nothing changes elsewhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, or_, select
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from api.derived.writing import as_writing, touch
from api.models import KINDS, Author, Campaign, Image, Post
from api.queries.visibility import shown_to
from api.services import identities
from api.services.references import as_uuid

Values = Mapping[str, Any]

KIND = "image"
"""What keys of images are kept under."""
TEXTS = ("alt", "caption", "credit", "license", "width", "height", "focal_point")

_NAMED = select(Image).where(or_(Image.url == bindparam("url"), Image.id == bindparam("given"))).order_by(Image.id)
_MAKE = insert(Image.__table__)  # type: ignore[arg-type]


def show(session: Session, row: Post | Campaign | Author, values: Values | str | None) -> bool:
    """Sets the image of a resource; whether the image or its texts changed."""
    before = row.image_id
    row.image_id, is_changed = (None, False) if values is None else _image(session, _with_url(values), before)
    return is_changed or row.image_id != before


def described(session: Session, values: Values | str | None, present: UUID | None) -> dict[str, Any] | None:
    """The authoring form of the image that these values describe; a known image is not changed, a new one is stored.

    ``present``: the image of the form that they are part of.
    """
    if values is None:
        return None
    values = _with_url(values)
    image = _known(session, values, present)
    if image is None:
        return {"id": str(_made(session, values)), "url": values["url"]} | {name: values.get(name) for name in TEXTS}
    after = {**(form(image) or {}), **{name: values[name] for name in ("url", *TEXTS) if name in values}}
    return {**after, "id": str(_made(session, after))} if _is_others(session, image, values) else after


def _with_url(values: Values | str) -> Values:
    return {"url": values} if isinstance(values, str) else values


def _known(session: Session, values: Values, present: UUID | None) -> Image | None:
    """The image of this ``id`` and ``url``, else the one ``present`` or else the first of this ``url``, else of this ``id``."""
    given = as_uuid(values["id"]) if values.get("id") else None
    found = _shown(session, session.scalars(_NAMED, {"url": values["url"], "given": given}).all(), present)
    if not found:
        return None
    return max(found, key=lambda image: (image.url == values["url"], image.id == given, image.id == present))


def _identified(session: Session, key: str, values: Values, present: UUID | None) -> Image | None:
    """The image that another system calls so. One of this address, of which no such name is known yet, is that from now on.

    Several images may be of one address, each with texts of its own.
    """
    known = identities.owners(session, KIND, [key]).get(key)
    image = session.get(Image, known) if known else None
    if known and image is None:
        identities.drop(session, KIND, known)
    if image is None:
        found = session.scalars(_NAMED, {"url": values["url"], "given": None}).all()
        free = [one for one in found if not identities.of(session, KIND, one.id)]
        texts = {name: values[name] for name in TEXTS if name in values}
        same = [one for one in free if all(getattr(one, name) == text for name, text in texts.items())]
        image = next((one for one in (*(one for one in free if one.id == present), *same, *free)), None)
        identities.keep(session, KIND, image.id, [key]) if image else None
    return image


def _shown(session: Session, images: Sequence[Image], present: UUID | None) -> Sequence[Image]:
    """Those of which whoever writes may know."""
    section = as_writing(session).section
    if section is None:
        return images
    ids = [image.id for image in images]
    known = {present}
    for kind in KINDS.values():
        if "image_id" in kind.table.c:
            of_posts = [shown_to(section)] if kind.name == "post" else []
            with session.no_autoflush:
                known |= set(session.scalars(select(kind.model.image_id).where(kind.model.image_id.in_(ids), *of_posts)))
    return [image for image in images if image.id in known]


def _is_others(session: Session, image: Image, values: Values) -> bool:
    """Whether something new is said of an image that is not for this writer to change."""
    return as_writing(session).section is not None and any(
        getattr(image, name) != values[name] for name in ("url", *TEXTS) if name in values
    )


def _made(session: Session, values: Values) -> UUID:
    """A new image. Whoever does not see all images gives it no id: it might be the id of one of them."""
    given = as_uuid(values["id"]) if values.get("id") and as_writing(session).section is None else None
    new_id = given or uuid7()
    texts = {name: values.get(name) for name in TEXTS}
    # Written at once, alone: what refers to it is not flushed yet.
    session.connection().execute(_MAKE, {"id": new_id, "url": values["url"], **texts})
    return new_id


def _image(session: Session, values: Values, present: UUID | None) -> tuple[UUID, bool]:
    """The id of the image that these values describe, made where there is none yet; whether it changed."""
    key = values.get("identity")
    image = _identified(session, key, values, present) if key else _known(session, values, present)
    if image is None:
        made = _made(session, values)
        identities.keep(session, KIND, made, [key] if key else ())
        return made, False
    if _is_others(session, image, values):
        return _made(session, {**(form(image) or {}), **values}), True
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
