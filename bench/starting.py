"""``start``: what it takes until commands answer, and what the processes of ``serve`` keep of memory (Linux)."""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from time import sleep

from bench.databases import DATA, ROOT, place
from bench.processes import PROC, family, parent, used_seconds
from bench.servers import Running, service

COMMANDS = {"--help": ("--help",), "keys --help": ("keys", "--help"), "migrate": ("migrate",)}
HELP_SECONDS, SERVE_SECONDS, USS_MB = 0.3, 2.0, 160.0
"""Aims: for ``--help``, and for ``serve`` to its first answer, in seconds of a core; for all processes of ``serve`` on SQLite."""
ASKED = 50
"""So many lists are asked for before memory is looked at."""
SETTLED_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Process:
    """One process of ``serve``: seconds of a core until the first answer, with what it waited for, and megabytes."""

    name: str
    seconds: float
    rss: float
    uss: float


def run(arguments: argparse.Namespace) -> bool:
    """Prints the tables, writes the figures beside; whether all aims were met."""
    figures: dict[str, object] = {}
    met = True
    for dialect in arguments.databases:
        with place(dialect) as where:
            settings = where.generated(arguments.posts)
            environment = {
                "BROADSHEET_DATABASE_URL": settings.database_url,
                "BROADSHEET_DATA_DIR": str(settings.data_dir),
                "BROADSHEET_SECRETS": settings.secrets[0],
            }
            commands = {name: min(_seconds(command, environment) for _ in range(arguments.rounds)) for name, command in COMMANDS.items()}
            serves = []
            for _ in range(arguments.rounds):
                with service(settings, works=True) as running:
                    serves.append(_processes(running))
        least = min(serves, key=lambda found: sum(one.seconds for one in found))
        figures[dialect] = {"commands": commands, "serve": [asdict(one) for one in least]}
        met = all([_tell_commands(dialect, commands), _tell_serve(dialect, least), met])
    (DATA / "start.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"\nFigures of this run: {DATA / 'start.json'}")
    return met


def _seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """What a command takes of a core."""
    environment = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen([sys.executable, "-m", "api.cli", *command], env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode == 0, command  # noqa: S101 - a fault of the bench itself
    return used.ru_utime + used.ru_stime


def _processes(running: Running) -> list[Process]:
    """Those that run, the first one first."""
    running.ask("/v1/posts?limit=1")
    seconds = {process: used_seconds(process) for process in family(running.process)}
    for number in range(ASKED):
        running.ask(f"/v1/posts?page={number + 1}&limit=20")
    sleep(SETTLED_SECONDS)
    return [
        Process(_name(process, running.process), seconds.get(process, 0.0), *_megabytes(process)) for process in family(running.process)
    ]


def _name(process: int, first: int) -> str:
    """What it is, by its command line and whose child it is."""
    said = (PROC / str(process) / "cmdline").read_bytes().decode().split("\0")
    if process == first or "worker" in said:
        return "serve" if process == first else "worker"
    return "web, watches" if parent(process) == first else "web, answers"


def _megabytes(process: int) -> tuple[float, float]:
    """What is in memory, and what no other process has there, too."""
    lines = (PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {name: int(size.split()[0]) / 1024 for name, size in (line.split(":") for line in lines)}
    return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


def _tell_commands(dialect: str, commands: dict[str, float]) -> bool:
    """Whether the aim was met."""
    print(f"\n{dialect:<30}{'seconds':>9}   of a core, the least of some runs")
    for name, seconds in commands.items():
        verdict = ("met" if seconds <= HELP_SECONDS else "missed") + f", aim {HELP_SECONDS:g}" if name == "--help" else ""
        print(f"{name:<30}{seconds:>9.2f}   {verdict}")
    return commands["--help"] <= HELP_SECONDS


def _tell_serve(dialect: str, found: list[Process]) -> bool:
    """Whether the aims were met; memory has one on SQLite."""
    seconds, uss = sum(one.seconds for one in found), sum(one.uss for one in found)
    print(f"\n{'serve, ' + dialect:<30}{'seconds':>9}{'RSS MB':>9}{'USS MB':>9}   of a core until the first answer; memory afterwards")
    for one in found:
        print(f"{one.name:<30}{one.seconds:>9.2f}{one.rss:>9.1f}{one.uss:>9.1f}")
    has_room = uss <= USS_MB or dialect != "sqlite"
    aims = f"{'met' if seconds <= SERVE_SECONDS else 'missed'}, aim {SERVE_SECONDS:g} s"
    aims += f"; {'met' if has_room else 'missed'}, aim {USS_MB:g} MB" if dialect == "sqlite" else ""
    print(f"{'all':<30}{seconds:>9.2f}{'':>9}{uss:>9.1f}   {aims}")
    return seconds <= SERVE_SECONDS and has_room
