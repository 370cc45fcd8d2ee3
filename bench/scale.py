"""``scale``: what answers cost with few posts and with many. What is asked for is in ``scale_cases``, databases are in ``databases``."""

import argparse
import json
from contextlib import ExitStack, closing
from dataclasses import dataclass
from math import inf

from api.app import create_app
from api.db import open_database, reading
from api.settings import Settings
from bench.clocks import Yardstick
from bench.databases import DATA, FEW, place
from bench.scale_cases import CASES, Case, values_of
from bench.view_times import Subject, Times, timed

GENERATED = 100_000
"""So many posts at most are generated one by one; archives of more are made by multiplying ``FEW``."""
RATIO, RATIO_OF_MANY, RATIO_OF_SEARCH = 2.0, 3.0, 2.0
"""A page may take so many times as long with ten times the posts; anything, with more than ``GENERATED``, as with ``FEW``;
and a question as with ``GENERATED``."""
PAGE_MS = {"sqlite": 2.0, "postgresql": 5.0}
"""For a page of 20 with ``GENERATED`` posts at most."""
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a case with each of some numbers of posts, the fewest first."""

    dialect: str
    case: Case
    sizes: list[int]
    times: list[Times]

    @property
    def least(self) -> list[float]:
        """Milliseconds: of a core on SQLite, where all the work is done in this process; else of the clock."""
        return [one.processor if self.dialect == "sqlite" else one.least for one in self.times]

    @property
    def ratio(self) -> float:
        """With the most posts, beside the fewest."""
        return self.least[-1] / self.least[0]

    @property
    def missed(self) -> list[str]:
        """Which aims were missed."""
        if self.sizes[-1] > GENERATED:
            times, few = (RATIO_OF_SEARCH, -2) if self.case.is_search else (RATIO_OF_MANY, 0)
            # What was refused at every size is missed, too.
            return [] if self.least[-1] <= times * self.least[few] < inf else ["ratio"]
        slow = self.case.is_page and self.times[-1].median > PAGE_MS[self.dialect]
        return [*(["ratio"] if self.case.is_page and self.ratio > RATIO else []), *(["ms"] if slow else [])]


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    many = -(-arguments.posts // FEW) * FEW if arguments.posts > GENERATED else arguments.posts
    sizes = [FEW, GENERATED, many] if many > GENERATED else [many // 10, many]
    for dialect in arguments.databases:
        with ExitStack() as stack:
            where = stack.enter_context(place(dialect))
            made = where.multiplied if many > GENERATED else where.generated
            found = [made(size) for size in sizes]  # all of them before any is opened: PostgreSQL copies none that is
            subjects = [_subjects(stack, settings) for settings in found]
            rows = {
                name: Row(dialect, case, sizes, timed([one[name] for one in subjects], yardstick, ROUNDS)) for name, case in CASES.items()
            }
        figures[dialect] = {name: {str(size): one.kept for size, one in zip(sizes, row.times, strict=True)} for name, row in rows.items()}
        met = _print(dialect, sizes, rows) and met
    print(f"\n{yardstick.verdict}")
    kept = {"yardstick_swing": yardstick.swing, "milliseconds": figures}
    (DATA / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Milliseconds of this run: {DATA / 'scale.json'}")
    return met


def _subjects(stack: ExitStack, settings: Settings) -> dict[str, Subject]:
    database = stack.enter_context(closing(open_database(settings)))
    app = create_app(settings, database)
    with reading(database) as connection:
        values = values_of(connection, app)
    return {name: Subject.of(app, case.path, case.query, values) for name, case in CASES.items()}


def _print(dialect: str, sizes: list[int], rows: dict[str, Row]) -> bool:
    """Whether all met their aims."""
    aims = f"{RATIO_OF_MANY:g} times {sizes[0]:,}, questions {RATIO_OF_SEARCH:g} times {sizes[-2]:,}"
    if sizes[-1] <= GENERATED:
        aims = f"pages {RATIO:g} times {sizes[0]:,}, and {PAGE_MS[dialect]:g} ms (median)"
    of = "of a core" if dialect == "sqlite" else "by the clock"
    print(f"\n{dialect:<30}{''.join(f'{size:>11,}' for size in sizes)}{'ratio':>7}{'median':>9}   least ms {of}; aims: {aims}")
    for name, row in rows.items():
        verdict = f"missed: {', '.join(row.missed)}" if row.missed else "met"
        figures = "".join(f"{one:>11.2f}" for one in row.least)
        print(f"{name:<30}{figures}{row.ratio:>7.2f}{row.times[-1].median:>9.2f}   {verdict}")
    return not any(row.missed for row in rows.values())
