"""``deploy/systemd``: systemd takes the units, they keep the service within bounds, and they run commands that there are."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from api.settings import SETTINGS

UNITS = sorted((Path(__file__).resolve().parents[2] / "deploy/systemd").glob("*.service"))
INSTALLED = "/opt/broadsheet/bin/broadsheet"
MOST_EXPOSED = 20
"""Tenths, as --threshold takes them: 2.0."""

pytestmark = pytest.mark.parametrize("unit", UNITS, ids=[unit.stem for unit in UNITS])


@pytest.fixture
def analyze():
    """Runs ``systemd-analyze``: its status and what it says."""
    found = shutil.which("systemd-analyze")
    if found is None:
        assert not os.environ.get("CI"), "CI installs systemd"
        pytest.skip("systemd-analyze is not installed")

    def ran(*words):
        done = subprocess.run([found, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout + done.stderr

    return ran


def test_systemd_takes_the_unit(unit, analyze, tmp_path):
    there = tmp_path / unit.name
    there.write_text(unit.read_text().replace(INSTALLED, shutil.which("true")))

    assert analyze("verify", "--man=no", there) == (0, "")


def test_it_may_do_little(unit, analyze):
    status, said = analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", unit)

    assert status == 0, said


def test_it_runs_a_command_and_gives_settings_that_there_are(unit):
    text = unit.read_text()
    [words] = re.findall(rf"^ExecStart={INSTALLED} (.+)$", text, re.MULTILINE)
    given = set(re.findall(r"\bBROADSHEET_([A-Z_]+)=", text))

    assert CliRunner().invoke(main, [*words.split(), "--help"]).exit_code == 0
    assert {name.removesuffix("_FILE") for name in given} - {"NAME"} <= set(SETTINGS)


def test_it_may_set_limits_to_its_children(unit):
    """Renditions are made in a child with limits (``media.rendering``): without this group of calls it would be killed."""
    assert "@resources" not in unit.read_text()
