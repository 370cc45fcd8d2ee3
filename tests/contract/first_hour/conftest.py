"""The first hour of a new user: a copy of the project, its demo, and every command of the README and the guides, in one go."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.contract.first_hour.guides import Block, blocks
from tests.databases import Databases
from tests.importers.conftest import exported, item

ROOT = Path(__file__).parents[3]
TAKEN = (
    *("api", "clients", "deploy", "docs", "schemas", "scripts"),
    *("README.md", "CONTRIBUTING.md", "pyproject.toml", "requirements.txt", "openapi.yaml", "wsgi.py"),
)
MADE = shutil.ignore_patterns("node_modules", "__pycache__", "build", "dist", "schema.d.ts")
HERE, SITE, ASTRO = "http://127.0.0.1:8000", "http://127.0.0.1:3000", "http://127.0.0.1:4321"
PATIENCE_SECONDS = 240
END_OF_BLOCK = "\x1e"

UNTRIED = {
    "README.md": {"scripts/demo": "It runs already.", "scripts/test": "It is running.", "site.example": "There is no such site."},
    "CONTRIBUTING.md": {"": "They are what runs this."},
    "benchmarks.md": {"": "They take long; CI runs one of them."},
    "caching.md": {"varnishd": "tests/purge runs Varnish."},
    "import.md": {"site.example": "tests/wordpress reads a real one."},
    "scaling.md": {"docker compose": "There is no Docker; tests/machines holds what it would start against the code."},
    "running.md": {"": "They ask for root, or for two servers; tests/running runs them."},
}
"""By guide, what is in a block, or in a command, that is not run here, and why."""
SERVERS = re.compile(r"^(?:\.venv/bin/broadsheet serve|node [\w/.]*(?:site|entry)\.m?js)\b[^#&\n]*", re.MULTILINE)
"""Commands that end with Ctrl-C: they go on beside the next ones, as in another shell."""

PREAMBLE = """
set -eu
servers= urls=
end() {
  for one in $servers; do kill "$one" 2>/dev/null && wait "$one" || true; done
  servers= urls=
}
trap end EXIT
beside() {
  url=$1; shift
  case " $urls " in *" $url "*) end ;; esac # where one listens already, it is its turn to end
  urls="$urls $url"
  "$@" >.server.log 2>&1 &
  servers="$servers $!"
  n=0
  while ! curl -sf -o .answer "$url"; do
    n=$((n + 1))
    if [ $n -gt 300 ] || ! kill -0 $!; then cat .server.log >&2; exit 3; fi
    sleep 0.1
  done
}
"""


@dataclass
class Ran:
    """What a guide's commands said: their status, and for each block its output."""

    status: int
    outputs: list[tuple[Block, str]]
    errors: str


@dataclass
class Hour:
    """A copy of the project with its demo running, and what was done with it so far."""

    folder: Path
    address: str
    said: str
    environment: dict[str, str]
    done: dict[str, Ran] = field(default_factory=dict)

    def run(self, guide: Path, replaced: dict[str, str]) -> None:
        """Runs all commands of a guide in one shell; its addresses are those of the demo, in what it says too."""
        tried = [block for block in map(_tried, blocks(guide)) if block.commands.strip()]
        other, site = f"127.0.0.1:{free_port()}", free_port()
        env = {**self.environment, "BROADSHEET_LISTEN": other, "PORT": str(site), "HOST": "127.0.0.1", "CONTENT_API": self.address}
        replaced = {HERE: self.address, SITE: f"http://127.0.0.1:{site}", ASTRO: f"http://127.0.0.1:{site}", "npm ci": ":", **replaced}
        answers = {"serve": f"http://{other}/ready", "node": f"http://127.0.0.1:{site}/"}
        script = PREAMBLE
        for block in tried:
            script += SERVERS.sub(lambda found: _beside(found[0], answers), put(block.commands, replaced)) + "\nprintf '\\036'\n"
        done = self.sh(script, env)
        outputs = put(done.stdout, {self.address: HERE, replaced[SITE]: SITE}).split(END_OF_BLOCK)
        self.done[guide.name] = Ran(done.returncode, list(zip(tried, outputs, strict=False)), done.stderr)

    def sh(self, script: str, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        """What a shell says in the folder of the project."""
        env = environment or self.environment
        command = ["sh", "-c", script]
        return subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)


