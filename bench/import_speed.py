"""``import``: how fast the importer is, and how much memory it takes. What it reads is made in ``archives``."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from bench.archives import FORMATS
from bench.clocks import Yardstick
from bench.databases import DATA, ROOT, Place, place

AIM_SECONDS = {"sqlite": 40.0}
"""For 10,000 posts; there is no aim for PostgreSQL."""
AIM_POSTS = 10_000
AIM_MIB = 200.0
GROWTH_MIB = 25.0
"""With twice the posts, the importer may take so much more: memory does not grow with the file."""
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Taken:
    """What one import took."""

    posts: int
    seconds: float
    mebibytes: float

    @property
    def rate(self) -> float:
        """Posts a second."""
        return self.posts / self.seconds


def run(arguments: argparse.Namespace) -> bool:
    """Prints a line for each file and database, writes the figures beside; whether all aims were met."""
    yardstick, figures, met = Yardstick(), {}, True
    posts = arguments.posts
    print(f"{'database':<12}{'format':<8}{'posts':>8}{'seconds':>9}{'posts/s':>9}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for dialect in arguments.databases:
            with place(dialect) as where:
                for name, size in (("jsonl", posts), ("jsonl", 2 * posts), ("wxr", posts)):
                    yardstick.measure()
                    taken = _imported(where, _file(Path(folder), name, size), size)
                    figures[f"{dialect} {name} {size}"] = taken
                    print(f"{dialect:<12}{name:<8}{size:>8,}{taken.seconds:>9.1f}{taken.rate:>9.0f}{taken.mebibytes:>10.0f}", flush=True)
                where.drop(NAME)
            met = _told(dialect, figures[f"{dialect} jsonl {posts}"], figures[f"{dialect} jsonl {2 * posts}"]) and met
    print(yardstick.verdict)
    kept = {name: {"seconds": taken.seconds, "peak_mebibytes": taken.mebibytes} for name, taken in figures.items()}
    (DATA / "import.json").write_text(json.dumps({"yardstick_swing": yardstick.swing, "imports": kept}, indent=1) + "\n", encoding="utf-8")
    return met


NAME = "bench_import"


def _file(folder: Path, name: str, size: int) -> Path:
    file = folder / f"{size}.{name}"
    if not file.exists():
        FORMATS[name](file, size)
    return file


def _imported(where: Place, file: Path, size: int) -> Taken:
    """What the command ``broadsheet import`` takes in a process of its own, into a new database."""
    settings = where.empty(NAME)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")},
        "BROADSHEET_DATABASE_URL": settings.database_url,
        "BROADSHEET_DATA_DIR": str(DATA),
        "BROADSHEET_SECRETS": settings.secrets[0],
        "PYTHONPATH": str(ROOT),
    }
    start, peak = perf_counter(), 0.0
    command = [sys.executable, "-m", "api.cli", "import", str(file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) as child:  # noqa: S603 - this project
        while child.poll() is None:
            peak = max(peak, _most_resident(child.pid))
            sleep(POLL_SECONDS)
        seconds = perf_counter() - start
    if child.returncode:
        raise SystemExit(f"The import of {file} failed with status {child.returncode}.")
    return Taken(size, seconds, peak)


def _most_resident(process: int) -> float:
    """MiB of memory that a process had at once so far (Linux: VmHWM; elsewhere and of one that ended, 0)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _told(dialect: str, taken: Taken, twice: Taken) -> bool:
    """Whether the aims were met, which is printed."""
    aims = {
        f"at most {AIM_MIB:.0f} MiB": max(taken.mebibytes, twice.mebibytes) <= AIM_MIB,
        f"at most {GROWTH_MIB:.0f} MiB more for twice the posts": twice.mebibytes - taken.mebibytes <= GROWTH_MIB,
    }
    if dialect in AIM_SECONDS:
        allowed = AIM_SECONDS[dialect] * taken.posts / AIM_POSTS
        aims[f"at most {allowed:.0f} s for {taken.posts:,} posts"] = taken.seconds <= allowed
    for aim, is_met in aims.items():
        print(f"{dialect}: {aim}: {'met' if is_met else 'missed'}")
    return all(aims.values())
