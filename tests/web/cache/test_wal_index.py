"""Commits to an SQLite file are seen from the memory that its processes share, at once and whoever makes them."""

import subprocess
import sys

import pytest

from api.queries import validity
from api.queries.validity import header_of, states
from tests.plugins import ON_SQLITE, amount

pytestmark = [
    ON_SQLITE,
    pytest.mark.skipif(not validity.MAPPINGS.exists(), reason="Only Linux says where memory is mapped; elsewhere the row is read."),
]

WRITER = """
import sys
from api.db import sqlite_module
connection = sqlite_module.connect(sys.argv[1], isolation_level=None)
for line in sys.stdin:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE counter SET seq = seq + 1")
    connection.execute(line)
    print(flush=True)
"""
"""Moves the counter in each transaction, ends it as it is told to, and says so."""


@pytest.fixture
def writer(settings):
    """Another program that commits or takes back one transaction each time it is asked."""
    command = [sys.executable, "-c", WRITER, settings.database_url.removeprefix("sqlite:///")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:

        def ended(how):
            program.stdin.write(how + "\n")
            program.stdin.flush()
            program.stdout.readline()

        yield ended
        program.stdin.close()


def test_each_commit_of_another_program_is_seen_by_the_next_look(database, writer):
    state = states(database)
    first = state()[0]
    seen = []

    for _ in range(amount(full=1_500, sample=500)):
        writer("COMMIT")
        seen.append(state()[0])

    assert seen == list(range(first + 1, first + 1 + len(seen)))


def test_what_is_taken_back_is_not_seen(database, writer):
    state = states(database)
    first = state()

    writer("ROLLBACK")

    assert state() == first


def test_no_statement_is_needed_while_nothing_is_committed(database, writer, monkeypatch):
    state = states(database)
    for _ in range(2):  # the first look maps the wal-index, the second one notes it
        state()
    rows = []
    read = state._looks._row
    monkeypatch.setattr(state._looks, "_row", lambda after: rows.append(1) or read(after))

    for _ in range(10):
        state()
    idle = len(rows)
    writer("COMMIT")
    for _ in range(10):
        state()

    assert (idle, len(rows)) == (0, 1)


def test_a_checkpoint_that_empties_the_log_loses_nothing(database, writer):
    state = states(database)
    first = state()[0]
    seen = []

    for _ in range(20):
        writer("COMMIT")
        with database.write.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        seen.append(state()[0])

    assert seen == list(range(first + 1, first + 21))


def test_a_database_that_was_closed_is_opened_again(database, writer):
    state = states(database)
    first = state()[0]
    state()

    database.close()
    writer("COMMIT")

    assert (state()[0], state()[0]) == (first + 1, first + 1)


def test_without_the_mapping_the_row_is_read_each_time(database, writer, monkeypatch, tmp_path):
    monkeypatch.setattr(validity, "MAPPINGS", tmp_path / "maps")
    state = states(database)
    first = state()[0]
    seen = []

    for _ in range(10):
        writer("COMMIT")
        seen.append(state()[0])

    assert seen == list(range(first + 1, first + 11))
    assert header_of(database.url.removeprefix("sqlite:///")) is None


def test_a_file_that_nobody_has_open_has_no_header(database, tmp_path):
    assert (header_of(str(tmp_path / "none.db")), database.is_sqlite) == (None, True)
