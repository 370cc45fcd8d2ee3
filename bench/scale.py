"""``scale``: what a page costs with few posts and with many. How databases are made is in ``databases``."""

import argparse
import json
from contextlib import ExitStack, closing
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import Connection, func, select

from api.app import create_app
from api.clock import MICROSECONDS
from api.db import open_database, reading
from api.models import Card, Facet, Tag
from api.settings import Settings
from bench.clocks import Yardstick, milliseconds
from bench.corpus import iso
from bench.databases import DATA, place
from schemas.query import LIMIT, MOST_LIMIT, MOST_LISTED

RATIO = 2.0
"""A list may take so many times as long with ten times the posts."""
PAGE_MS = {"sqlite": 2.0, "postgresql": 5.0}
ROUNDS, CALLS = 15, 8
DEEP = 1_000
"""The page that is asked for by cursor, or the last one."""
HITS = 6

Values = dict[str, Any]

LISTS: dict[str, Values] = {
    "newest": {},
    "tag": {"tag": "tag-30"},
    "tag, language, campaign": {"tag": "tag-2", "language": "fr", "campaign": "campaign-1"},
    "parent tag": {"tag": "{parent}"},
    "deep page by cursor": {"cursor": "{cursor}"},
    "deep page by number": {"page": "{page}"},
    "-updated_at": {"sort": "-updated_at"},
    "-updated_at of a tag": {"sort": "-updated_at", "tag": "tag-30"},
    "updated_after, few": {"updated_after": "{lately}"},
    "one post": {"ref": "{middle}"},
}
"""What is timed: query parameters, where a word in braces is a value of the database; ``ref`` is a post's own address."""


@dataclass
class Subject:
    """One view of one database, to be called again and again."""

    app: Flask
    path: str
    query: str

    def call(self) -> float:
        """Milliseconds of one call of the view function: parameters, statements, envelope, headers; routing and sockets are left out."""
        with self.app.test_request_context(self.path, query_string=self.query) as context:
            view = self.app.view_functions[context.request.endpoint or ""]
            arguments = context.request.view_args or {}
            return milliseconds(lambda: view(**arguments))


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        with ExitStack() as stack:
            where = stack.enter_context(place(dialect))
            sizes = [arguments.posts // 10, arguments.posts]
            subjects = [_subjects(stack, where.generated(size)) for size in sizes]
            times = {name: timed([one[name] for one in subjects], yardstick) for name in LISTS}
        figures[dialect] = {
            name: {str(size): {"median": one.median, "fastest": one.fastest} for size, one in zip(sizes, found, strict=True)}
            for name, found in times.items()
        }
        met = _print(dialect, sizes, times) and met
    print(f"\n{yardstick.verdict}")
    kept = {"yardstick_swing": yardstick.swing, "milliseconds": figures}
    (DATA / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Milliseconds of this run: {DATA / 'scale.json'}")
    return met


def _subjects(stack: ExitStack, settings: Settings) -> dict[str, Subject]:
    database = stack.enter_context(closing(open_database(settings)))
    app = create_app(settings, database)
    with reading(database) as connection:
        values = _values(connection, app)
    return {name: _subject(app, asked, values) for name, asked in LISTS.items()}


def _subject(app: Flask, asked: Values, values: Values) -> Subject:
    told = {name: value.format(**values) for name, value in asked.items()}
    ref = told.pop("ref", None)
    return Subject(app, "/v1/posts" + (f"/{ref}" if ref else ""), urlencode(told))


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds a page, over all rounds: the median, and the fastest round, which a busy machine lengthens least."""

    median: float
    fastest: float


def timed(subjects: list[Subject], yardstick: Yardstick) -> list[Times]:
    """What each takes: rounds in turn, so that a slow minute of the machine meets all alike."""
    found: list[list[float]] = [[] for _ in subjects]
    for subject in subjects:
        [subject.call() for _ in range(CALLS)]
    for _ in range(ROUNDS):
        for subject, times in zip(subjects, found, strict=True):
            times.append(median(subject.call() for _ in range(CALLS)))
        yardstick.measure()
    return [Times(median(times), min(times)) for times in found]


def _values(connection: Connection, app: Flask) -> Values:
    """What stands for the words in braces."""
    children = select(Tag.parent_id).where(Tag.parent_id.is_not(None)).group_by(Tag.parent_id).order_by(func.count().desc()).limit(1)
    public = connection.execute(select(Facet.posts).where(Facet.kind == "all")).scalar_one()
    latest = connection.execute(select(Card.updated_at).order_by(Card.updated_at.desc()).offset(HITS - 1).limit(1)).scalar_one()
    return {
        "parent": connection.execute(select(Tag.slug).where(Tag.id == children.scalar_subquery())).scalar_one(),
        "middle": json.loads(app.test_client().get("/v1/posts?limit=1&page=1000").data)["data"][0]["slug"],
        "page": min(MOST_LISTED, public) // LIMIT,
        "cursor": _cursor(app, min(DEEP, public // LIMIT)),
        "lately": iso(latest // MICROSECONDS),
    }


def _cursor(app: Flask, page: int) -> str:
    """The cursor of this page, found by walking there in bigger steps."""
    client, cursor = app.test_client(), None
    for _ in range((page - 1) * LIMIT // MOST_LIMIT):
        asked = {"limit": MOST_LIMIT, **({"cursor": cursor} if cursor else {})}
        cursor = client.get("/v1/posts", query_string=asked).get_json()["page"]["next_cursor"]
    assert isinstance(cursor, str)  # noqa: S101 - a fault of the bench itself
    return cursor


def _print(dialect: str, sizes: list[int], times: dict[str, list[Times]]) -> bool:
    """Whether all met their aims."""
    misses = 0
    few, many = (f"{size:,}" for size in sizes)
    print(
        f"\n{dialect:<26}{few:>9}{many:>9}{'ratio':>7}{'fastest':>9}   ms a page of {LIMIT}; aims: ratio {RATIO:g}, {PAGE_MS[dialect]:g} ms"
    )
    for name, (small, big) in times.items():
        ratio = big.median / small.median
        missed = [*(["ratio"] if ratio > RATIO else []), *(["ms"] if big.median > PAGE_MS[dialect] else [])]
        misses += len(missed)
        verdict = "missed: " + ", ".join(missed) if missed else "met"
        print(f"{name:<26}{small.median:>9.2f}{big.median:>9.2f}{ratio:>7.2f}{big.fastest:>9.2f}   {verdict}")
    return not misses
