"""``peers``: beside Datasette, which a Python developer would take instead: the same posts on the same core, in turn, nothing stored.

It is no part of the project's tools: a command ``datasette`` is looked for, and the run says so where there is none.
"""

import argparse
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from api.app import create_app
from api.db import open_database
from api.settings import Settings
from bench.corpus import FIRST, YEARS, iso
from bench.databases import DATA, place
from bench.interleaved import CONST, RATE, Subject, cell, measured
from bench.load import NAME, Order
from bench.reading import ONE_SLICE, POSTS, values_of
from bench.servers import Running, answering, constant, free_port, service, started

PROGRAM, FILE = "datasette", "peer"
LIMIT, PAGE, TAG = 20, 200, "tag-1"
A_PAGE = 100
AIMS = {"list": 2.5, "tag": 2.5, "one post": 2.5, f"page {PAGE}": 1.5, "search": 2.5}
"""The least ratios to Datasette."""
TABLES = """
CREATE TABLE post (slug TEXT PRIMARY KEY, title TEXT, excerpt TEXT, published_at TEXT, language TEXT, body_html TEXT);
CREATE INDEX post_published_at ON post (published_at);
CREATE TABLE tag (slug TEXT PRIMARY KEY, name TEXT);
CREATE TABLE post_tag (post TEXT REFERENCES post (slug), tag TEXT REFERENCES tag (slug), PRIMARY KEY (post, tag)) WITHOUT ROWID;
CREATE INDEX post_tag_tag ON post_tag (tag);
CREATE VIRTUAL TABLE post_fts USING fts5 (title, excerpt, body_html, content=post);
"""
SHOWN = ("slug", "title", "excerpt", "published_at", "language")
PAGE_SQL = (
    "SELECT slug, title, excerpt, published_at, language FROM post WHERE published_at < :before "
    "ORDER BY published_at DESC LIMIT :limit OFFSET :offset"
)
"""Datasette's tables have no numbered pages: this is asked of its page of a database."""


Case = tuple[Callable[[int], str], Callable[[int], str], int]
"""How the address of a number is written here and there, and how many there are for a slice."""


@dataclass
class Unseen:
    """Addresses of one case, each asked once: a way to write that of a number."""

    written: Callable[[int], str]
    most: int
    numbers: Iterator[int] = field(default_factory=lambda: count(0))

    def __call__(self) -> Sequence[str]:
        """Those of a slice."""
        return [self.written(number) for number in islice(self.numbers, self.most)]


