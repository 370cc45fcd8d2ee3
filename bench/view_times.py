"""What views cost, called by themselves: parameters, statements, envelope, headers. Routing and sockets are left out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import inf
from statistics import median
from time import process_time
from typing import Any
from urllib.parse import urlencode

from flask import Flask

from api.errors import Unavailable
from bench.clocks import Yardstick, milliseconds

ROUNDS, CALLS = 15, 8

Values = dict[str, Any]


@dataclass
class Subject:
    """One view of one database, to be called again and again."""

    app: Flask
    path: str
    query: str
    is_refused: bool = False
    """Whether the database once took longer than it may (503); then it is not asked again, and takes for ever."""

    @classmethod
    def of(cls, app: Flask, path: str, query: Values, values: Values) -> "Subject":
        """The view of a path; words in braces stand for values."""
        return cls(app, path.format(**values), urlencode({name: value.format(**values) for name, value in query.items()}))

    def call(self) -> tuple[float, float]:
        """Milliseconds of one call of the view function, and those of a core that this process took."""
        try:
            return (inf, inf) if self.is_refused else self._call()
        except Unavailable:
            self.is_refused = True
            return inf, inf

    def _call(self) -> tuple[float, float]:
        with self.app.test_request_context(self.path, query_string=self.query) as context:
            view = self.app.view_functions[context.request.endpoint or ""]
            arguments = context.request.view_args or {}
            start = process_time()
            wall = milliseconds(lambda: view(**arguments))
            return wall, (process_time() - start) * 1000


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the median of the rounds, and the fastest; the least that a call took by the clock, and of a core of this process.

    A busy machine lengthens the last ones least.
    """

    median: float
    fastest: float
    least: float
    processor: float

    @property
    def kept(self) -> dict[str, float]:
        """The absolute figures."""
        return asdict(self)


def timed(subjects: Sequence[Subject], yardstick: Yardstick, rounds: int = ROUNDS) -> list[Times]:
    """What each takes: rounds in turn, so that a slow minute of the machine meets all alike."""
    calls: list[list[list[tuple[float, float]]]] = [[] for _ in subjects]
    for subject in subjects:
        [subject.call() for _ in range(CALLS)]
    for _ in range(rounds):
        for subject, found in zip(subjects, calls, strict=True):
            found.append([subject.call() for _ in range(CALLS)])
        yardstick.measure()
    return [_times(found) for found in calls]


def _times(rounds: list[list[tuple[float, float]]]) -> Times:
    medians = [median(wall for wall, _ in calls) for calls in rounds]
    every = [one for calls in rounds for one in calls]
    return Times(median(medians), min(medians), min(wall for wall, _ in every), min(processor for _, processor in every))
