"""Every request to elsewhere: one connection, one answer, a true deadline. What is said in it is for those who ask.

No redirect is followed, no proxy of the environment is used, no cookie is kept. Addresses are those of settings, so that any may be
asked, also on this machine.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from api.errors import Unreachable

MOST_BYTES = 65_536
"""Of a body; what follows is not read."""
CONNECT_SECONDS = 2.0
"""For one address; a host may have several."""
AGENT = "Broadsheet"


class Answer(NamedTuple):
    """What came back: names of headers are lower-case, the body is cut at ``MOST_BYTES``."""

    status: int
    headers: dict[str, str]
    body: bytes


class Deadline:
    """A point in time at which a request is over, whatever it is doing: no time limit of a client ends a body that drips."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self.has_passed = False

    @property
    def left(self) -> float:
        """Seconds that are left. Raises ``TimeoutError`` where there are none."""
        left = self._at - time.monotonic()
        if left <= 0 or self.has_passed:
            raise TimeoutError
        return left

    def guard(self, made: socket.socket) -> None:
        """Has this connection shut at the deadline."""
        # A double: TLS takes the original's file away.
        self._socket = made.dup()

    @contextmanager
    def running(self) -> Iterator[None]:
        """While it runs, the connection that is guarded is shut when the time is over."""
        timer = threading.Timer(self.left, self._pass)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if self._socket:
                self._socket.close()

    def _pass(self) -> None:
        self.has_passed = True
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


def ask(method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None, seconds: float) -> Answer:
    """The answer to a request, whatever its status. Raises ``Unreachable`` where none came within this time, all in all."""
    deadline = Deadline(seconds)
    parts = urlsplit(url)
    try:
        connection = _connection(parts.scheme, parts.hostname or "", parts.port, deadline)
        with deadline.running():
            try:
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request(method, target, body, {"User-Agent": AGENT, **headers}, preload_content=False, decode_content=False)
                answer = _read(connection, deadline)
            finally:
                connection.close()
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise Unreachable(f"{parts.hostname} does not answer: {_why(error, deadline)}.") from error
    return answer


def _read(connection: HTTPConnection, deadline: Deadline) -> Answer:
    response = connection.getresponse()
    body = response.read(MOST_BYTES)
    response.close()
    if deadline.has_passed:  # to a reader a connection that was shut looks like the end of a body without a length
        raise TimeoutError
    return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, body)


def _why(error: Exception, deadline: Deadline) -> str:
    if deadline.has_passed or isinstance(error, TimeoutError):
        return "not in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not accepted, {error.verify_message}"
    return getattr(error, "strerror", None) or type(error).__name__


@cache
def _trust() -> ssl.SSLContext:
    """Certificates are verified against those that the system trusts."""
    return ssl.create_default_context()


def _connection(scheme: str, host: str, port: int | None, deadline: Deadline) -> HTTPConnection:
    if scheme == "https":
        return _SecureConnection(host, port or 443, deadline)
    return _PlainConnection(host, port or 80, deadline)


class _PlainConnection(HTTPConnection):
    """HTTP to one of a host's addresses, guarded by a deadline."""

    def __init__(self, host: str, port: int, deadline: Deadline) -> None:
        super().__init__(host, port, timeout=deadline.left)
        self._deadline = deadline

    def _new_conn(self) -> socket.socket:
        return _connected(self.host, self.port, self._deadline)


class _SecureConnection(HTTPSConnection):
    """The same with TLS."""

    def __init__(self, host: str, port: int, deadline: Deadline) -> None:
        super().__init__(host, port, timeout=deadline.left, ssl_context=_trust())
        self._deadline = deadline

    def _new_conn(self) -> socket.socket:
        return _connected(self.host, self.port, self._deadline)


def _connected(host: str, port: int, deadline: Deadline) -> socket.socket:
    """A connection to the first of the host's addresses that takes it."""
    refused: OSError = OSError(f"{host} has no address")
    for address in _addresses(host, port, deadline):
        try:
            made = socket.create_connection(address, timeout=min(CONNECT_SECONDS, deadline.left))
        except OSError as error:
            deadline.left  # noqa: B018 - raises when it has passed
            refused = error
            continue
        return _guarded(made, deadline)
    raise refused


def _guarded(made: socket.socket, deadline: Deadline) -> socket.socket:
    try:
        deadline.guard(made)
        made.settimeout(deadline.left)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        made.close()
        raise
    return made


def _addresses(host: str, port: int, deadline: Deadline) -> list[tuple[str, int]]:
    """The numeric addresses of a host. The system's search knows no deadline, so that it runs in a thread that may be left behind."""
    found: list[tuple[str, int]] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            # In the order that the system prefers, each once.
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys((str(address[0]), port) for *_, address in answers))
        except OSError as error:
            failed.append(error)

    search = threading.Thread(target=look, name="addresses", daemon=True)
    search.start()
    search.join(deadline.left)
    if search.is_alive():
        raise TimeoutError
    if failed:
        raise failed[0]
    return found
