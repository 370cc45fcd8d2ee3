"""What a webhook is told: what has changed behind its place, each item with its address before and the keys of answers that show it.

Items are those of delta sync without the resources: who wants these asks ``/v1`` for them, or ``/v1/changes`` by the cursor.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, func, select

from api.clock import iso_us
from api.derived.card_format import numbers_in
from api.derived.facets import ANY, detail_key, facet_key, kind_key
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.errors import InvalidInput
from api.models import Card, Counter, Departure, Facet, FormerName, Webhook
from api.queries.sync import cursors
from api.queries.sync.clock import Clock, clock
from api.queries.sync.items import Page, Wanted, page
from api.queries.sync.places import InLog
from api.queries.sync.scopes import Scope, asked_of, scope
from api.settings import Site
from schemas.webhook_messages import CHANGED, RESYNC

ITEMS = 100
_WANTED = Wanted(ITEMS, include=frozenset(), fields=frozenset({"slug", "language", "url"}))
_CARDS = select(Card.post_id, Card.facets).where(Card.post_id.in_(KEYS))
_FACETS = select(Facet.id, Facet.kind, Facet.ref).where(Facet.id.in_(KEYS))
_LEFT = select(Departure.entity_id, Departure.facet_id, Departure.seq).where(Departure.entity_id.in_(KEYS))
_FORMER = select(FormerName.__table__).where(FormerName.entity_id.in_(KEYS)).order_by(FormerName.seq)
_TEXTS = select(func.max(Counter.texts_seq))


class Message(NamedTuple):
    """What is to be told, and where the webhook is when it has accepted it: ``place`` in the changes up to ``expected``."""

    kind: Literal["changes", "resync"]
    body: str
    expected: int
    place: InLog
    epoch: str
    meant: str


class Nothing(NamedTuple):
    """There is nothing to tell up to ``seq``; ``place`` is another one than before where looking has come further."""

    seq: int
    place: InLog
    has_more: bool


def made(connection: Connection, row: Row[Any] | Webhook, site: Site, *, now: int) -> Message | Nothing:
    """What the webhook is to be told next. To be called in a snapshot. ``now`` (µs) is when it was made."""
    present = clock(connection, site)
    about = scope(connection, asked_of(row.query), site)
    place = InLog(row.since, row.seq, row.entity_id)
    if row.epoch != present.epoch or row.meant != about.meant or place.since < present.floor:
        return _resync(present, about, f"{site.public_url}/v1/changes{f'?{row.query}' if row.query else ''}", now)
    found = page(connection, about, place, _WANTED, clock=present, site=site)
    assert isinstance(found.place, InLog)  # noqa: S101 - what begins in the log stays there
    if not found.items:
        return Nothing(present.seq, found.place, found.has_more)
    data = {
        "items": _items(connection, found, place.since, site),
        "next_cursor": cursors.written(found.place, present.epoch, about.said, about.meant),
        "has_more": found.has_more,
        "expected": f"{present.epoch}-{present.seq}",
    }
    return Message("changes", written(CHANGED, data, now), present.seq, found.place, present.epoch, about.meant)


def place_of(connection: Connection, row: Row[Any] | Webhook, cursor: str, site: Site) -> InLog:
    """The place of a cursor, to begin again at. Raises ``CursorInvalid``, and ``InvalidInput`` for one of another query or history."""
    place, epoch, _, meant = cursors.read(cursor)
    present = clock(connection, site)
    is_ours = meant == scope(connection, asked_of(row.query), site).meant and epoch == present.epoch
    if not isinstance(place, InLog) or not is_ours or not present.floor <= place.since <= place.seq <= present.seq:
        raise InvalidInput("This is no cursor of changes with this webhook's query, or too old: take a message's `next_cursor`.", "/cursor")
    return place


def written(kind: str, data: Mapping[str, Any], now: int) -> str:
    """The body of a message, as Standard Webhooks has it."""
    return orjson.dumps({"type": kind, "timestamp": iso_us(now), "data": data}).decode()


def _resync(present: Clock, about: Scope, snapshot: str, now: int) -> Message:
    """What is told where nobody can go on from the place: keep what you have, and read all there is."""
    place = InLog.complete(present.seq)
    data = {
        "snapshot": snapshot,
        "next_cursor": cursors.written(place, present.epoch, about.said, about.meant),
        "expected": f"{present.epoch}-{present.seq}",
    }
    return Message("resync", written(RESYNC, data, now), present.seq, place, present.epoch, about.meant)


def _items(connection: Connection, found: Page, since: int, site: Site) -> list[dict[str, Any]]:
    read = [orjson.loads(item) for item in found.items]
    keys = _Keys.read(connection, read, since)
    former = _former(connection, [UUID(item["id"]) for item in read], since, site)
    return [_item(item, former.get(item["id"]), keys.of(item)) for item in read]


def _item(item: Mapping[str, Any], former: Mapping[str, str] | None, keys: Sequence[str]) -> dict[str, Any]:
    named = item.get("resource", item)
    if former and former["url"] == named.get("url"):  # it was renamed, and renamed back
        former = None
    return {
        "op": item["op"],
        "type": item["type"],
        "id": item["id"],
        "revision": item["revision"],
        "slug": named.get("slug"),
        "language": named.get("language"),
        "url": named.get("url"),
        "previous": former,
        "reason": item.get("reason"),
        "into": item.get("into"),
        "keys": keys,
    }


def _former(connection: Connection, ids: Sequence[UUID], since: int, site: Site) -> dict[str, dict[str, str]]:
    """By id, slug and address at the place of the webhook, of what was called otherwise then."""
    found: dict[str, dict[str, str]] = {}
    for row in in_batches(connection, _FORMER, ids):
        if row.seq > since:  # the first name after the place is the one that was true there
            found.setdefault(str(row.entity_id), {"slug": row.slug, "url": _absolute(row.url, site)})
    return found


def _absolute(url: str, site: Site) -> str:
    url = url.replace(BASE, site.public_url)
    return site.public_url + url if url.startswith("/") else url


@dataclass(frozen=True, slots=True)
class _Keys:
    """The surrogate keys of answers that show items or did so: by post, those of its facets."""

    facets: Mapping[str, Sequence[str]]
    texts_moved: bool

    @classmethod
    def read(cls, connection: Connection, items: Iterable[Mapping[str, Any]], since: int) -> "_Keys":
        """The keys of these items, since a number of the counter."""
        ids = [UUID(item["id"]) for item in items if item["type"] == "post"]
        numbers: dict[UUID, set[int]] = {one: set() for one in ids}
        for row in in_batches(connection, _CARDS, ids):
            numbers[row.post_id] |= set(map(abs, numbers_in(row.facets)))
        for row in in_batches(connection, _LEFT, ids):
            numbers[row.entity_id] |= {abs(row.facet_id)} if row.seq > since else set()
        named = {row.id: facet_key(row.kind, row.ref) for row in in_batches(connection, _FACETS, set().union(*numbers.values()))}
        facets = {str(post): sorted({named[number] for number in some if number in named}) for post, some in numbers.items()}
        return cls(facets, connection.execute(_TEXTS).scalar_one() > since)

    def of(self, item: Mapping[str, Any]) -> list[str]:
        """The keys of an item: its own, then those of lists that it is or was in."""
        own = detail_key(item["type"], item["id"])
        if item["type"] == "post":
            return [own, *self.facets[item["id"]]]
        return list(dict.fromkeys((own, kind_key(item["type"]), *((ANY,) if self.texts_moved else ()))))
