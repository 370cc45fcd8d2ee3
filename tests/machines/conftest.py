"""A primary, its standby, and a migrated database of both."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from api.db import open_database
from api.derived.writing import writing
from api.migrations import migrate
from api.services.resources import sections
from tests.databases import NOW, Databases
from tests.machines.pairs import NAME, running_pair


@pytest.fixture(scope="module")
def pair():
    """Two servers of a module's own: it may stop, stall and promote them."""
    with running_pair() as made:
        yield made


@pytest.fixture(scope="module")
def settings(pair, tmp_path_factory):
    """Settings with a migrated database on the primary, and the standby as its replica."""
    made = Databases(tmp_path_factory.mktemp("pair"), lambda: pair.primary.get_uri("postgres")).settings("postgresql", NAME)
    database = open_database(made)
    migrate(database)
    with writing(database) as session:
        sections.ensure_first(session, database.site, now=NOW)
    database.close()
    return replace(made, replica_url=f"postgresql+psycopg://postgres@/{NAME}?host={quote(pair.hosts()[1], safe='')}")
