"""What one process at a time does: campaigns that begin and end, events that are over, fan-outs, sweeping.

Posts that fall due are in ``publisher``.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from uuid import UUID

from api import traces
from api.clock import MICROSECONDS, is_to_come
from api.db import Database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.errors import Unavailable
from api.services import change_retention, jobs, retention
from api.services.leases import Lease, database_clock
from api.services.resources import campaigns, events, fetched_pictures, media
from api.worker.pauses import Pauses
from api.worker.publisher import Publisher

log = logging.getLogger("broadsheet.worker")

ROLE = "worker"
CAMPAIGNS_US = 60 * MICROSECONDS
"""Besides at midnight: for a campaign that was written while the day ended."""
CAMPAIGNS_AT_ONCE = 100
SWEEP_US = 3600 * MICROSECONDS
LET_OTHERS_SECONDS = 0.025
"""Between the steps of a job, so that others can write. Who waits for SQLite's lock only looks now and then: at most 25 ms apart
for as long as a step takes."""
TRIES = 6
"""A job that fails is tried again after 1, 2, 4, 8 and 16 seconds."""
OTHERS = {media.SHOW_FETCHED: fetched_pictures.show}
"""Steps of jobs that write texts, whose rules know of jobs themselves."""


@dataclass
class Maintenance:
    """Any number may run on a database: who holds the lease works, the others stand by."""

    database: Database
    owner: str
    clock: Callable[[Database], int] = database_clock
    stopped: threading.Event = field(default_factory=threading.Event)
    sync_days: int = 90
    look_seconds: float = field(default=1.0, init=False)
    follows: bool = field(default=False, init=False)
    _turned_on: date | None = field(default=None, init=False)
    _turn_again_at: int = field(default=0, init=False)
    _sweep_at: int = field(default=0, init=False)
    _posts_a_step: int = field(default=jobs.AT_ONCE, init=False)
    _pauses: Pauses = field(default_factory=lambda: Pauses(2**TRIES), init=False)

    def __post_init__(self) -> None:
        self._lease = Lease(self.database, ROLE, self.owner)
        self._moments = Publisher(self.database)

    def tick(self) -> bool:
        """Does one step of everything that is due; whether more is left that need not wait."""
        now = self.clock(self.database)
        if not self._lease.is_held(now):
            self._turned_on = None  # whoever worked meanwhile is not asked what was done
            return False
        more = self._moments.step(now) | self._campaigns(now) | self._events(now) | self._sweep(now)
        for job in self._waiting(now):
            if self.stopped.is_set():
                break
            more |= self._step(job, now)
            more |= self._moments.step(self.clock(self.database))  # no post waits for many jobs
        return more

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        self._lease.let_go()

    def _campaigns(self, now: int) -> bool:
        """Whether more campaigns begin or end. Asked when the day changes in the site's zone, and now and then."""
        day = campaigns.today(self.database.site, now)
        if day == self._turned_on and is_to_come(self._turn_again_at, now, CAMPAIGNS_US):
            return False
        with writing(self.database) as session:
            turned = campaigns.update_states(session, now, self.database.site)
        if turned:
            log.info("%s campaigns began or ended.", turned)
        if turned == CAMPAIGNS_AT_ONCE:
            return True
        self._turned_on, self._turn_again_at = day, now + CAMPAIGNS_US
        return False

    def _events(self, now: int) -> bool:
        """Whether more events are over, or leave calendars. Asked each time: they end at any second."""
        with reading(self.database) as connection:
            if not events.is_due(connection, now):
                return False
        with writing(self.database) as session:
            turned = events.update_due(session, now)
        if turned:
            log.info("%s events are over, or left calendars.", turned)
        return turned == events.AT_ONCE

    def _sweep(self, now: int) -> bool:
        """Whether more is left that is too old to be kept. Asked now and then."""
        if is_to_come(self._sweep_at, now, SWEEP_US):
            return False
        with writing(self.database) as session:
            more = retention.sweep(session, now) | change_retention.keep(session, now, self.sync_days)
        if not more:
            self._sweep_at = now + SWEEP_US
        return more

    def _waiting(self, now: int) -> list[UUID]:
        with reading(self.database) as connection:
            waiting = jobs.waiting(connection)
        self._pauses.forget_others(waiting)
        paused = self._pauses.waiting(now)
        return [job for job in waiting if job not in paused]

    def _step(self, job: UUID, now: int) -> bool:
        """Whether more of the job is left that need not wait. A job that fails does not keep the others from being done."""
        begun = time.monotonic()
        try:
            more = done_again(partial(self._stepped, job, now))
        except Unavailable:
            raise
        except Exception as error:  # whatever is wrong with it, the other jobs go on
            log.exception("A step of job %s failed.", job)
            self._note_failure(job, error, now)
            return False
        self._pauses.clear(job)
        self._posts_a_step = jobs.paced(self._posts_a_step, time.monotonic() - begun)
        if more:
            self.stopped.wait(LET_OTHERS_SECONDS)
        return more

    def _stepped(self, job: UUID, now: int) -> bool:
        with self._traced(job) if traces.is_on() else traces.NOTHING, writing(self.database) as session:
            return jobs.step(session, job, now=now, posts=self._posts_a_step, others=OTHERS)

    def _traced(self, job: UUID) -> traces.Span:
        with reading(self.database) as connection:
            return jobs.traced(connection, job)

    def _note_failure(self, job: UUID, error: Exception, now: int) -> None:
        if self._pauses.note(job, now) < TRIES:
            return
        with writing(self.database) as session:
            jobs.fail(session, job, f"{type(error).__name__}: {error}", now=now)
