"""An archive made many times as large by SQL alone: its public posts again and again, in every row that lists and search read.

A copy stands beside the post it is of, under the next free numbers of the same second. It has an id, a group of translations and a change
of its own, and is in the same lists; its slug and address are those of the post, and lead there. It has no base row: no page of its own,
no body, no ``tag_exact``.
"""

from array import array
from collections import defaultdict
from contextlib import closing
from typing import Any

from sqlalchemy import CTE, UUID, Column, ColumnElement, Connection, Table, Text, case, cast, func, insert, literal, select, true, update

from api.db import Database
from api.derived.positions import A_SECOND
from api.models import Card, Change, Counter, Facet, Listing

MOST = 4_096
"""So many times at most: the copies of a post are told apart by three hexadecimal digits of its id, which are zero in the corpus."""
DIGIT = {"sqlite": 18, "postgresql": 21}
"""Where these begin in an id as text, from 1: SQLite keeps no hyphens."""
IN_JSON = len('{"id":"') + DIGIT["postgresql"]

_CARD, _LISTING, _CHANGE = Card.__table__, Listing.__table__, Change.__table__
_LOOSE = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-262144")
"""Nothing is kept where it does not end well."""
_SEARCH = {
    "sqlite": (
        # It gathers a megabyte unless told to gather more, and merges segments again and again.
        "INSERT INTO search (search, rank) VALUES ('hashsize', 33554432)",
        "INSERT INTO search (rowid, title, body) SELECT position + k * {stride}, title, body FROM words CROSS JOIN ({copies})",
        "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576)",
    ),
    "postgresql": (
        "SET LOCAL maintenance_work_mem = '1GB'",
        "DROP INDEX ix_search_title, ix_search_body",
        "INSERT INTO search (position, title, body) SELECT position + k * {stride}, title, body FROM search CROSS JOIN ({copies})",
        "CREATE INDEX ix_search_title ON search USING gin (title)",
        "CREATE INDEX ix_search_body ON search USING gin (body)",
    ),
}
_COPIES = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k + 1 < {times}) SELECT k FROM n"


def multiply(database: Database, times: int) -> None:
    """Makes a database, which nobody else has open, one of ``times`` as many public posts, and closes it."""
    if not 2 <= times <= MOST:  # noqa: PLR2004 - what is once as large is there
        raise ValueError(f"{times} times, not 2 to {MOST}")
    if database.is_sqlite:
        with closing(database.write.raw_connection()) as raw:
            for pragma in _LOOSE:
                raw.cursor().execute(f"PRAGMA {pragma}")
    with database.write.begin() as connection:
        _multiplied(connection, times)
    database.close()


def _multiplied(connection: Connection, times: int) -> None:
    # So many posts share a second, at most: the first copies go behind the last of them.
    stride = connection.execute(select(func.max(_CARD.c.position % A_SECOND) + 1)).scalar_one()
    first, last = connection.execute(select(func.min(_CHANGE.c.seq), func.max(_CHANGE.c.seq))).one()
    span = last - first + 1
    copy, dialect = _numbers(times), connection.dialect.name
    card, at, change = _CARD.c, _LISTING.c.position, _CHANGE.c
    digits = func.printf("%03x", copy.c.k) if dialect == "sqlite" else func.lpad(func.to_hex(copy.c.k), 3, "0")

    def other_id(column: Column[Any]) -> ColumnElement[Any]:
        as_text = column if dialect == "sqlite" else cast(column, Text)
        found = _replaced(as_text, DIGIT[dialect], digits)
        return found if dialect == "sqlite" else cast(found, UUID)

    ids = {column.name: other_id(column) for column in (card.post_id, card.group_id)}
    json = _replaced(card.json, IN_JSON, digits)
    _repeat(connection, _CARD, copy, {"position": card.position + copy.c.k * stride, **ids, "json": json}, [card.position])
    _repeat(connection, _LISTING, copy, {"position": at + case((at < 0, -copy.c.k), else_=copy.c.k) * stride}, [_LISTING.c.facet_id, at])
    moved = {"seq": change.seq + copy.c.k * span, "position": change.position + copy.c.k * stride}
    _repeat(connection, _CHANGE, copy, {"entity_id": other_id(change.entity_id), **moved}, [change.seq], change.position.is_not(None))
    connection.execute(update(Facet).values(posts=Facet.posts * times, pages=Facet.pages * times))
    connection.execute(update(Counter).values(seq=Counter.seq + span * (times - 1)))
    if dialect == "sqlite":
        _words(connection)
    for statement in _SEARCH[dialect]:
        connection.exec_driver_sql(statement.format(stride=stride, copies=_COPIES.format(times=times)))


def _words(connection: Connection) -> None:
    """Writes the table ``words``: those of each row as they were put in. FTS5 keeps no text, so they are read back from the index."""
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, instance)")
    connection.exec_driver_sql("CREATE TEMP TABLE words (position integer PRIMARY KEY, title text, body text)")
    terms: list[str] = []
    placed: dict[str, defaultdict[int, array[int]]] = {"title": defaultdict(_places), "body": defaultdict(_places)}
    with closing(connection.connection.cursor()) as cursor:  # the driver's own: there are millions of rows
        cursor.execute('SELECT term, doc, col, "offset" FROM temp.word')
        for term, row, column, place in cursor:
            if not terms or terms[-1] != term:
                terms.append(term)
            placed[column][row].append(place << 32 | len(terms) - 1)

    def text(column: str, row: int) -> str:
        return " ".join(terms[one & 0xFFFF_FFFF] for one in sorted(placed[column][row]))

    rows = [(row, text("title", row), text("body", row)) for row in sorted(placed["body"])]
    connection.exec_driver_sql("INSERT INTO words VALUES (?, ?, ?)", rows)
    connection.exec_driver_sql("DROP TABLE temp.word")


def _places() -> "array[int]":
    return array("Q")


def _numbers(times: int) -> CTE:
    """The number ``k`` of each copy, from 1."""
    copy = select(literal(1).label("k")).cte("copy", recursive=True)
    return copy.union_all(select(copy.c.k + 1).where(copy.c.k + 1 < times))


def _replaced(column: ColumnElement[Any], begin: int, digits: ColumnElement[str]) -> ColumnElement[Any]:
    """The text with three digits at a place exchanged."""
    return func.substr(column, 1, begin - 1, type_=Text()).concat(digits).concat(func.substr(column, begin + 3, type_=Text()))


def _repeat(
    connection: Connection,
    table: Table,
    copy: CTE,
    others: dict[str, ColumnElement[Any]],
    order: list[ColumnElement[Any]],
    *where: ColumnElement[bool],
) -> None:
    """Writes each row once more for each copy, with other values in some columns. In this order, indexes grow at their end."""
    columns = [others.get(column.name, column) for column in table.c]
    rows = select(*columns).select_from(table.join(copy, true())).where(*where).order_by(*order)
    connection.execute(insert(table).from_select([column.name for column in table.c], rows))
