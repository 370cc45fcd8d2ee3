"""Whether a connection that was kept is one still: a worker, which may wait, does not ask the server of databases before each use."""

from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from api.db import open_database, reading

PROCESS = text("SELECT pg_backend_pid()")
pytestmark = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)


@pytest.fixture
def asked(monkeypatch):
    """Connections about which the server was asked."""
    found = []
    ping = PGDialect_psycopg.do_ping
    monkeypatch.setattr(PGDialect_psycopg, "do_ping", lambda self, connection: found.append(connection) or ping(self, connection))
    return found


def process(database):
    with reading(database) as connection:
        return connection.execute(PROCESS).scalar_one()


@pytest.mark.parametrize(("is_web", "times"), [(False, 0), (True, 2)])
def test_only_who_may_not_wait_asks_before_each_use(settings, asked, is_web, times):
    with closing(open_database(settings, is_web=is_web)) as database:
        found = {process(database) for _ in range(3)}

    assert (len(found), len(asked)) == (1, times)


def test_a_connection_that_the_server_ended_is_made_anew_without_a_fault(settings, databases):
    with closing(open_database(settings)) as database:
        before = process(database)
        databases.execute(f"SELECT pg_terminate_backend({before}, 10000)")

        assert process(database) != before
