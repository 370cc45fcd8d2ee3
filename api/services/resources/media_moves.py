"""Addresses of renditions begin with what a setting says: when it is another one, those that are written down follow.

Texts come first and rows of images last: as long as one of these begins with a former address, nothing is over, whoever is killed.
Revisions stay as they are; what is brought back of one is a text that is written now (``services.bodies``).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Text, cast, or_, select
from sqlalchemy.orm import Session

from api.models import Autosave, Campaign, Copy, Image, Pending, Post
from api.queries.paging import behind
from api.services.images import touch_users

AT_ONCE = 20
"""Rows that are moved in one transaction: a picture may be shown by many."""
RENDITION = r"/[0-9a-f]{2}/[0-9a-f]{40}\.[a-z]{3,4}\b"
"""How addresses of renditions end."""


class _Texts(NamedTuple):
    """Members of a table that are texts, or have texts in them, and the columns in whose order it is gone through."""

    model: Any
    key: Sequence[Any]
    members: Sequence[str]


TEXTS = (
    _Texts(Post, (Post.id,), ("body_html",)),
    _Texts(Campaign, (Campaign.id,), ("body_html", "bodies")),
    _Texts(Pending, (Pending.post_id,), ("members",)),
    _Texts(Autosave, (Autosave.post_id, Autosave.key_id, Autosave.actor), ("members",)),
    _Texts(Copy, (Copy.post_id,), ("kept",)),
)


def former(connection: Connection, base: str) -> set[str]:
    """What addresses of renditions begin with that do not begin with ``base``."""
    return {url.rsplit("/", 2)[0] for url in connection.scalars(select(Image.url).where(_is_elsewhere(base)))}


def texts(session: Session, place: _Texts, after: Sequence[Any] | None, bases: Iterable[str], base: str) -> Sequence[Any] | None:
    """Has some of the texts of one table, those behind a key, name ``base`` for any of ``bases``; the key of the last of them.

    ``None``: no text is left there.
    """
    columns = [cast(getattr(place.model, member), Text) for member in place.members]
    has_any = or_(*(column.contains(f"{one}/", autoescape=True) for column in columns for one in bases))
    asked = select(place.model).where(has_any).order_by(*place.key).limit(AT_ONCE)
    rows = session.scalars(asked if after is None else asked.where(behind(place.key, after))).all()
    beginning = re.compile(f"(?:{'|'.join(map(re.escape, sorted(bases, reverse=True)))})(?={RENDITION})")
    for row in rows:
        for member in place.members:
            setattr(row, member, _moved(getattr(row, member), beginning, base))
    return [getattr(rows[-1], column.key) for column in place.key] if len(rows) == AT_ONCE else None


def _moved(value: Any, beginning: re.Pattern[str], base: str) -> Any:
    if isinstance(value, str):
        return beginning.sub(lambda _: base, value)
    if isinstance(value, dict):
        return {name: _moved(one, beginning, base) for name, one in value.items()}
    return [_moved(one, beginning, base) for one in value] if isinstance(value, list) else value


def images(session: Session, base: str) -> int:
    """Has some of the renditions whose addresses begin otherwise begin with ``base``; how many pictures these were."""
    found = session.scalars(select(Image).where(_is_elsewhere(base)).order_by(Image.id).limit(AT_ONCE)).all()
    for image in found:
        image.url = "/".join((base, *image.url.split("/")[-2:]))
        session.flush()
        touch_users(session, image.id)
    return len(found)


def _is_elsewhere(base: str) -> Any:
    is_other = Image.url.startswith(f"{base}/", autoescape=True).is_(False)
    return Image.media_id.is_not(None) & Image.renditions.is_not(None) & is_other
