"""Secrets are only where they are used: what sends purges knows the token for it, and what answers requests does not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from api.settings import HIDDEN, SETTINGS, WORKER_ONLY
from tests.running.test_serve import ADDRESS, ON_SQLITE, PATIENCE_SECONDS, serving
from tests.servers import environment_of

TOKEN = "a-token-that-nobody-else-has"
PURGING = {"PURGE_TARGET": "fastly", "PURGE_URL": "https://cache.example.org/service/one", "PURGE_TOKEN": TOKEN}
REST = {"REDIS_URL": "redis://user:password@127.0.0.1:1/0", "METRICS_TOKEN": "a-token-of-metrics"}
REPLICA = {"DATABASE_URL": "postgresql://user:password@127.0.0.1:1/none", "REPLICA_URL": "postgresql://user:password@127.0.0.1:1/none"}
BUCKET = {
    "MEDIA_BUCKET": "s3://pictures",
    "MEDIA_URL": "https://media.example.org",
    "MEDIA_BUCKET_KEY": "of-tests",
    "MEDIA_BUCKET_SECRET": "of-tests",
}
PROC = Path("/proc")
LEFT = "print(json.dumps(sorted(name for name in os.environ if name.startswith('BROADSHEET_'))))"
WEB = f"import json, os; from api.cli.web import application; application(); {LEFT}"
WSGI = f"import json, os, wsgi; {LEFT}"


def variables(given):
    return {f"BROADSHEET_{name}": value for name, value in given.items()}


def left(settings, program, given):
    """The settings that are left in the environment of a process that has made the application."""
    environment = {**environment_of(settings), **variables(given)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return {name.removeprefix("BROADSHEET_") for name in json.loads(done.stdout)}


def started_by(process):
    """Processes below this one."""
    parents = {}
    for entry in PROC.iterdir():
        if entry.name.isdecimal() and (entry / "stat").exists():
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


@ON_SQLITE
def test_a_web_process_keeps_no_secret_in_its_environment(settings):
    given = {**PURGING, **REST, **BUCKET, **REPLICA}
    assert {*HIDDEN, *WORKER_ONLY} <= {*given, "DATABASE_URL", "SECRETS"}

    assert left(settings, WEB, given) & {*HIDDEN, *WORKER_ONLY} == set()
    assert left(settings, WSGI, {**PURGING, **REST, **BUCKET}) & set(WORKER_ONLY) == set()


@ON_SQLITE
def test_a_secret_from_a_file_is_left_to_the_worker_too(settings, tmp_path):
    (tmp_path / "token").write_text(TOKEN)
    given = {**PURGING, "PURGE_TOKEN_FILE": str(tmp_path / "token")}
    del given["PURGE_TOKEN"]

    assert not {name for name in left(settings, WEB, given) if name.startswith(("PURGE_TOKEN", "PURGE_URL"))}


@pytest.mark.skipif(not (PROC / "self" / "environ").exists(), reason="Only Linux tells what a process was started with.")
@ON_SQLITE
def test_the_token_of_purges_is_given_to_the_worker_alone(settings):
    with serving(settings, **variables(PURGING)) as served:
        url, _ = served.until(ADDRESS, "Worker (started)")
        with build_opener(ProxyHandler({})).open(f"{url}/v1/posts", timeout=PATIENCE_SECONDS) as answer:
            lifetime = answer.headers["Cache-Control"]
        below = {process: (PROC / str(process) / "cmdline").read_text() for process in started_by(served.program.pid)}
        knows = {process for process in below if TOKEN in (PROC / str(process) / "environ").read_text()}

    assert {process for process, command in below.items() if "\0worker\0" in command} == knows
    assert len(below) > len(knows) == 1
    assert "s-maxage=3600" in lifetime


def test_every_setting_that_reads_as_a_secret_is_hidden():
    assert {
        name for name in SETTINGS if name.endswith(("TOKEN", "SECRET", "SECRETS", "_KEY", "DATABASE_URL", "REPLICA_URL", "REDIS_URL"))
    } == set(HIDDEN)
    assert not {f"BROADSHEET_{name}" for name in HIDDEN} & set(os.environ)
