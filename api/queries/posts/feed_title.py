"""What a query of posts is called by readers: the names of what it is narrowed to."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from api.derived.rows import KEYS, in_batches
from api.models import NAMED_BY_POSTS
from api.queries.visibility import named

_KINDS = tuple(NAMED_BY_POSTS.values())
WIDEST_FIRST = [*(kind for kind in _KINDS if kind.is_site), *(kind for kind in reversed(_KINDS) if not kind.is_site)]
"""Sections, campaigns, tags, authors."""


def names_in(connection: Connection, asked: Mapping[str, Any]) -> Iterator[str]:
    """Names of sections, campaigns, tags and authors, each in its own language; languages; the words asked for."""
    for kind in WIDEST_FIRST:
        if asked.get(kind.name):
            table = kind.table
            ids = list(dict.fromkeys(named(connection, kind.name, asked[kind.name]).values()))
            statement = select(table.c.id, table.c[kind.called].label("name")).where(table.c.id.in_(KEYS))
            names = {row.id: row.name for row in in_batches(connection, statement, ids)}
            yield from (names[one] for one in ids if one in names)
    yield from asked.get("language") or ()
    if asked.get("q"):
        yield f"“{asked['q']}”"
