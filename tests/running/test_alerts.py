"""``deploy/alerts.yml`` and ``deploy/dashboard.json``: Prometheus itself takes them, and all that they name is told by ``/metrics``."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from api.queries.operations import FACTS

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
NAME = re.compile(r"\bbroadsheet_[a-z_]+")
OF_HISTOGRAM = re.compile(r"_(?:bucket|count|sum)$")


@pytest.fixture(scope="module")
def promtool():
    """Runs Prometheus's own checker: status and what it says."""
    found = shutil.which("promtool")
    if found is None:
        assert not os.environ.get("CI"), "CI installs promtool"
        pytest.skip("promtool is not installed: apt-get install prometheus")

    def ran(*words, text=None):
        done = subprocess.run([found, *map(str, words)], input=text, capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stdout + done.stderr

    return ran


def expressions():
    board = json.loads((DEPLOY / "dashboard.json").read_text())
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def test_alerts_fire_where_they_should_and_nowhere_else(promtool):
    assert promtool("check", "rules", DEPLOY / "alerts.yml")[0] == 0
    status, said = promtool("test", "rules", DEPLOY / "alerts_test.yml")

    assert status == 0, said


def test_each_panel_asks_what_prometheus_understands(promtool, tmp_path):
    rules = [{"record": f"panel:{number}", "expr": one} for number, one in enumerate(expressions())]
    file = tmp_path / "rules.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}))

    status, said = promtool("check", "rules", file)

    assert status == 0, said


def test_prometheus_finds_nothing_to_mend_in_what_is_told(promtool, client):
    client.get("/v1/posts")

    status, said = promtool("check", "metrics", text=client.get("/metrics").text)

    assert (status, said) == (0, "")


def test_alerts_and_panels_name_what_is_told(client):
    client.get("/v1/posts")
    told = set(re.findall(r"^# TYPE (\S+)", client.get("/metrics").text, re.MULTILINE))
    told |= {"broadsheet_database_log_bytes"}  # of SQLite alone
    used = NAME.findall((DEPLOY / "alerts.yml").read_text()) + [name for one in expressions() for name in NAME.findall(one)]

    assert {name for name in used if name not in told and OF_HISTOGRAM.sub("", name) not in told} == set()
    assert {f"broadsheet_{name}" for name in FACTS} <= told
