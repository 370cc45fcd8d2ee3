"""Where public resources are now. Which other addresses lead there is in ``resolve`` and ``redirects``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from api.derived.rows import KEYS, in_batches
from api.derived.urls import path_of, post_path
from api.models import KINDS, Card, Post, Section
from api.queries.visibility import public
from api.settings import Site
from schemas.addresses import placed


@dataclass(frozen=True, slots=True)
class Location:
    """A public resource and its absolute address."""

    kind: str
    id: UUID
    slug: str
    language: str
    url: str

    def canonical(self, site: Site) -> tuple[str, str]:
        """(host, path) by which addresses are compared; the host is ``""`` on this site."""
        return placed(self.url, site.public_url)


def locations(connection: Connection, wanted: Iterable[tuple[str, UUID]], site: Site) -> dict[tuple[str, UUID], Location]:
    """By (kind, id), the place of each that is public; of a merged tag its target's. One statement a kind (for 500)."""
    ids: dict[str, set[UUID]] = {}
    for kind, one in wanted:
        ids.setdefault(kind, set()).add(one)
    return {
        (kind, row.asked): Location(kind, row.id, row.slug, row.language, _url(kind, row, site))
        for kind, some in ids.items()
        for row in in_batches(connection, _rows(kind), some)
    }


def own_sections(connection: Connection, site: Site) -> list[Location]:
    """The sections that have an address of their own."""
    rows = connection.execute(_sections().where(Section.url.is_not(None)).order_by(Section.id))
    return [Location("section", row.id, row.slug, row.language, _url("section", row, site)) for row in rows]


def _url(kind: str, row: Any, site: Site) -> str:
    if kind == "section":
        return row.base or site.public_url
    if kind == "post":
        return (row.base or site.public_url) + post_path(row.url_template, row, site.zone)
    return site.public_url + path_of(kind, row.slug)


@lru_cache
def _rows(kind: str) -> Select[*tuple[Any, ...]]:
    """The present rows of resources with these ids; ``asked`` is the id given."""
    if kind == "section":
        return _sections().where(Section.id.in_(KEYS))
    if kind == "post":
        shown = (Post.slug, Post.language, Post.published_at, Section.url.label("base"), Section.url_template)
        joined = Post.__table__.join(Card, public(Post.id)).join(Section, Section.id == Post.section_id)
        return select(Post.id.label("asked"), Post.id, *shown).select_from(joined).where(Post.id.in_(KEYS))
    table, asked = KINDS[kind].table, KINDS[kind].table.alias("asked")
    present = KINDS[kind].present_id(asked)
    columns = (table.c.id, table.c.slug, table.c.language)
    rows = select(asked.c.id.label("asked"), *columns).join_from(asked, table, table.c.id == present)
    return rows.where(asked.c.id.in_(KEYS), *KINDS[kind].shown(table))


def _sections() -> Select[*tuple[Any, ...]]:
    return select(Section.id.label("asked"), Section.id, Section.slug, Section.language, Section.url.label("base"))
