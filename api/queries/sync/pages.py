"""A page of delta sync: what comes behind a place, as finished JSON, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from api.queries.sync import log
from api.queries.sync.clock import Clock
from api.queries.sync.items import Item, Reader, Wanted
from api.queries.sync.places import InLog, InSnapshot, Place
from api.queries.sync.scopes import Scope
from api.settings import Site

MOST_BYTES = 1_000_000
"""A page ends before the resource with which it would be larger; it has one at least."""


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
