"""Programs that are timed: which cores they run on, what time of a core they took. Which programs those are is in ``servers``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROC = Path("/proc")
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
"""The cores that may be used; none where programs cannot be bound to cores (macOS)."""


def of_load() -> set[int]:
    """The core that asks."""
    return set(CORES[-1:])


def of_server(workers: int = 1) -> set[int]:
    """The cores that answer: one a web process, as far as there are cores besides the one that asks."""
    return set(CORES[:-1][:workers] or CORES)


@contextmanager
def on(cores: set[int]) -> Iterator[None]:
    """What is started in here runs on these cores."""
    if not cores:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def move(process: int, cores: set[int]) -> None:
    """Binds a program that runs already, with those that it started, where that is allowed."""
    for one in family(process) if cores else ():
        with suppress(ProcessLookupError, PermissionError):
            os.sched_setaffinity(one, cores)


def cpu_seconds(process: int) -> float:
    """Time of a core that a program and those that it started took so far (Linux; elsewhere 0)."""
    ticks = 0
    for one in family(process):
        fields = _fields(one)
        ticks += sum(map(int, fields[11:13]))  # utime and stime, see proc(5)
    return ticks / os.sysconf("SC_CLK_TCK")


def used_seconds(process: int) -> float:
    """Time of a core that a program took so far, and those that it started and waited for (Linux; elsewhere 0)."""
    return sum(map(int, _fields(process)[11:15])) / os.sysconf("SC_CLK_TCK")  # utime, stime, cutime and cstime


def family(process: int) -> list[int]:
    """A program, and the ones that it started that still run."""
    children: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        fields = _fields(int(folder.name))
        if fields:
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found = [process]
    for one in found:
        found += children.get(one, [])
    return found


def parent(process: int) -> int:
    """The program that started it; 0 where it has ended."""
    return int((_fields(process) or "00")[1])


def _fields(process: int) -> list[str]:
    """What ``/proc/PID/stat`` says from the state on, the third field; nothing of a program that ended."""
    try:
        return (PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