def _tried(block: Block) -> Block:
    words = UNTRIED.get(block.guide, {})
    lines = [line for line in block.commands.splitlines() if not any(word in line for word in words)]
    is_whole = any(word in block.commands for word in words) and block.guide != "README.md"
    return Block(block.guide, block.line, "" if is_whole else "\n".join(lines), block.answers)


def put(text: str, replaced: dict[str, str]) -> str:
    """The text with some words in the place of others. What was put in stays; an address is not the beginning of that of a longer port."""
    words = "|".join(map(re.escape, replaced))
    return re.sub(f"(?:{words})(?![0-9])", lambda found: replaced[found[0]], text)


def _beside(command: str, answers: dict[str, str]) -> str:
    quoted = command.strip().replace("'", "'\\''")
    return f"beside {answers['serve' if 'broadsheet' in command else 'node']} sh -c 'exec {quoted}' "


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def demo(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """What ``scripts/demo`` says until it answers; it is ended afterwards."""
    with subprocess.Popen(
        ["scripts/demo"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None
        too_late = threading.Timer(PATIENCE_SECONDS, program.kill)
        too_late.start()
        lines = []
        for line in program.stdout:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        too_late.cancel()
        try:
            yield "".join(lines)
        finally:
            program.terminate()
            program.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as from a clone, but that nothing has to be installed: its environment is the present one."""
    missing = _missing()
    if missing:
        pytest.skip(f"Not installed: {', '.join(missing)}.")
    folder = tmp_path_factory.mktemp("clone")
    for name in TAKEN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=MADE)
        else:
            shutil.copy(ROOT / name, folder / name)
    for name in ("clients", "clients/astro"):
        (folder / name / "node_modules").symlink_to(ROOT / name / "node_modules")
    _environment(folder)
    (folder / "export.xml").write_bytes(exported(item(1), item(2)))
    return folder


def _missing() -> list[str]:
    """What commands of the guides need and is not there."""
    programs = [name for name in ("curl", "openssl", "node", "sqlite3") if not shutil.which(name)]
    return programs + [f"(cd {name} && npm ci)" for name in ("clients", "clients/astro") if not (ROOT / name / "node_modules").is_dir()]


def _environment(folder: Path) -> None:
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, words in {"python": f"{sys.executable}", "broadsheet": f"{sys.executable} -m api.cli"}.items():
        refusal = 'case "$*" in *"-m pip"*) echo "Nothing is to be installed." >&2; exit 9 ;; esac'
        (programs / name).write_text(f'#!/bin/sh\n{refusal}\nPYTHONPATH={folder} exec {words} "$@"\n')
        (programs / name).chmod(0o755)
    lock = b"".join((folder / name).read_bytes() for name in ("requirements.txt", "pyproject.toml"))
    said = subprocess.run(["cksum"], input=lock, capture_output=True, check=True).stdout  # as scripts/environment notes what it installed
    (folder / ".venv/.installed-requirements.txt").write_bytes(said)


@pytest.fixture(scope="module")
def hour(clone: Path, databases: Databases) -> Iterator[Hour]:
    """The whole hour, done: the demo, the README, the guides that read, at last the one that writes. The demo goes on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
    environment = {**kept, "ASTRO_TELEMETRY_DISABLED": "1", "BROADSHEET_DATA_DIR": "demo-data"}
    address = f"127.0.0.1:{free_port()}"
    with ExitStack() as stack:
        said = stack.enter_context(demo(clone, {**environment, "BROADSHEET_LISTEN": address}))
        made = databases.made("postgresql")
        stack.callback(databases.drop, made)
        found = Hour(clone, f"http://{address}", said, environment)
        replaced = {"postgresql://user:password@host/broadsheet": f"'{made.database_url}'"}
        for guide in guides():
            found.run(clone / guide.relative_to(ROOT), replaced)
            if guide.name == "README.md":
                _wait_for_pictures(clone / "demo-data/broadsheet.db")  # posts change when theirs are there
        yield found


def _wait_for_pictures(database: Path) -> None:
    """Until the worker of the demo has made all renditions and posts show them."""
    left = "SELECT (SELECT count(*) FROM media WHERE queued_at IS NOT NULL) + (SELECT count(*) FROM job WHERE state = 'waiting')"
    end = time.monotonic() + PATIENCE_SECONDS
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        while connection.execute(left).fetchone()[0]:
            assert time.monotonic() < end, "The pictures of the demo are not there yet."
            time.sleep(0.2)


def guides() -> list[Path]:
    """The README and all guides, that which writes the last."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"), key=lambda one: (one.name == "writing.md", one.name))]
