"""The archive: every resource as a line of JSON, in an order that imports in one pass, the same bytes from equal content."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, selectinload

from api.clock import iso, iso_us
from api.derived.urls import post_path
from api.models import KINDS, Address, Author, Campaign, Figure, Image, Measure, Post, Section, Slug, Tag
from api.services import images
from api.settings import Site
from schemas.addresses import placed

AT_ONCE = 200
Row = Any
"""A row of any kind of resource."""


def lines(connection: Connection, site: Site) -> Iterator[bytes]:
    """The lines with their line feeds: sections, authors, tags (parents first, merged ones last), campaigns, posts by id."""
    with Session(connection) as session:
        for kind in ("section", "author"):
            yield from _exported(session, kind, _by_id(session, kind), site)
        yield from _exported(session, "tag", _parents_first(session), site)
        for kind in ("campaign", "post"):
            yield from _exported(session, kind, _by_id(session, kind), site)


def _by_id(session: Session, kind: str) -> Iterator[list[Row]]:
    model: Any = KINDS[kind]
    options = (selectinload(Post.tags), selectinload(Post.campaigns), selectinload(Post.authors)) if kind == "post" else ()
    last = UUID(int=0)
    while rows := list(session.scalars(select(model).where(model.id > last).order_by(model.id).limit(AT_ONCE).options(*options))):
        last = rows[-1].id
        yield rows
        session.expunge_all()


def _parents_first(session: Session) -> Iterator[list[Row]]:
    """Tags by depth, then those that were merged, each in the order of ids."""
    rows = list(session.scalars(select(Tag).order_by(Tag.id)))
    level = [tag for tag in rows if tag.parent_id is None and tag.merged_into_id is None]
    while level:
        yield level
        above = {tag.id for tag in level}
        level = [tag for tag in rows if tag.parent_id in above]
    yield [tag for tag in rows if tag.merged_into_id is not None]


def _exported(session: Session, kind: str, batches: Iterator[list[Row]], site: Site) -> Iterator[bytes]:
    for rows in batches:
        context = _Context(session, rows, site)
        for row in rows:
            yield orjson.dumps({"type": kind, **FORMS[kind](row, context), **context.ways(kind, row)}) + b"\n"


class _Context:
    """What the lines of some rows need from other tables."""

    def __init__(self, session: Session, rows: Sequence[Row], site: Site) -> None:
        self.session, self.site = session, site
        ids = [row.id for row in rows]
        self.former: dict[UUID, list[str]] = {one: [] for one in ids}
        for slug in session.scalars(select(Slug).where(Slug.entity_id.in_(ids), Slug.is_current.is_(False)).order_by(Slug.slug)):
            self.former[slug.entity_id].append(slug.slug)
        self.addresses: dict[UUID, list[Address]] = {one: [] for one in ids}
        for address in session.scalars(select(Address).where(Address.entity_id.in_(ids)).order_by(Address.host, Address.path)):
            self.addresses[address.entity_id].append(address)
        image_ids = {row.image_id for row in rows if getattr(row, "image_id", None)}
        self.images = {image.id: image for image in session.scalars(select(Image).where(Image.id.in_(image_ids)))}
        self.sections = {section.id: section for section in session.scalars(select(Section))}
        groups = {row.group_id for row in rows if getattr(row, "group_id", None)}
        self.first: dict[UUID | None, UUID] = {}
        for group, post in session.execute(select(Post.group_id, Post.id).where(Post.group_id.in_(groups)).order_by(Post.id)):
            self.first.setdefault(group, post)

    def image(self, row: Row) -> dict[str, Any] | None:
        return images.form(self.images.get(row.image_id))

    def ways(self, kind: str, row: Row) -> dict[str, Any]:
        """Former slugs and addresses, without the one that a public post has now."""
        present = self._present(row) if kind == "post" and row.state == "published" else None
        return {
            "former_slugs": self.former[row.id],
            "addresses": [address.url for address in self.addresses[row.id] if (address.host, address.path) != present],
        }

    def _present(self, post: Post) -> tuple[str, str]:
        section = self.sections[post.section_id]
        path = post_path(section.url_template, post, self.site.zone)
        return placed(path if section.url is None else section.url + path, self.site.public_url)


def _ends(row: Row) -> dict[str, Any]:
    return {"created_at": iso_us(row.created_at), "updated_at": iso_us(row.updated_at), "revision": row.revision}


def _moment(seconds: int | None) -> str | None:
    return None if seconds is None else iso(seconds)


def _ref(one: UUID | None) -> str | None:
    return None if one is None else str(one)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _texts(row: Row, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _section(row: Section, _context: _Context) -> dict[str, Any]:
    return {"id": str(row.id), **_texts(row, "slug", "name", "language", "url", "url_template", "preview_url"), **_ends(row)}


def _author(row: Author, context: _Context) -> dict[str, Any]:
    texts = _texts(row, "slug", "name", "language", "names", "bio", "bios", "url")
    return {"id": str(row.id), **texts, "image": context.image(row), **_ends(row)}


def _tag(row: Tag, _context: _Context) -> dict[str, Any]:
    texts = _texts(row, "slug", "name", "language", "names", "description", "descriptions")
    return {"id": str(row.id), **texts, "parent": _ref(row.parent_id), "merged_into": _ref(row.merged_into_id), **_ends(row)}


def _campaign(row: Campaign, context: _Context) -> dict[str, Any]:
    return {
        "id": str(row.id),
        **_texts(row, "slug", "title", "language", "titles", "hashtag", "summary", "summaries", "body_html", "bodies"),
        "starts_on": _day(row.starts_on),
        "ends_on": _day(row.ends_on),
        "place": row.place,
        "image": context.image(row),
        "featured": row.featured_at is not None,
        "featured_at": _moment(row.featured_at),
        "figures": _figures(context.session, row.id),
        **_ends(row),
    }


def _figures(session: Session, campaign: UUID) -> list[dict[str, Any]]:
    points: dict[str, list[dict[str, Any]]] = {}
    for point in session.scalars(select(Figure).where(Figure.campaign_id == campaign).order_by(Figure.at)):
        points.setdefault(point.measure, []).append({"at": iso(point.at), "value": point.value, "post": _ref(point.post_id)})
    measures = session.scalars(select(Measure).where(Measure.campaign_id == campaign).order_by(Measure.ord))
    return [{**_texts(measure, "measure", "label", "unit", "target"), "history": points.get(measure.measure, [])} for measure in measures]


def _post(row: Post, context: _Context) -> dict[str, Any]:
    first = context.first.get(row.group_id) if row.group_id else None
    return {
        "id": str(row.id),
        **_texts(row, "slug", "language", "title"),
        "excerpt": f"{row.excerpt}…" if row.excerpt is not None and row.excerpt_truncated else row.excerpt,
        "body_html": row.body_html,
        "section": str(row.section_id),
        **{name: [str(link.to_id) for link in getattr(row, name)] for name in ("authors", "tags", "campaigns")},
        "image": context.image(row),
        **_texts(row, "license", "origin"),
        "featured": row.featured_at is not None,
        "featured_at": _moment(row.featured_at),
        "translation_of": None if first == row.id else _ref(first),
        **{name: _moment(getattr(row, name)) for name in ("embargo_until", "expires_at")},
        "scheduled_at": _moment(row.scheduled_at) if row.state == "scheduled" else None,
        **_texts(row, "state", "withdrawn_reason"),
        "published_at": _moment(row.published_at),
        **_ends(row),
    }


FORMS: dict[str, Callable[[Any, _Context], dict[str, Any]]] = {
    "section": _section,
    "author": _author,
    "tag": _tag,
    "campaign": _campaign,
    "post": _post,
}
