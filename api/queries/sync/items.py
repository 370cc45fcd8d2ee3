"""Pages of delta sync and their items, as finished JSON: what comes as it is now, what goes with why.

Items are made lazily, since pages end by their size.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, select

from api.clock import iso_us
from api.derived.card_format import embedded_in, id_of, joined, members_of, revision_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.models import KINDS, SITE, SITE_ID, Card, Facet, Post
from api.queries.additions.assets import assets as assets_of
from api.queries.paging import Window
from api.queries.posts import statements
from api.queries.posts.planner import plan, prepared
from api.queries.resources.lists import PageOfRows, listed_kind
from api.queries.site import synced
from api.queries.sync import log
from api.queries.sync.clock import Clock
from api.queries.sync.places import FIRST, InLog, InSnapshot, Place
from api.queries.sync.scopes import Scope
from api.settings import Site

AT_ONCE, TEXTS_AT_ONCE = 501, 20
"""So many resources are read in one go: the largest page, and the one more by which it is known that more is there. Few where their
texts are wanted, each of which may be 256 KB."""

_CARDS = select(Card.post_id, *statements.SHOWN).where(Card.post_id.in_(KEYS))

Item = tuple[bytes, Place]
"""An item's JSON, and the place behind it."""


MOST_BYTES = 1_000_000
"""A page ends before the resource with which it would be larger; it has one at least."""


