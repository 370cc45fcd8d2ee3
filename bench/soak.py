"""``soak``: two web processes and a worker under all there is to do, for an hour or less, with reloads in between; then in idleness.

Beside other programs it may go at a slower pace, and idleness is not looked at then.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event, Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import make_url, text

from api.clock import now_us
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.services import api_keys
from api.settings import Settings
from bench import overload
from bench.databases import DATA, place
from bench.processes import cpu_seconds, family
from bench.receiving import receiving
from bench.servers import Running, service
from bench.soaking import Actor, Asking, archive, picture, post, retitle_one

SOAK, ORIGIN = "bench_soak", "bench_soak_origin"
WORKERS = 2
MAKING = Lock()
"""Alembic makes one database at a time in a process."""
ALLOW = {"BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8", "BROADSHEET_CACHE_MB": "16"}
RELOADS, LEAST_BETWEEN_SECONDS = 4, 20
"""In the first half, in which memory is not judged: a process begins anew with each. Fewer, where that is short."""
LOOK_SECONDS, IDLE_SHARE, SETTLE_SECONDS = 2, 20, 20
MOST_MB = 600
"""Of all processes together, in any run."""
MOST_GROWTH, MOST_GROWTH_MB, MOST_MORE_FILES = 0.1, 20, 8
"""Of the memory in the second half of a run, from its first third to its last: a tenth, or so many MB; of open files."""
MOST_LOG_MB = {"sqlite": 128, "postgresql": 1_100}
"""Of SQLite's log, which is brought down from 4 MB on, later beside whoever reads for long; PostgreSQL's max_wal_size, and some."""
LEAST_JUDGED_SECONDS = 300
"""In a shorter run growth of memory is not judged, since caches still fill, and idleness is not waited for."""
CROWDED = 20
"""Posts of a list that ``overload`` asks for."""
KINDS: tuple[str, ...] = ("web", "worker", "rest")
MOST_IDLE = 0.01
"""Of a core, all processes together."""
LOG = text("SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()")
MB = 10**6


class Looks:
    """What all processes of a service take, looked at again and again."""

    def __init__(self, service: Running, settings: Settings, database: Database) -> None:
        self._process, self._settings, self._database = service.process, settings, database
        self.seen: list[tuple[float, dict[str, float], int, float]] = []
        """Moment, MB of memory by kind of process (without what is mapped of files), open files, MB of the log."""

    def look(self) -> None:
        """One more."""
        running, memory = family(self._process), dict.fromkeys(KINDS, 0.0)
        for process in running:
            memory[_kind(process)] += _memory(process)
        self.seen.append((monotonic(), memory, sum(map(_files, running)), self._log()))

    def _log(self) -> float:
        if self._settings.is_sqlite:
            file = Path(f"{make_url(self._settings.database_url).database}-wal")
            return file.stat().st_size / MB if file.exists() else 0
        with reading(self._database) as connection:
            return float(connection.execute(LOG).scalar_one()) / MB

    def after(self, moment: float) -> tuple[list[dict[str, float]], list[int]]:
        """Memory and open files from then on."""
        later = [(memory, files) for at, memory, files, _ in self.seen if at >= moment]
        return [memory for memory, _ in later], [files for _, files in later]


def run(arguments: argparse.Namespace) -> bool:
    """Prints what was done and what it took on each database; whether all bounds were kept."""
    names = arguments.databases.split(",") if arguments.databases else list(MOST_LOG_MB)
    soak = Soak(float(arguments.seconds or 3_600), int(arguments.pace or 1), int(arguments.overload or 0))
    DATA.mkdir(exist_ok=True)
    with ThreadPoolExecutor(len(names) if soak.pace > 1 else 1) as threads:
        kept = dict(zip(names, threads.map(soak.at, names), strict=True))
    met = [_tell(dialect, seen) for dialect, seen in kept.items()]
    (DATA / "soak.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return all(met)


@dataclass(frozen=True, slots=True)
class Soak:
    """How long, and so many times as slowly. ``rounds``: so many of ``overload`` are asked first, beside all of it."""

    seconds: float
    pace: int = 1
    rounds: int = 0

    def at(self, dialect: str) -> dict[str, Any]:
        """What was done there and what it took, with databases that have nothing but a section."""
        with place(dialect) as there:
            with MAKING:
                origin, settings = there.empty(ORIGIN), there.empty(SOAK)
            with tempfile.TemporaryDirectory(prefix="soak-", dir=DATA) as folder:
                found = soaked(self, origin, replace(settings, public_url="https://soak.example.org", data_dir=Path(folder)))
            there.drop(SOAK)
            there.drop(ORIGIN)
        return found


def soaked(soak: Soak, origin: Settings, settings: Settings) -> dict[str, Any]:
    """The same. The first database is that of a source; the service has a folder of its own."""
    with ExitStack() as stack:
        database = stack.enter_context(closing(open_database(settings)))
        elsewhere = stack.enter_context(closing(open_database(origin)))
        key, other = _key(database), _key(elsewhere)
        receiver = stack.enter_context(receiving())
        there = stack.enter_context(service(origin))
        here = stack.enter_context(service(settings, WORKERS, works=True, **ALLOW))
        ask, ask_there = Asking(here.address, key), Asking(there.address, other)
        ask.done("POST", "/admin/v1/webhooks", {"name": "Soak", "url": f"{receiver.address}/all", "query": ""})
        source = {"name": "Origin", "url": there.address, "section": "main", "query": "", "licenses": None, "becomes": "published"}
        ask.done("POST", "/admin/v1/sources", {**source, "interval_seconds": 5})
        seconds, actors = soak.seconds, _actors(ask, ask_there, settings, soak.pace)
        looks, over = Looks(here, settings, database), Event()
        with ExitStack() as working:
            for actor in actors:
                working.enter_context(actor.at_work(over))
            crowd = overload.figures(here, CROWDED, soak.rounds)
            begun, reloads = monotonic(), _reloaded(here, looks, seconds)
            over.set()
        return {
            "seconds": seconds,
            "pace": soak.pace,
            "overload": crowd,
            "reloads": reloads,
            "done": {actor.name: actor.done for actor in actors},
            "refused": {actor.name: actor.refused for actor in actors if actor.refused},
            "faults": [fault for actor in actors for fault in actor.faults][:20],
            "pushed": len(receiver.came()),
            "pulled": _copies(ask),
            **_bounds(looks, begun + seconds * 0.6),
            **(_idle(ask, here, seconds) if seconds >= LEAST_JUDGED_SECONDS and soak.pace == 1 else {}),
        }


def _reloaded(here: Running, looks: Looks, seconds: float) -> int:
    """Looks again and again for so long; how often the service was reloaded meanwhile."""
    begun, reloads, most = monotonic(), 0, max(1, min(RELOADS, int(seconds / 2 / LEAST_BETWEEN_SECONDS)))
    while monotonic() < begun + seconds:
        looks.look()
        if reloads < most and monotonic() > begun + seconds / 2 * (reloads + 1) / (most + 1):
            os.kill(here.process, signal.SIGHUP)
            reloads += 1
        sleep(LOOK_SECONDS)
    return reloads


def _actors(ask: Asking, ask_there: Asking, settings: Settings, pace: int) -> list[Actor]:
    lists = ("posts?limit=20", "posts?q=water&include=snippet", "posts.atom", "facets/posts?facets=tag,month", "tags", "sitemap.xml")
    follower: dict[str, str] = {}

    def follow() -> None:
        path = f"/v1/changes?cursor={follower['at']}" if follower else "/v1/changes"
        status, body = ask.asked("GET", path)
        if status == 200:  # noqa: PLR2004 - OK
            follower["at"] = body["page"]["next_cursor"]
        elif status == 410:  # noqa: PLR2004 - begin anew
            follower.clear()

    def imported() -> None:
        with archive(settings.data_dir) as file:
            command = [sys.executable, "-m", "api.cli", "import", str(file)]
            variables = {
                "BROADSHEET_DATABASE_URL": settings.database_url,
                "BROADSHEET_DATA_DIR": str(settings.data_dir),
                "BROADSHEET_SECRETS": settings.secrets[0],
                "BROADSHEET_PUBLIC_URL": settings.public_url,
            }
            plain = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
            subprocess.run(command, env=plain | variables, check=True, capture_output=True)  # noqa: S603 - ours

    every = {"write": (lambda: post(ask), 0.5), "edit": (lambda: retitle_one(ask), 0.7), "sync": (follow, 0.3)}
    every |= {f"read {path}": (partial(ask.read, f"/v1/{path}"), 0.2) for path in lists}
    every |= {"upload": (lambda: picture(ask), 4), "import": (imported, 20), "write there": (lambda: post(ask_there), 3)}
    return [Actor(name, work, seconds * pace) for name, (work, seconds) in every.items()]


def _copies(ask: Asking) -> int:
    [source] = ask.done("GET", "/admin/v1/sources")["data"]
    return int(source["copies"])


def _key(database: Database) -> str:
    with writing(database) as session:
        scopes = tuple(api_keys.SCOPES)
        return api_keys.make(session, name="Soak", scopes=scopes, section=None, expires_at=None, now=now_us())[1]


def _bounds(looks: Looks, settled: float) -> dict[str, Any]:
    memory, files = looks.after(settled)
    third = max(1, len(memory) // 3)
    return {
        "memory_mb": {kind: [round(median(one[kind] for one in part), 1) for part in (memory[:third], memory[-third:])] for kind in KINDS},
        "files": [int(median(part)) for part in (files[:third], files[-third:])],
        "log_mb": round(max(log for *_, log in looks.seen), 1),
    }


def _idle(ask: Asking, here: Running, seconds: float) -> dict[str, float]:
    """What part of a core all processes take when nobody asks: beside a webhook and a source that is asked each five seconds; without."""
    found = {"idle_told": _share(here, seconds)}
    for kind in ("webhooks", "sources"):
        for one in ask.done("GET", f"/admin/v1/{kind}")["data"]:
            ask.done("GET", f"/admin/v1/{kind}/{one['id']}")
            ask.done("DELETE", f"/admin/v1/{kind}/{one['id']}", If_Match="*")
    return found | {"idle": _share(here, seconds)}


def _share(here: Running, seconds: float) -> float:
    sleep(SETTLE_SECONDS)
    watched = max(10.0, min(60.0, seconds / IDLE_SHARE))
    before = cpu_seconds(here.process)
    sleep(watched)
    return round((cpu_seconds(here.process) - before) / watched, 4)


def judged(dialect: str, seen: dict[str, Any]) -> dict[str, bool]:
    """Each bound, and whether it was kept."""
    first, last = (sum(parts[place] for parts in seen["memory_mb"].values()) for place in (0, 1))
    return {
        "no fault": not seen["faults"],
        "all was done": all(seen["done"].values()) and seen["reloads"] > 0 and seen["pushed"] > 0 and seen["pulled"] > 0,
        "memory": last <= MOST_MB,
        "growth": last - first <= max(MOST_GROWTH * first, MOST_GROWTH_MB) or seen["seconds"] < LEAST_JUDGED_SECONDS,
        "open files": seen["files"][1] - seen["files"][0] <= MOST_MORE_FILES,
        "log": seen["log_mb"] <= MOST_LOG_MB[dialect],
        "idle": seen.get("idle", 0) <= MOST_IDLE,
        **dict.fromkeys(overload.missed(seen["overload"]), False),
    }


def _tell(dialect: str, seen: dict[str, Any]) -> bool:
    print(f"{dialect}: {seen['seconds']:.0f} s, {seen['reloads']} reloads")
    for name, value in seen.items():
        print(f"  {name:10}{value}")
    missed = [name for name, is_met in judged(dialect, seen).items() if not is_met]
    print(f"  {'missed: ' + ', '.join(missed) if missed else 'all bounds kept'}")
    return not missed


def _memory(process: int) -> float:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("Anonymous:")).split()[1]) / 1_000
    return 0.0


def _kind(process: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8").split("\0")
        return next((kind for kind in KINDS if kind in words), KINDS[-1])
    return KINDS[-1]


def _files(process: int) -> int:
    with suppress(OSError):
        return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
    return 0
