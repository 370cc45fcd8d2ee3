"""``media``: twenty pictures of 24 megapixels wait, and delivery goes on beside the worker that makes their renditions."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from statistics import median
from threading import Event, Thread

from sqlalchemy import func, select

from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.media.headers import header
from api.media.places import place_of
from api.models import Media
from api.services.resources import media
from api.settings import Settings
from bench.databases import place
from bench.load import Crowd, Order, load
from bench.processes import PROC, family
from bench.servers import Running, service, worker

NAME, POSTS, PICTURES = "bench_media", 3_000, 20
SECONDS, STORED, FRESH = 3, Crowd(8, 100.0), Crowd(8, 40.0)
"""Of a slice, and how many requests a second: of what is stored, and of lists that are made."""
MOST_RATIO, MOST_MB = 1.2, 250
"""Aims: p99 beside the queue to that without it; MB of the worker with its child."""
_numbers = count()


@dataclass
class Seen:
    """p99 of slices in ms, without and with a worker that decodes; MB of it at most."""

    idle: dict[str, list[float]] = field(default_factory=lambda: {"stored": [], "fresh": []})
    beside: dict[str, list[float]] = field(default_factory=lambda: {"stored": [], "fresh": []})
    megabytes: float = 0
    made: int = 0

    def ratio(self, kind: str) -> float:
        """The median of p99 beside the queue, to that of idle slices in between."""
        return median(self.beside[kind]) / median(self.idle[kind])


def run(picture: Path, rounds: int) -> bool:
    """Prints the ratios and the memory; whether the aims were met. The worker has the core of the service."""
    with place("sqlite") as there, tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        settings = replace(there.copied(POSTS, NAME), data_dir=Path(folder))
        _queue(settings, picture)
        running = stack.enter_context(service(settings))
        process = stack.enter_context(worker(settings))
        seen = Seen()
        with _watched(process, seen):
            while _left(settings) > 0 and len(seen.beside["fresh"]) < rounds:
                _round(running, process, seen)
            seen.made = PICTURES - _left(settings)
        stack.close()
        there.drop(NAME)
    return _tell(seen)


def _queue(settings: Settings, picture: Path) -> None:
    """Has so many pictures wait: of one content for the eye, each with another hash."""
    content, files = picture.read_bytes(), place_of(settings)
    with closing(open_database(settings)) as database:
        for number in range(PICTURES):
            with files.incoming() as file, writing(database) as session:
                file.write(content + bytes([number]))  # behind the end of a JPEG nothing is read
                digest = f"{number:064x}"
                found = header(picture)
                files.keep_original(file, digest)
                media.add(session, media.Upload(digest, bytes=len(content) + 1, **found._asdict()), settings.media_base, now=now_us())


def _left(settings: Settings) -> int:
    with closing(open_database(settings)) as database, reading(database) as connection:
        return connection.scalar(select(func.count()).where(Media.queued_at.is_not(None))) or 0


def _round(running: Running, process: int, seen: Seen) -> None:
    for told, slices in ((signal.SIGSTOP, seen.idle), (signal.SIGCONT, seen.beside)):
        _signal(process, told)
        for kind, crowd in (("stored", STORED), ("fresh", FRESH)):
            found = load(running, Order(_paths(kind)), seconds=SECONDS, crowd=crowd)
            slices[kind].append(found.p99)


def _signal(process: int, told: signal.Signals) -> None:
    for one in family(process):
        os.kill(one, told)


def _paths(kind: str) -> list[str]:
    if kind == "stored":
        return ["/v1/posts?limit=20"]
    return [f"/v1/posts?limit={10 + number % 40}&page={1 + number // 40}" for number in (next(_numbers) for _ in range(2 * SECONDS * 40))]


@contextmanager
def _watched(process: int, seen: Seen) -> Iterator[None]:
    """Notes meanwhile how much memory the worker has at most, its child included."""
    ended = Event()

    def watch() -> None:
        while not ended.wait(0.05):
            seen.megabytes = max(seen.megabytes, sum(_resident_mb(one) for one in family(process)))

    watching = Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        ended.set()
        watching.join()
        _signal(process, signal.SIGCONT)


def _resident_mb(process: int) -> float:
    try:
        pages = int((PROC / str(process) / "statm").read_text(encoding="utf-8").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _tell(seen: Seen) -> bool:
    print(f"\n{PICTURES} pictures of 24 megapixels wait, {seen.made} were made meanwhile; p99 of {len(seen.idle['fresh'])} slices each, ms")
    for kind, told in (("stored", "stored answers"), ("fresh", "lists that are made")):
        beside, idle = median(seen.beside[kind]), median(seen.idle[kind])
        print(f"{told:<20} {idle:>8.1f} idle {beside:>8.1f} beside, ratio {seen.ratio(kind):.2f}; aim {MOST_RATIO}")
    print(f"{'worker and child':<20} {seen.megabytes:>8.0f} MB at most; aim {MOST_MB}")
    return max(seen.ratio("stored"), seen.ratio("fresh")) <= MOST_RATIO and seen.megabytes <= MOST_MB
