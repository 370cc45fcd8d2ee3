"""``feeds``: what a feed of 100 posts with their texts takes, made anew and stored, beside the same list in JSON."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from api.app import create_app
from api.db import open_database
from api.feeds import FORMATS
from bench.clocks import Yardstick
from bench.constant import Wsgi, constant
from bench.corpus import FIRST, YEARS, iso
from bench.databases import DATA, place
from bench.in_process import MISS, ROUNDS, Case, called, environ
from bench.interleaved import CONST
from bench.reading import POSTS
from bench.servers import BODY

QUERY = "limit=100&include=body_html"
LISTED = "posts, JSON"
MADE = 40
"""So many of each are made, each at an address of its own."""
MOST_MS = {"sqlite": 15.0, "postgresql": 30.0}
SHARE = 0.9
"""A stored feed must be as fast as the stored list, or nearly so."""


def run(arguments: argparse.Namespace) -> bool:
    """Prints a table for each database, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        with ExitStack() as stack:
            settings = stack.enter_context(place(dialect)).generated(arguments.posts)
            app = create_app(settings, stack.enter_context(closing(open_database(settings))))
            made, stored = times_made(app, dict(_paths()), _query, yardstick), times_stored(app, dict(_paths()), QUERY)
        figures[dialect] = {"made_ms": made, "stored_us": stored}
        met = _tell(f"{dialect}, {arguments.posts:,} posts", made, stored, MOST_MS[dialect]) and met
    print(f"\n{yardstick.verdict}")
    (DATA / "feeds.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "feeds": figures}, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'feeds.json'}")
    return met


def _paths() -> Iterator[tuple[str, str]]:
    yield LISTED, POSTS
    yield from ((f"posts.{name}", f"{POSTS}.{name}") for name in FORMATS)


def _query(_path: str, number: int) -> str:
    return f"{QUERY}&{urlencode({'published_before': iso(FIRST + YEARS - number)})}"


def times_made(app: Wsgi, paths: Mapping[str, str], query: Callable[[str, int], str], yardstick: Yardstick) -> dict[str, list[float]]:
    """By name of these paths, milliseconds of making it, in turn, each time with another query; the first calls do not count."""
    moments = iter(range(sys.maxsize))
    found: dict[str, list[float]] = {name: [] for name in paths}
    for number in range(MADE + 2):
        yardstick.measure()
        for name, path in paths.items():
            asked = query(path, next(moments))
            begun = perf_counter()
            response, _ = called(app, environ(asked, PATH_INFO=path, HTTP_ACCEPT_ENCODING="identity"))
            spent = (perf_counter() - begun) * 1e3
            if (response.status, dict(response.headers).get("Cache-Status")) != (200, MISS):
                raise SystemExit(f"{path}?{asked} was answered {response.status}, or was stored.")
            if number >= 2:  # noqa: PLR2004 - the first two compile what is compiled once
                found[name].append(spent)
    return found


def times_stored(app: Wsgi, paths: Mapping[str, str], query: str) -> dict[str, list[float]]:
    """By name of these paths, microseconds of each from memory, beside a constant answer."""
    cases = {CONST: Case(constant(BODY), lambda: environ(""), cache=None)}
    cases |= {name: Case(app, partial(environ, query, PATH_INFO=path)) for name, path in paths.items()}
    for case in cases.values():
        case.prepare()
    for _ in range(ROUNDS):
        for case in cases.values():
            case.measure()
    return {name: case.times for name, case in cases.items()}


def _tell(told: str, made: dict[str, list[float]], stored: dict[str, list[float]], most: float) -> bool:
    """Whether the aims were met."""
    print(f"\n{told:<28}{'ms, made':>10}{'of JSON':>9}{'µs, stored':>12}{'of JSON':>9}   median of {MADE}; best of {ROUNDS}")
    print(f"{CONST:<28}{'':>19}{min(stored[CONST]):>12.1f}")
    misses = 0
    for name, times in made.items():
        here, kept = median(times), min(stored[name])
        ratio, share = here / median(made[LISTED]), kept / min(stored[LISTED])
        is_met = here <= most and share <= 1 / SHARE
        misses += name != LISTED and not is_met
        verdict = "" if name == LISTED else f"{'met' if is_met else 'missed'}, aim {most:g} ms, {SHARE:g} of the stored list's speed"
        print(f"{name:<28}{here:>10.1f}{ratio:>9.2f}{kept:>12.1f}{share:>9.2f}   {verdict}")
    return not misses
