"""Pictures of our own as those who write see them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, func, select

from api.clock import iso_us
from api.derived.fragments import image_member, is_finished
from api.derived.rows import KEYS, in_batches
from api.derived.words import words
from api.errors import NotFound
from api.models import Image, Media
from api.queries.authored.media_uses import UNUSED, named_among
from api.queries.authored.walks import Condition, Order, walked
from api.queries.paging import Rows, Window
from api.settings import Site

_MEDIA: Table = Media.__table__  # type: ignore[assignment] # a mapped class has a table
_ROWS = select(_MEDIA).where(_MEDIA.c.id.in_(KEYS))
_BYTES = select(func.coalesce(func.sum(_MEDIA.c.bytes), 0) + func.coalesce(func.sum(_MEDIA.c.made_bytes), 0))
MB = 1_000_000
_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))
OWN = ("sha256", "type", "bytes", "width", "height", "state", "error")
OF_IMAGE = ("alt", "caption", "credit", "license", "focal_point", "renditions", "placeholder")


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, _site: Site) -> Rows:
    """A page of pictures, the last uploaded first. A key of the order is (id,)."""
    conditions = [Condition(_MEDIA.c.words.contains(word, autoescape=True)) for word in words(asked.get("q") or "")]
    if asked.get("state"):
        conditions.append(Condition(_MEDIA.c.state == asked["state"]))
    if asked.get("unused") is not None:
        conditions.append(Condition(UNUSED if asked["unused"] else ~UNUSED))
    found = walked(connection, _MEDIA, Order((_MEDIA.c.id,)), conditions, window)
    shown = forms(connection, [one for (one,) in found.rows])
    return Rows([orjson.dumps(form).decode() for form in shown.values()], found.next_key, found.total)


def is_full(connection: Connection, most_mb: int | None) -> bool:
    """Whether pictures, originals and renditions, have as many megabytes as they may have."""
    return most_mb is not None and (connection.scalar(_BYTES) or 0) >= most_mb * MB


def one(connection: Connection, named: Any) -> dict[str, Any]:
    """The picture for which the condition ``named`` holds. Raises ``NotFound``."""
    found = id_of(connection, named)
    return forms(connection, [found])[found]


def id_of(connection: Connection, named: Any) -> UUID:
    """The id of the picture for which a condition holds. Raises ``NotFound``."""
    found: UUID | None = connection.execute(select(_MEDIA.c.id).where(named)).scalar()
    if found is None:
        raise NotFound
    return found


def forms(connection: Connection, ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    """The pictures of these ids, in this order, as far as they are there."""
    images = {row.id: row for row in in_batches(connection, _IMAGES, ids)}
    rows = {row.id: row for row in in_batches(connection, _ROWS, ids)}
    used = named_among(connection, [row.id for row in rows.values() if row.unused_since is not None])
    return {one: _form(rows[one], images[one], is_used=one in used) for one in ids if one in rows}


def _form(row: Row[Any], image: Row[Any], *, is_used: bool) -> dict[str, Any]:
    shown = image_member(image)
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in OWN},
        "url": image.url if is_finished(image) else None,
        **{name: shown[name] for name in OF_IMAGE},
        "unused_since": None if is_used or row.unused_since is None else iso_us(row.unused_since),
        "revision": row.revision,
        "created_at": iso_us(row.created_at),
        "updated_at": iso_us(row.updated_at),
    }
