"""The worker: work that is due because of the time, and fan-outs that were begun. What they do is in ``api.services``."""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import or_, text, update

from api.clock import MICROSECONDS
from api.db import Database, faults, reading
from api.derived.writing import writing
from api.errors import BroadsheetError, Unavailable
from api.models import Consumer
from api.services import campaigns, jobs

log = logging.getLogger("broadsheet.worker")

ROLE = "worker"
"""The row of ``consumer`` that holds the lease; the first migration makes it."""
LOOK_SECONDS = 1.0
LEASE_US = 30 * MICROSECONDS
RENEW_US = 20 * MICROSECONDS
"""A lease is renewed when less than this is left: an idle worker writes every ten seconds."""
CAMPAIGNS_US = 60 * MICROSECONDS
"""Besides at midnight: for a campaign that was written while the day ended."""
CAMPAIGNS_AT_ONCE = 100
TRIES = 6
"""A job that fails is tried again after 1, 2, 4, 8 and 16 seconds."""

_NOW = {
    "sqlite": text("SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000"),
    "postgresql": text("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
}


def database_clock(database: Database) -> int:
    """The database's own time in µs (whole milliseconds with SQLite): the same for all workers."""
    with reading(database) as connection:
        return int(connection.execute(_NOW[connection.dialect.name]).scalar_one())


@dataclass
class Failures:
    """How often a job failed in a row, and when (µs) it is tried again."""

    count: int = 0
    retry_at: int = 0


@dataclass
class Worker:
    """One worker. Any number may run on a database: who holds the lease works, the others stand by."""

    database: Database
    clock: Callable[[Database], int] = database_clock
    name: str = field(default_factory=lambda: f"{os.getpid()}-{uuid4().hex[:8]}")
    again: bool = field(default=False, init=False)
    _stopped: threading.Event = field(default_factory=threading.Event, init=False)
    _leased_until: int = field(default=0, init=False)
    _turned_on: date | None = field(default=None, init=False)
    _turn_again_at: int = field(default=0, init=False)
    _failures: dict[UUID, Failures] = field(default_factory=dict, init=False)

    def stop(self, *, again: bool = False) -> None:
        """Ends ``run`` after the step that is being done; ``again``: it is to be started anew."""
        self.again = again
        self._stopped.set()

    def run(self) -> None:
        """Works until ``stop`` is called; a database that is away is asked again each second."""
        log.info("Worker started.")
        away = False
        while not self._stopped.is_set():
            try:
                more = self.tick()
                if away:
                    log.info("The database answers again.")
                away = False
            except BroadsheetError as error:
                if not away:
                    log.warning("%s Trying again each second.", error)
                away, more = True, False
            if not more:
                self._stopped.wait(LOOK_SECONDS)
        self._let_go()
        log.info("Worker stopped.")

    def tick(self) -> bool:
        """Does one step of everything that is due; whether more is left that need not wait."""
        now = self.clock(self.database)
        if not self._leased(now):
            return False
        more = self._campaigns(now)
        for job in self._waiting():
            if self._stopped.is_set():
                break
            more |= self._step(job, now)
        return more

    def _leased(self, now: int) -> bool:
        """Whether this worker holds the lease, taken or renewed where needed by compare-and-swap."""
        if self._leased_until - now > RENEW_US:
            return True
        mine = or_(Consumer.lease_owner == self.name, Consumer.lease_until <= now)
        lease = update(Consumer).where(Consumer.name == ROLE, mine).values(lease_owner=self.name, lease_until=now + LEASE_US)
        with faults(), self.database.write.begin() as connection:
            held = connection.execute(lease).rowcount == 1
        if held and not self._leased_until:
            log.info("This worker has the lease.")
        elif not held:
            self._turned_on = None  # whoever worked meanwhile is not asked what was done
        self._leased_until = now + LEASE_US if held else 0
        return held

    def _let_go(self) -> None:
        """Another worker need not wait for the lease to end."""
        if not self._leased_until:
            return
        release = update(Consumer).where(Consumer.name == ROLE, Consumer.lease_owner == self.name).values(lease_owner=None, lease_until=0)
        try:
            with faults(), self.database.write.begin() as connection:
                connection.execute(release)
        except BroadsheetError:
            log.warning("The lease could not be given back; it ends by itself.")
        self._leased_until = 0

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
