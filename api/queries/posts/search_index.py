"""The search index in statements: what each database calls it, and the condition that a question puts. Words are elsewhere."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import BigInteger, Column, ColumnElement, Connection, MetaData, Table, Text, bindparam, cast, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

Part = Literal["body", "title", "rest"]
"""What matches: all of it, what does so in the title, the rest."""
PARTS: tuple[Part, ...] = ("body", "title", "rest")
BY_RELEVANCE: tuple[Part, ...] = ("title", "rest")


@dataclass(frozen=True, slots=True)
class Index:
    """The search table of a database, which is no mapped class, and its column of positions."""

    table: Table
    at: Column[Any]


def _index(*columns: Column[Any], key: str) -> Index:
    table = Table("search", MetaData(), Column(key, BigInteger, primary_key=True), *columns)
    return Index(table, table.c[key])


INDEX = {
    "sqlite": _index(Column("search", Text), key="rowid"),
    "postgresql": _index(Column("title", TSVECTOR), Column("body", TSVECTOR), key="position"),
}


def matches(dialect: str, part: Part = "body") -> list[ColumnElement[bool]]:
    """What a row must meet; values are the members of ``questions.Expressions``, named ``match_body`` and so on."""
    table = INDEX[dialect].table
    if dialect == "sqlite":
        return [table.c.search.op("MATCH")(bindparam(f"match_{part}", type_=Text()))]
    body = table.c.body.op("@@", is_comparison=True)(cast(bindparam("match_body", type_=Text()), TSQUERY))
    if part == "body":
        return [body]
    title = table.c.title.op("@@", is_comparison=True)(cast(bindparam(f"match_{part}", type_=Text()), TSQUERY))
    return [body, title if part == "title" else ~title]


ESTIMATED = text("EXPLAIN (FORMAT JSON) SELECT 1 FROM search WHERE body @@ CAST(:match_body AS tsquery)")
"""How many rows PostgreSQL believes to match: its statistics know how many posts have a word, and a question costs no reading."""


def keep_to_indexes(connection: Connection) -> None:
    """Has PostgreSQL take what matches from its index, until the connection is given back.

    Of a word that most posts have it would look through the table, whose rows are short: it does not reckon with their texts, which lie
    elsewhere and take thirty times what the index takes.
    """
    driver: Any = connection.connection.dbapi_connection
    if not driver.info.transaction_status:  # none has begun
        connection.exec_driver_sql("BEGIN")
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
