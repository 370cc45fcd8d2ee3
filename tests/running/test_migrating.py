"""Migrations of PostgreSQL beside those who use it: nobody waits long behind one, and it says whom it waits for."""

import threading
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import text

import api.migrations
from api.errors import CannotStart
from api.migrations import HEAD, migrate, present_revision, waiting

pytestmark = pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)

NEXT = f"{int(HEAD) + 1:04}"
MADE_UP = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"
oldest = "{HEAD}"
indexes = {{"ix_tag_mood": "tag (mood)"}}


def upgrade():
    op.add_column("tag", sa.Column("mood", sa.Text()))
"""


@pytest.fixture
def next_release(monkeypatch, tmp_path, database):  # noqa: ARG001 - that is made by this release
    """This release is one whose schema has a column more."""
    for file in api.migrations.VERSIONS.glob("*.py"):
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / f"{NEXT}_made_up.py").write_text(MADE_UP)
    monkeypatch.setattr(api.migrations, "VERSIONS", tmp_path)
    monkeypatch.setattr(api.migrations, "HEAD", NEXT)


@contextmanager
def reader_of(database, statement="SELECT name FROM tag"):
    """Somebody whose transaction takes long."""
    with database.write.connect() as connection:
        connection.exec_driver_sql(statement)
        yield connection


@pytest.mark.usefixtures("next_release")
def test_a_migration_behind_a_long_reader_holds_nobody_up_and_is_done_when_it_ends(database):
    told, migrated, longest = [], threading.Event(), 0.0
    database.write.dispose()

    def run():
        migrate(database, wait_seconds=60, say=told.append)
        migrated.set()

    with reader_of(database) as reader:
        pid = reader.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        thread = threading.Thread(target=run)
        thread.start()
        while len(told) < 2 and thread.is_alive():
            begun = time.monotonic()
            with database.read.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM tag")
            longest = max(longest, time.monotonic() - begun)
        assert not migrated.is_set()
    thread.join(30)

    assert migrated.is_set()
    assert present_revision(database) == NEXT
    assert f"process {pid} (" in told[0]
    assert "idle in transaction" in told[0]
    assert "SELECT pg_backend_pid()" in told[0]
    assert 0.1 < longest < 2  # a second, on a machine that does nothing else


@pytest.mark.usefixtures("next_release")
def test_it_gives_up_after_the_stated_time(database):
    told = []

    with reader_of(database), pytest.raises(CannotStart, match="holds a lock for long"):
        migrate(database, wait_seconds=2, say=told.append)

    assert present_revision(database) == HEAD
    assert told[0].endswith("seconds.")


@pytest.mark.usefixtures("next_release")
def test_it_waits_for_another_migration(database, monkeypatch):

    monkeypatch.setattr(api.migrations, "OTHERS_LIMIT", "SET LOCAL lock_timeout = '100ms'")
    told = []

    with reader_of(database, f"SELECT pg_advisory_xact_lock({waiting.LOCK})"), pytest.raises(CannotStart):
        migrate(database, wait_seconds=1, say=told.append)

    assert "pg_advisory_xact_lock" in told[0]
    with database.read.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM information_schema.columns WHERE column_name = 'mood'")).scalar_one() == 0


@pytest.mark.usefixtures("next_release")
def test_an_index_that_was_left_half_made_is_made_anew(database):
    def is_valid():
        with database.read.connect() as connection:
            return connection.scalar(text("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_tag_mood')"))

    migrate(database)
    first = is_valid()
    with database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_tag_mood'::regclass")
    left = is_valid()

    migrate(database)

    assert (first, left, is_valid()) == (True, False, True)
