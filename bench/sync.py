"""``sync``: what delta sync takes: a whole snapshot, pages of changes, a poll without news, an app that was away (which is in ``away``)."""

import argparse
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from api.app import create_app
from api.db import Database, open_database
from api.settings import Settings
from bench.clocks import Yardstick
from bench.constant import Wsgi, constant
from bench.databases import DATA, place
from bench.in_process import ROUNDS, Case, called, environ
from bench.interleaved import CONST
from bench.newsroom import Newsroom
from bench.offline_client import CHANGES, Away, away, tell
from bench.servers import BODY
from bench.walks import Walk, walked

SNAPSHOT, DELTA, TEXTS, POLL = "snapshot", "changes", "changes, body_html", "poll, no news"
PAGE: dict[str, Any] = {"limit": 500}
ITEMS_A_SECOND = 20_000.0
"""The aim for a snapshot on SQLite, on one core."""
WALKS, FULL = 3, 3
"""Each is read so often, of changes so many pages: less than the newsroom makes in its days."""
STORED_LIST, STORED_POLL, POLL_UNCHANGED = "list of one id, stored", "poll, stored", "poll, stored, 304"
SHARE_OF_STORED = 0.9
"""A poll must be as fast as a stored list of about its size, or nearly so."""
NAME_OF_COPY = "bench_sync"


@dataclass
class Seen:
    """What was measured on one database; ``polls``: microseconds of each, round by round."""

    walks: dict[str, Walk] = field(default_factory=dict)
    polls: dict[str, list[float]] = field(default_factory=dict)
    away: Away = field(default_factory=Away)

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        walks = {name: walk.kept for name, walk in self.walks.items()}
        return {"walks": walks, "microseconds": {name: min(times) for name, times in self.polls.items()}, "away": self.away.kept}


def run(arguments: argparse.Namespace) -> bool:
    """Prints the tables, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        with place(dialect) as where:
            seen = _seen(where.copied(arguments.posts, NAME_OF_COPY), yardstick)
            where.drop(NAME_OF_COPY)
        told = f"{dialect}, {arguments.posts:,} posts"
        met = all([_tell_walks(seen, told, has_aim=dialect == "sqlite"), _tell_polls(seen, told), met])
        tell(seen.away, told)
        figures[dialect] = seen.kept
    print(f"\n{yardstick.verdict}")
    (DATA / "sync.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "sync": figures}, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'sync.json'}")
    return met


def _seen(settings: Settings, yardstick: Yardstick) -> Seen:
    """What was measured on a database, which is written to."""
    found = Seen()
    with closing(open_database(settings)) as database:
        app = partial(_fresh, settings, database)
        found.walks[SNAPSHOT] = _best(app, PAGE, yardstick)
        since = {**PAGE, "cursor": found.walks[SNAPSHOT].cursor}
        found.away = away(Newsroom(database), app)
        found.walks[DELTA] = _best(app, since, yardstick, most=FULL)
        found.walks[TEXTS] = _best(app, {**since, "include": "body_html"}, yardstick, most=FULL)
        head = walked(app(), CHANGES, since).cursor
        found.walks[POLL] = _best(app, {**PAGE, "cursor": head}, yardstick)
        found.polls = _polls(app(), head)
    return found


def _fresh(settings: Settings, database: Database) -> Wsgi:
    """An application with no answer stored but one that nobody asks for; it has answered before, so that no first call is timed."""
    made = create_app(settings, database)
    walked(made, CHANGES, {"limit": 1}, most=1)
    return made


def _best(app: Callable[[], Wsgi], query: dict[str, Any], yardstick: Yardstick, most: int | None = None) -> Walk:
    """The fastest of some walks, each by an application that has no answer stored; the first is not timed, and read in br too."""
    coded, walks = walked(app(), CHANGES, query, coded=True, most=most), []
    for _ in range(WALKS):
        yardstick.measure()
        walks.append(walked(app(), CHANGES, query, most=most))
    best = min(walks, key=lambda walk: walk.sum("cpu"))
    best.coded = coded.coded
    return best


def _polls(app: Wsgi, head: str) -> dict[str, list[float]]:
    """Polls of a client that has everything, beside a stored list and the constant answer, in turn."""
    query = urlencode({**PAGE, "cursor": head})
    poll = partial(environ, query, PATH_INFO=CHANGES)
    tag = dict(called(app, poll())[0].headers)["ETag"]
    cases = {
        CONST: Case(constant(BODY), lambda: environ(""), cache=None),
        STORED_LIST: Case(app, lambda: environ("limit=1&fields=id")),
        STORED_POLL: Case(app, poll),
        POLL_UNCHANGED: Case(app, partial(poll, HTTP_IF_NONE_MATCH=tag), 304),
    }
    for case in cases.values():
        case.prepare()
    for _ in range(ROUNDS):
        for case in cases.values():
            case.measure()
    return {name: case.times for name, case in cases.items()}


def _tell_walks(seen: Seen, told: str, *, has_aim: bool) -> bool:
    """Whether the aim was met."""
    heads = (("items", 9), ("pages", 7), ("KB a page", 11), ("br", 7), ("MB", 8), ("br", 7), ("ms a page", 11), ("CPU", 8), ("items/s", 10))
    print(f"\n{told:<28}{''.join(f'{head:>{width}}' for head, width in heads)}   best of {WALKS}; items of a second of CPU")
    for name, walk in seen.walks.items():
        pages, size, coded = len(walk.pages), walk.sum("size"), walk.coded
        print(
            f"{name:<28}{walk.sum('items'):>9,}{pages:>7}{size / pages / 1e3:>11,.1f}{coded / pages / 1e3:>7,.1f}{size / 1e6:>8.1f}"
            f"{coded / 1e6:>7.1f}{walk.mean_ms('wall'):>11.1f}{walk.mean_ms('cpu'):>8.1f}{walk.rate:>10,.0f}"
            f"   {_verdict(walk) if has_aim and name == SNAPSHOT else ''}"
        )
    return not has_aim or seen.walks[SNAPSHOT].rate >= ITEMS_A_SECOND


def _verdict(walk: Walk) -> str:
    return f"{'met' if walk.rate >= ITEMS_A_SECOND else 'missed'}, aim {ITEMS_A_SECOND:,.0f} items/s"


def _tell_polls(seen: Seen, told: str) -> bool:
    """Whether polls are as fast as they should be."""
    best = {name: min(times) for name, times in seen.polls.items()}
    print(f"\n{told:<28}{'µs':>9}{'more than const':>18}{'of stored list':>16}   best of {ROUNDS}; aim: {SHARE_OF_STORED:g} of its speed")
    misses = 0
    for name, found in best.items():
        ratio = best[STORED_LIST] / found
        has_aim = name in (STORED_POLL, POLL_UNCHANGED)
        misses += has_aim and ratio < SHARE_OF_STORED
        verdict = ("missed" if ratio < SHARE_OF_STORED else "met") if has_aim else ""
        print(f"{name:<28}{found:>9.1f}{found - best[CONST]:>18.1f}{ratio:>16.2f}   {verdict}")
    return not misses
