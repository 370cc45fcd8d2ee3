"""The writes that ``write`` times and that concern many posts: a tag gets another parent, or is merged. The worker does them by a job."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter, sleep
from uuid import UUID

from sqlalchemy import select

from api.db import Database, reading
from api.models import Job
from api.services import jobs
from bench.admin_client import AdminClient
from bench.locks import Probe
from bench.merge_fixtures import Ground
from bench.write_cases import Times

LOOK_SECONDS = 0.02
PAUSE_SECONDS = 0.1
"""Between the PATCHes of somebody who edits meanwhile."""
OK = 200


@dataclass
class Fanout:
    """What a job took: milliseconds of the request that began it, seconds until it was done, the longest lock in milliseconds."""

    name: str
    request: float
    seconds: float = 0.0
    posts: int = 0
    lock: float | None = None
    beside: Times = field(default_factory=Times)
    refused: int = 0
    """PATCHes meanwhile that were not done."""


@dataclass
class Fanouts:
    """Jobs on the tag of many posts, one after the other."""

    desk: AdminClient
    ground: Ground
    database: Database
    edit: Callable[[], float]
    """A PATCH of some post."""

    def all(self, probe: Probe) -> Iterator[Fanout]:
        """A retag, one while posts are edited, a merge; the first and the last with somebody else who wants to write."""
        name = f"of {self.ground.size:,} posts"
        yield self._locked(f"retag {name}", lambda: self._move("above"), probe)
        yield self._edited(f"retag {name}, PATCHes meanwhile", lambda: self._move("besides"))
        yield self._locked(f"merge {name}", self._merge, probe)

    def _move(self, parent: str) -> None:
        self.desk.change(f"/tags/{self.ground.tags['wide']}", {"parent": str(self.ground.tags[parent])})

    def _merge(self) -> None:
        self.desk.done("POST", f"/tags/{self.ground.tags['wide']}/merge", {"into": str(self.ground.tags["taker"])})

    def _locked(self, name: str, begin: Callable[[], None], probe: Probe) -> Fanout:
        done: list[Fanout] = []
        lock = probe.longest(lambda: done.append(self._done(name, begin, lambda _: sleep(LOOK_SECONDS))))
        done[0].lock = lock
        return done[0]

    def _edited(self, name: str, begin: Callable[[], None]) -> Fanout:
        def edit(found: Fanout) -> None:
            try:
                found.beside.calls.append(self.edit())
            except SystemExit:
                found.refused += 1
            sleep(PAUSE_SECONDS)

        return self._done(name, begin, edit)

    def _done(self, name: str, begin: Callable[[], None], meanwhile: Callable[[Fanout], None]) -> Fanout:
        """One job from the request to the end."""
        start = perf_counter()
        begin()
        found = Fanout(name, self.desk.took)
        with reading(self.database) as connection:
            job = jobs.waiting(connection)[0]
        while not self._is_done(job):
            meanwhile(found)
        found.seconds = perf_counter() - start
        with reading(self.database) as connection:
            found.posts = connection.scalars(select(Job.visited).where(Job.id == job)).one()
        return found

    def _is_done(self, job: UUID) -> bool:
        with reading(self.database) as connection:
            state = connection.scalars(select(Job.state).where(Job.id == job)).one()
        if state == "failed":
            raise SystemExit("The job failed.")
        return state == "done"
