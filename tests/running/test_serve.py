"""``broadsheet serve`` as a program of its own: it answers, drains, and nothing of it is left when a part of it dies."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.servers import PATIENCE_SECONDS, environment_of

ON_SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
"""For what the database has no part in."""
ADDRESS = r"listens on (http://[^\s\"]+)"
WORKS = r'"process": ([0-9]+), "message": "Worker started'
RENEWED = r"(A web process was renewed)"
ANSWERS = r'"process": ([0-9]+), "message": "Starting granian'


class Served:
    """A running ``serve``; standard output and standard error are one."""

    def __init__(self, program):
        self.program, self.told = program, ""

    def until(self, *patterns):
        """What the first groups of the patterns match, read as far as needed; texts that were there before do not count."""
        start = len(self.told)
        while not all(re.search(one, self.told[start:]) for one in patterns):
            line = self.program.stdout.readline()
            assert line, f"It ended with status {self.program.wait()}: {self.told}"
            self.told += line
        return [re.search(one, self.told[start:])[1] for one in patterns]

    def rest(self):
        """What is said until the end: until no process is left that could say more."""
        told, _ = self.program.communicate(timeout=PATIENCE_SECONDS)
        return told


@contextmanager
def serving(settings, *arguments, **variables):
    environment = {**environment_of(settings), **variables}
    command = [sys.executable, "-m", "api.cli", "serve", *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        try:
            yield Served(program)
        finally:
            program.terminate()


def got(url):
    with build_opener(ProxyHandler({})).open(url, timeout=PATIENCE_SECONDS) as answer:
        return json.load(answer)


def status(url):
    try:
        with build_opener(ProxyHandler({})).open(url, timeout=PATIENCE_SECONDS) as answer:
            return answer.status
    except HTTPError as error:
        return error.code


def test_it_answers_and_drains_on_term(settings):
    with serving(settings) as served:
        address, _ = served.until(ADDRESS, WORKS)  # a worker that has no handlers yet ends without a word

        root = got(f"{address}/v1")
        served.program.terminate()
        rest = served.rest()

    assert root["url"] == address
    assert served.program.returncode == 0
    assert "Worker stopped." in served.told + rest
    assert "Traceback" not in served.told + rest


@ON_SQLITE
def test_it_is_not_ready_from_term_on(settings):
    with serving(settings) as served:
        (address,) = served.until(ADDRESS)
        served.program.terminate()

        said = []
        with suppress(URLError):
            while not said or said[-1] == 200:
                said.append(status(f"{address}/ready"))

    assert said[-1] == 503


@ON_SQLITE
def test_it_makes_a_database_that_is_not_there(databases, dialect):
    settings = databases.settings(dialect, "made_by_serve")

    with serving(settings, BROADSHEET_SITE_NAME="The Daily") as served:
        (address,) = served.until(ADDRESS)
        sections = got(f"{address}/v1/sections")

    databases.drop(settings)
    assert [(one["slug"], one["name"]) for one in sections["data"]] == [("main", "The Daily")]


@ON_SQLITE
def test_a_section_follows_the_name_of_the_site(settings):
    with serving(settings, BROADSHEET_SITE_NAME="Another name") as served:
        (address,) = served.until(ADDRESS)

        section = got(f"{address}/v1/sections/main")

    assert section["name"] == "Another name"


@ON_SQLITE
def test_it_renews_itself_on_hup(settings):
    with serving(settings) as served:
        address, _ = served.until(ADDRESS, WORKS)

        served.program.send_signal(signal.SIGHUP)
        served.until(RENEWED, WORKS)
        live = got(f"{address}/live")
        served.program.terminate()
        served.rest()

    assert live == {"status": "live"}
    assert served.program.returncode == 0


SLOW = """
import sys, time
from pathlib import Path

class Slow:
    def find_spec(self, name, *_):
        kind = Path(__file__).with_name("kind")
        if name == "api.app" and kind.exists():
            time.sleep(5)
            if kind.read_text() == "broken":
                sys.exit("It cannot be loaded.")

