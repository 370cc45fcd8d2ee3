"""A release that is exchanged while it is read and written to: nobody is answered wrongly, and nothing is left half done."""

import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from api.cli.database import made_ready
from api.db import open_database
from api.migrations import HEAD, drift, present_revision
from api.migrations.refusals import file_of
from tests.derived.rebuilt import differences
from tests.plugins import amount
from tests.releases.loads import ROOT, Load, installed
from tests.releases.test_releases import RELEASES, old_settings, release
from tests.running.releases import Served
from tests.servers import environment_of

__all__ = ["old_settings", "release"]

KNOWN = ("DATABASE_URL", "DATA_DIR", "SECRETS", "LISTEN", "WORKERS", "LIMIT_ADMIN")
"""Settings that each release has."""


@pytest.fixture
def programs(release, tmp_path):
    """Where the former release is, and where this one is."""
    return installed(release, tmp_path / release["version"]), ROOT


def environment(settings, program):
    given = {name: value for name, value in environment_of(settings).items() if not name.startswith("BROADSHEET_")}
    given |= {f"BROADSHEET_{name}": environment_of(settings)[f"BROADSHEET_{name}"] for name in KNOWN}
    return given | {"PYTHONPATH": str(program), "PYTHONSAFEPATH": "1"}


def ran(settings, program, *words):
    command = [sys.executable, "-m", "api.cli", *words]
    done = subprocess.run(command, env=environment(settings, program), capture_output=True, text=True, timeout=400, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


@contextmanager
def serving(settings, program, *arguments):
    command = [sys.executable, "-m", "api.cli", "serve", *arguments]
    with subprocess.Popen(
        command, env=environment(settings, program), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as started:
        served = Served(started)
        try:
            served.until("listens on")
            yield served.address
        finally:
            started.terminate()
            started.communicate()


@pytest.mark.parametrize("release", RELEASES, indirect=True)
def test_it_is_exchanged_under_readers_and_a_writer_without_an_error(old_settings, programs, release, dialect):
    before, now = programs
    load, too_early = Load(release["databases"][dialect]["key"]), []
    with load.running():
        with serving(old_settings, before) as old:
            load.addresses.append(old)
            load.until_each_is_asked()
            if dialect == "postgresql":
                too_early = [ran(old_settings, now, *words) for words in (("serve", "--no-worker"), ("worker",))]
                migrated = ran(old_settings, now, "migrate")
                assert migrated[0] == 0, migrated[1][:600] + " ... " + migrated[1][-900:]
                load.until_each_is_asked()  # what runs goes on with the new tables, but cannot be started again
            load.addresses.clear()
        with serving(old_settings, now) as new:  # an SQLite file is migrated here; rows of lists are made anew, as 0.1.0 cannot read them
            load.addresses.append(new)
            load.until_each_is_asked()
            load.addresses.clear()
    started_again = ran(old_settings, before, "serve")
    repaired = ran(old_settings, now, "reindex")

    assert load.errors == []
    older = f"broadsheet: The schema of the database ({release['schema']}) is older than this release needs ({HEAD}). "
    assert set(too_early) <= {(1, f"{older}Run: broadsheet migrate")}
    assert (started_again[0], f"({HEAD}) is newer than this release" in started_again[1]) == (1, True), started_again
    assert repaired[0] == 0, repaired
    with closing(open_database(old_settings)) as database, database.write.connect() as connection:
        assert list(differences(connection, database.site)) == []


@pytest.mark.parametrize("release", RELEASES, indirect=True)
def test_killed_in_the_middle_and_run_again_it_is_done_once(old_settings, release):
    command = [sys.executable, "-m", "api.cli", "migrate"]
    with closing(open_database(old_settings)) as database:
        for seconds in (0.1, 0.3, 0, 0.2)[: amount(full=4, sample=2)]:
            with subprocess.Popen(
                command, env=environment(old_settings, ROOT), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as begun:
                while begun.poll() is None and not is_migrating(database):
                    time.sleep(0.01)
                time.sleep(seconds)
                begun.kill()
            assert present_revision(database) in (release["schema"], HEAD)

        status, said = ran(old_settings, ROOT, "migrate")
        made_ready(old_settings)

        assert (status, f"The schema is up to date ({HEAD})." in said) == (0, True), said
        assert drift(database) == ""
        with database.write.connect() as connection:
            assert list(differences(connection, database.site)) == []
            assert not database.is_sqlite or connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]


def is_migrating(database):
    """Whether a program has begun to change the tables: it holds the lock of migrations, or has copied the file."""
    if database.is_sqlite:
        file = file_of(database)
        return any(file.parent.glob(f"{file.stem}.*-before-*"))
    with database.read.connect() as connection:
        held = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1")
        return connection.scalar(held) > 0
