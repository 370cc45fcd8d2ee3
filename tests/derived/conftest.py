"""Fixtures of the tests of derived rows: a second database, of the other kind."""

from collections.abc import Iterator

import pytest

from api.db import Database, open_database
from tests.databases import Databases


@pytest.fixture
def other_database(databases: Databases, dialect: str) -> Iterator[Database]:
    """A new, migrated database of the other kind."""
    settings = databases.made("sqlite" if dialect == "postgresql" else "postgresql")
    opened = open_database(settings)
    yield opened
    opened.close()
    databases.drop(settings)
