"""The worker: what is done beside the answering of requests, each kind of work in a thread. The door is ``worker_of``.

- A *task* is a kind of work; a *lease* says which process does it at present (``services.leases``): others wait, and follow.
- ``publisher`` does what has fallen due, one post after the other; ``maintenance`` begins and ends campaigns, steps through jobs and
  sweeps; ``checkpoints`` brings SQLite's log down; ``purging`` tells shared caches what has changed,
  ``pinging`` a hub, ``pushing`` webhooks; ``pulling`` asks sources; ``rendering`` makes renditions of pictures.
- A task that *follows* commits is woken by them (``commits``), and else looks each second, or more often while something is under way.
- A *pause* follows a failure, and each is longer than the last (``pauses``).

What a step does is a rule, and stands in ``api.services``, ``api.purge``, ``api.hub``, ``api.webhooks``, ``api.sources`` or ``api.media``.
"""

import logging
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Protocol
from uuid import uuid4

from api.db import Database
from api.errors import BroadsheetError
from api.services.leases import KeptClock
from api.settings import Settings
from api.worker.checkpoints import Checkpoints
from api.worker.commits import Commits
from api.worker.maintenance import Maintenance
from api.worker.pulling import Pulling
from api.worker.pushing import Pushing
from api.worker.rendering import Renderings

log = logging.getLogger("broadsheet.worker")

AGAIN_SECONDS = 1.0
"""After which a database that is away is asked again."""
DRAIN_SECONDS = 8.0
"""So long the main thread waits for the others' steps when its own is done: a call of a purge takes 5 seconds at most."""


class Task(Protocol):
    """One kind of work."""

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do."""
        raise NotImplementedError

    @property
    def follows(self) -> bool:
        """Whether a commit of anybody may be something to do, so that it does not wait then."""
        raise NotImplementedError

    def tick(self) -> bool:
        """Does one step of what is due, if this process has the lease; whether more is left that need not wait."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Gives the lease back."""


class Worker:
    """Does tasks until it is stopped: the first in the thread that calls ``run``, each other one in its own, so that none waits."""

    def __init__(self, tasks: Sequence[Task], stopped: threading.Event, commits: Commits | None = None) -> None:
        self._tasks, self._stopped, self._commits = tasks, stopped, commits
        self._wakes: list[SimpleQueue[None]] = [SimpleQueue() for _ in tasks]
        self._broken: list[BaseException] = []
        self.again = False

    def stop(self, *, again: bool = False) -> None:
        """Ends ``run`` after the steps that are being done; ``again``: it is to be started anew."""
        self.again = again
        self._end()

    def run(self) -> None:
        """Works until ``stop`` is called; a database that is away is asked again each second. What breaks one task ends all."""
        log.info("Worker started.")
        with self._others():
            self._work(0)
        if self._broken:
            raise self._broken[0]
        log.info("Worker stopped.")

    @contextmanager
    def _others(self) -> Iterator[None]:
        """Runs the other tasks in their threads meanwhile, and ends them afterwards."""
        threads = [threading.Thread(target=self._guarded, args=(number,), daemon=True) for number in range(1, len(self._tasks))]
        if self._commits is not None:
            threads.append(threading.Thread(target=self._follow, args=(self._commits,), name="commits", daemon=True))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._end()
            for thread in threads:
                thread.join(DRAIN_SECONDS)

    def _guarded(self, number: int) -> None:
        try:
            self._work(number)
        except BaseException as error:  # noqa: BLE001 - raised again by the main thread
            self._broken.append(error)
            self._end()

    def _end(self) -> None:
        self._stopped.set()
        for wake in self._wakes:
            wake.put(None)

    def _follow(self, commits: Commits) -> None:
        while not self._stopped.wait(commits.look_seconds):
            if commits.moved():
                for task, wake in zip(self._tasks, self._wakes, strict=True):
                    if task.follows and wake.empty():
                        wake.put(None)

    def _work(self, number: int) -> None:
        task, away = self._tasks[number], False
        while not self._stopped.is_set():
            pause = task.look_seconds
            try:
                if task.tick():
                    pause = 0
                if away:
                    log.info("The database answers again.")
                away = False
            except BroadsheetError as error:
                if not away:
                    log.warning("%s Trying again each second.", error)
                away, pause = True, AGAIN_SECONDS
            if pause:
                with suppress(Empty):
                    self._wakes[number].get(timeout=pause)
        task.let_go()


def worker_of(settings: Settings, database: Database) -> Worker:
    """The worker that these settings ask for."""
    stopped, owner, clock = threading.Event(), f"{os.getpid()}-{uuid4().hex[:8]}", KeptClock()
    tasks: list[Task] = [Maintenance(database, owner, clock=clock, stopped=stopped, sync_days=settings.sync_days)]
    if database.is_sqlite:
        tasks.append(Checkpoints(database))
    if settings.purge_target:
        from api.worker.purging import Purging  # noqa: PLC0415 - what sends requests is not loaded where none are sent

        tasks.append(Purging(database, owner, settings, clock=clock))
    if settings.hub_url:
        from api.worker.pinging import Pinging  # noqa: PLC0415 - as above

        tasks.append(Pinging(database, owner, settings, clock=clock))
    tasks += [task(database, owner, settings, clock=clock) for task in (Pushing, Pulling, Renderings)]
    return Worker(tasks, stopped, Commits(database))
