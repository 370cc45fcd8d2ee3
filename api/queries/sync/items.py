"""The items of delta sync: what comes as it is now, what goes with why. Both roads are lazy, since pages end by their size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, select

from api.derived.card_format import id_of
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.models import Card
from api.queries.paging import Window
from api.queries.posts import statements
from api.queries.posts.planner import plan, prepared
from api.queries.sync import shapes
from api.queries.sync.places import FIRST, InLog, InSnapshot, Place
from api.queries.sync.scopes import Scope
from api.settings import Site

AT_ONCE, TEXTS_AT_ONCE = 501, 20
"""So many resources are read in one go: the largest page, and the one more by which it is known that more is there. Few where their
texts are wanted, each of which may be 256 KB."""

_CARDS = select(*(Card.__table__.c[name] for name in ("post_id", *statements.SHOWN))).where(Card.post_id.in_(KEYS))

Item = tuple[bytes, Place]
"""An item's JSON, and the place behind it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a page: ``fields``: members to send, ``None`` for all; ``body``: with the texts of posts and campaigns."""

    limit: int
    body: bool
    fields: frozenset[str] | None


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
        return TEXTS_AT_ONCE if self.wanted.body else AT_ONCE

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

    def _entities(self, kind: str, after: UUID | int | None, most: int) -> Iterator[tuple[UUID | int, str, shapes.Shaped]]:
        behind = after if isinstance(after, UUID) else FIRST
        while most > 0:
            size = min(most, self.at_once)
            found = shapes.entities_after(self.connection, kind, behind, size, self.site, body=self.wanted.body)
            for identity, shaped in found.items():
                behind = identity
                yield identity, str(identity), shaped
            most = most - size if len(found) == size else 0

    def _posts(self, after: UUID | int | None, most: int) -> Iterator[tuple[UUID | int, str, shapes.Shaped]]:
        """Posts newest first: a list as any other one."""
        filters = self.scope.filters
        window = Window(most - 1, None if after is None else (after,))
        shape, values = prepared(filters, plan(self.connection, filters, most), window)
        for cards in self._parts(self.connection.execute(statements.page(shape), values).all()):
            for card, shaped in zip(cards, shapes.posts(self.connection, cards, self.site, body=self.wanted.body), strict=True):
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

    def _present(self, rows: Sequence[Row[Any]]) -> dict[UUID, shapes.Shaped]:
        """What is shown of these changes."""
        found: dict[UUID, shapes.Shaped] = {}
        for kind in self.scope.kinds:
            if kind == "post":
                cards = self._cards([row.entity_id for row in rows if row.kind == kind and row.is_inside])
                shaped = shapes.posts(self.connection, cards, self.site, body=self.wanted.body)
                found |= {card.post_id: one for card, one in zip(cards, shaped, strict=True)}
            else:
                ids = [row.entity_id for row in rows if row.kind == kind and row.is_public]
                found |= shapes.entities(self.connection, kind, ids, self.site, body=self.wanted.body)
        return found

    def _outside(self, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
        """The cards' JSON of public posts that are not in the filter."""
        ids = [row.entity_id for row in rows if row.kind == "post" and row.is_public and not row.is_inside]
        return {card.post_id: card.json for card in self._cards(ids)}

    def _cards(self, ids: Sequence[UUID]) -> list[Row[Any]]:
        return list(in_batches(self.connection, _CARDS, ids))

    def _upsert(self, kind: str, identity: str, revision: int, json: str) -> bytes:
        if self.wanted.fields is not None:
            members: dict[str, Any] = orjson.loads(json)
            kept = {name: value for name, value in members.items() if name == "id" or name in self.wanted.fields}
            json = orjson.dumps(kept).decode()
        return f'{{"op":"upsert","type":"{kind}","id":"{identity}","revision":{revision},"resource":{json}}}'.encode()

    def _delete(self, row: Row[Any], card: str | None) -> bytes:
        """What left; of a public post, whose ``card`` is given, its present slug and address are told."""
        told = {"slug": row.slug, "language": row.language, "url": row.url} if card is None else shapes.named(card)
        head = {"op": "delete", "type": row.kind, "id": str(row.entity_id), "revision": row.revision}
        why = {"reason": row.reason if card is None else "out_of_scope", "into": row.into and str(row.into)}
        url = told["url"] and told["url"].replace(BASE, self.site.public_url)
        return orjson.dumps({**head, **why, **told, "url": url})
