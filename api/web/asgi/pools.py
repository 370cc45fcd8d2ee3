"""Worker pools with a bounded queue each: what there is no room for is refused. Which work goes where is said in ``application``."""

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue

from api.web.metrics.meter import Meter

LOOK_SECONDS = 0.01
"""So often who gives way looks whether it may go on."""
SOON = 32
"""Jobs before another one, at most, that are done soon."""
LONG_SECONDS = 0.05
"""A job that takes longer holds up the others: nothing behind it is done soon."""
SLOWER, FASTER = 32, 4
"""After so many jobs that took longer, or less long, most of the difference is expected of the next: a slow one among others is no rule."""
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

    A job that has waited for longer than ``patience_seconds`` is refused. ``foresees``: there is no room for one that would, as far as
    can be told from the last ones. A pool that ``gives_way`` to another one begins nothing while a quarter of that one's queue is taken.
    """

    def __init__(
        self,
        name: str,
        threads: int,
        most_waiting: int,
        *,
        patience_seconds: float = 2.0,
        foresees: bool = False,
        gives_way: "Pool | None" = None,
        meter: Meter | None = None,
    ) -> None:
        self.name, self._meter = name, meter
        self.most_waiting, self._patience_seconds, self._gives_way = most_waiting, patience_seconds, gives_way
        self._foresees = foresees
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._begun: list[float | None] = [None] * threads
        self._usual_seconds = 0.0
        self._threads = [
            threading.Thread(target=self._work, args=(number,), name=f"{name}-{number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()
        if meter is not None:
            meter.gauges.watch("pool_queue", name, lambda: self.waiting)
            meter.gauges.watch("pool_queue_limit", name, lambda: most_waiting)
            meter.gauges.watch("pool_busy_threads", name, lambda: threads - self._begun.count(None))
            meter.gauges.watch("pool_threads", name, lambda: threads)

    @property
    def waiting(self) -> int:
        """How many jobs have not begun."""
        return self._jobs.qsize()

    @property
    def is_slow(self) -> bool:
        """Whether a job would not be done soon."""
        if self._jobs.qsize() >= SOON:
            return True
        oldest = min((moment or math.inf for moment in self._begun), default=math.inf)
        return None not in self._begun and time.monotonic() - oldest > LONG_SECONDS

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another one."""
        waiting = self._jobs.qsize()
        return waiting >= self.most_waiting or waiting * self._usual_seconds > self._patience_seconds * len(self._threads)

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
            self._begun[number] = time.monotonic()
            try:
                self._do(job)
            except BaseException:  # noqa: BLE001 - the thread goes on, also after a panic of a library in Rust
                _log.exception("A request could not be answered.")
            self._begun[number] = None
            del job  # what it holds is not kept until the next one comes

    def _do(self, job: Job) -> None:
        over = job.since + self._patience_seconds
        while self._gives_way is not None and 4 * self._gives_way.waiting > self._gives_way.most_waiting and time.monotonic() < over:
            time.sleep(LOOK_SECONDS)
        if job.is_gone():
            return
        if time.monotonic() >= over:
            job.refuse()
            return
        begun = time.monotonic()
        try:
            job.run()
        finally:
            took = time.monotonic() - begun
            self._expect(took)
            if self._meter is not None:
                self._meter.worked(self.name, begun - job.since, took)

    def _expect(self, took: float) -> None:
        if self._foresees:
            self._usual_seconds += (took - self._usual_seconds) / (SLOWER if took > self._usual_seconds else FASTER)
