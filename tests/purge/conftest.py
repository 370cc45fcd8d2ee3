"""A cache for tests: a server of their own that takes purges, notes them and answers as it is told."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import orjson
import pytest


class Asked(NamedTuple):
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float
    """Seconds of the clock that only goes forward."""

    @property
    def keys(self) -> list[str]:
        return self.headers["surrogate-key"].split(" ")


@dataclass
class Cache:
    """What was asked so far, and how it answers: the status, headers, and what is written after them (``None``: as Varnish)."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    drips: threading.Event | None = None
    """A body is written byte by byte until this is set."""
    closes: bool = False
    """The connection is closed without an answer."""
    arrived: threading.Condition = field(default_factory=threading.Condition)

    @property
    def purged(self) -> list[list[str]]:
        return [asked.keys for asked in self.asked]

    def until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Waits until something holds that only changes when a request arrives; whether it came to hold in time."""
        with self.arrived:
            return self.arrived.wait_for(is_so, seconds)

    def note(self, asked: Asked) -> None:
        with self.arrived:
            self.asked.append(asked)
            self.arrived.notify_all()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def handle_one(self) -> None:
        cache = self.server.cache
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        cache.note(Asked(self.command, self.path, headers, self.rfile.read(length), time.monotonic()))
        self.close_connection = True
        if cache.closes:
            return
        body = b"purged\n" if cache.body is None else cache.body
        self.send_response(cache.status)
        for name, value in {"Connection": "close", **cache.headers}.items():
            self.send_header(name, value)
        if cache.drips:
            self.end_headers()
            self.drip(cache.drips)
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, ended: threading.Event) -> None:
        try:
            while not ended.wait(0.02):
                self.wfile.write(b" ")
        except OSError:
            ended.set()

    do_PURGE = do_POST = do_GET = handle_one  # noqa: N815 - names that the server looks for

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    cache: Cache


@pytest.fixture
def cache() -> Iterator[Cache]:
    """A cache that takes purges as Varnish does, unless a test tells it otherwise."""
    with Server(("127.0.0.1", 0), Handler) as server:
        server.cache = Cache(f"http://127.0.0.1:{server.server_address[1]}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.cache
        if server.cache.drips:
            server.cache.drips.set()
        server.shutdown()


@pytest.fixture
def as_fastly(cache: Cache) -> Cache:
    """The cache, answering as Fastly does to purges of ``k1`` and ``k2``."""
    cache.body = orjson.dumps({"k1": "108-1391560174-974124", "k2": "108-1391560174-974125"})
    return cache
