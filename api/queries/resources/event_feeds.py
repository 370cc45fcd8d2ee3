"""Which events a feed has: those of the list, with when each became public; and those that were withdrawn of late."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from api.clock import MICROSECONDS, iso
from api.models import KINDS
from api.queries.paging import Rows, Window
from api.queries.resources import events
from api.queries.resources.lists import PageOfRows
from api.settings import Site

MOST = 100
_EVENT = KINDS["event"].table
_WITHDRAWN = (
    select(_EVENT.c.id, _EVENT.c.updated_at)
    .where(_EVENT.c.state == "withdrawn", _EVENT.c.in_calendars)
    .order_by(_EVENT.c.updated_at.desc(), _EVENT.c.id)
    .limit(MOST)
)


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    items = events.LISTED.items(page)
    return [{**item, "published_at": iso(row.published_at)} for item, row in zip(items, page.rows, strict=True)]


_LISTED = replace(events.LISTED, columns=(*events.LISTED.columns, _EVENT.c.published_at), items=_items)


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """The page of events that the list in JSON has, each with ``published_at`` (RFC 3339)."""
    return _LISTED.listed(connection, events.sorted_as(asked), window, site)


def withdrawn(connection: Connection) -> Sequence[tuple[str, str]]:
    """Ids of events that were withdrawn in the last 30 days, the last ones first, and when each was changed last (RFC 3339).

    Not before any change that readers know: they would keep the entry (RFC 6721, 3). Whatever a feed is asked by: some may never have
    been in it, which no reader minds.
    """
    return [(str(row.id), iso(row.updated_at // MICROSECONDS)) for row in connection.execute(_WITHDRAWN)]
