"""``read``: stored answers and fresh ones beside a file server and a constant application. What those reach is in ``limit``."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from flask import Flask

from api.app import create_app
from api.db import open_database, reading
from api.settings import Settings
from bench.corpus import FIRST, YEARS, iso
from bench.databases import DATA, place
from bench.interleaved import CONST, NGINX, P99, RATE, Subject, cell, measured
from bench.load import NAME, Order
from bench.search import values
from bench.servers import BODY, PAGE, Running, constant, nginx, service

Asked = dict[str, Any]

POSTS = "/v1/posts"
ONE_SLICE = 6_000
"""Paths that are each asked once in a slice: more than are answered in it."""
MOST_LIMIT = 60


@dataclass(frozen=True)
class Case:
    """A path (words in braces are values of the database), query and headers; ``aims``: least ratios to nginx and to const."""

    path: str = POSTS
    query: Asked = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    is_stored: bool = True
    aims: tuple[float, float] | None = None
    rate: float | None = None
    """The aim on SQLite, in requests a second."""


LIST: Asked = {"limit": "{limit}"}
STORED_AIMS, UNCHANGED_AIMS, RATE_AIM = (0.35, 0.65), (0.48, 0.80), 700.0

CASES = {
    "list, stored": Case(query=LIST, aims=STORED_AIMS),
    "list, stored, 304": Case(query=LIST, headers={"If-None-Match": "{etag}"}, aims=UNCHANGED_AIMS),
    "list, stored, br": Case(query=LIST, headers={"Accept-Encoding": "br"}),
    "list, stored, gzip": Case(query=LIST, headers={"Accept-Encoding": "gzip"}),
    "one post, stored": Case("/v1/posts/{post}"),
    "list, not stored": Case(query=LIST, is_stored=False, rate=RATE_AIM),
    "two tags, not stored": Case(query={**LIST, "tag_all": "tag-1,tag-2"}, is_stored=False),
    "search, not stored": Case(query={**LIST, "q": "{middling}"}, is_stored=False),
}
"""What is asked."""


def run(arguments: argparse.Namespace) -> bool:
    """Prints the tables, writes the figures beside; whether all aims were met."""
    figures, met = {}, True
    for dialect in arguments.databases:
        with ExitStack() as stack:
            settings = stack.enter_context(place(dialect)).generated(arguments.posts)
            found = values_of(settings)
            subjects = _beside(stack)
            ours = stack.enter_context(service(settings))
            subjects |= {name: Subject(ours, _order(ours, case, found)) for name, case in CASES.items()}
            swing = measured(subjects, arguments.rounds)
        met = _print(dialect, subjects, arguments.posts) and met
        print(swing.verdict)
        figures[dialect] = {"constant_swing": swing.swing, **{name: one.kept for name, one in subjects.items()}}
    (DATA / "read.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"Asked by {NAME}.\nFigures of this run: {DATA / 'read.json'}")
    return met


def _beside(stack: ExitStack) -> dict[str, Subject]:
    """What is compared with."""
    files = stack.enter_context(nginx())
    found = {NGINX: Subject(files, Order([PAGE]))} if files else {}
    return {**found, CONST: Subject(stack.enter_context(constant()), Order(["/"]))}


def values_of(settings: Settings) -> Asked:
    """What stands for the words in braces; ``limit`` makes a list of about ``BODY`` bytes."""
    with closing(open_database(settings)) as database:
        with reading(database) as connection:
            found = values(connection)
        return {**found, "limit": _limit(create_app(settings, database))}


def _limit(app: Flask) -> int:
    client = app.test_client()
    sizes = {limit: len(client.get(f"{POSTS}?limit={limit}").data) for limit in range(1, MOST_LIMIT)}
    return min(sizes, key=lambda limit: abs(sizes[limit] - BODY))


def _order(running: Running, case: Case, found: Asked) -> Order:
    path = case.path.format(**found)
    query = {name: value.format(**found) for name, value in case.query.items()}
    if not case.is_stored:
        return Order(Unseen(path, query), cache="misses")
    whole = path + ("?" + urlencode(query) if query else "")
    tag = running.ask(whole)[0].headers.get("ETag")
    headers = {name: value.format(etag=tag) for name, value in case.headers.items()}
    return Order([whole], headers, 304 if "If-None-Match" in headers else 200, cache="hits")


@dataclass
class Unseen:
    """Paths that nobody has asked for yet: lists of what was published before one instant after the other."""

    path: str
    query: Asked
    most: int = ONE_SLICE
    seconds: Iterator[int] = field(default_factory=lambda: count(0))

    def __call__(self) -> Sequence[str]:
        """Those of a slice."""
        moments = (iso(FIRST + YEARS - next(self.seconds)) for _ in range(self.most))
        return [f"{self.path}?{urlencode({**self.query, 'published_before': moment})}" for moment in moments]


def _print(dialect: str, subjects: Mapping[str, Subject], posts: int) -> bool:
    """Whether all met their aims."""
    misses = 0
    print(f"\n{dialect + f', {posts:,} posts, one core':<38}{'of nginx':>10}{'of const':>10}{'p99 of const':>14}{'CPU µs':>9}")
    for name, one in subjects.items():
        to_files, to_const = (one.ratio(subjects.get(other)) for other in (NGINX, CONST))
        late = cell(one.ratio(subjects[CONST], P99), ".1f")
        aims = _aims(dialect, CASES[name], one, to_files, to_const) if name in CASES else {}
        missed = [aim for aim, is_met in aims.items() if not is_met]
        misses += bool(missed or one.fault)
        verdict = one.fault or ("missed: " + ", ".join(missed) if missed else "met" if aims else "")
        print(f"{name:<38}{cell(to_files):>10}{cell(to_const):>10}{late:>14}{cell(one.cpu, '.0f'):>9}   {verdict}")
    return not misses


def _aims(dialect: str, case: Case, one: Subject, to_files: float | None, to_const: float | None) -> dict[str, bool]:
    """Each aim that can be told here, and whether it was met."""
    found = {}
    if case.aims and to_files is not None:
        found[f"{case.aims[0]:g} of nginx"] = to_files >= case.aims[0]
    if case.aims and to_const is not None:
        found[f"{case.aims[1]:g} of const"] = to_const >= case.aims[1]
    if case.rate and dialect == "sqlite":
        found[f"{case.rate:g} requests a second"] = one.middle(RATE) >= case.rate
    return found
