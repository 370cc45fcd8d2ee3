"""What goes with a copy of the database, who may read it, and what is left of a copy that does not come about."""

import os
import subprocess
import sys
import time

import pytest

from tests.plugins import ON_SQLITE
from tests.servers import environment_of, ran


@ON_SQLITE
def test_the_secrets_go_with_it_and_open_what_they_sealed_on_another_machine(settings, tmp_path):
    assert ran(settings, "backup", tmp_path / "copy.db")[0] == 0
    assert ran(settings, "backup", tmp_path / "without.db", "--without-secrets")[0] == 0
    there = tmp_path / "there"
    given = {"BROADSHEET_DATA_DIR": str(there)}
    private = (there / "secret", tmp_path / "copy.db.secrets", tmp_path / "copy.db.manifest.json")

    status, said = ran_with(given, "restore", tmp_path / "copy.db")
    again = ran_with(given, "restore", tmp_path / "copy.db")
    elsewhere = ran_with({**given, "BROADSHEET_SECRETS": "another-secret-that-is-long-enough"}, "restore", tmp_path / "copy.db")

    own, *others = (there / "secret").read_text().split(",")
    assert (status, others, len(own) > 32, "behind that in" in said) == (0, list(settings.secrets), True, True), said
    assert (tmp_path / "copy.db.secrets").read_text() == ",".join(settings.secrets)
    assert {path.stat().st_mode & 0o777 for path in private} == {0o600}
    assert (again[0], "behind" in again[1]) == (0, False)
    assert (elsewhere[0], "put them behind yours" in elsewhere[1]) == (0, True)
    assert not (tmp_path / "without.db.secrets").exists()
    (tmp_path / "copy.db.secrets").write_text("changed")
    assert "is missing or damaged" in ran_with(given, "restore", tmp_path / "copy.db")[1]
    assert ran_with(given, "restore", tmp_path / "copy.db", "--without-secrets")[0] == 0


def ran_with(given, *words):
    """Runs a command with these settings alone."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")} | given
    done = subprocess.run([sys.executable, "-m", "api.cli", *map(str, words)], env=environment, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_copy_that_is_ended_leaves_nothing(settings, tmp_path):
    slow, copies = tmp_path / "pg_dump", tmp_path / "copies"
    slow.write_text('#!/bin/sh\nfor word; do case $word in --file=*) echo part >"${word#--file=}";; esac; done\nexec sleep 600\n')
    slow.chmod(0o700)
    copies.mkdir()
    environment = environment_of(settings) | {"PATH": f"{tmp_path}:{os.defpath}"}
    with subprocess.Popen([sys.executable, "-m", "api.cli", "backup", str(copies / "copy")], env=environment) as program:
        deadline = time.monotonic() + 120
        while not any(file.stat().st_size for file in copies.iterdir()):
            assert time.monotonic() < deadline
            time.sleep(0.05)

        program.terminate()

        assert program.wait(120) == 143
    assert list(copies.iterdir()) == []