def run(arguments: argparse.Namespace) -> bool:
    """Prints the table, writes the figures beside; whether all aims were met."""
    program = shutil.which(arguments.datasette or PROGRAM)
    if program is None:
        print(
            f"There is no command `{arguments.datasette or PROGRAM}`. Install Datasette in an environment of its own, and say --datasette."
        )
        return True
    with ExitStack() as stack:
        settings = stack.enter_context(place("sqlite")).generated(arguments.posts)
        slugs, found = copied(settings, DATA / f"{FILE}.db"), values_of(settings)
        ours = stack.enter_context(service(settings))
        theirs = stack.enter_context(datasette(program, DATA / f"{FILE}.db"))
        pairs = {
            name: (Subject(ours, Order(Unseen(here, most), cache="misses")), Subject(theirs, Order(Unseen(there, most))))
            for name, (here, there, most) in cases(slugs, found["middling"], arguments.rounds).items()
        }
        subjects = {f"{name}, {side}": one for name, pair in pairs.items() for side, one in zip(("ours", PROGRAM), pair, strict=True)}
        subjects[CONST] = Subject(stack.enter_context(constant()), Order(["/"]))
        swing = measured(subjects, arguments.rounds)
    figures = {"constant_swing": swing.swing, **{name: one.kept for name, one in subjects.items()}}
    (DATA / "peers.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    met = _print(pairs, arguments.posts)
    print(f"{swing.verdict}\nAsked by {NAME}.\nFigures of this run: {DATA / 'peers.json'}")
    return met


def cases(slugs: Sequence[str], word: str, rounds: int) -> dict[str, Case]:
    """By name, what is asked: lists of what was published before one instant after the other, and each post once in all rounds."""

    def listed(**more: Any) -> Callable[[int], str]:
        return lambda number: f"{POSTS}?{urlencode({'limit': LIMIT, **more, 'published_before': before(number)})}"

    def table(**more: Any) -> Callable[[int], str]:
        fixed = {"_col": SHOWN, "_shape": "objects", "_size": LIMIT, "_sort_desc": "published_at", "_nocount": 1, "_nofacet": 1, **more}
        return lambda number: f"/{FILE}/post.json?{urlencode({**fixed, 'published_at__lt': before(number)}, doseq=True)}"

    through = json.dumps({"table": "post_tag", "column": "tag", "value": TAG})
    page = {"sql": PAGE_SQL, "limit": LIMIT, "offset": LIMIT * (PAGE - 1)}
    return {
        "list": (listed(), table(), ONE_SLICE),
        "tag": (listed(tag=TAG), table(_through=through), ONE_SLICE),
        "one post": (
            lambda number: f"{POSTS}/{quote(slugs[number])}",
            lambda number: f"/{FILE}/post/{quote(slugs[number])}.json?_shape=objects",
            len(slugs) // (rounds + 1),
        ),
        f"page {PAGE}": (
            listed(page=PAGE),
            lambda number: f"/{FILE}.json?{urlencode({**page, 'before': before(number)})}",
            ONE_SLICE,
        ),
        "search": (listed(q=word), table(_search=word), ONE_SLICE),
    }


def before(number: int) -> str:
    """An instant after all posts but a few, another one for each number."""
    return iso(FIRST + YEARS - number)


def copied(settings: Settings, file: Path) -> list[str]:
    """The slugs of all posts, which are now in a file for Datasette, with their tags and an index of their words."""
    file.unlink(missing_ok=True)
    slugs = []
    with closing(open_database(settings)) as database, closing(sqlite3.connect(file)) as copy:
        client = create_app(settings, database).test_client()
        copy.executescript(TABLES)
        address: str | None = f"{POSTS}?limit={A_PAGE}&include=body_html"
        while address:
            answer = client.get(address).json
            for post in answer["data"]:
                _copy(copy, post)
                slugs.append(post["slug"])
            address = answer["links"]["next"] and answer["links"]["next"].removeprefix(settings.public_url)
        copy.execute("INSERT INTO post_fts (post_fts) VALUES ('rebuild')")
        copy.execute("ANALYZE")
        copy.commit()
    return slugs


def _copy(copy: sqlite3.Connection, post: Mapping[str, Any]) -> None:
    values = [post[name] for name in ("slug", "title", "excerpt", "published_at", "language", "body_html")]
    copy.execute("INSERT INTO post VALUES (?, ?, ?, ?, ?, ?)", values)
    copy.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", [(tag["slug"], tag["name"]) for tag in post["tags"]])
    copy.executemany("INSERT INTO post_tag VALUES (?, ?)", [(post["slug"], tag["slug"]) for tag in post["tags"]])


@contextmanager
def datasette(program: str, file: Path) -> Iterator[Running]:
    """Datasette with the file, which it may take to be unchanging, on the core of servers."""
    port = free_port()
    with started([program, "serve", "-i", str(file), "--host", "127.0.0.1", "--port", str(port)], is_loud=True) as running:
        yield answering(running, port, f"/{FILE}.json?sql=select+1", lambda body: b"1" in body)


def _print(pairs: Mapping[str, tuple[Subject, Subject]], posts: int) -> bool:
    """Whether all met their aims."""
    met = True
    print(
        f"\n{f'{posts:,} posts, SQLite, one core':<34}{'of datasette':>14}{'of its CPU':>12}{'ours/s':>9}{'its/s':>9}{'KB':>7}{'its KB':>8}"
    )
    for name, (ours, theirs) in pairs.items():
        ratio, bad = None if theirs.fault else ours.ratio(theirs), ours.fault or theirs.fault
        cpu = theirs.cpu / ours.cpu if theirs.cpu and ours.cpu else None
        is_met = ratio is not None and ratio >= AIMS[name]
        met = met and is_met
        verdict = bad or ("met" if is_met else f"missed: {AIMS[name]:g}")
        sizes = "".join(f"{one.slices[0].mean_size / 1000:>{wide}.1f}" for one, wide in ((ours, 7), (theirs, 8)))
        rates = f"{ours.middle(RATE):>9.0f}{theirs.middle(RATE):>9.0f}"
        print(f"{name:<34}{cell(ratio):>14}{cell(cpu):>12}{rates}{sizes}   {verdict}")
    return met
