"""The load where wrk is not installed, or at a rate: a program with the arguments and answer of wrk with ``load.lua``. Slower."""

import argparse
import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

END = b"\r\n\r\n"
MOST_CONNECTIONS = 4_000
TICK_SECONDS = 0.001


@dataclass
class Tally:
    """What came back so far."""

    expected: int
    counts: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def note(self, head: bytes, size: int, seconds: float) -> None:
        """Counts an answer."""
        self.counts["requests"] += 1
        self.counts["size"] += size
        self.times.append(seconds)
        told = header(head, b"cache-status")
        if int(head[9:12]) != self.expected:
            self.counts["other"] += 1
        elif b"hit" in told:
            self.counts["hits"] += 1
        elif b"miss" in told:
            self.counts["misses"] += 1

    def told(self, seconds: float) -> str:
        """The line of JSON."""
        ranked = sorted(self.times) or [0.0]
        shares = {name: ranked[min(len(ranked) - 1, len(ranked) * part // 100)] * 1000 for name, part in (("p50", 50), ("p99", 99))}
        names = ("requests", "size", "other", "broken", "hits", "misses")
        return json.dumps({"seconds": seconds, **shares, **{name: self.counts[name] for name in names}})


class Caller(asyncio.Protocol):
    """One connection: the next request goes out when the answer is complete, or with ``idle`` when it is taken from there."""

    def __init__(self, requests: Iterator[bytes], tally: Tally, until: float, idle: "list[Caller] | None" = None) -> None:
        self.requests, self.tally, self.until, self.idle = requests, tally, until, idle
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Sends the first request."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type checker
        self.transport = transport
        self.ask()

    def data_received(self, data: bytes) -> None:
        """Takes a part of an answer."""
        self.held += data
        head, end, rest = self.held.partition(END)
        if not end or len(rest) < int(header(head, b"content-length") or 0):
            return
        self.tally.note(head, len(self.held), perf_counter() - self.sent)
        self.held = b""
        if self.idle is None or perf_counter() >= self.until:
            self.ask()
        else:
            self.idle.append(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """Ends; before its time that is a fault."""
        self.tally.counts["broken"] += perf_counter() < self.until
        if self.idle and self in self.idle:
            self.idle.remove(self)
        if not self.ended.done():
            self.ended.set_result(None)

    def ask(self) -> None:
        """Sends the next request, or ends."""
        self.sent = perf_counter()
        if self.sent >= self.until:
            self.transport.close()
            return
        self.transport.write(next(self.requests))


def header(head: bytes, name: bytes) -> bytes:
    """The value of a header in small letters, empty if there is none."""
    return head.lower().partition(b"\r\n" + name + b":")[2].partition(b"\r\n")[0].strip()


def requests_of(told: argparse.Namespace) -> Iterator[bytes]:
    """The requests in turn, for ever; every so often a write is called for."""
    paths = Path(told.paths).read_text(encoding="utf-8").split()
    headers = "".join(f"{line}\r\n" for line in (f"Host: {urlsplit(told.url).netloc}", *told.header))
    made = cycle([f"GET {path} HTTP/1.1\r\n{headers}\r\n".encode() for path in paths])
    pipe = os.open(told.pipe, os.O_WRONLY) if told.every else -1
    for number in count(1):
        if told.every and number % told.every == 0:
            os.write(pipe, b"w")
        yield next(made)


async def ask(told: argparse.Namespace) -> str:
    """What came back in so many seconds, over so many connections or at such a rate."""
    tally, requests = Tally(told.status), requests_of(told)
    start = perf_counter()
    until = start + told.seconds
    callers = await (paced if told.rate else crowded)(told, requests, tally, until)
    _, late = await asyncio.wait([caller.ended for caller in callers], timeout=told.seconds + 2)
    tally.counts["broken"] += len(late)
    return tally.told(perf_counter() - start)


async def crowded(told: argparse.Namespace, requests: Iterator[bytes], tally: Tally, until: float) -> list[Caller]:
    """So many connections, each of which asks again when it has its answer."""
    return [await connected(told.url, Caller(requests, tally, until)) for _ in range(told.connections)]


async def paced(told: argparse.Namespace, requests: Iterator[bytes], tally: Tally, until: float) -> list[Caller]:
    """So many requests a second whatever is answered, over as many connections as that takes."""
    callers: list[Caller] = []
    idle: list[Caller] = []
    connecting: set[asyncio.Task[Caller]] = set()
    start, sent = perf_counter(), 0
    while (now := perf_counter()) < until:
        due = int((now - start) * told.rate)
        for _ in range(due - sent):
            if idle:
                idle.pop().ask()
            elif len(callers) < MOST_CONNECTIONS:
                callers.append(Caller(requests, tally, until, idle))
                connecting.add(asyncio.ensure_future(connected(told.url, callers[-1])))
        sent = due
        await asyncio.sleep(TICK_SECONDS)
    await asyncio.gather(*connecting)
    for caller in idle:
        caller.ask()  # ends it
    return callers


async def connected(url: str, caller: Caller) -> Caller:
    """The caller, when it is connected."""
    parts = urlsplit(url)
    await asyncio.get_running_loop().create_connection(lambda: caller, parts.hostname, parts.port)
    return caller


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-c", dest="connections", type=int, required=True)
    parser.add_argument("-d", dest="seconds", type=int, required=True)
    parser.add_argument("-r", dest="rate", type=float, default=0.0)
    parser.add_argument("-H", dest="header", action="append", default=[])
    for name, read in (("url", str), ("paths", str), ("status", int), ("looking", str), ("every", int), ("pipe", str)):
        parser.add_argument(name, type=read)
    sys.stdout.write(asyncio.run(ask(parser.parse_args())) + "\n")


if __name__ == "__main__":
    main()
