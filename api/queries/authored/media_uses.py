"""Where a picture of our own is shown, as those who write see it: what names its image, and the texts that have its address or its id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Connection, Text, Uuid, cast, literal, null, or_, select, union_all

from api.models import KINDS, Author, Campaign, Image, Media, Pending, Post, SiteProfile
from api.queries.authored.walks import there_is
from api.queries.paging import Rows, Window, behind, counted
from api.settings import Site


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a picture may be shown: by a column that names an image, or by texts. ``of``: what has it, ``member``: where."""

    kind: str
    member: str
    id: Any
    title: Any
    image: Any = None
    texts: Sequence[Any] = ()
    of: Any = None

    def has(self, images: Sequence[UUID], names: Sequence[str]) -> ColumnElement[bool]:
        """The condition that it is shown there."""
        if self.image is not None:
            return self.image.in_(images)  # type: ignore[no-any-return] # a column, which is of any type here
        return or_(*(text.contains(name, autoescape=True) for text in self.texts for name in names))

    def rows(self, number: int, images: Sequence[UUID], names: Sequence[str]) -> Any:
        """(number of the place, id, title) of what shows it there."""
        found: Any = select(literal(number).label("place"), self.id.label("id"), cast(self.title, Text).label("title"))
        return (found if self.of is None else found.join_from(*self.of)).where(self.has(images, names))


PLACES = (
    Place("post", "image", Post.id, Post.title, Post.image_id),
    Place("post", "meta", Post.id, Post.title, Post.meta_image_id),
    Place("post", "body_html", Post.id, Post.title, texts=[Post.body_html]),
    Place("post", "pending", Post.id, Post.title, texts=[cast(Pending.members, Text)], of=(Pending, Post, Pending.post_id == Post.id)),
    Place("campaign", "image", Campaign.id, Campaign.title, Campaign.image_id),
    Place("campaign", "body_html", Campaign.id, Campaign.title, texts=[Campaign.body_html, cast(Campaign.bodies, Text)]),
    Place("author", "image", Author.id, Author.name, Author.image_id),
    Place("site", "logo", SiteProfile.id, null(), SiteProfile.logo_id),
    Place("site", "icon", SiteProfile.id, null(), SiteProfile.icon_id),
)
TEXTS = tuple(place for place in PLACES if place.texts)
NAMING: tuple[Any, ...] = (*(column for kind in KINDS.values() for column in kind.images), SiteProfile.logo_id, SiteProfile.icon_id)
"""All columns that name an image."""
IS_NAMED = or_(*(there_is(select(column).where(column == Image.id).correlate(Image)) for column in NAMING))
NAMED = select(Image.media_id).where(Image.media_id.is_not(None), IS_NAMED)
"""The pictures that a row names."""


def listed(connection: Connection, media: UUID, window: Window) -> Rows:
    """A page of where a picture is shown. A key of the order is (place, id)."""
    images, names = names_of(connection, media)
    every = union_all(*(place.rows(number, images, names) for number, place in enumerate(PLACES))).subquery()
    order = (every.c.place, every.c.id)
    asked = select(every).order_by(*order).limit(window.limit + 1)
    if window.after is not None:
        number, one = window.after
        asked = asked.where(behind(order, [literal(number), literal(UUID(one), Uuid())]))
    rows = connection.execute(asked).all()
    page = rows[: window.limit]
    key = (page[-1].place, str(page[-1].id)) if len(rows) > window.limit else None
    return Rows([_form(row) for row in page], key, counted(connection, select(every.c.place)) if window.count else None)


def lister(media: UUID) -> Any:
    """The list of where this picture is shown, as ``api.web.lists`` asks for it."""

    def one(connection: Connection, _asked: Mapping[str, Any], window: Window, _site: Site) -> Rows:
        return listed(connection, media, window)

    return one


def names_of(connection: Connection, media: UUID) -> tuple[list[UUID], list[str]]:
    """The ids of a picture's images, and what texts that show it have: these ids, and names of its renditions."""
    rows = connection.execute(select(Image.id, Image.renditions).where(Image.media_id == media)).all()
    files = {made["file"] for row in rows for made in row.renditions or ()}
    return [row.id for row in rows], [*sorted(files), *(str(row.id) for row in rows)]


def named_among(connection: Connection, media: Sequence[UUID]) -> set[UUID]:
    """Those of these pictures that a row names."""
    return {one for one in connection.scalars(NAMED.where(Image.media_id.in_(media))) if one} if media else set()


UNUSED = Media.unused_since.is_not(None) & Media.id.not_in(NAMED)
"""The condition that nothing shows a picture, as far as is known: rows are asked now, texts were looked through by the worker."""


def _form(row: Any) -> str:
    place = PLACES[row.place]
    return orjson.dumps({"type": place.kind, "id": str(row.id), "member": place.member, "title": row.title}).decode()
