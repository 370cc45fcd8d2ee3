"""Work that is due because of the time, and fan-outs that were begun. What they do is in ``api.services``."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from api.clock import MICROSECONDS
from api.db import Database, reading
from api.derived.writing import writing
from api.errors import Unavailable
from api.services import campaigns, jobs
from api.services.leases import Lease, database_clock

log = logging.getLogger("broadsheet.worker")

ROLE = "worker"
CAMPAIGNS_US = 60 * MICROSECONDS
"""Besides at midnight: for a campaign that was written while the day ended."""
CAMPAIGNS_AT_ONCE = 100
TRIES = 6
"""A job that fails is tried again after 1, 2, 4, 8 and 16 seconds."""


@dataclass
class Failures:
    """How often a job failed in a row, and when (µs) it is tried again."""

    count: int = 0
    retry_at: int = 0


@dataclass
class Due:
    """Any number may run on a database: who holds the lease works, the others stand by."""

    database: Database
    owner: str
    clock: Callable[[Database], int] = database_clock
    stopped: threading.Event = field(default_factory=threading.Event)
    look_seconds: float = field(default=1.0, init=False)
    _turned_on: date | None = field(default=None, init=False)
    _turn_again_at: int = field(default=0, init=False)
    _failures: dict[UUID, Failures] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._lease = Lease(self.database, ROLE, self.owner)

    def tick(self) -> bool:
        """Does one step of everything that is due; whether more is left that need not wait."""
        now = self.clock(self.database)
        if not self._lease.is_held(now):
            self._turned_on = None  # whoever worked meanwhile is not asked what was done
            return False
        more = self._campaigns(now)
        for job in self._waiting():
            if self.stopped.is_set():
                break
            more |= self._step(job, now)
        return more

    def let_go(self) -> None:
        """Another process need not wait for the lease to end."""
        self._lease.let_go()

    def _campaigns(self, now: int) -> bool:
        """Whether more campaigns begin or end. Asked when the day changes in the site's zone, and now and then."""
        day = campaigns.today(self.database.site, now)
        if day == self._turned_on and now < self._turn_again_at:
            return False
        with writing(self.database) as session:
            turned = campaigns.turn(session, now, self.database.site)
        if turned:
            log.info("%s campaigns began or ended.", turned)
        if turned == CAMPAIGNS_AT_ONCE:
            return True
        self._turned_on, self._turn_again_at = day, now + CAMPAIGNS_US
        return False

    def _waiting(self) -> list[UUID]:
        with reading(self.database) as connection:
            waiting = list(jobs.waiting(connection))
        self._failures = {job: failures for job, failures in self._failures.items() if job in waiting}
        return waiting

    def _step(self, job: UUID, now: int) -> bool:
        """Whether more of the job is left that need not wait. A job that fails does not keep the others from being done."""
        failures = self._failures.get(job, Failures())
        if now < failures.retry_at:
            return False
        try:
            with writing(self.database) as session:
                more = jobs.step(session, job, now=now)
        except Unavailable:
            raise
        except Exception as error:  # whatever is wrong with it, the other jobs go on
            log.exception("A step of job %s failed.", job)
            self._note_failure(job, failures, error, now)
            return False
        self._failures.pop(job, None)
        return more

    def _note_failure(self, job: UUID, failures: Failures, error: Exception, now: int) -> None:
        failures.count += 1
        if failures.count < TRIES:
            failures.retry_at = now + 2 ** (failures.count - 1) * MICROSECONDS
            self._failures[job] = failures
            return
        with writing(self.database) as session:
            jobs.fail(session, job, f"{type(error).__name__}: {error}", now=now)
