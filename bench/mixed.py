"""``mixed``: stored answers while another process writes: how much slower, and whether any is out of date. The writer is in ``editor``."""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from api.settings import Settings
from bench.clocks import Yardstick
from bench.corpus import CAMPAIGNS, LANGUAGES, TAGS
from bench.databases import DATA, place
from bench.editor import Counts, Task, Writer
from bench.load import NAME, Order, Pipe, Slice, fault, load
from bench.reading import POSTS, values_of
from bench.servers import Running, service

SHARES = (0.0, 0.001, 0.01, 0.05)
"""Writes for each request."""
KEYS, WORKERS = (50, 1_000), (1, 2)
EDITED = ("shown", "recent")
"""Which posts are edited: those that some of the lists show, or the newest ones, as in a newsroom."""
NEWEST, A_PAGE = 300, 100
AIMS = {(50, 0.001): 0.7, (50, 0.01): 0.4, (1_000, 0.001): 0.5}
"""By number of lists and share of writes, the least rate beside that without writes."""
SECONDS = 2
WARM, MOST_WARMING = 0.99, 8
"""Slices before each round end when so many answers were stored, or after so many."""
DELAYS = {"sqlite": 0.0, "postgresql": 0.05}
"""Seconds after a commit from which on no answer may be without it."""
FRESH = 2
"""New connections that look for each write, for each web process; one process is met by one."""
NAME_OF_COPY = "bench_mixed"


@dataclass
class Part:
    """What was seen at one share of writes, round by round; ``ratios`` to the slice of the same round without writes.

    ``costs``: the same of requests in a second of the server's processor.
    """

    slices: list[Slice] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    fault: str | None = None

    @property
    def requests(self) -> int:
        """Answers in all rounds."""
        return sum(one.requests for one in self.slices)

    @property
    def writer_share(self) -> float:
        """How much of the core of the load the writer took."""
        return self.counts.cpu / sum(one.seconds for one in self.slices)

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        return {
            "requests_per_second": median(one.rate for one in self.slices),
            "p99_ms": median(one.p99 for one in self.slices),
            "requests": self.requests,
            "hits": sum(one.hits for one in self.slices),
            "ratio": median(self.ratios),
            "cpu_us": sum(one.cpu for one in self.slices) / max(self.requests, 1) * 1e6,
            "cpu_ratio": median(self.costs),
            "writer_share": self.writer_share,
            **vars(self.counts),
            "fault": self.fault,
        }