sys.meta_path.insert(0, Slow())
"""
"""Makes loading the application take longer than granian would wait, or fail."""


@pytest.fixture
def slow_start(tmp_path):
    """A folder for PYTHONPATH; a file ``kind`` in it makes new web processes slow."""
    (tmp_path / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
    return tmp_path


@contextmanager
def asking(address):
    """Asks again and again over new connections, and notes what went wrong."""
    over, faults, answers = Event(), [], []

    def ask():
        while not over.wait(0.02):
            try:
                answers.append(got(f"{address}/live"))
            except OSError as error:
                faults.append(error)

    thread = Thread(target=ask)
    thread.start()
    try:
        yield answers, faults
    finally:
        over.set()
        thread.join()


@ON_SQLITE
def test_a_process_that_is_slow_to_start_is_waited_for(settings, slow_start):
    with serving(settings, "--no-worker", PYTHONPATH=str(slow_start)) as served:
        (address,) = served.until(ADDRESS)
        (slow_start / "kind").write_text("slow", encoding="utf-8")

        with asking(address) as (answers, faults):
            served.program.send_signal(signal.SIGHUP)
            served.until(RENEWED)
            got(f"{address}/live")
        served.program.terminate()
        served.rest()

    assert len(answers) > 20
    assert [str(one) for one in faults if "refused" in str(one)] == []
    assert len(faults) <= 1  # a connection that was made, and not yet taken, when the old process left


@ON_SQLITE
def test_a_process_that_cannot_start_leaves_the_old_one(settings, slow_start):
    with serving(settings, "--no-worker", PYTHONPATH=str(slow_start)) as served:
        (address,) = served.until(ADDRESS)
        (slow_start / "kind").write_text("broken", encoding="utf-8")

        served.program.send_signal(signal.SIGHUP)
        served.until(r"(The new web process did not come to answer)")
        live = got(f"{address}/live")
        (slow_start / "kind").unlink()
        served.program.send_signal(signal.SIGHUP)
        served.until(RENEWED)
        served.program.terminate()
        served.rest()

    assert live == {"status": "live"}
    assert served.program.returncode == 0


@ON_SQLITE
@pytest.mark.parametrize("child", [WORKS, ANSWERS])
def test_when_a_child_is_killed_all_end(settings, child):
    with serving(settings) as served:
        _, process = served.until(ADDRESS, child)

        os.kill(int(process), signal.SIGKILL)
        rest = served.rest()

    assert served.program.returncode == 1
    assert "ended with status -9; ending the rest." in rest


@ON_SQLITE
def test_when_the_parent_is_killed_nothing_is_left(settings):
    with serving(settings) as served:
        served.until(ADDRESS, WORKS)

        served.program.kill()
        rest = served.rest()

    assert served.program.returncode == -signal.SIGKILL
    assert "Worker stopped." in rest
    assert "Granian shutdown completed" in rest


@ON_SQLITE
def test_it_serves_without_a_worker(settings):
    with serving(settings, "--no-worker") as served:
        served.until(ADDRESS)
        served.program.terminate()
        rest = served.rest()

    assert served.program.returncode == 0
    assert "Worker" not in served.told + rest


@ON_SQLITE
def test_a_request_is_one_line_of_the_log(settings):
    with serving(settings) as served:
        (address,) = served.until(ADDRESS)
        got(f"{address}/live")
        got(f"{address}/v1/posts?limit=1")
        served.program.terminate()
        told = served.told + served.rest()

    lines = [json.loads(line) for line in told.splitlines() if '"broadsheet.access"' in line]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [("GET", "/v1/posts", 200)]
    assert all(line["request_id"] and line["time"] for line in lines)


@ON_SQLITE
def test_a_folder_with_our_names_does_not_matter(settings, tmp_path):
    (tmp_path / "api").mkdir()
    (tmp_path / "api/__init__.py").write_text("raise SystemExit('the wrong one')")
    command = [sys.executable, "-P", "-c", "import sys; from api.cli import main; main(['serve'], prog_name='broadsheet')"]
    environment = {**environment_of(settings), "PYTHONPATH": os.pathsep.join((str(Path.cwd()), os.environ.get("PYTHONPATH", "")))}

    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as program:
        served = Served(program)
        served.until(ADDRESS, WORKS)
        program.terminate()
        served.rest()

    assert program.returncode == 0


@ON_SQLITE
def test_when_the_parent_is_killed_with_granian_nothing_is_left(settings):
    with serving(settings) as served:
        _, process = served.until(ADDRESS, ANSWERS)

        os.kill(int(process), signal.SIGKILL)
        served.program.kill()

        served.rest()
