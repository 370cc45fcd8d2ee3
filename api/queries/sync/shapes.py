"""Resources as delta sync sends them: each whole, with the others it names by their ids, and without counts."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, select

from api.clock import iso_us
from api.derived.card_format import embedded_in, joined, members_of, revision_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.models import KINDS, Facet, Post
from api.queries.resources.lists import PageOfRows, listed_kind
from api.settings import Site

Shaped = tuple[int, str]
"""Revision and JSON of a resource."""

_REFS = select(Facet.id, Facet.ref).where(Facet.id.in_(KEYS))
_BODIES = select(Post.position, Post.body_html).where(Post.position.in_(KEYS))


def posts(connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool) -> list[Shaped]:
    """The posts of these cards, in their order. No value is rendered: cards are finished text, with holes for what they name."""
    named_facets = [embedded_in(card.facets) for card in cards]
    numbers = {number for groups in named_facets for group in groups for number in group}
    refs = {number: f'"{ref}"' for number, ref in in_batches(connection, _REFS, sorted(numbers))}
    bodies: dict[int, str] = dict(in_batches(connection, _BODIES, [card.position for card in cards])) if body else {}
    return [
        (
            revision_of(card.json),
            joined(
                card.json,
                [[refs[number] for number in group] for group in groups],
                body=bodies.get(card.position, "") if body else None,
                are_translations_ids=True,
            ).replace(BASE, site.public_url),
        )
        for card, groups in zip(cards, named_facets, strict=True)
    ]


def named(card: str) -> dict[str, str]:
    """Slug, language and address of a post, from the JSON of its card."""
    members = members_of(card)
    return {name: members[name] for name in ("slug", "language", "url")}


def entities(connection: Connection, kind: str, ids: Iterable[UUID], site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """Resources of a kind by id, in all their languages."""
    table = KINDS[kind].table
    rows = list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))
    return _dumped(connection, kind, rows, site, body=body)


def entities_after(connection: Connection, kind: str, after: UUID, limit: int, site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """At most ``limit`` of them behind an id, by id; merged ones are none."""
    table = KINDS[kind].table
    statement = select(table).where(table.c.id > after, *listed_kind(kind).only).order_by(table.c.id).limit(limit)
    return _dumped(connection, kind, list(connection.execute(statement)), site, body=body)


def _dumped(connection: Connection, kind: str, rows: Sequence[Row[Any]], site: Site, *, body: bool) -> dict[UUID, Shaped]:
    page = PageOfRows(connection, site, rows, frozenset({"body_html"} if body else ()), ())
    resources = {
        row.id: {
            "id": str(row.id),
            "slug": row.slug,
            "language": row.language,
            **members,
            "revision": row.revision,
            "updated_at": iso_us(row.updated_at),
        }
        for row, members in zip(rows, listed_kind(kind).synced(page), strict=True)
    }
    return {row.id: (row.revision, orjson.dumps(resources[row.id]).decode()) for row in rows}
