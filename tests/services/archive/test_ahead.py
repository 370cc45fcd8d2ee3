"""Lines are prepared by child processes: in order, with what cannot be read at its place, whoever dies meanwhile."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.db import Database
from api.services.archive import ahead
from api.services.archive.importing import Item, importing
from api.services.archive.preparing import Prepared, Raw, Terms, prepared
from api.settings import Settings
from tests.archives import read
from tests.derived.rebuilt import differences
from tests.plugins import ON_SQLITE
from tests.servers import environment_of

TERMS = Terms("en", "sqlite")
COMMON = {"type": "post", "body_html": "<p>Some <i>words</i></p>", "published_at": "2024-01-01T00:00:00Z"}
LINES = [
    Raw("post", {**COMMON, "title": f"Title {number}", "state": state})
    for number, state in enumerate(("published", "draft", "nonsense") * 20)
]
BATCHES = [LINES[at : at + 5] for at in range(0, len(LINES), 5)]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> list[ahead.Child]:
    """Even a few lines are worth a child process. The processes that were started."""
    started: list[ahead.Child] = []

    class Noted(ahead.Child):
        def __init__(self) -> None:
            super().__init__()
            started.append(self)

    monkeypatch.setattr(ahead, "SMALL", 5)
    monkeypatch.setattr(ahead, "Child", Noted)
    return started


def told(lines: list[Prepared]) -> list[tuple[object, ...]]:
    return [(line.line, line.refusal, {**line.bodies}, line.derived) for line in lines]


def done(batches: Iterator[list[Raw]], number: int = 2) -> Iterator[tuple[list[Raw], list[Prepared]]]:
    return ahead.prepared_ahead(batches, list, TERMS, number)


def test_lines_are_prepared_as_they_are_here_and_in_order(large: list[ahead.Child]):
    found = list(done(iter(BATCHES)))

    assert [batch for batch, _ in found] == BATCHES
    assert [told(lines) for _, lines in found] == [told(prepared(batch, TERMS)) for batch in BATCHES]
    assert len(large) == 2
    assert all(child.process is None for child in large)


@pytest.mark.parametrize(("number", "some"), [(0, BATCHES), (2, BATCHES[:1])], ids=["one-core", "few-lines"])
def test_where_children_are_of_no_use_none_is_started(large: list[ahead.Child], number: int, some: list[list[Raw]]):
    found = list(done(iter(some), number))

    assert [batch for batch, _ in found] == some
    assert large == []


def test_children_that_die_are_done_without(large: list[ahead.Child]):
    following = done(iter(BATCHES))
    found = [next(following), next(following)]
    processes = [child.process for child in large]
    for process in processes:
        assert process is not None
        process.kill()

    found += following

    assert [told(lines) for _, lines in found] == [told(prepared(batch, TERMS)) for batch in BATCHES]


def test_where_no_process_can_be_started_lines_are_prepared_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    found = list(done(iter(BATCHES)))

    assert [told(lines) for _, lines in found] == [told(prepared(batch, TERMS)) for batch in BATCHES]


def test_what_was_read_before_reading_failed_comes_first():
    class Break(Exception):
        pass

    def broken() -> Iterator[list[Raw]]:
        yield from BATCHES
        raise Break

    found: list[list[Raw]] = []

    def take() -> None:
        for batch, _ in done(broken()):
            found.append(batch)

    with pytest.raises(Break):
        take()

    assert found == BATCHES


def test_children_end_with_the_one_who_stops_asking(large: list[ahead.Child]):
    following = done(iter(BATCHES))
    next(following)
    next(following)
    processes = [child.process for child in large]

    following.close()  # type: ignore[attr-defined] # it is a generator

    assert [process is not None and process.returncode for process in processes] == [-signal.SIGKILL] * 2


PROGRAM = """
from api.db import open_database
from api.services.archive import ahead, importing
from api.settings import read_settings
from tests.services.archive.test_ahead import many

ahead.SMALL = importing.AT_ONCE = 20
database = open_database(read_settings())
for result in importing.importing(database, many(), children=2):
    print(result.outcome, flush=True)
"""


def many() -> Iterator[Item]:
    yield from read(b'{"type":"post","title":"A %d","slug":"a-%d","published_at":"2024-01-01T00:00:00Z"}' % (n, n) for n in range(400))


@ON_SQLITE
def test_children_end_with_an_importer_that_is_killed_and_nothing_is_halved(database: Database, settings: Settings):
    root = Path(__file__).parents[3]
    environment = {**environment_of(settings), "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", PROGRAM]

    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root) as running:
        assert running.stdout is not None
        for _ in range(70):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=60)  # its children have the same standard error: it ends with the last of them

    with database.write.connect() as connection:
        assert list(differences(connection, database.site)) == []
    again = [result.outcome for result in importing(database, many(), children=0)]
    assert set(again) == {"created", "unchanged"}
    assert again == sorted(again, reverse=True)
