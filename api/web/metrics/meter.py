"""Which number counts what: answers by route, status, coding and whether they were stored; who reads; pools; limits; gauges."""

import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from api.queries.replicas import OUTCOMES
from api.web.metrics import agents, gauges
from api.web.metrics.gauges import POOLS, Gauges
from api.web.metrics.numbers import Numbers
from api.web.wsgi import App, Environ, Headers, Start, given, is_admin

ROUTE = "broadsheet.route"
"""Key in the environment of a request: the rule that answers it."""
NOWHERE = "none"
"""The route of what no rule answers."""
STATUSES = ("2xx", "304", "3xx", "4xx", "5xx")
CODINGS = ("identity", "gzip", "br")
SOURCES = ("stored", "made")
STORED, MADE = range(len(SOURCES))
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds up to which answers are counted together."""
OF_POOL = ("jobs", "refused", "wait_us", "busy_us")
LIMITED = ("address", "key")
USED = "broadsheet.used"
"""Key in the environment: the part of its limit that whoever asks has had of the last minute."""
PARTS = (0.25, 0.5, 0.75, 0.9)
"""Of a limit: up to these, what was used is counted together."""
MICROSECONDS = MILLIONTHS = 1_000_000
UNCHANGED, TOO_MANY = 304, 429

_PARAMETER = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")

Labels = tuple[str, ...]
Place = tuple[int, int]


def route_of(rule: str) -> str:
    """A rule of Werkzeug as OpenAPI writes it: ``/v1/posts/{ref}``."""
    return _PARAMETER.sub(r"{\1}", rule)


class Meter:
    """Counts in this process, and tells what all processes of the machine have counted. No number is lost to two threads."""

    def __init__(self, rules: Sequence[str], folder: Path | None = None) -> None:
        self._routes = (NOWHERE, *sorted(set(rules)))
        self._index = {route: number for number, route in enumerate(self._routes)}
        routes = len(self._routes)
        self._reads = routes * len(STATUSES) * len(CODINGS) * len(SOURCES) * 2
        self._seconds = self._reads + routes * len(agents.NAMES)
        self._pools = self._seconds + routes * (len(BUCKETS) + 2)
        self._limited = self._pools + len(POOLS) * len(OF_POOL)
        self._used = self._limited + len(LIMITED)
        self._replicas = self._used + len(LIMITED) * (len(PARTS) + 2)
        self._gauges = self._replicas + len(OUTCOMES)
        labels = (STATUSES, CODINGS, SOURCES, agents.NAMES, BUCKETS, POOLS, OF_POOL, LIMITED, PARTS, OUTCOMES, gauges.NAMES)
        self._numbers = Numbers(self._gauges, len(gauges.NAMES), repr((self._routes, *labels)), folder)
        self._mine, self._lock = self._numbers.mine, Lock()
        self.gauges, self.is_shared = Gauges(), folder is not None
        self._places: dict[tuple[int, int, str, int], Place] = {}

    def route(self, rule: str) -> int:
        """The number of a route."""
        return self._index.get(rule, 0)

    def place(self, route: int, status: int, coding: str, source: int = STORED) -> Place:
        """Where answers of this kind are counted (``coding``: ``""`` for identity), and where their readers are: one object for all."""
        key = (route, status, coding, source)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._worked_out(*key)
        return found

    def _worked_out(self, route: int, status: int, coding: str, source: int) -> Place:
        kind = STATUSES.index("304") if status == UNCHANGED else (0, 0, 0, 2, 3, 4)[status // 100]
        coded = CODINGS.index(coding) if coding in CODINGS else 0
        answers = ((route * len(STATUSES) + kind) * len(CODINGS) + coded) * len(SOURCES) + source
        return 2 * answers, self._reads + route * len(agents.NAMES)

    def answered(self, place: Place, size: int, user_agent: str | bytes) -> None:
        """An answer with a body of so many bytes was given.

        No lock: of CPython's threads none comes in between a number that is read and the same one that is written, since there is no
        call in between. Half a microsecond, of which a lock would be the half again.
        """
        at, readers = place
        agent = agents.known.get(user_agent)
        mine = self._mine
        mine[at] += 1
        mine[at + 1] += size
        mine[readers + (agents.family(user_agent) if agent is None else agent)] += 1

    def made(self, app: App, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """What an application answers, counted with the time that it took."""
        begun, told = time.perf_counter(), list[Any]()

        def started(status: str, headers: Headers, *more: Any) -> Any:
            told[:] = status, headers
            return start_response(status, headers, *more)

        body = list(app(environ, started))
        status, route = int(told[0][:3]), self.route(environ.get(ROUTE, ""))
        place = self.place(route, status, given(told[1], "content-encoding") or "", MADE)
        self.answered(place, sum(map(len, body)), environ.get("HTTP_USER_AGENT", ""))
        self._into(self._seconds + route * (len(BUCKETS) + 2), BUCKETS, time.perf_counter() - begun)
        self._limits(environ, is_refused=status == TOO_MANY)
        return body

    def _limits(self, environ: Environ, *, is_refused: bool) -> None:
        by, used = LIMITED.index("key" if is_admin(environ["PATH_INFO"]) else "address"), environ.get(USED)
        if used is not None:
            self._into(self._used + by * (len(PARTS) + 2), PARTS, used)
        if is_refused:
            self._add(self._limited + by, 1)

    def look(self) -> None:
        """Notes how things stand at this moment, and has other processes see that, and what was counted."""
        for number, found in self.gauges.seen():
            self._mine[self._gauges + number] = found
        self._numbers.note()

    def _into(self, at: int, bounds: Sequence[float], amount: float) -> None:
        """Counts it in the histogram that begins there."""
        with self._lock:
            self._mine[at + bisect_left(bounds, amount)] += 1
            self._mine[at + len(bounds) + 1] += int(amount * MILLIONTHS)

    def refused(self, pool: str) -> None:
        """A request was refused since there was no room for it in its pool."""
        self._add(self._pools + POOLS.index(pool) * len(OF_POOL) + 1, 1)

    def read(self, outcome: str) -> None:
        """A read was made that replicas are there for."""
        self._add(self._replicas + OUTCOMES.index(outcome), 1)

    def worked(self, pool: str, waited: float, busy: float) -> None:
        """A job of a pool is done, which waited so many seconds and then took so many."""
        at = self._pools + POOLS.index(pool) * len(OF_POOL)
        with self._lock:
            self._mine[at] += 1
            self._mine[at + 2] += int(waited * MICROSECONDS)
            self._mine[at + 3] += int(busy * MICROSECONDS)

    def _add(self, at: int, amount: int) -> None:
        with self._lock:
            self._mine[at] += amount

    def told(self) -> "Told":
        """What all processes have counted, and how those stand that live."""
        self.look()
        return Told(self, self._numbers.total(), self._numbers.processes())

    def spans(self) -> tuple[Sequence[str], int, int, int, int, int, int]:
        """The routes, and where reads, seconds, pools, refusals by limits, parts of limits and gauges begin."""
        return self._routes, self._reads, self._seconds, self._pools, self._limited, self._used, self._gauges


class Told:
    """Numbers with their labels; of answers and reads those that are not 0."""

    def __init__(self, meter: Meter, numbers: Sequence[int], processes: int) -> None:
        self._routes, self._reads, self._seconds, self._pools, self._limited, self._used, self._gauges = meter.spans()
        self._numbers, self.processes = numbers, processes

    def answers(self) -> Iterator[tuple[Labels, int, int]]:
        """By route, status, coding and source: how many answers, and their bytes."""
        at = 0
        for route in self._routes:
            for status in STATUSES:
                for coding in CODINGS:
                    for source in SOURCES:
                        if self._numbers[at]:
                            yield (route, status, coding, source), self._numbers[at], self._numbers[at + 1]
                        at += 2

    def reads(self) -> Iterator[tuple[Labels, int]]:
        """By route and family of clients."""
        for number, route in enumerate(self._routes):
            for other, agent in enumerate(agents.NAMES):
                found = self._numbers[self._reads + number * len(agents.NAMES) + other]
                if found:
                    yield (route, agent), found

    def seconds(self) -> Iterator[tuple[str, Sequence[int], float]]:
        """By route: how many answers fell into each bucket, the last one without an end, and the sum of their seconds."""
        for number, route in enumerate(self._routes):
            counts, total = self._histogram(self._seconds, number, BUCKETS)
            if any(counts):
                yield route, counts, total

    def pools(self) -> Iterator[tuple[str, int, int, float, float]]:
        """By pool: jobs done, requests refused, seconds waited, seconds worked."""
        for number, pool in enumerate(POOLS):
            at = self._pools + number * len(OF_POOL)
            jobs, refused, waited, busy = self._numbers[at : at + len(OF_POOL)]
            yield pool, jobs, refused, waited / MICROSECONDS, busy / MICROSECONDS

    def limited(self) -> Iterator[tuple[str, int]]:
        """Refusals by what was asked for too often."""
        for number, by in enumerate(LIMITED):
            yield by, self._numbers[self._limited + number]

    def used(self) -> Iterator[tuple[str, Sequence[int], float]]:
        """By what is limited: how many requests found which part of their limit used, and the sum of the parts."""
        for number, by in enumerate(LIMITED):
            yield (by, *self._histogram(self._used, number, PARTS))

    def gauges(self) -> Iterator[tuple[str, str, int]]:
        """Families, labels and numbers of what stands so at present."""
        for number, (family, value) in enumerate(gauges.NAMES):
            yield family, value, self._numbers[self._gauges + number]

    def _histogram(self, start: int, number: int, bounds: Sequence[float]) -> tuple[Sequence[int], float]:
        at = start + number * (len(bounds) + 2)
        return self._numbers[at : at + len(bounds) + 1], self._numbers[at + len(bounds) + 1] / MILLIONTHS

    def replicas(self) -> Iterator[tuple[str, int]]:
        """Reads by what became of them, where there are replicas."""
        for number, outcome in enumerate(OUTCOMES, self._gauges - len(OUTCOMES)):
            yield outcome, self._numbers[number]
