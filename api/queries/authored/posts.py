"""Posts in the form in which they are written: the live one, whatever waits beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from api.clock import iso, iso_us
from api.derived.cards import image_member
from api.derived.rows import KEYS, in_batches
from api.derived.urls import post_path
from api.models import LINKS, Image, Pending, Post, Section
from api.queries.authored.references import References
from api.settings import Site

Form = dict[str, Any]
MEMBERS = {"authors": "author", "tags": "tag", "campaigns": "campaign"}
MOMENTS = ("embargo_until", "expires_at", "published_at", "scheduled_at")
TEXTS = ("slug", "language", "title", "excerpt", "excerpt_truncated", "license", "origin", "state", "withdrawn_reason", "revision")


def post_forms(connection: Connection, rows: Sequence[Row[Any]], site: Site, *, whole: bool) -> dict[UUID, Form]:
    """By id, the posts of these rows; not ``whole``: without the text."""
    around = _Around(connection, rows, site)
    return {row.id: _form(row, around, site, whole=whole) for row in rows}


class _Around:
    """What the forms of some posts need from other tables."""

    def __init__(self, connection: Connection, rows: Sequence[Row[Any]], site: Site) -> None:
        ids = [row.id for row in rows]
        self.links: dict[str, defaultdict[UUID, list[UUID]]] = {kind: defaultdict(list) for kind in LINKS}
        for kind, model in LINKS.items():
            statement = select(model.post_id, model.to_id).where(model.post_id.in_(KEYS)).order_by(model.post_id, model.ord)
            for post, other in in_batches(connection, statement, ids):
                self.links[kind][post].append(other)
        wanted = {kind: {one for found in links.values() for one in found} for kind, links in self.links.items()}
        self.references = References(connection, {**wanted, "section": {row.section_id for row in rows}}, site)
        section = Section.__table__
        places = select(section.c.id, section.c.url, section.c.url_template).where(section.c.id.in_(KEYS))
        self.sections = {row.id: row for row in in_batches(connection, places, {row.section_id for row in rows})}
        image = Image.__table__
        shown = select(image).where(image.c.id.in_(KEYS))
        self.images = {row.id: image_member(row) for row in in_batches(connection, shown, _known(row.image_id for row in rows))}
        groups = select(Post.group_id, Post.id).where(Post.group_id.in_(KEYS)).order_by(Post.id)
        self.first: dict[UUID, UUID] = {}
        for group, post in in_batches(connection, groups, _known(row.group_id for row in rows)):
            self.first.setdefault(group, post)
        pending = select(Pending.post_id, Pending.number, Pending.at, Pending.actor).where(Pending.post_id.in_(KEYS))
        self.pending = {row.post_id: row for row in in_batches(connection, pending, ids)}


def _known(ids: Iterable[UUID | None]) -> set[UUID]:
    return {one for one in ids if one is not None}


def _form(row: Row[Any], around: _Around, site: Site, *, whole: bool) -> Form:
    section, first = around.sections[row.section_id], around.first.get(row.group_id)
    return {
        "id": str(row.id),
        **{name: getattr(row, name) for name in TEXTS},
        **({"body_html": row.body_html} if whole else {}),
        "section": around.references.one("section", row.section_id),
        **{name: around.references.many(kind, around.links[kind][row.id]) for name, kind in MEMBERS.items()},
        "image": around.images.get(row.image_id),
        "featured": row.featured_at is not None,
        "featured_at": None if row.featured_at is None else iso(row.featured_at),
        "translation_of": None if first in (None, row.id) else str(first),
        **{name: None if getattr(row, name) is None else iso(getattr(row, name)) for name in MOMENTS},
        "live_revision": row.live_revision,
        "created_at": iso_us(row.created_at),
        "updated_at": iso_us(row.updated_at),
        "url": (section.url or site.public_url) + post_path(section.url_template, row, site.zone),
        "pending": _pending(around.pending.get(row.id)),
    }


def _pending(row: Row[Any] | None) -> Form | None:
    return None if row is None else {"revision": row.number, "saved_at": iso_us(row.at), "actor": row.actor}
