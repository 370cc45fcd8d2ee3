"""Hubs of feeds (WebSub): who is named by a feed is asked to say when it has news, at the address of the hints of its source.

What a hub says is a hint: what is new is asked of the feed, which is polled all the same. So it needs no secret, and one that lies or falls
silent does no harm.
"""

import logging
from typing import Any
from urllib.parse import urlencode, urlsplit

from sqlalchemy import CursorResult, Row, update

from api.clock import MICROSECONDS
from api.db import Database
from api.derived.writing import writing
from api.errors import NotDone, Unreachable
from api.models import Source
from api.outbound import Door
from api.services.syndication.sources import LEASE_SECONDS, SUBSCRIBE

log = logging.getLogger("broadsheet.sources")

AGAIN_SECONDS = 21_600
"""When a hub is asked again that does not agree."""


def note(source: Source, hub: tuple[str, str] | None, now: int) -> None:
    """Takes what a document says of a hub."""
    if (source.hub, source.topic) != (hub or (None, None)):
        source.hub, source.topic = hub or (None, None)
        source.hub_until, source.hub_next_at = None, now if hub else None


def claimed(database: Database, row: Row[Any], now: int) -> bool:
    """Whether it is this process that asks the hub; it is asked again later, unless it agrees."""
    mine = (Source.id == row.id, Source.hub_next_at == row.hub_next_at)
    with writing(database) as session:
        found: CursorResult[Any] = session.execute(  # type: ignore[assignment] # of an UPDATE
            update(Source).where(*mine).values(hub_next_at=now + AGAIN_SECONDS * MICROSECONDS)
        )
        return bool(found.rowcount)


def ask(door: Door, row: Row[Any], callback: str) -> None:
    """Asks a hub to say at an address of ours when there is news. What comes of it, it says there."""
    form = {"hub.mode": SUBSCRIBE, "hub.topic": row.topic, "hub.callback": callback, "hub.lease_seconds": str(LEASE_SECONDS)}
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        answer = door.send("POST", row.hub, headers=headers, body=urlencode(form).encode())
        failed = None if answer.is_success else f"{urlsplit(row.hub).hostname} answers {answer.status}."
    except (Unreachable, NotDone) as error:
        failed = str(error)
    if failed is not None:
        log.warning("The hub of source %s: %s It is polled as before.", row.id, failed)
