"""Images named by address: one row for each, shared by all that show it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.derived.writing import touch
from api.models import Author, Campaign, Image, Post
from api.services.references import as_uuid

TEXTS = ("alt", "caption", "credit", "license", "width", "height", "focal_point")


def image_id(session: Session, values: Mapping[str, Any] | str | None) -> UUID | None:
    """The id of the image that these values describe: by ``id``, else by ``url``; made where there is none yet."""
    if values is None:
        return None
    if isinstance(values, str):
        values = {"url": values}
    given = as_uuid(values["id"]) if values.get("id") else None
    image = session.scalar(select(Image).where(Image.url == values["url"])) or (session.get(Image, given) if given else None)
    if image is None:
        image = Image(url=values["url"], **({"id": given} if given else {}), **{name: values.get(name) for name in TEXTS})
        session.add(image)
        session.flush()
        return image.id
    for name in ("url", *TEXTS):
        if name in values:
            setattr(image, name, values[name])
    if session.is_modified(image):
        _touch_users(session, image.id)
    return image.id


def _touch_users(session: Session, image: UUID) -> None:
    for kind, model in (("post", Post), ("campaign", Campaign), ("author", Author)):
        touch(session, kind, session.scalars(select(model.id).where(model.image_id == image)))


def form(image: Image | None) -> dict[str, Any] | None:
    """An image in the authoring form."""
    if image is None:
        return None
    return {"id": str(image.id), "url": image.url} | {name: getattr(image, name) for name in TEXTS}
