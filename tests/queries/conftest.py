"""Fixtures of reads: a page at will, statements counted, posts that are known without asking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, event

from api.db import Database, open_database, reading
from api.queries.paging import Rows, Window
from tests.queries.posts.known_posts import ZONE, Library, filled

Listed = Callable[[Connection, dict[str, Any], Window, Any], Rows]


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A connection that sees what was committed before the first statement on it."""
    with reading(database) as opened:
        yield opened


@pytest.fixture
def page(database: Database):
    """One page of a list: what is asked as keywords, the window as a tuple of limit, after, offset, count."""

    def read(listed: Listed, *, limit: int = 100, after=None, offset: int = 0, count: bool = False, **asked: Any) -> Rows:
        with reading(database) as opened:
            return listed(opened, asked, Window(limit, after, offset, count), database.site)

    return read


@pytest.fixture
def walked(page):
    """All items of a list, page by page."""

    def walk(listed: Listed, *, limit: int, **asked: Any) -> list[Any]:
        found, after = [], None
        while True:
            rows = page(listed, limit=limit, after=after, **asked)
            found += rows.items
            after = rows.next_key
            if after is None:
                return found

    return walk


@pytest.fixture
def counted(database: Database):
    """How many statements the block executes, as a list that they are put in."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            if statement.startswith(("SELECT", "WITH")):
                seen.append(statement)

        event.listen(database.read, "before_cursor_execute", note)
        yield seen
        event.remove(database.read, "before_cursor_execute", note)

    return count


@pytest.fixture
def one(database):
    """One resource as it is shown, on a site of any language."""

    def shown(noun, ref, language="en", **asked):
        with reading(database) as connection:
            return noun.LISTED.one(connection, ref, replace(database.site, default_language=language), asked)

    return shown


@pytest.fixture(scope="session")
def library_of(databases) -> Iterator[Callable[[str], Library]]:
    """The same posts in a database of each kind, made once; nothing writes to it."""
    made: dict[str, tuple[Library, Any]] = {}

    def library(dialect: str) -> Library:
        if dialect not in made:
            settings = replace(databases.made(dialect), timezone=ZONE)
            database = open_database(settings)
            made[dialect] = filled(database), settings
        return made[dialect][0]

    yield library
    for one, settings in made.values():
        one.database.close()
        databases.drop(settings)
