"""``sources``: how soon another section's posts are here: the first pull, a poll without news, an edit that is pulled; and the memory.

Besides what a feed takes of the processor: the first time, and where it has nothing new.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import partial
from ipaddress import ip_network
from statistics import median
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import func, select

from api.clock import now_us
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.models import Post, Source
from api.outbound import Answer, Door
from api.services.posts import editing
from api.services.syndication import sources as rules
from api.settings import Settings
from api.sources import asking, kinds, pulling
from bench import wordpress
from bench.admin_client import AdminClient, key
from bench.clocks import Yardstick
from bench.databases import DATA, place
from bench.servers import Running, service
from schemas.source import LONGEST

ORIGIN, READER = "bench_sources_origin", "bench_sources_reader"
LEAST_A_SECOND, MOST_BYTES, MOST_TOLD = 300, 300, 2_000
"""Aims: posts of a first pull a second, on SQLite; bytes of a poll without news, headers and all; ms of an edit by a webhook, p95."""
SPACED_SECONDS = 1.5
FEED_ITEMS, FEED_WORDS = 500, 350
FEED_SECONDS, FEED_IDLE = 1.5, 20.0
"""Aims: seconds of the processor until its items are here, children included; ms of a poll without news."""
LOOPBACK = (ip_network("127.0.0.0/8"),)


@dataclass
class Seen:
    """What was measured on a kind of database. Milliseconds, but where it is said."""

    posts: int = 0
    seconds: float = 0
    cpu_seconds: float = 0
    """Of the process that pulls; the other side answers in one of its own."""
    idle: list[float] = field(default_factory=list)
    idle_bytes: int = 0
    edits: list[float] = field(default_factory=list)
    """From the end of a commit there until that of the one here, pulled at once."""
    told: list[float] = field(default_factory=list)
    """From there until it is here, both with their workers, by a webhook there."""
    megabytes: float = 0
    feed_seconds: float = 0
    """Of the processor, for the first pull of a feed."""
    feed_idle: list[float] = field(default_factory=list)
    """Milliseconds of the processor: the same bytes again, from a server that says nothing of their age."""
    feed_unmodified: list[float] = field(default_factory=list)
    """The same, from one that answers 304."""

    def of(self, share: float, edits: Sequence[float] | None = None) -> float:
        """The milliseconds within which so many edits were here."""
        found = sorted(edits or self.edits)
        return found[min(int(len(found) * share), len(found) - 1)]


class Reader:
    """A section that reads another one, in this process."""

    def __init__(self, database: Database, address: str) -> None:
        self.database, self._fetch, self.size = database, asking.fetched_by(Door(LOOPBACK)), 0
        form = {"name": "Origin", "url": address, "section": "main", "query": "", "licenses": None, "becomes": "published"}
        with writing(database) as session:
            self.source: UUID = rules.make(session, {**form, "interval_seconds": 5}, site=database.site, now=now_us()).id

    def pull(self) -> None:
        """Pulls until nothing more is there. Raises ``SystemExit`` where the other side does not answer."""
        while True:
            with reading(self.database) as connection:
                question = kinds.question(connection.execute(select(Source.__table__).where(Source.id == self.source)).one())
            outcome = kinds.outcome(self._measured, question, self.database.site)
            if outcome.error:
                raise SystemExit(outcome.error)
            if not pulling.store(self.database, outcome, now_us()):
                return

    def _measured(self, address: str, headers: Mapping[str, str]) -> Answer:
        answer = self._fetch(address, headers)
        told = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
        self.size = len("HTTP/1.1 304 Not Modified\r\n\r\n") + told + len(answer.body)
        return answer

    def count(self) -> int:
        """The posts that are here."""
        with reading(self.database) as connection:
            return connection.scalar(select(func.count()).select_from(Post)) or 0


def run(arguments: argparse.Namespace) -> bool:
    """Prints a table, writes the figures beside; whether all aims were met."""
    yardstick, seen, met = Yardstick(), {}, True
    for dialect in arguments.databases:
        yardstick.measure()
        with place(dialect) as there:
            origin = there.copied(arguments.posts, ORIGIN)
            reader = replace(there.empty(READER), public_url="https://reader.example.org")
            seen[dialect] = _measured(origin, reader, arguments.rounds)
            _measure_feed(replace(there.empty(READER), public_url="https://reader.example.org"), arguments.rounds, seen[dialect])
            there.drop(READER)
            there.drop(ORIGIN)
        met = _tell(dialect, seen[dialect]) and met
    with place("sqlite") as there:
        met = wordpress.tell(there.empty(READER), LOOPBACK) and met
        there.drop(READER)
    yardstick.measure()
    print(f"\n{yardstick.verdict}")
    kept = {dialect: {**vars(one), "p50": one.of(0.5), "p95": one.of(0.95)} for dialect, one in seen.items()}
    (DATA / "sources.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "sources": kept}, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'sources.json'}")
    return met


def _measured(origin: Any, reader: Any, rounds: int) -> Seen:
    seen = Seen()
    with ExitStack() as stack:
        there, here = (stack.enter_context(closing(open_database(settings))) for settings in (origin, reader))
        section = Reader(here, stack.enter_context(service(origin)).address)
        cpu, began = time.process_time(), time.monotonic()
        section.pull()
        seen.cpu_seconds, seen.seconds, seen.posts = time.process_time() - cpu, time.monotonic() - began, section.count()
        section.pull()
        seen.idle = [_milliseconds(section.pull) for _ in range(rounds)]
        seen.idle_bytes = section.size
        with reading(there) as connection:
            posts = connection.scalars(select(Post.id).where(Post.state == "published", Post.origin_uri.is_(None)).limit(rounds)).all()
        for post in posts:
            _edit(there, post)
            time.sleep(0.3)  # by then each process answers with it; no time of this one's
            seen.edits.append(_milliseconds(section.pull))
    seen.told = _told(origin, reader, section.source, posts)
    seen.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seen


def _measure_feed(settings: Settings, rounds: int, seen: Seen) -> None:
    """What a feed takes of the processor."""
    body = _feed()
    has_tag = False

    def fetch(_address: str, headers: Mapping[str, str]) -> Answer:
        is_known = has_tag and "If-None-Match" in headers
        return Answer(304, {}, b"") if is_known else Answer(200, {"etag": '"1"'}, body)

    with closing(open_database(settings)) as database:
        form = {"kind": "feed", "name": "Feed", "url": "https://feed.example.net/", "section": "main", "query": "", "licenses": None}
        with writing(database) as session:
            source = rules.make(session, {**form, "becomes": "published", "interval_seconds": 900}, site=database.site, now=now_us()).id

        def pull() -> float:
            began = _processor()
            with reading(database) as connection:
                question = kinds.question(connection.execute(select(Source.__table__).where(Source.id == source)).one())
            pulling.store(database, kinds.outcome(fetch, question, database.site), now_us())
            return _processor() - began

        seen.feed_seconds = pull()
        seen.feed_idle = [1000 * pull() for _ in range(rounds)]
        has_tag = True
        seen.feed_unmodified = [1000 * pull() for _ in range(rounds)]
        with reading(database) as connection:
            if connection.scalar(select(func.count()).select_from(Post)) != FEED_ITEMS:
                raise SystemExit("Not all items of the feed became posts.")


def _feed() -> bytes:
    """A feed of RSS with the whole texts of its items."""
    words = " ".join(f"word{number % 97} <b>bold</b>" if number % 40 == 0 else f"word{number % 89}" for number in range(FEED_WORDS))
    item = "<item><title>Number {0}</title><link>https://feed.example.net/{0}</link><guid>https://feed.example.net/?p={0}</guid>"
    item += "<pubDate>Wed, 05 Jun 2024 16:04:48 GMT</pubDate><category>Tag {1}</category>"
    item += "<description><![CDATA[<p>{2}</p>]]></description></item>"
    text = "".join(item.format(number, number % 20, words) for number in range(FEED_ITEMS))
    aside = "<item><title>Nowhere</title><guid>none</guid></item>"  # most feeds have some that cannot be taken
    return f"<rss version='2.0'><channel><title>Feed</title>{text}{aside}</channel></rss>".encode()


def _processor() -> float:
    """Seconds of the processor that this process took, and its children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _told(origin: Settings, reader: Settings, source: UUID, posts: Sequence[UUID]) -> list[float]:
    """Milliseconds from the end of a commit there until a reader here is answered with it."""
    found: list[float] = []
    origin, reader = (replace(one, outbound_allow=LOOPBACK) for one in (origin, reader))
    with ExitStack() as stack:
        there, here = (stack.enter_context(closing(open_database(settings))) for settings in (origin, reader))
        remote = stack.enter_context(service(origin, works=True))
        with writing(here) as session:  # where the other side is by now
            row = rules.found(session, source)
            row.url, row.host, row.interval_seconds = remote.address, urlsplit(remote.address).netloc, LONGEST
            rules.begin_again(row, is_another=False)
        local = stack.enter_context(service(reader, works=True))
        client = AdminClient(local.address, key(here))
        while not client.asked("GET", f"/sources/{source}")[1]["is_complete"]:
            time.sleep(0.1)
        status, hint = client.asked("GET", f"/sources/{source}/hint")
        hook = {"name": "Reader", "url": hint["url"].replace(reader.public_url, local.address), "query": "types=post"}
        if (status, AdminClient(remote.address, key(there)).asked("POST", "/webhooks", hook)[0]) != (200, 201):
            raise SystemExit("The webhook could not be made.")
        for post in posts:
            time.sleep(SPACED_SECONDS)  # messages are a second apart
            title = _edit(there, post)
            found.append(_milliseconds(partial(_wait_for, local, title)))
    return found


