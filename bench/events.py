"""``events``: what lists, feeds and calendars of 1,000 events take, made anew and stored, beside the list of posts; and search pages."""

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from statistics import median
from urllib.parse import urlencode

from api.app import create_app
from api.db import open_database, reading
from api.importers import Item
from api.services.archive.importing import importing
from api.settings import Settings
from bench import search_pages
from bench.clocks import Yardstick
from bench.corpus import CAMPAIGNS, DAY, SECTIONS, Line, iso
from bench.databases import DATA, place
from bench.feeds import SHARE, times_made, times_stored
from bench.in_process import ROUNDS
from bench.interleaved import CONST
from bench.reading import POSTS
from bench.search import values

EVENTS = 1_000
DATABASE = "bench_events"
LISTED = "20 posts"
LIMIT = "limit=20"
PATHS = {
    LISTED: POSTS,
    "20 events": "/v1/events",
    "20 events, Atom": "/v1/events.atom",
    "1,000 events, iCalendar": "/v1/events.ics",
}
AIMS = {"20 events": 5.0, "20 events, Atom": 5.0, "1,000 events, iCalendar": 1_000.0}
"""Milliseconds that each takes at most when it is made."""
LONG_AGO = 946_684_800
"""2000-01-01: all events start later."""


def run(arguments: argparse.Namespace) -> bool:
    """Prints a table for each database, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        with ExitStack() as stack:
            there = stack.enter_context(place(dialect))
            settings = there.copied(arguments.posts, DATABASE)
            stack.callback(there.drop, DATABASE)
            _fill(settings)
            database = stack.enter_context(closing(open_database(settings)))
            app = create_app(settings, database)
            listed = {name: path for name, path in PATHS.items() if not path.endswith(".ics")}
            made = times_made(app, listed, lambda path, number: f"{LIMIT}&{_moment(path, number)}", yardstick)
            made |= times_made(app, dict(PATHS.items() - listed.items()), _moment, yardstick)
            stored = times_stored(app, PATHS, "")
            with reading(database) as connection:
                found = values(connection)
            pages = search_pages.measured(app, found, yardstick)
        figures[dialect] = {"made_ms": made, "stored_us": stored, "search_pages_ms": pages}
        met = _tell(f"{dialect}, {arguments.posts:,} posts", made, stored) and met
        met = search_pages.told(dialect, pages) and met
    print(f"\n{yardstick.verdict}")
    told = {"yardstick_swing": yardstick.swing, "events": figures}
    (DATA / "events.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'events.json'}")
    return met


def _moment(path: str, number: int) -> str:
    return urlencode({"published_after" if path == POSTS else "starts_after": iso(LONG_AGO + number)})


def _fill(settings: Settings) -> None:
    with closing(open_database(settings)) as database:
        for result in importing(database, [Item(line["slug"], line) for line in _events(int(time.time()))]):
            assert result.outcome == "created", result  # noqa: S101 - a fault of the bench itself


def _events(now: int) -> Iterator[Line]:
    """Events from a month ago on, a few a day; a third in two languages, two thirds at a place."""
    dice = random.Random(3)
    for number in range(EVENTS):
        starts, at = now - 30 * DAY + number * DAY // 3, iso(now - 60 * DAY)
        yield {
            "type": "event",
            "slug": f"event-{number}",
            "title": f"Event number {number}",
            "titles": {"fr": f"Rendez-vous {number}"} if number % 3 == 0 else {},
            "language": "en",
            "starts_at": iso(starts),
            "ends_at": iso(starts + 7_200),
            "timezone": "Europe/Lisbon",
            "place": {"name": f"Hall {number % 50}", "locality": "Lisbon", "latitude": 38.7, "longitude": -9.1} if number % 3 else None,
            "online_url": None if number % 3 else f"https://meet.example.org/{number}",
            "campaigns": [f"campaign-{one}" for one in dice.sample(range(CAMPAIGNS), 2)],
            "section": f"section-{dice.randrange(SECTIONS)}",
            "state": "published",
            "published_at": at,
            "created_at": at,
            "updated_at": at,
        }


def _tell(told: str, made: Mapping[str, list[float]], stored: Mapping[str, list[float]]) -> bool:
    """Whether the aims were met."""
    print(f"\n{told:<28}{'ms, made':>10}{'least':>8}{'µs, stored':>12}{'of posts':>9}   median of those made; best of {ROUNDS} stored")
    print(f"{CONST:<28}{'':>18}{min(stored[CONST]):>12.1f}")
    misses = 0
    for name in PATHS:
        here, kept, share = median(made[name]), min(stored[name]), min(stored[name]) / min(stored[LISTED])
        is_met = name not in AIMS or (here <= AIMS[name] and share <= 1 / SHARE)
        misses += not is_met
        verdict = f"{'met' if is_met else 'missed'}, aim {AIMS[name]:g} ms, {SHARE:g} of the stored list's speed" if name in AIMS else ""
        print(f"{name:<28}{here:>10.1f}{min(made[name]):>8.1f}{kept:>12.1f}{share:>9.2f}   {verdict}")
    return not misses
