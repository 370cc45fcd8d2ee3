"""Images as answers show them, whoever shows them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from api.derived.rows import KEYS, in_batches
from api.models import Image

_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))


def image_member(image: Row[Any] | Image) -> dict[str, Any]:
    """An image."""
    return {
        "id": str(image.id),
        "url": image.url,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "license": image.license,
        "width": image.width,
        "height": image.height,
        "focal_point": image.focal_point,
        "renditions": [],
    }


def images_of(connection: Connection, rows: Iterable[Any]) -> dict[UUID | None, dict[str, Any] | None]:
    """By id, the images that rows with an ``image_id`` show; ``None`` is there for those that show none."""
    ids = {row.image_id for row in rows if row.image_id is not None}
    images: dict[UUID | None, dict[str, Any] | None] = {image.id: image_member(image) for image in in_batches(connection, _IMAGES, ids)}
    return {None: None} | images
