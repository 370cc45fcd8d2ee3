"""``import``: how fast the importer is, and how much memory it takes. What it reads is made in ``archives``."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, sleep

from api.settings import Settings
from bench.archives import FORMATS
from bench.clocks import Yardstick
from bench.databases import DATA, ROOT, place

AIMS = {2: (12.0, 90.0), 4: (8.0, 60.0)}
"""Cores: seconds for 10,000 posts, and for 100,000, on SQLite."""
FEW, MANY = 10_000, 100_000
POSTGRESQL = 1.5
"""On PostgreSQL it may take so many times as long."""
AIM_REINDEX_SECONDS = 60.0
"""For 100,000 posts of which nothing differs, on one core."""
AIM_MIB = 250.0
GROWTH_MIB = 25.0
"""With twice the posts, the importer may take so much more: memory does not grow with the file."""
MOST_CHILDREN = 3
POLL_SECONDS = 0.02
HEAD = f"{'database':<12}{'what':<9}{'posts':>8}{'seconds':>9}{'parent':>8}{'children':>10}{'2 cores':>9}{'4 cores':>9}{'peak MiB':>10}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one command took: seconds by the clock, and of processor time in itself and in its children; MiB of itself."""

    posts: int
    seconds: float
    parent: float
    children: float
    mebibytes: float

    def on(self, cores: int) -> float:
        """Seconds that it would take where it has so many cores for itself, by its processor time alone."""
        workers = min(cores, MOST_CHILDREN)
        return max(self.parent, (self.parent + self.children) / cores, self.children / workers)

    def told(self, dialect: str, what: str) -> str:
        """Its line of the table."""
        times = f"{self.seconds:>9.1f}{self.parent:>8.1f}{self.children:>10.1f}{self.on(2):>9.1f}{self.on(4):>9.1f}"
        return f"{dialect:<12}{what:<9}{self.posts:>8,}{times}{self.mebibytes:>10.0f}"


def run(arguments: argparse.Namespace) -> bool:
    """Prints a line for each file and database, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    posts = arguments.posts
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for dialect in arguments.databases:
            with place(dialect) as where:
                for name, size in (("jsonl", 2 * posts), ("wxr", posts), ("jsonl", posts)):
                    yardstick.measure()
                    file = _file(Path(folder), name, size)
                    figures[f"{dialect} {name} {size}"] = _taken(where.empty(NAME), size, "import", str(file))
                    print(figures[f"{dialect} {name} {size}"].told(dialect, name), flush=True)
                yardstick.measure()
                figures[f"{dialect} reindex {posts}"] = _taken(where.settings(NAME), posts, "reindex")
                print(figures[f"{dialect} reindex {posts}"].told(dialect, "reindex"), flush=True)
                where.drop(NAME)
            met = (
                _told(dialect, *(figures[f"{dialect} {name}"] for name in (f"jsonl {posts}", f"jsonl {2 * posts}", f"reindex {posts}")))
                and met
            )
    print(yardstick.verdict)
    kept = {name: asdict(taken) for name, taken in figures.items()}
    (DATA / "import.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "imports": kept}, indent=1) + "\n", encoding="utf-8")
    return met


NAME = "bench_import"


def _file(folder: Path, name: str, size: int) -> Path:
    file = folder / f"{size}.{name}"
    if not file.exists():
        FORMATS[name](file, size)
    return file


def _taken(settings: Settings, size: int, *command: str) -> Taken:
    """What a command of ``broadsheet`` takes in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")},
        "BROADSHEET_DATABASE_URL": settings.database_url,
        "BROADSHEET_DATA_DIR": str(DATA),
        "BROADSHEET_SECRETS": settings.secrets[0],
        "PYTHONPATH": str(ROOT),
    }
    start, peak = perf_counter(), 0.0
    arguments = [sys.executable, "-m", "api.cli", *command]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - this project
        while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
            peak = max(peak, _most_resident(child.pid))
            sleep(POLL_SECONDS)
        seconds = perf_counter() - start
        parent, children = _processor_seconds(child.pid)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed with status {child.returncode}.")
    return Taken(size, seconds, parent, children, peak)


def _processor_seconds(process: int) -> tuple[float, float]:
    """Seconds of a process that has ended and was not waited for, and of the children that it waited for (Linux: proc(5), stat)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    user, system, of_children, system_of_children = (int(one) / os.sysconf("SC_CLK_TCK") for one in fields[11:15])
    return user + system, of_children + system_of_children


def _most_resident(process: int) -> float:
    """MiB of memory that a process had at once so far (Linux: VmHWM; elsewhere and of one that ended, 0)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _told(dialect: str, taken: Taken, twice: Taken, reindexed: Taken) -> bool:
    """Whether the aims were met, which is printed."""
    aims = {
        f"at most {AIM_MIB:.0f} MiB": max(taken.mebibytes, twice.mebibytes) <= AIM_MIB,
        f"at most {GROWTH_MIB:.0f} MiB more for twice the posts": twice.mebibytes - taken.mebibytes <= GROWTH_MIB,
    }
    for cores, seconds in AIMS.items():
        allowed = _allowed(seconds, taken.posts) * (1 if dialect == "sqlite" else POSTGRESQL)
        aims[f"at most {allowed:.0f} s on {cores} cores for {taken.posts:,} posts"] = taken.on(cores) <= allowed
    allowed = AIM_REINDEX_SECONDS * reindexed.posts / MANY
    aims[f"reindex at most {allowed:.0f} s where nothing differs"] = reindexed.parent <= allowed
    for aim, is_met in aims.items():
        print(f"{dialect}: {aim}: {'met' if is_met else 'missed'}")
    return all(aims.values())


def _allowed(seconds: tuple[float, float], posts: int) -> float:
    """By how long 10,000 posts may take, and 100,000: each in proportion, the longer one above 10,000."""
    few, many = seconds
    return few * posts / FEW if posts <= FEW else max(few, many * posts / MANY)
