"""A client over a database in which nothing is, shared by the tests that write nothing."""

from functools import cache

import pytest

from api.app import create_app
from api.db import open_database


@pytest.fixture(scope="session")
def empty_app(databases):
    """The application over an empty database, by dialect: one each."""
    opened = []

    @cache
    def made(dialect):
        settings = databases.made(dialect)
        opened.append(open_database(settings))
        return create_app(settings, opened[-1])

    yield made
    for database in opened:  # what they opened goes with the templates
        database.close()


@pytest.fixture
def reader(empty_app, dialect):
    """A client of an application over an empty database; nothing is written to it."""
    return empty_app(dialect).test_client()
