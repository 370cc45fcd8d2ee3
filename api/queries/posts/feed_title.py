"""What a query of posts is called by readers: the names of what it is narrowed to."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from api.derived.fragments import EMBEDDED, table_of
from api.derived.rows import KEYS, in_batches
from api.queries.visibility import named

NAMED = ("section", "campaign", "tag", "author")


def names_in(connection: Connection, asked: Mapping[str, Any]) -> Iterator[str]:
    """Names of sections, campaigns, tags and authors, each in its own language; languages; the words asked for."""
    for kind in NAMED:
        if asked.get(kind):
            table, (member, _, _) = table_of(kind), EMBEDDED[kind]
            ids = list(dict.fromkeys(named(connection, kind, asked[kind]).values()))
            found = {
                row.id: row.name
                for row in in_batches(connection, select(table.c.id, table.c[member].label("name")).where(table.c.id.in_(KEYS)), ids)
            }
            yield from (found[one] for one in ids if one in found)
    yield from asked.get("language") or ()
    if asked.get("q"):
        yield f"“{asked['q']}”"
