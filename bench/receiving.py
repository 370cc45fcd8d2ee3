"""A process that takes what webhooks are sent and notes when it came; at some of its addresses it never answers."""

import asyncio
import multiprocessing
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic

from bench.processes import of_load, on

TELL, END = "tell", "end"
HANGS = "/hangs/"
"""Addresses that begin so are never answered."""
ANSWER = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
FORGET_SECONDS = 60
"""After so long nobody waits any more."""

Came = tuple[str, float, bytes]
"""A path, seconds of the clock that only goes forward, a body."""


@dataclass
class Receiver:
    """The process, from here."""

    address: str
    _told: Connection

    def came(self) -> list[Came]:
        """What came since it was asked last, in order."""
        self._told.send(TELL)
        return list(self._told.recv())


@contextmanager
def receiving() -> Iterator[Receiver]:
    """It runs on the core of the load."""
    ours, theirs = multiprocessing.Pipe()
    with on(of_load()):
        process = multiprocessing.get_context("spawn").Process(target=receive, args=(theirs,), daemon=True)
        process.start()
    theirs.close()
    try:
        yield Receiver(f"http://127.0.0.1:{ours.recv()}", ours)
    finally:
        ours.send(END)
        process.join()


def receive(told: Connection) -> None:
    """Says at which port it listens, then answers until it is told to end."""
    came: list[Came] = []
    listens = threading.Event()
    port: list[int] = []

    async def serve() -> None:
        server = await asyncio.start_server(lambda reader, writer: _answer(reader, writer, came), "127.0.0.1", 0, backlog=512)
        port.append(server.sockets[0].getsockname()[1])
        listens.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    listens.wait()
    told.send(port[0])
    while told.recv() == TELL:
        count = len(came)
        told.send(came[:count])
        del came[:count]


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, came: list[Came]) -> None:
    with suppress(OSError, EOFError):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        body = await reader.readexactly(_length(head))
        path = head.split(" ", 2)[1]
        if path.startswith(HANGS):
            await asyncio.sleep(FORGET_SECONDS)
        else:
            came.append((path, monotonic(), body))
            writer.write(ANSWER)
            await writer.drain()
    writer.close()


def _length(head: str) -> int:
    found = re.search(r"(?im)^content-length: *([0-9]+)", head)
    return int(found[1]) if found else 0
