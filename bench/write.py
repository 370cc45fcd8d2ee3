"""``write``: what writing over HTTP takes, for how long it keeps others from writing, and ``mixed`` with PATCHes. Acts are in ``acts``."""

import argparse
import json
from contextlib import ExitStack, closing
from statistics import median
from typing import Any

from api.db import open_database
from api.settings import Settings
from bench import admin_client, mixed
from bench.admin_client import AdminClient
from bench.clocks import Yardstick
from bench.databases import DATA, place
from bench.fanouts import Fanout, Fanouts
from bench.load import NAME
from bench.locks import Probe
from bench.merge_fixtures import prepared
from bench.servers import service
from bench.write_cases import MOST_LOCK_MS, MOST_MS, MOST_OF_READ, PATCH, READ, Acts, Times, locked, timed

LOCKED_SHARE = 4
"""A quarter as many calls of each with somebody else who wants to write."""
MIXED_ROUNDS = 1
NAME_OF_COPY = "bench_write_{}"


def run(arguments: argparse.Namespace) -> bool:
    """Prints the tables, writes the figures beside; whether all aims were met."""
    yardstick, figures, met, seen = Yardstick(), {}, True, mixed.Seen()
    for dialect in arguments.databases:
        with place(dialect) as where:
            name = NAME_OF_COPY.format(arguments.posts)
            settings = where.copied(arguments.posts, name)
            told = f"{dialect}, {arguments.posts:,} posts"
            figures[dialect], misses = _measured(told, settings, arguments.rounds, yardstick)
            met = met and not misses
            print("\n" + mixed.heading(arguments.posts))
            with closing(open_database(settings)) as database:
                key = admin_client.key(database)
            mixed.look(dialect, settings, MIXED_ROUNDS, seen, key=key)
            where.drop(name)
    print(f"\n{yardstick.verdict}\n{seen.swing.verdict}\nAsked by {NAME}.")
    kept = {"yardstick_swing": yardstick.swing, "write": figures, "mixed": seen.kept}
    (DATA / "write.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'write.json'}")
    return met and seen.met


def _measured(told: str, settings: Settings, rounds: int, yardstick: Yardstick) -> tuple[dict[str, Any], int]:
    """The figures, and how many aims were missed."""
    ground = prepared(settings)
    with ExitStack() as stack:
        database = stack.enter_context(closing(open_database(settings)))
        running = stack.enter_context(service(settings, works=True))
        probe = stack.enter_context(Probe.started(settings))
        asking = stack.enter_context(closing(AdminClient(running.address, ground.key)))
        acts = Acts(asking, ground, database)
        times = timed(acts, rounds, yardstick)
        locked(acts, max(rounds // LOCKED_SHARE, 1), probe, times)
        misses = _print(told, "sqlite" if database.is_sqlite else "postgresql", times)
        jobs = []
        print(f"{'':<44}{'request':>8}{'s':>8}{'posts':>8}{'ms/post':>8}{'longest':>9}")
        for job in Fanouts(asking, ground, database, acts.all[PATCH]).all(probe):
            misses += _print_job(job)
            jobs.append(job)
    return _kept(times, jobs), misses


def _print(told: str, dialect: str, times: dict[str, Times]) -> int:
    """The number of aims that were missed."""
    misses = 0
    print(f"\n{told:<44}{'median':>8}{'p99':>8}{'of GET':>8}{'lock':>8}{'longest':>9}   ms; lock: {MOST_LOCK_MS:g} at most")
    for name, one in times.items():
        most = MOST_MS.get(name, {}).get(dialect)
        is_slow = most is not None and one.median > max(most, MOST_OF_READ.get(name, 0) * times[READ].median)
        missed = [*(["ms"] if is_slow else []), *(["lock"] if max(one.locks) > MOST_LOCK_MS else [])]
        misses += len(missed)
        print(
            f"{name:<44}{one.median:>8.1f}{one.p99:>8.1f}{one.median / times[READ].median:>8.1f}{median(one.locks):>8.1f}"
            f"{max(one.locks):>9.1f}   {_verdict(missed)}{f', aim {most:g}' if most else ''}",
            flush=True,
        )
    return misses


def _print_job(job: Fanout) -> int:
    """The number of aims that were missed."""
    post = job.seconds * 1000 / max(job.posts, 1)
    line = f"{job.name:<44}{job.request:>8.1f}{job.seconds:>8.1f}{job.posts:>8,}{post:>8.1f}"
    if job.lock is None:
        edits = job.beside
        told = f"median {edits.median:.0f}, p99 {edits.p99:.0f}, longest {max(edits.calls):.0f} ms"
        print(f"{line}{'':>9}   {len(edits.calls)} PATCHes, {job.refused} refused: {told}", flush=True)
        return int(job.refused > 0)
    is_missed = job.lock > MOST_LOCK_MS
    print(f"{line}{job.lock:>9.1f}   {_verdict(['lock'] if is_missed else [])}", flush=True)
    return int(is_missed)


def _verdict(missed: list[str]) -> str:
    return "missed: " + ", ".join(missed) if missed else "met"


def _kept(times: dict[str, Times], jobs: list[Fanout]) -> dict[str, Any]:
    acts = {name: {"median": one.median, "p99": one.p99, "calls": one.calls, "locks": one.locks} for name, one in times.items()}
    return {"acts": acts, "jobs": [{**vars(job), "beside": vars(job.beside)} for job in jobs]}
