"""``overload``: what is done, and how others fare, when several times more is asked than can be done.

Nobody waits as ``Retry-After`` says.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

from bench.databases import DATA, place
from bench.load import Crowd, Order, Slice, load
from bench.reading import POSTS, Unseen, values_of
from bench.servers import Running, service
from bench.watching import Look, Watch, Watcher, answered

SECONDS = 5
TIMES = 5
CROWD, MORE = 330, 1_000
"""Connections that ask again the moment they are answered; for the second number there is no aim."""
ONE_SLICE = 100_000
"""Paths of a slice: more than are asked for in it."""
LEAST_DONE, MOST_REFUSED_MS, MOST_SECONDS = 0.80, 50.0, 5.0
"""Aims: work done beside the peak, the median of a refusal, seconds after which all is as before."""
LIST_SECONDS = 0.05
IN_A_ROW, LOOK_SECONDS, PATIENCE_SECONDS = 3, 0.05, 30.0
USUAL, SLACK = 30, 2.0
"""As usual: so many times as long as the slowest of so many."""
OPEN, CLOSED, MOST = f"{TIMES} times the peak, open", f"{CROWD} connections, closed", f"{MORE:,} connections, closed"
OK, REFUSED = 200, 503
Kept = dict[str, Any]


@dataclass
class Figures:
    """Of one kind of load, over all rounds."""

    done: list[float] = field(default_factory=list)
    by_cpu: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    normal: list[float] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    def add(self, peak: Slice, found: Slice, looks: Sequence[Look], seconds: float) -> None:
        """One round."""
        self.done.append(found.misses / found.seconds / (peak.misses / peak.seconds))
        self.by_cpu.append(found.misses / found.cpu / (peak.misses / peak.cpu) if found.cpu and peak.cpu else 0.0)
        self.asked.append(found.rate / (peak.misses / peak.seconds))
        self.looks += looks
        self.normal.append(seconds)

    def milliseconds(self, name: str, status: int) -> tuple[float, float]:
        """The median and the 99th of a hundred, of the answers with this status."""
        ranked = sorted(took for told, found, took in self.looks if told == name and found == status)
        return (median(ranked), ranked[len(ranked) * 99 // 100]) if ranked else (0.0, 0.0)

    def share(self, name: str) -> float:
        """Of those that asked for this, how many were answered 200."""
        statuses = [status for told, status, _ in self.looks if told == name]
        return statuses.count(OK) / max(len(statuses), 1)

    @property
    def kept(self) -> Kept:
        """The figures."""
        statuses = [status for told, status, _ in self.looks if told == "list"]
        return {
            "done_of_peak": median(self.done),
            "done_of_peak_by_cpu": median(self.by_cpu),
            "asked_of_peak": median(self.asked),
            "refused_ms": self.milliseconds("list", REFUSED),
            "made_ms": self.milliseconds("list", OK),
            "lists_seen": {str(status): statuses.count(status) for status in sorted(set(statuses))},
            "live": self.share("live"),
            "live_ms": self.milliseconds("live", OK),
            "ready": self.share("ready"),
            "ready_ms": self.milliseconds("ready", OK),
            "stored": self.share("stored"),
            "stored_ms": self.milliseconds("stored", OK),
            "seconds_until_normal": max(self.normal),
            "rounds": {
                "done_of_peak": self.done,
                "done_of_peak_by_cpu": self.by_cpu,
                "asked_of_peak": self.asked,
                "seconds_until_normal": self.normal,
            },
        }


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    kept, met = {}, True
    for dialect in arguments.databases:
        with place(dialect) as where:
            settings = where.generated(arguments.posts)
            limit = values_of(settings)["limit"]
            with service(settings) as running:
                kept[dialect] = figures(running, limit, arguments.rounds)
        met = _print(dialect, kept[dialect]) and met
    (DATA / "overload.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'overload.json'}")
    return met


def figures(running: Running, limit: int, rounds: int) -> dict[str, Kept]:
    """The figures of each kind of load; none where there are no rounds. ``limit``: posts of the lists that are asked for."""
    if not rounds:
        return {}
    with _watched(running, limit) as watcher:
        return {name: found.kept for name, found in _rounds(running, limit, watcher, rounds).items()}


def missed(kept: Mapping[str, Kept]) -> list[str]:
    """The aims that figures are not within."""
    return [f"{aim} ({name})" for name, one in kept.items() for aim, is_met in AIMS.items() if name != MOST and not is_met(one)]


def _unseen(limit: int, since: str) -> Unseen:
    """Lists that are not stored; no two callers with another ``since`` ask for the same one."""
    return Unseen(POSTS, {"limit": limit, "published_after": since}, ONE_SLICE)


@contextmanager
def _watched(running: Running, limit: int) -> Iterator[Watcher]:
    stored = f"{POSTS}?limit={limit}"
    running.ask(stored)
    lists = Watch(_unseen(limit, "2000-01-01T00:00:00Z")(), LIST_SECONDS, at_once=4)
    others = {"live": Watch(["/live"]), "ready": Watch(["/ready"]), "stored": Watch([stored])}
    with Watcher.started(running.address, {**others, "list": lists}) as watcher:
        yield watcher


def _rounds(running: Running, limit: int, watcher: Watcher, rounds: int) -> Mapping[str, Figures]:
    order, alone = Order(_unseen(limit, "2000-01-02T00:00:00Z")), iter(_unseen(limit, "2000-01-03T00:00:00Z")())
    found = {name: Figures() for name in (CLOSED, MOST, OPEN)}
    for _ in range(rounds):
        peaks: list[Slice] = []
        watcher.looks(partial(_load, running, order, Crowd(), peaks))
        peak = peaks[0]
        usual = _usual(running, alone)
        for name, crowd in ((CLOSED, Crowd(CROWD)), (MOST, Crowd(MORE)), (OPEN, Crowd(rate=TIMES * peak.misses / peak.seconds))):
            slices: list[Slice] = []
            looks = watcher.looks(partial(_load, running, order, crowd, slices))
            found[name].add(peak, slices[0], looks, _seconds_until(usual, running, alone))
    return found


def _load(running: Running, order: Order, crowd: Crowd, slices: list[Slice]) -> None:
    slices.append(load(running, order, seconds=SECONDS, looking=True, crowd=crowd))


def _usual(running: Running, paths: Iterator[str]) -> float:
    """Milliseconds within which a list is made where nobody else asks."""
    place = urlsplit(running.address).netloc
    return max(answered(place, next(paths))[1] for _ in range(USUAL))


def _seconds_until(usual: float, running: Running, paths: Iterator[str]) -> float:
    """Seconds until some lists in a row are made as fast as usual."""
    start, place, good = monotonic(), urlsplit(running.address).netloc, []
    while len(good) < IN_A_ROW and monotonic() < start + PATIENCE_SECONDS:
        asked = monotonic() - start
        status, took = answered(place, next(paths))
        good = [*good, asked] if status == OK and took <= usual * SLACK else []
        sleep(LOOK_SECONDS)
    return good[0] if len(good) == IN_A_ROW else PATIENCE_SECONDS


def _print(dialect: str, kept: Mapping[str, Kept]) -> bool:
    """Whether all met their aims."""
    print(f"\n{dialect}, one core; of the peak of lists that are not stored{''.join(f'{name:>28}' for name in kept)}")
    for title, told in ROWS.items():
        print(f"{title:58}" + "".join(f"{told(one):>28}" for one in kept.values()))
    aims = missed(kept)
    print("missed: " + ", ".join(aims) if aims else "met: " + ", ".join(AIMS))
    return not aims


def _two(milliseconds: tuple[float, float]) -> str:
    return ", ".join(f"{took:.0f}" for took in milliseconds)


ROWS: Mapping[str, Callable[[Kept], str]] = {
    "asked": lambda kept: f"{kept['asked_of_peak']:.1f}",
    "done": lambda kept: f"{kept['done_of_peak']:.2f}",
    "done in a second of the processor": lambda kept: f"{kept['done_of_peak_by_cpu']:.2f}",
    "503: ms, median and 99 %": lambda kept: _two(kept["refused_ms"]),
    **{
        f"{title}: answered 200; ms": lambda kept, name=name: f"{kept[name]:.1%}; {_two(kept[f'{name}_ms'])}"
        for title, name in (("/live", "live"), ("/ready", "ready"), ("a stored list", "stored"))
    },
    "seconds until all is normal, at most": lambda kept: f"{kept['seconds_until_normal']:.2f}",
}
AIMS: Mapping[str, Callable[[Kept], bool]] = {
    f"{LEAST_DONE:g} of the peak": lambda kept: kept["done_of_peak"] >= LEAST_DONE,
    f"503 in {MOST_REFUSED_MS:.0f} ms": lambda kept: kept["refused_ms"][0] < MOST_REFUSED_MS,
    "/live always": lambda kept: kept["live"] == 1,
    f"normal in {MOST_SECONDS:g} s": lambda kept: kept["seconds_until_normal"] <= MOST_SECONDS,
}
