"""A process of its own that wants to write too: how long it has to wait for the lock that all writers of posts need.

SQLite: BEGIN IMMEDIATE, tried again each quarter of a millisecond, without SQLite's own waiting, whose pauses grow to 100 ms. PostgreSQL:
the counter's row FOR UPDATE, which wakes it at once. Between two times that it had the lock it does not look for at most a quarter of a
millisecond, so that what it waits is as long as somebody held the lock, or a little longer, never less.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter, sleep
from typing import Any

from api.db import SqliteError, open_database
from api.settings import Settings
from bench.processes import of_load, on

PAUSE_SECONDS = 0.000_25
BEGIN, TELL, END = "begin", "tell", "end"


@dataclass
class Probe:
    """The process, from here."""

    told: Connection

    @staticmethod
    @contextmanager
    def started(settings: Settings) -> "Iterator[Probe]":
        """It runs on the core of the load, and does nothing yet."""
        ours, theirs = multiprocessing.Pipe()
        with on(of_load()):
            process = multiprocessing.get_context("spawn").Process(target=work, args=(settings, theirs), daemon=True)
            process.start()
        theirs.close()
        ours.recv()
        try:
            yield Probe(ours)
        finally:
            ours.send(END)
            process.join()

    def longest(self, work: Callable[[], object]) -> float:
        """Milliseconds that it waited longest while this was done."""
        self.told.send(BEGIN)
        self.told.recv()
        work()
        self.told.send(TELL)
        return float(self.told.recv())


def work(settings: Settings, told: Connection) -> None:
    """Tries from BEGIN to TELL, and says the longest time between two times that it had the lock."""
    with closing(open_database(settings)) as database:
        held = database.write.raw_connection()
        connection: Any = held.driver_connection
        if settings.is_sqlite:
            connection.execute("PRAGMA busy_timeout=0")
        took = _sqlite if settings.is_sqlite else _postgresql
        told.send(None)
        while told.recv() == BEGIN:
            longest, last = 0.0, perf_counter()
            told.send(None)
            is_due = False
            while not is_due:
                sleep(PAUSE_SECONDS)
                is_due = told.poll()  # looked at first: it had the lock once more after that
                while not took(connection):
                    sleep(PAUSE_SECONDS)
                longest, last = max(longest, perf_counter() - last), perf_counter()
            told.recv()
            told.send(longest * 1000)
        held.close()


def _sqlite(connection: Any) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except SqliteError:
        return False
    connection.execute("ROLLBACK")
    return True


def _postgresql(connection: Any) -> bool:
    connection.execute("SELECT seq FROM counter WHERE id = 1 FOR UPDATE")
    connection.rollback()
    return True
