"""``scale``: what a page costs with few posts and with many. How databases are made is in ``databases``."""

import argparse
import json
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlencode

from clocks import Yardstick, milliseconds
from databases import DATA, place
from flask import Flask
from sqlalchemy import select

from api.app import create_app
from api.db import open_database, reading
from api.derived.facets import EVERYTHING
from api.models import Card, Facet, Listing
from schemas.query import LIMIT, MOST_LISTED

RATIO = 2.0
"""A list may take so many times as long with ten times the posts."""
PAGE_MS = {"sqlite": 2.0, "postgresql": 5.0}
ROUNDS, CALLS = 15, 8
DEEP = 1_000
"""The page that is asked for by cursor, or the last one but one."""

Values = dict[str, Any]

LISTS: dict[str, Values] = {
    "newest": {},
    "tag": {"tag": "tag-30"},
    "tag, language, campaign": {"tag": "tag-30", "language": "fr", "campaign": "campaign-5"},
    "parent tag": {"tag": "{parent}"},
    "deep page by cursor": {"cursor": "{deep}"},
    "deep page by number": {"page": "{page}"},
    "-updated_at": {"sort": "-updated_at"},
    "-updated_at of a tag": {"sort": "-updated_at", "tag": "tag-30"},
    "updated_after, few": {"updated_after": "{lately}"},
    "one post": {"ref": "post-{middle}"},
}
"""What is timed: query parameters, where a word in braces is a value of the database; ``ref`` is a post's own address."""


@dataclass
class Subject:
    """One view of one database, to be called again and again."""

    app: Flask
    path: str
    query: str

    def call(self) -> float:
        """ms of one call of the view function: parameters, statements, envelope, headers; routing and sockets are left out."""
        with self.app.test_request_context(self.path, query_string=self.query) as context:
            view = self.app.view_functions[context.request.endpoint or ""]
            arguments = context.request.view_args or {}
            return milliseconds(lambda: view(**arguments))


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    yardstick, figures = Yardstick(), {}
    for dialect in arguments.databases:
        with ExitStack() as stack:
            where = stack.enter_context(place(dialect))
            sizes = [arguments.posts // 10, arguments.posts]
            subjects = [_subjects(stack, where.generated(size)) for size in sizes]
            times = {name: _timed([one[name] for one in subjects], yardstick) for name in LISTS}
        figures[dialect] = {name: dict(zip(map(str, sizes), found, strict=True)) for name, found in times.items()}
        _print(dialect, sizes, times)
    print(yardstick.verdict)
    kept = {"yardstick_swing": yardstick.swing, "milliseconds": figures}
    (DATA / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"Milliseconds of this run: {DATA / 'scale.json'}")
    return all(_ratio(found) <= RATIO and found[-1] <= PAGE_MS[one] for one in figures for found in map(_both, figures[one].values()))


def _both(found: dict[str, float]) -> list[float]:
    return list(found.values())


def _subjects(stack: ExitStack, settings: Any) -> dict[str, Subject]:
    database = stack.enter_context(closing(open_database(settings)))
    app = create_app(settings, database)
    with reading(database) as connection:
        values = _values(connection, app)
    return {name: _subject(app, asked, values) for name, asked in LISTS.items()}


def _subject(app: Flask, asked: Values, values: Values) -> Subject:
    told = {name: value.format(**values) for name, value in asked.items()}
    ref = told.pop("ref", None)
    return Subject(app, "/v1/posts" + (f"/{ref}" if ref else ""), urlencode(told))


def _timed(subjects: list[Subject], yardstick: Yardstick) -> list[float]:
    """Median ms of each: rounds in turn, so that a slow minute of the machine meets all alike."""
    found: list[list[float]] = [[] for _ in subjects]
    for subject in subjects:
        [subject.call() for _ in range(CALLS)]
    for _ in range(ROUNDS):
        for subject, times in zip(subjects, found, strict=True):
            times.append(median(subject.call() for _ in range(CALLS)))
        yardstick.measure()
    return [median(times) for times in found]
