"""The load: wrk where it is installed, else ``client``. What is asked of which server is elsewhere."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.processes import cpu_seconds, of_load, on
from bench.servers import Running

CONNECTIONS = 32
WRK = shutil.which("wrk")
FOLDER = Path(__file__).parent
NAME = "wrk" if WRK else "the client of bench/client.py, which is slower than fast servers: wrk is not installed"
"""What asks, for the reader of a table."""
SIZE_SWING, OTHERS_SWING = 0.05, 0.25
"""An answer of a timed slice is on average as long as those of the slice whose answers were all looked at, give or take this; where each
answer shows other posts, the second."""


@dataclass(frozen=True)
class Order:
    """What is asked: paths in turn, or a way to make those of a slice, each of which is then asked once; and what should come back."""

    paths: Sequence[str] | Callable[[], Sequence[str]]
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    cache: str | None = None
    """``hits`` or ``misses``, as Cache-Status says; ``None``: no matter."""


@dataclass(frozen=True)
class Pipe:
    """Where a write is called for after every so many requests."""

    path: Path
    every: int


@dataclass(frozen=True)
class Slice:
    """What came back in a second or more: latencies in milliseconds, ``size`` in bytes, ``cpu`` in seconds of the server."""

    requests: int
    seconds: float
    size: int
    p50: float
    p99: float
    other: int
    broken: int
    hits: int
    misses: int
    cpu: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def mean_size(self) -> float:
        """Bytes an answer."""
        return self.size / max(self.requests, 1)


@dataclass(frozen=True)
class Crowd:
    """So many connections that ask again and again, or with a ``rate`` so many requests a second whatever is answered."""

    connections: int = CONNECTIONS
    rate: float = 0.0


def load(
    running: Running, order: Order, *, seconds: int = 1, looking: bool = False, pipe: Pipe | None = None, crowd: Crowd = Crowd()
) -> Slice:
    """One slice. ``looking``: at status and Cache-Status of each answer, which costs the load time; else statuses from 400 are seen."""
    paths = order.paths() if callable(order.paths) else order.paths
    with tempfile.NamedTemporaryFile("w", suffix=".paths", encoding="utf-8") as file:
        file.write("".join(f"{path}\n" for path in paths))
        file.flush()
        last = [str(order.status), "all" if looking else "few", str(pipe.every if pipe else 0), str(pipe.path if pipe else "-")]
        before = cpu_seconds(running.process)
        found = _asked(running.address, order.headers, seconds, [file.name, *last], crowd)
        cpu = cpu_seconds(running.process) - before
    if callable(order.paths) and found["requests"] > len(paths):
        found["other"] += found["requests"] - len(paths)  # some were asked twice
    return Slice(**found, cpu=cpu)


def _asked(address: str, headers: Mapping[str, str], seconds: int, arguments: Sequence[str], crowd: Crowd) -> dict[str, Any]:
    told = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    size = ["-c", str(crowd.connections), "-d", str(seconds)]
    is_wrk = WRK and not crowd.rate
    ours = [sys.executable, str(FOLDER / "client.py"), "-r", str(crowd.rate)]
    program = [WRK, "-t", "1", "-s", str(FOLDER / "load.lua")] if WRK and is_wrk else ours
    between = ["--"] if is_wrk else []
    with on(of_load()):
        done = subprocess.run(  # noqa: S603 - wrk or our own program
            [*program, *size, *told, address, *between, *arguments], check=True, capture_output=True, text=True
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def fault(found: Slice, order: Order, proof: Slice | None = None) -> str | None:
    """What makes a slice no figure: an answer that is not what was expected. ``proof``: a slice whose answers were all looked at."""
    if found.other or found.broken or not found.requests:
        return f"{found.other} other answers and {found.broken} broken connections in {found.requests} requests"
    if proof is None:
        stray = found.requests - getattr(found, order.cache) if order.cache else 0
        return f"{stray} of {found.requests} answers were no {order.cache}" if stray else None
    if abs(found.mean_size / proof.mean_size - 1) > (OTHERS_SWING if order.cache == "misses" else SIZE_SWING):
        return f"{found.mean_size:.0f} bytes an answer where {proof.mean_size:.0f} were expected"
    return None