def _wait_for(served: Running, title: str) -> None:
    while title.encode() not in served.ask("/v1/posts?sort=-updated_at&limit=1")[1]:
        time.sleep(0.01)


def _edit(database: Database, post: UUID) -> str:
    """The new title."""
    now = now_us()
    with writing(database) as session:
        row = editing.load(session, post)
        if row is not None:
            editing.edit(session, row, {"title": f"Edited {now}"}, now=now)
    return f"Edited {now}"


def _milliseconds(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return 1000 * (time.monotonic() - began)


def _tell(dialect: str, one: Seen) -> bool:
    """Whether the aims were met."""
    rate, each = one.posts / one.seconds, 1000 * one.cpu_seconds / one.posts
    is_met = (rate >= LEAST_A_SECOND or dialect != "sqlite") and one.idle_bytes <= MOST_BYTES and one.of(0.95, one.told) <= MOST_TOLD
    print(f"\n{dialect}, {one.posts:,} posts")
    print(f"first pull          {rate:>8.0f} posts/s, {each:.1f} ms of a core each; aim {LEAST_A_SECOND} on SQLite")
    print(f"a poll without news {median(one.idle):>8.1f} ms, {one.idle_bytes} bytes; aim {MOST_BYTES}")
    print(f"an edit, pulled     {one.of(0.5):>8.1f} ms p50, {one.of(0.95):.1f} ms p95")
    print(f"an edit, told       {one.of(0.5, one.told):>8.0f} ms p50, {one.of(0.95, one.told):.0f} ms p95; aim {MOST_TOLD}")
    print(f"memory              {one.megabytes:>8.0f} MB of the process that pulls, at most   {'met' if is_met else 'missed'}")
    idle, unmodified = median(one.feed_idle), median(one.feed_unmodified)
    is_quick = one.feed_seconds <= FEED_SECONDS and idle <= FEED_IDLE
    print(f"a feed, first       {one.feed_seconds:>8.2f} s of a core for {FEED_ITEMS} items; aim {FEED_SECONDS}")
    verdict = "met" if is_quick else "missed"
    print(f"a feed, unchanged   {idle:>8.1f} ms of a core, {unmodified:.1f} where it answers 304; aim {FEED_IDLE:.0f}   {verdict}")
    return is_met and is_quick