def run(arguments: argparse.Namespace) -> bool:
    """Prints a line for each case, writes the figures beside; whether no answer was out of date."""
    seen = Seen()
    print(heading(arguments.posts))
    for dialect in arguments.databases:
        with place(dialect) as where:
            look(dialect, where.copied(arguments.posts, NAME_OF_COPY), arguments.rounds, seen)
            where.drop(NAME_OF_COPY)
    print(f"\n{seen.swing.verdict}\nAsked by {NAME}.")
    (DATA / "mixed.json").write_text(json.dumps(seen.kept, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'mixed.json'}")
    return seen.met


@dataclass
class Seen:
    """All cases so far, and whether all is as it should be."""

    cases: dict[str, Any] = field(default_factory=dict)
    met: bool = True
    swing: Yardstick = field(default_factory=lambda: Yardstick("the rate without writes"))

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        return {"swing": self.swing.swing, "cases": self.cases}


def heading(posts: int) -> str:
    """What stands above the lines."""
    return (
        f"{f'{posts:,} posts':<44}{'of no writes':>14}{'of its CPU':>12}{'writer':>8}"
        f"{'stored':>8}{'writes':>9}{'written':>9}{'looks':>8}{'stale':>7}"
    )


def look(dialect: str, settings: Settings, rounds: int, seen: Seen, *, key: str | None = None) -> None:
    """Prints the lines of one database. With a key, writes are PATCHes over HTTP."""
    limit = values_of(settings)["limit"]
    for workers, keys, edited in product(WORKERS, KEYS, EDITED):
        with service(settings, workers) as running:
            told = f"{dialect}, {workers} web, {keys:,} keys, {edited}"
            task = replace(_task(settings, running, paths(keys, limit), DELAYS[dialect], workers), key=key)
            task = task if edited == "shown" else replace(task, shown=_recent(running, task))
            parts = _measured(running, paths(keys, limit), task, rounds)
        seen.cases[told] = {str(share): part.kept for share, part in parts.items()}
        seen.met = _print(told, parts, keys) and seen.met
        seen.swing.rounds += _swing(parts[0.0])


def paths(number: int, limit: int) -> list[str]:
    """So many lists: of tags, of campaigns, of tags in a language."""
    tags = [f"tag=tag-{one}" for one in range(TAGS)]
    campaigns = [f"campaign=campaign-{one}" for one in range(CAMPAIGNS)]
    both = [f"{tag}&language={language}" for language, tag in product(LANGUAGES, tags)]
    return [f"{POSTS}?limit={limit}&{query}" for query in (*tags, *campaigns, *both)][:number]


def _task(settings: Settings, running: Running, keys: Sequence[str], delay: float, workers: int) -> Task:
    shown: dict[str, list[str]] = {}
    for path in keys:
        for item in orjson.loads(running.ask(path)[1])["data"]:
            shown.setdefault(item["id"], []).append(path)
    return Task(settings, running.address, shown, Path(), delay, 1 if workers == 1 else FRESH * workers)


def _recent(running: Running, task: Task) -> dict[str, Sequence[str]]:
    """The lists that show each of the newest posts; one of that post alone where none of the others does."""
    pages = [running.ask(f"{POSTS}?limit={A_PAGE}&page={number + 1}")[1] for number in range(NEWEST // A_PAGE)]
    newest = [item["id"] for page in pages for item in orjson.loads(page)["data"]]
    return {post: task.shown.get(post) or [f"{POSTS}?id={post}"] for post in newest}


def _measured(running: Running, keys: Sequence[str], task: Task, rounds: int) -> dict[float, Part]:
    """What was seen at each share of writes."""
    parts = {share: Part() for share in SHARES}
    order = Order(_uniform(keys))
    with Writer.started(task) as writer:
        for _ in range(rounds):
            _warm(running, order)
            for share, part in parts.items():
                pipe = Pipe(writer.pipe, round(1 / share)) if share else None
                found = load(running, order, seconds=SECONDS, looking=True, pipe=pipe)
                part.slices.append(found)
                without = parts[0.0].slices[-1]
                part.ratios.append(found.rate / without.rate)
                part.costs.append(_processed(found) / _processed(without))
                part.fault = part.fault or fault(found, order)
                writer.tell(part.counts)
    return parts


def _processed(found: Slice) -> float:
    """Requests in a second of the server's processor; without that of PostgreSQL. 1 where it cannot be told."""
    return found.requests / found.cpu if found.cpu else 1.0


def _uniform(keys: Sequence[str]) -> list[str]:
    """Each key as often as the others, in no order."""
    dice = random.Random(5)
    return [key for _ in range(20) for key in dice.sample(keys, len(keys))]


def _warm(running: Running, order: Order) -> None:
    for _ in range(MOST_WARMING):
        found = load(running, order, looking=True)
        if found.hits >= WARM * found.requests:
            return


def _swing(part: Part) -> list[float]:
    """Each round's time for a request, as a multiple of the shortest."""
    most = max(one.rate for one in part.slices)
    return [most / one.rate for one in part.slices]


def _print(told: str, parts: dict[float, Part], keys: int) -> bool:
    """Whether no answer was out of date, all were there, and the rates are as they should be."""
    is_right = True
    for share, part in parts.items():
        counts, hits = part.counts, sum(one.hits for one in part.slices) / max(part.requests, 1)
        written = counts.writes / max(part.requests, 1)
        least = AIMS.get((keys, share), 0.0)
        slow = f"missed: {least} of no writes" if median(part.ratios) < least else ""
        bad = part.fault or (f"{counts.lost} answers without the post" if counts.lost else "missed: 0 stale" if counts.stale else slow)
        is_right = is_right and not bad
        print(
            f"{told + f', {share:.1%} writes':<44}{median(part.ratios):>14.3f}{median(part.costs):>12.3f}{part.writer_share:>8.0%}"
            f"{hits:>8.1%}{counts.writes:>9,}{written:>9.2%}{counts.looks:>8,}{counts.stale:>7,}   {bad or 'met'}",
            flush=True,
        )
    return is_right
