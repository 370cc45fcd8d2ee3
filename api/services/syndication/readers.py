"""Sections elsewhere that read delta sync here and name themselves. Anybody may say so, so a bounded number is kept."""

import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

from sqlalchemy import Connection, Table, bindparam, delete, select, update
from uuid_utils.compat import uuid7

from api.derived.rows import insert_missing
from api.models import Reader
from api.queries.sync.scopes import NARROWING
from schemas.addresses import query_text

MOST = 1_000
"""Readers that are kept: those that were seen last."""
LONGEST_QUERY = 1_500
NAMED = "Broadsheet (+"
"""How the ``User-Agent`` of a Broadsheet that pulls begins."""
_NAMED = re.compile(r"Broadsheet \(\+(https?://[!#-&*-;=?-Z_a-z~]{1,300})\)")
_READER: Table = Reader.__table__  # type: ignore[assignment] # a mapped class has a table
_SEEN = (
    update(_READER)
    .where(_READER.c.url == bindparam("its_url"), _READER.c.query == bindparam("its_query"))
    .values(cursor=bindparam("its_cursor"), seen_at=bindparam("at"))
)

Reading = tuple[str, str]
"""A reader's address, and of which posts it reads: a query of ``/v1/changes``."""


def named(agent: str, query: str) -> tuple[Reading, str | None] | None:
    """Who reads what, and with which cursor; ``None`` where nobody is named. ``query``: of a request that was answered."""
    found = _NAMED.fullmatch(agent)
    if found is None or not _has_host(found[1]):
        return None
    asked = parse_qsl(query)
    kept = query_text(sorted((name, text) for name, text in asked if name in (*NARROWING, "types")))
    return None if len(kept) > LONGEST_QUERY else ((found[1].rstrip("/"), kept), dict(asked).get("cursor"))


def _has_host(address: str) -> bool:
    with suppress(ValueError):
        return bool(urlsplit(address).hostname)
    return False


def note(connection: Connection, seen: Mapping[Reading, str | None], *, now: int) -> None:
    """Stores with which cursor each has asked last. ``now``: µs."""
    first: list[dict[str, object]] = [
        {"id": uuid7(), "url": url, "query": query, "cursor": cursor, "first_at": now, "seen_at": now}
        for (url, query), cursor in seen.items()
    ]
    made = insert_missing(connection, _READER, first)
    connection.execute(_SEEN, [{"its_url": one["url"], "its_query": one["query"], "its_cursor": one["cursor"], "at": now} for one in first])
    if made:
        last = select(_READER.c.id).order_by(_READER.c.seen_at.desc(), _READER.c.id).limit(MOST)
        connection.execute(delete(_READER).where(_READER.c.id.not_in(last)))
