"""Worker pools with a bounded queue each: what there is no room for is refused. Which work goes where is said in ``application``."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue

LOOK_SECONDS = 0.01
"""So often who gives way looks whether it may go on."""
_log = logging.getLogger("broadsheet.web")


@dataclass(slots=True)
class Job:
    """Work for a pool: ``run``, or ``refuse`` where it has waited too long; neither where its client is ``gone``."""

    run: Callable[[], object]
    refuse: Callable[[], object]
    is_gone: Callable[[], bool] = lambda: False
    since: float = field(default_factory=time.monotonic)


class Pool:
    """So many threads, and a queue of so many jobs at most, the oldest first.

    A job that has waited for longer than ``patience_seconds`` is refused. A pool that ``gives_way`` to another one begins nothing while
    half of that one's queue is taken.
    """

    def __init__(
        self, name: str, threads: int, most_waiting: int, *, patience_seconds: float = 2.0, gives_way: "Pool | None" = None
    ) -> None:
        self.most_waiting, self._patience_seconds, self._gives_way = most_waiting, patience_seconds, gives_way
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._is_working = [False] * threads
        self._threads = [
            threading.Thread(target=self._work, args=(number,), name=f"{name}-{number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def waiting(self) -> int:
        """How many jobs have not begun."""
        return self._jobs.qsize()

    @property
    def is_busy(self) -> bool:
        """Whether a job would have to wait."""
        return self._jobs.qsize() > 0 or all(self._is_working)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another one."""
        return self._jobs.qsize() >= self.most_waiting

    def offer(self, job: Job) -> bool:
        """Whether there is room for it. Never waits."""
        if self.is_full:
            return False
        self._jobs.put(job)
        return True

    def close(self) -> None:
        """Ends when all that was offered before is done."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self, number: int) -> None:
        while (job := self._jobs.get()) is not None:
            self._is_working[number] = True
            try:
                self._do(job)
            except BaseException:  # noqa: BLE001 - the thread goes on, also after a panic of a library in Rust
                _log.exception("A request could not be answered.")
            self._is_working[number] = False
            del job  # what it holds is not kept until the next one comes

    def _do(self, job: Job) -> None:
        over = job.since + self._patience_seconds
        while self._gives_way is not None and 2 * self._gives_way.waiting > self._gives_way.most_waiting and time.monotonic() < over:
            time.sleep(LOOK_SECONDS)
        if job.is_gone():
            return
        if time.monotonic() >= over:
            job.refuse()
        else:
            job.run()
