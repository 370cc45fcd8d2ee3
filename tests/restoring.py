"""A PostgreSQL database put back as it was made: its rows are deleted, since a server takes by far longer to make another one."""

import time
from typing import Any

import psycopg
from psycopg import sql

SHAPE = """
SELECT md5(string_agg(c::text, '' ORDER BY c.oid)), (SELECT count(*) FROM pg_constraint), (SELECT count(*) FROM pg_trigger),
  sum(pg_relation_size(c.oid)) FROM pg_class c WHERE relnamespace = 'public'::regnamespace"""
"""What is there and how large: statistics that were gathered, and tables written anew, are seen in it too."""
NAMES = "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')"
ROWS = """
SELECT format('INSERT INTO %1$I SELECT (r::%1$I).* FROM unnest(ARRAY[%2$s]) r', {name}::text, string_agg(quote_literal(t::text), ','))
  FROM {table} t HAVING count(*) > 0"""
NUMBERS = "SELECT format('SELECT setval(%L, %L, %L)', {name}::text, last_value, is_called) FROM {table}"
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
MOST_GROWTH_BYTES = 2 * 1024**2
"""Deleted rows stay in their files: a database that has grown by more is made anew, so that plans stay those of small tables."""
LEAVING_SECONDS = 2
"""How long connections that were closed may take to be gone."""


class Original:
    """What a database held when it was made, and how it comes to hold just that again: by far faster than making another one."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        tables, back = [], []
        for name, kind in connection.execute(NAMES).fetchall():
            table = sql.Identifier(name)
            ask = sql.SQL(ROWS if kind == "r" else NUMBERS).format(name=sql.Literal(name), table=table)
            back += [statement for (statement,) in connection.execute(ask)]
            tables += [sql.SQL("DELETE FROM {}").format(table).as_string()] if kind == "r" else []
        self._shape, self._bytes = _shape(connection)
        # No references are followed, so that the order of the tables does not matter.
        self._statements = ";".join(["SET LOCAL session_replication_role = replica", *tables, *back]).encode()

    def restore(self, connection: psycopg.Connection[Any]) -> bool:
        """Whether the database is as it was. It is not where it has another form by now, has grown, or others are connected."""
        deadline = time.monotonic() + LEAVING_SECONDS
        while connection.execute(OTHERS).fetchone() != (0,):
            if time.monotonic() > deadline:
                return False
        shape, size = _shape(connection)
        if shape != self._shape or size > self._bytes + MOST_GROWTH_BYTES:
            return False
        connection.execute(self._statements)
        return True


def _shape(connection: psycopg.Connection[Any]) -> tuple[Any, int]:
    found = connection.execute(SHAPE).fetchone()
    assert found is not None
    *shape, size = found
    return shape, int(size)
