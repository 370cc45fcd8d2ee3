"""A process of its own that asks a server again and again, as its other clients would, while something else loads it."""

import http.client
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing.connection import Connection
from time import monotonic, sleep
from urllib.parse import urlsplit

from bench.processes import of_load, on

BEGIN, TELL, END = "begin", "tell", "end"
PATIENCE_SECONDS = 10
GONE = 0
"""In the place of a status: there was no answer."""

Look = tuple[str, int, float]
"""A name, a status, milliseconds from connecting to the whole answer."""


@dataclass(frozen=True)
class Watch:
    """What is asked by so many at once, each with a pause after the answer."""

    paths: Sequence[str]
    pause_seconds: float = 0.05
    at_once: int = 1


@dataclass
class Watcher:
    """The process, from here."""

    told: Connection

    @staticmethod
    @contextmanager
    def started(address: str, watches: Mapping[str, Watch]) -> "Iterator[Watcher]":
        """It runs on the core of the load, and asks nothing yet."""
        ours, theirs = multiprocessing.Pipe()
        with on(of_load()):
            process = multiprocessing.get_context("spawn").Process(target=work, args=(address, watches, theirs), daemon=True)
            process.start()
        theirs.close()
        try:
            yield Watcher(ours)
        finally:
            ours.send(END)
            process.join()

    def looks(self, work: Callable[[], object]) -> list[Look]:
        """What was answered while this was done."""
        self.told.send(BEGIN)
        self.told.recv()
        work()
        self.told.send(TELL)
        return list(self.told.recv())


@dataclass
class _Asking:
    place: str
    is_over: threading.Event = field(default_factory=threading.Event)
    looks: list[Look] = field(default_factory=list)

    def go_on(self, name: str, watch: Watch, paths: Iterator[str]) -> None:
        while not self.is_over.is_set():
            self.looks.append((name, *answered(self.place, next(paths))))
            sleep(watch.pause_seconds)


def work(address: str, watches: Mapping[str, Watch], told: Connection) -> None:
    """Asks from BEGIN to TELL, and says what came."""
    place = urlsplit(address).netloc
    paths = {
        (name, number): cycle(watch.paths[number :: watch.at_once]) for name, watch in watches.items() for number in range(watch.at_once)
    }
    with suppress(EOFError):
        while told.recv() == BEGIN:
            asking = _Asking(place)
            threads = [threading.Thread(target=asking.go_on, args=(name, watches[name], ours)) for (name, _), ours in paths.items()]
            for thread in threads:
                thread.start()
            told.send(None)
            told.recv()
            asking.is_over.set()
            for thread in threads:
                thread.join()
            told.send(asking.looks)


def answered(place: str, path: str) -> tuple[int, float]:
    """The status of an answer over a connection of its own, and the milliseconds that it took."""
    start = monotonic()
    try:
        with closing(http.client.HTTPConnection(place, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            status = answer.status
    except (OSError, http.client.HTTPException):
        status = GONE
    return status, (monotonic() - start) * 1000
