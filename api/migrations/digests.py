"""What each table holds, as a number of rows and a digest of them: whether a database that was put back is the one that was copied."""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, inspect, text


class Digest(NamedTuple):
    """The rows of a table: how many, and a number or hash that another content hardly has."""

    rows: int
    content: str


CHUNK = 1_000
OF_A_COPY = {("counter", "epoch")}
"""Columns that are other ones in a copy."""


def digests(connection: Connection) -> Mapping[str, Digest]:
    """Of every table, those of derived rows and of search too. Two are only compared where the same program read both."""
    look = inspect(connection)
    of_one = _of_sqlite if connection.dialect.name == "sqlite" else _of_postgresql
    return {
        table: of_one(connection, table, [column["name"] for column in look.get_columns(table) if (table, column["name"]) not in OF_A_COPY])
        for table in sorted(look.get_table_names())
    }


def differences(copied: Mapping[str, Digest], restored: Mapping[str, Digest]) -> list[str]:
    """A few words on each table that is not the same in both."""
    told = []
    for table in sorted({*copied, *restored}):
        before, after = copied.get(table), restored.get(table)
        if before is None or after is None:
            told.append(f"{table} is in one of them only")
        elif before.rows != after.rows:
            told.append(f"{table} has {after.rows:,} rows, not {before.rows:,}")
        elif before != after:
            told.append(f"{table} has other rows")
    return told


def _of_sqlite(connection: Connection, table: str, columns: list[str]) -> Digest:
    """SQLite has no hash: rows are read in the order of the file, which is the same in a copy."""
    found, rows = sha256(), 0
    named = ", ".join(f'"{name}"' for name in columns)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f'SELECT {named} FROM "{table}"')  # noqa: S608 - names of our own tables
        while chunk := cursor.fetchmany(CHUNK):
            rows += len(chunk)
            found.update(repr(chunk).encode(errors="surrogatepass"))
    finally:
        cursor.close()
    return Digest(rows, found.hexdigest())


def _of_postgresql(connection: Connection, table: str, columns: list[str]) -> Digest:
    """A sum, since rows have no order."""
    named = ", ".join(f'"{name}"' for name in columns)
    statement = f'SELECT count(*), coalesce(sum(hashtextextended(ROW({named})::text, 0)::numeric), 0) FROM "{table}"'  # noqa: S608 - as above
    rows, content = connection.execute(text(statement)).one()
    return Digest(rows, str(content))