Shaped = tuple[int, str]
"""Revision and JSON of a resource."""
_REFS = select(Facet.id, Facet.ref).where(Facet.id.in_(KEYS))
_BODIES = select(Post.position, Post.body_html).where(Post.position.in_(KEYS))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a page: ``fields``: members to send, ``None`` for all; ``include``: members that are sent when asked for."""

    limit: int
    include: frozenset[str]
    fields: frozenset[str] | None

    @property
    def body(self) -> bool:
        """With the texts of posts and campaigns."""
        return "body_html" in self.include

    @property
    def assets(self) -> bool:
        """With what these texts show."""
        return "assets" in self.include


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items for one page."""

    connection: Connection
    scope: Scope
    wanted: Wanted
    site: Site

    @property
    def at_once(self) -> int:
        """How many resources to read in one go."""
        return TEXTS_AT_ONCE if self.wanted.body or self.wanted.assets else AT_ONCE

    def snapshot(self, place: InSnapshot) -> Iterator[Item]:
        """All that is behind a place, kind by kind; one more than is wanted, where there are so many."""
        left = self.wanted.limit + 1
        for kind in self.scope.kinds[self.scope.kinds.index(place.kind) :]:
            after = place.after if kind == place.kind else None
            resources = self._posts(after, left) if kind == "post" else self._entities(kind, after, left)
            for key, identity, (revision, json) in resources:
                yield self._upsert(kind, identity, revision, json), InSnapshot(place.since, kind, key)
                left -= 1
            if left == 0:
                return

    def _entities(self, kind: str, after: UUID | int | None, most: int) -> Iterator[tuple[UUID | int, str, Shaped]]:
        behind = after if isinstance(after, UUID) else FIRST
        while most > 0:
            size = min(most, self.at_once)
            found = resources_behind(self.connection, kind, behind, size, self.site, body=self.wanted.body)
            for identity, shaped in found.items():
                behind = identity
                yield identity, str(identity), shaped
            most = most - size if len(found) == size else 0

    def _posts(self, after: UUID | int | None, most: int) -> Iterator[tuple[UUID | int, str, Shaped]]:
        """Posts newest first: a list as any other one."""
        filters = self.scope.filters
        window = Window(most - 1, None if after is None else (after,))
        shape, values = prepared(filters, plan(self.connection, filters, most), window)
        for cards in self._parts(statements.page(shape).all(self.connection, values)):
            for card, shaped in zip(cards, self._shaped(cards), strict=True):
                yield card.position, id_of(shaped[1]), shaped

    def changes(self, rows: Sequence[Row[Any]], since: int) -> Iterator[Item]:
        """Changes in their order."""
        for some in self._parts(rows):
            inside, outside = self._present(some), self._outside(some)
            for row in some:
                behind = InLog(since, row.seq, row.entity_id)
                if row.entity_id in inside:
                    yield self._upsert(row.kind, str(row.entity_id), row.revision, inside[row.entity_id][1]), behind
                else:
                    yield self._delete(row, outside.get(row.entity_id)), behind

    def _parts(self, rows: Sequence[Row[Any]]) -> Iterator[Sequence[Row[Any]]]:
        return (rows[start : start + self.at_once] for start in range(0, len(rows), self.at_once))

    def _present(self, rows: Sequence[Row[Any]]) -> dict[UUID, Shaped]:
        """The public resources of these changes, rendered."""
        found: dict[UUID, Shaped] = {}
        for kind in self.scope.kinds:
            if kind == "post":
                cards = self._cards([row.entity_id for row in rows if row.kind == kind and row.is_inside])
                found |= {card.post_id: one for card, one in zip(cards, self._shaped(cards), strict=True)}
            else:
                ids = [row.entity_id for row in rows if row.kind == kind and row.is_public]
                found |= resources_of(self.connection, kind, ids, self.site, body=self.wanted.body)
        return found

    def _outside(self, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
        """The cards' JSON of public posts that are not in the filter."""
        ids = [row.entity_id for row in rows if row.kind == "post" and row.is_public and not row.is_inside]
        return {card.post_id: card.json for card in self._cards(ids)}

    def _cards(self, ids: Sequence[UUID]) -> list[Row[Any]]:
        return list(in_batches(self.connection, _CARDS, ids))

    def _shaped(self, cards: Sequence[Row[Any]]) -> list[Shaped]:
        return posts_of(self.connection, cards, self.site, body=self.wanted.body, assets=self.wanted.assets)

    def _upsert(self, kind: str, identity: str, revision: int, json: str) -> bytes:
        if self.wanted.fields is not None:
            members: dict[str, Any] = orjson.loads(json)
            kept = {name: value for name, value in members.items() if name == "id" or name in self.wanted.fields}
            json = orjson.dumps(kept).decode()
        return f'{{"op":"upsert","type":"{kind}","id":"{identity}","revision":{revision},"resource":{json}}}'.encode()

    def _delete(self, row: Row[Any], card: str | None) -> bytes:
        """A delete item; with a ``card`` (the post is public, but left the filter) it has the present slug and address."""
        told = {"slug": row.slug, "language": row.language, "url": row.url} if card is None else names_in(card)
        head = {"op": "delete", "type": row.kind, "id": str(row.entity_id), "revision": row.revision}
        why = {"reason": row.reason if card is None else "out_of_scope", "into": row.into and str(row.into)}
        url = told["url"] and told["url"].replace(BASE, self.site.public_url)
        return orjson.dumps({**head, **why, **told, "url": url})


@dataclass(frozen=True, slots=True)
class Page:
    """Items in order, the place to go on from, and whether more is known to be there."""

    items: Sequence[bytes]
    place: Place
    has_more: bool


def page(connection: Connection, scope: Scope, place: Place | None, wanted: Wanted, *, clock: Clock, site: Site) -> Page:
    """The page behind a place; ``None``: the first of a snapshot."""
    reader = Reader(connection, scope, wanted, site)
    if isinstance(place, InLog):
        return _logged(reader, place, clock)
    begin = place or InSnapshot(clock.seq, scope.kinds[0])
    found = _fitting(reader.snapshot(begin), begin, wanted.limit)
    # Whoever has the last page of it has everything up to where the counter stood at its beginning.
    return found if found.has_more else Page(found.items, InLog.complete(begin.since), has_more=clock.seq > begin.since)


def _logged(reader: Reader, place: InLog, clock: Clock) -> Page:
    behind = log.changes_behind(reader.connection, reader.scope, place, most=reader.wanted.limit + 1)
    found = _fitting(reader.changes(behind.rows, place.since), place, reader.wanted.limit)
    if found.has_more:
        return found
    if behind.scanned is not None:
        return Page(found.items, behind.scanned, has_more=True)
    # Complete. Where nothing came, the client stays where it is, as all others with its filter: but not for more than a day.
    return Page(found.items, InLog.complete(max(found.place.seq, clock.mark)), has_more=False)


def _fitting(items: Iterator[Item], begin: Place, limit: int) -> Page:
    """As many items as are asked for and as have room."""
    found: list[bytes] = []
    size, reached = 0, begin
    for json, place in items:
        size += len(json) + 1
        if len(found) == limit or (found and size > MOST_BYTES):
            return Page(found, reached, has_more=True)
        found.append(json)
        reached = place
    return Page(found, reached, has_more=False)


def posts_of(connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool, assets: bool = False) -> list[Shaped]:
    """The posts of these cards, in their order. Cards are finished text, with holes for what they name: no value is rendered.

    ``assets``: with what their texts show, which is found in these.
    """
    named_facets = [embedded_in(card.facets) for card in cards]
    numbers = {number for groups in named_facets for group in groups for number in group}
    refs = {number: f'"{ref}"' for number, ref in in_batches(connection, _REFS, sorted(numbers))}
    bodies: dict[int, str] = dict(in_batches(connection, _BODIES, [card.position for card in cards])) if body or assets else {}
    shaped = [
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
    if not assets:
        return shaped
    found = assets_of(
        connection, [(orjson.loads(json), bodies.get(card.position, "")) for card, (_, json) in zip(cards, shaped, strict=True)]
    )
    return [(revision, f'{json[:-1]},"assets":{one}}}') for (revision, json), one in zip(shaped, found, strict=True)]


def names_in(card: str) -> dict[str, str]:
    """Slug, language and address of a post, from the JSON of its card."""
    members = members_of(card)
    return {name: members[name] for name in ("slug", "language", "url")}


def resources_of(connection: Connection, kind: str, ids: Collection[UUID], site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """Resources of a kind by id, in all their languages."""
    if kind == SITE:
        return _site(connection, site) if SITE_ID in ids else {}
    table = KINDS[kind].table
    rows = list(in_batches(connection, select(table).where(table.c.id.in_(KEYS)), ids))
    return _dumped(connection, kind, rows, site, body=body)


def resources_behind(connection: Connection, kind: str, after: UUID, limit: int, site: Site, *, body: bool) -> dict[UUID, Shaped]:
    """At most ``limit`` of them behind an id, by id; what is not public is none."""
    if kind == SITE:
        return _site(connection, site) if after < SITE_ID else {}
    table = KINDS[kind].table
    statement = select(table).where(table.c.id > after, *listed_kind(kind).only).order_by(table.c.id).limit(limit)
    return _dumped(connection, kind, list(connection.execute(statement)), site, body=body)


def _site(connection: Connection, site: Site) -> dict[UUID, Shaped]:
    """The site, which is one, in all its languages."""
    members = synced(connection, site)
    return {SITE_ID: (members["revision"], orjson.dumps(members).decode())}


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
