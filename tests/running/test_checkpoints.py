"""SQLite's log: the worker brings it down, and nobody who writes does it for seconds."""

import fcntl
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from api import checkpoints
from api.cli.database import made_ready
from api.db import sqlite_module
from api.worker.checkpoints import Checkpoints
from tests.servers import PATIENCE_SECONDS

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)

MB = 2**20
READ_SECONDS = 0.05


@pytest.fixture
def file(database):
    return database.url.removeprefix("sqlite:///")


@contextmanager
def reader_of(file):
    """Somebody who reads for long, and sees the database as it was at the beginning."""
    with closing(sqlite_module.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM post").fetchone()
        yield connection


def grow(database, megabytes):
    """Writes so much; how long the longest commit took."""
    longest = 0.0
    for _ in range(megabytes):
        with database.write.connect() as connection:
            connection.execute(text("INSERT OR REPLACE INTO built_with (name, value) VALUES ('large', hex(zeroblob(500000)))"))
            begun = time.monotonic()
            connection.commit()
        longest = max(longest, time.monotonic() - begun)
    return longest


@contextmanager
def readers_of(file):
    """Readers each of which begins before the one before it ends: there is always one."""
    ended = threading.Event()

    def read():
        present = ExitStack()
        while not ended.wait(READ_SECONDS):
            following = ExitStack()
            following.enter_context(reader_of(file))
            present.close()
            present = following
        present.close()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def living_worker(file):
    """The lock of a worker, as another process holds it."""
    with checkpoints.lock_of(file, "worker").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def test_the_worker_brings_down_what_a_long_reader_let_grow(database, file):
    task = Checkpoints(database)
    with living_worker(file), reader_of(file):
        grow(database, 24)
        task.tick()
        grown = checkpoints.log_bytes(file)

    task._log._again_at = 0
    task.tick()

    assert grown > 20 * MB
    assert checkpoints.log_bytes(file) == 0


def test_readers_that_follow_each_other_do_not_keep_it_from_being_brought_down(database, file):
    task, end = Checkpoints(database), time.monotonic() + PATIENCE_SECONDS
    with living_worker(file), readers_of(file):
        for _ in range(3):
            grow(database, 20)
            while checkpoints.log_bytes(file) > checkpoints.LIMIT_BYTES:
                assert time.monotonic() < end, "It is still not brought down."
                grow(database, 1)
                task.tick()


def test_a_reader_in_the_way_keeps_writers_waiting_for_a_small_part_of_the_time(database, file):
    task = Checkpoints(database)
    with living_worker(file):
        grow(database, 20)
        with reader_of(file):
            task.tick()
            tried = task._log._again_at
            grow(database, 1)
            begun = time.monotonic()
            task.tick()

    assert checkpoints.log_bytes(file) > 20 * MB
    assert tried > begun
    assert task._log._again_at == tried


def test_beside_a_worker_no_writer_moves_what_is_in_the_log(database, file):
    with living_worker(file):
        with reader_of(file):
            grow(database, 24)
        grow(database, 1)
        size = checkpoints.log_bytes(file)

        assert size > 24 * MB


def test_without_a_worker_the_log_stays_near_its_limit(database, file):
    grow(database, 60)

    assert checkpoints.log_bytes(file) < checkpoints.LIMIT_BYTES + 4 * MB


def test_a_log_that_is_begun_anew_is_cut_to_its_limit(database, file):
    with reader_of(file):
        grow(database, 40)
    grow(database, 2)  # the first moves it all, the second begins anew

    assert checkpoints.log_bytes(file) <= checkpoints.LIMIT_BYTES


def test_while_it_is_brought_down_others_write_and_read(database, file):
    with living_worker(file), reader_of(file):
        grow(database, 40)
    done = threading.Event()

    def run():
        Checkpoints(database).tick()
        done.set()

    thread = threading.Thread(target=run)
    thread.start()
    longest = grow(database, 5)
    thread.join()

    assert done.is_set()
    assert longest < 3


def test_a_start_says_that_a_large_log_is_read_first(settings, database, file, capsys):
    with living_worker(file), reader_of(file) as reader:
        grow(database, 20)
        reader.execute("COMMIT")

        made_ready(settings)

    assert f"{Path(file)}-wal has 19 MB" in capsys.readouterr().err
