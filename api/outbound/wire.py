"""Connections to elsewhere: made by who knows where to, guarded by a deadline, with each byte that comes in counted."""

import http.client
import io
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from api import traces
from api.errors import Unreachable
from api.outbound.answers import Unreadable
from api.outbound.deadline import Deadline

AGENT = "Broadsheet"
STATUS = "http.response.status_code"
"""Attribute of a span."""
FAULTS = (HTTPError, http.client.HTTPException, OSError, ValueError)
"""What is raised where a connection cannot be made, breaks, or brings what is no HTTP."""

Dial = Callable[[], socket.socket]
"""What makes a connection to the one place that may be asked."""


@contextmanager
def told(host: str, deadline: Deadline) -> Iterator[None]:
    """Has faults of the wire raised as ``Unreachable``, with the host and the reason."""
    try:
        yield
    except FAULTS as error:
        raise Unreachable(f"{host} does not answer: {_why(error, deadline)}.") from error


def asked(method: str, host: str, port: int) -> traces.Span:
    """A span of a request: whom, and not what, for an address may be a secret."""
    return traces.span(method, "client", {"http.request.method": method, "server.address": host, "server.port": port})


def sent(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of a request: who asks, and as part of what, where traces are kept."""
    return {"User-Agent": AGENT, **traces.carried(), **headers}


def connection(scheme: str, host: str, port: int, *, dial: Dial, seconds: float) -> HTTPConnection:
    """A connection that speaks to ``host`` at what ``dial`` reaches; ``seconds``: the longest that it waits for a byte."""
    kind = _SecureConnection if scheme == "https" else _PlainConnection
    return kind(host, port, dial, seconds)


def meter(made: HTTPConnection, most_bytes: int) -> None:
    """Has the connection take in so many bytes at most, framing and headers included; ``Unreadable`` is raised at the next one."""

    class Metered(http.client.HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **more: Any) -> None:
            super().__init__(sock, *args, **more)
            self.fp = io.BufferedReader(_Meter(self.fp, most_bytes))

    made.response_class = Metered


def dialled(addresses: Iterable[str], port: int, deadline: Deadline, *, seconds: float) -> socket.socket:
    """A connection to the first of these numeric addresses that takes it, each in so many seconds."""
    refused: OSError = OSError("there is no address")
    for address in addresses:
        try:
            made = socket.create_connection((address, port), timeout=min(seconds, deadline.left))
        except OSError as error:
            deadline.left  # noqa: B018 - raises when it has passed
            refused = error
            continue
        return _guarded(made, deadline)
    raise refused


def addresses_of(host: str, port: int, deadline: Deadline) -> list[str]:
    """The numeric addresses of a host, in the order that the system prefers, each once.

    The system's search knows no deadline, so that it runs in a thread that may be left behind.
    """
    found: list[str] = []
    failed: list[OSError] = []

    def look() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(address[0]) for *_, address in answers))
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


def _why(error: Exception, deadline: Deadline) -> str:
    """The reason of a fault, for who reads the log."""
    if deadline.has_passed or isinstance(error, TimeoutError):
        return "not in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not accepted, {error.verify_message}"
    return getattr(error, "strerror", None) or type(error).__name__


def _guarded(made: socket.socket, deadline: Deadline) -> socket.socket:
    try:
        deadline.guard(made)
        made.settimeout(deadline.left)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        made.close()
        raise
    return made


@cache
def _trust() -> ssl.SSLContext:
    """Certificates are verified against those that the system trusts."""
    return ssl.create_default_context()


class _PlainConnection(HTTPConnection):
    """HTTP over what was dialled."""

    def __init__(self, host: str, port: int, dial: Dial, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial()


class _SecureConnection(HTTPSConnection):
    """The same with TLS: the certificate is that of ``host``, wherever was dialled."""

    def __init__(self, host: str, port: int, dial: Dial, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds, ssl_context=_trust())
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial()


class _Meter(io.RawIOBase):
    """What comes in, counted: sizes of chunks, trailers and headers are the other side's to choose, too."""

    def __init__(self, source: io.BufferedIOBase, most_bytes: int) -> None:
        self._source, self._left = source, most_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        read = self._source.readinto1(buffer)
        self._left -= read
        if self._left < 0:
            raise Unreadable("The answer is too large.")
        return read

    def close(self) -> None:
        self._source.close()
        super().close()
