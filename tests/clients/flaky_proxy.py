"""A proxy between a client and a server, which notes what is asked and does not always hand on what is answered."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

PATIENCE_SECONDS = 30
HANDED_ON = ("Accept-Encoding", "If-None-Match")
OF_A_CONNECTION = ("connection", "content-length", "date", "keep-alive", "server", "transfer-encoding")


@dataclass(frozen=True)
class Asked:
    """A request: when it came, and the status that it was answered with by the server."""

    path: str
    etag: str | None
    at: float
    status: int


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


Deed = Callable[["Handler", Answer], None]


def hand_on(handler: "Handler", answer: Answer) -> None:
    handler.send(answer, answer.body)


def lose(_handler: "Handler", _answer: Answer) -> None:
    """The connection ends before anything comes."""


def break_off(handler: "Handler", answer: Answer) -> None:
    handler.send(answer, answer.body[: len(answer.body) // 2])


def show_a_login(handler: "Handler", _answer: Answer) -> None:
    """What a network says to those that have not logged in."""
    _saying(Answer(200, [("Content-Type", "text/html")], b"<p>Welcome. Please log in.</p>"))(handler, _answer)


def refuse(status: int, after: str | None = None) -> Deed:
    """Refused for now; ``after``: for so many seconds."""

    headers = [("Content-Type", "application/problem+json"), *([("Retry-After", after)] if after else [])]
    return _saying(Answer(status, headers, b'{"detail": "Not now."}'))


def say(page: Any) -> Deed:
    """This page, whatever the server said."""
    return _saying(Answer(200, [("Content-Type", "application/json")], json.dumps(page).encode()))


def _saying(answer: Answer) -> Deed:
    return lambda handler, _answer: handler.send(answer, answer.body)


@dataclass
class Between:
    """``choose`` has what is done with the next answer; ``left`` lets so many requests through, and holds those behind them."""

    server: str
    choose: Callable[[], Deed] = lambda: hand_on
    asked: list[Asked] = field(default_factory=list)
    left: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(1_000_000))
    answered: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    held: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    ended: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def let(self, number: int) -> None:
        """So many requests from now on."""
        self.left, self.answered, self.held = (threading.Semaphore(one) for one in (number, 0, 0))

    def is_let(self) -> bool:
        """Whether a request goes on, or waited in vain."""
        if self.left.acquire(blocking=False):
            return True
        self.held.release()
        return self.left.acquire(timeout=PATIENCE_SECONDS) and not self.ended.is_set()


class Handler(BaseHTTPRequestHandler):
    """Asks the server what it is asked."""

    between: Between

    def do_GET(self) -> None:
        between = self.between
        if not between.is_let():
            return
        came = time.monotonic()
        answer = self._ask()
        between.asked.append(Asked(self.path, self.headers.get("If-None-Match"), came, answer.status))
        between.choose()(self, answer)
        self.wfile.flush()
        between.answered.release()

    def _ask(self) -> Answer:
        connection = HTTPConnection(urlsplit(self.between.server).netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", self.path, headers={name: self.headers[name] for name in HANDED_ON if self.headers[name]})
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def send(self, answer: Answer, body: bytes) -> None:
        """Says that it sends the answer's body; sends this one."""
        self.send_response(answer.status)
        for name, value in answer.headers:
            if name.lower() not in OF_A_CONNECTION:
                self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: ``asked`` has it."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Nothing: who was asked for it is gone."""


@contextmanager
def standing_between(server: str) -> Iterator[Between]:
    """A proxy before a server, at ``address``."""
    between = Between(server)
    handler = type("Bound", (Handler,), {"between": between})
    with _Server(("127.0.0.1", 0), handler) as proxy:
        between.address = f"http://127.0.0.1:{proxy.server_port}"
        thread = threading.Thread(target=proxy.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield between
        finally:
            between.ended.set()
            between.left.release(1000)
            proxy.shutdown()
            thread.join()
