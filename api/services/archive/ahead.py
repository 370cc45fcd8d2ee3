"""Lines are prepared some batches ahead of the one that is written, of a large archive by child processes: one for each core.

A child that dies is done without, and what it had is prepared here. None outlives its parent: it ends when nothing can be read any more.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import api
from api.services.archive.preparing import Prepared, Raw, Terms, prepared

SMALL = 1_000
"""So many lines are prepared here: children for a smaller archive would take longer to begin than they save."""
MOST_CHILDREN = 3
"""Who writes keeps up with no more."""

Batch = TypeVar("Batch", bound=Sequence[object])
Raws = list[Raw | None]
Ready = tuple[Batch, list[Prepared]]
PROGRAM = "from api.services.archive.ahead import work; work()"


def children() -> int:
    """How many child processes are of use: none where there is one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 0 if cores == 1 else min(cores, MOST_CHILDREN)


def work() -> None:
    """What a child does: it answers each list of lines that it reads from standard input, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what else is printed is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            raws, terms = pickle.load(sys.stdin.buffer)  # noqa: S301 - the parent wrote it
            pickle.dump(prepared(raws, terms), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


class Child:
    """A process that prepares lines; once it is gone they are prepared here."""

    def __init__(self) -> None:
        # The same code as here, whatever folders of the same names there are where the command was given.
        path = os.pathsep.join(filter(None, (str(Path(api.__path__[0]).parent), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
        self.process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):  # no more processes may be started, or there is no memory for one
            self.process = subprocess.Popen(  # noqa: S603 - this project
                [sys.executable, "-c", PROGRAM], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )

    def prepared(self, raws: Raws, terms: Terms) -> list[Prepared]:
        """The lines, prepared."""
        process = self.process
        if process is not None and process.stdin and process.stdout:
            try:
                pickle.dump((raws, terms), process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                found: list[Prepared] = pickle.load(process.stdout)  # noqa: S301 - a pipe of ours
            except (OSError, EOFError, ValueError, pickle.UnpicklingError):
                self.end()
            else:
                return found
        return prepared(raws, terms)

    def end(self) -> None:
        """Ends the process; it has nothing that would be lost."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not sent yet
                    pipe.close()  # type: ignore[union-attr] # both are pipes
            process.wait()


def prepared_ahead(batches: Iterable[Batch], raws_of: Callable[[Batch], Raws], terms: Terms, number: int) -> Iterator[Ready[Batch]]:
    """Each batch with its lines, prepared, in order, by ``number`` child processes. Where reading fails, first what was read."""
    rest, done = iter(batches), 0
    for batch in rest:
        yield batch, prepared(raws_of(batch), terms)
        done += len(batch)
        if number and done >= SMALL:
            break
    first = next(rest, None)
    if first is not None:
        yield from _by_children(chain([first], rest), raws_of, terms, number)


def _by_children(batches: Iterable[Batch], raws_of: Callable[[Batch], Raws], terms: Terms, number: int) -> Iterator[Ready[Batch]]:
    failures: list[Exception] = []
    waiting: deque[tuple[Batch, Future[list[Prepared]]]] = deque()
    with _started(number) as submit:
        for batch in _before(batches, failures):
            waiting.append((batch, submit(raws_of(batch), terms)))
            if len(waiting) > number + 1:
                done, found = waiting.popleft()
                yield done, found.result()
        for done, found in waiting:
            yield done, found.result()
    if failures:
        raise failures[0]


def _before(batches: Iterable[Batch], failures: list[Exception]) -> Iterator[Batch]:
    """The batches until reading them fails, of which it is noted why."""
    try:
        yield from batches
    except Exception as error:  # noqa: BLE001 - it is raised, later
        failures.append(error)


@contextmanager
def _started(number: int) -> Iterator[Callable[[Raws, Terms], Future[list[Prepared]]]]:
    """What gives lines to the first of so many children that is free. A thread waits for each."""
    free: SimpleQueue[Child] = SimpleQueue()

    def by_one(raws: Raws, terms: Terms) -> list[Prepared]:
        child = free.get()
        try:
            return child.prepared(raws, terms)
        finally:
            free.put(child)

    started = [Child() for _ in range(number)]
    threads = ThreadPoolExecutor(number)
    try:
        for child in started:
            free.put(child)
        yield lambda raws, terms: threads.submit(by_one, raws, terms)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for child in started:
            child.end()
        threads.shutdown()
