"""The schema: made from nothing, equal to the models, refused where it does not fit."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

import api.migrations
from api.db import Database, open_database
from api.derived.writing import writing
from api.errors import CannotStart
from api.migrations import ACCEPTED, HEAD, check_schema, drift, migrate, present_revision
from api.models import Base
from api.services.resources import sections
from tests.running.test_migrating import NEXT, next_release
from tests.servers import PATIENCE_SECONDS, environment_of

__all__ = ["next_release"]


@pytest.fixture
def empty(databases, dialect):
    """A database without tables."""
    settings = databases.empty(dialect)
    with closing(open_database(settings)) as opened:
        yield opened
    databases.drop(settings)


def written(database: Database, statement: str) -> None:
    with database.write.begin() as connection:
        connection.execute(text(statement))


def test_the_tables_are_made_from_nothing(empty):
    migrate(empty)

    with empty.read.connect() as connection:
        assert {*Base.metadata.tables, "search"} <= set(inspect(connection).get_table_names())
        assert connection.execute(text("SELECT seq, floor FROM counter")).all() == [(0, 0)]


def test_the_tables_are_those_of_the_models(empty):
    migrate(empty)

    assert drift(empty) == ""


def test_each_database_has_an_epoch_of_its_own(databases, dialect):
    epochs = set()

    for _ in range(2):
        settings = databases.empty(dialect)
        with closing(open_database(settings)) as database:
            migrate(database)
            with database.read.connect() as connection:
                epochs.add(connection.execute(text("SELECT epoch FROM counter")).scalar_one())
        databases.drop(settings)

    assert len(epochs) == 2


def test_migrating_again_changes_nothing(empty):
    migrate(empty)
    written(empty, "UPDATE counter SET seq = 7")

    copy = migrate(empty)

    assert copy is None
    assert present_revision(empty) == HEAD
    with empty.read.connect() as connection:
        assert connection.execute(text("SELECT seq FROM counter")).scalar_one() == 7


def test_many_may_migrate_at_once(empty):
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(empty), range(4)))

    assert present_revision(empty) == HEAD


def test_the_command_ends_well_in_each_of_many_programs_at_once(databases, dialect):
    settings = databases.empty(dialect)
    command = [sys.executable, "-m", "api.cli", "migrate"]
    programs = [subprocess.Popen(command, env=environment_of(settings), stderr=subprocess.PIPE, text=True) for _ in range(4)]

    told = [program.communicate(timeout=PATIENCE_SECONDS)[1] for program in programs]

    assert [program.returncode for program in programs] == [0] * 4
    assert {line for said in told for line in said.splitlines() if not line.startswith("Made a new database: ")} == set()


def test_many_may_make_the_first_section_at_once(empty):
    migrate(empty)

    def named(_number):
        with writing(empty) as session:
            sections.ensure_first(session, empty.site)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(named, range(4)))

    with empty.read.connect() as connection:
        assert connection.execute(text("SELECT slug FROM section")).all() == [("main",)]


def test_foreign_keys_are_on_again_after_a_migration(empty):
    migrate(empty)

    if empty.is_sqlite:
        with empty.write.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_the_newest_migration_is_the_schema_of_this_release():
    script = ScriptDirectory(str(Path(api.migrations.__file__).parent))

    assert script.get_heads() == [HEAD]
    assert HEAD in ACCEPTED


def test_a_schema_of_this_release_is_accepted(database):
    check_schema(database)


def test_each_version_states_the_oldest_release_that_can_run_on_its_result():
    stated = api.migrations._known()

    assert max(stated) == HEAD
    assert all(oldest <= number and oldest in stated for number, oldest in stated.items())


def test_a_newer_schema_that_says_so_is_run_on_with_a_warning(database, caplog):
    written(database, "UPDATE alembic_version SET version_num = '9999'")
    written(database, f"DELETE FROM built_with WHERE name = '{api.migrations.OLDEST}'")
    written(database, f"INSERT INTO built_with (name, value) VALUES ('{api.migrations.OLDEST}', '9999 {HEAD}')")

    check_schema(database)
    copy = migrate(database)

    assert copy is None
    assert present_revision(database) == "9999"
    assert "(9999) is newer than this release" in caplog.text


def test_a_database_without_tables_is_told_to_migrate(empty):
    with pytest.raises(CannotStart, match=r" yet\. Run: broadsheet migrate"):
        check_schema(empty)


def test_an_older_schema_is_told_to_migrate(database, monkeypatch):
    monkeypatch.setattr(api.migrations, "ACCEPTED", frozenset({"9999"}))

    with pytest.raises(CannotStart, match=r"older than this release needs .* Run: broadsheet migrate"):
        check_schema(database)


@pytest.mark.parametrize("command", [check_schema, migrate])
def test_a_newer_schema_is_told_to_install_a_newer_release(database, command):
    written(database, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(CannotStart, match=r"\(9999\) is newer than this release .* install"):
        command(database)


def test_tables_of_another_program_are_left_alone(empty):
    written(empty, "CREATE TABLE post (title text)")

    with pytest.raises(CannotStart, match=r"tables of another program \(post\)"):
        migrate(empty)

    assert present_revision(empty) is None


def test_a_migration_that_fails_changes_nothing(empty, monkeypatch):
    monkeypatch.setattr(api.migrations, "HEAD", "9999")

    with pytest.raises(Exception, match="9999"):
        migrate(empty)

    with empty.write.connect() as connection:
        assert "post" not in inspect(connection).get_table_names()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("next_release")
def test_an_sqlite_file_is_copied_beside_a_writer_before_it_is_migrated(database, make_section, monkeypatch):
    make_copy = api.migrations.copied

    def copied(*arguments):
        make_section(slug="meanwhile")  # who would have to wait for it would be refused
        return make_copy(*arguments)

    monkeypatch.setattr(api.migrations, "copied", copied)
    with ThreadPoolExecutor(2) as threads:
        copies = list(threads.map(lambda _: migrate(database), range(2)))

    [copy] = filter(None, copies)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT slug FROM section").fetchall() == [("main",)]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    assert copy.name.endswith(f".{HEAD}-before-{NEXT}.db")
    assert not list(copy.parent.glob("*.unfinished"))
    with database.read.connect() as connection:
        assert set(connection.execute(text("SELECT slug FROM section")).scalars()) == {"main", "meanwhile"}
    assert present_revision(database) == NEXT
