"""Servers that behave badly, and ones that nobody may reach."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field

import pytest

Script = Callable[[socket.socket], object]


@dataclass
class Listener:
    """A server on loopback: who came, and what they said first."""

    port: int
    heads: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def _serve(server: socket.socket, listener: Listener, script: Script) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, listener, script), daemon=True).start()


def _answer(connection: socket.socket, listener: Listener, script: Script) -> None:
    with connection, suppress(OSError):
        head = b""
        while b"\r\n\r\n" not in head and (read := connection.recv(65_536)):
            head += read
        listener.heads.append(head.decode("latin-1"))
        script(connection)


@pytest.fixture
def serve() -> Iterator[Callable[..., Listener]]:
    """Starts a server that runs a script for each connection, after the head of the request."""
    servers: list[socket.socket] = []

    def start(script: Script, host: str = "127.0.0.1") -> Listener:
        server = socket.create_server((host, 0))
        servers.append(server)
        listener = Listener(server.getsockname()[1])
        threading.Thread(target=_serve, args=(server, listener, script), daemon=True).start()
        return listener

    yield start
    for server in servers:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


def says(text: bytes) -> Script:
    """A script that says this, and closes."""
    return lambda connection: connection.sendall(text)


def ok(body: bytes = b"", *headers: str) -> Script:
    """A script of one good answer."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return says("\r\n".join([*lines, "", ""]).encode("latin-1") + body)


def leads_to(url: str, status: int = 302) -> Script:
    """A script that redirects."""
    return says(f"HTTP/1.1 {status} Elsewhere\r\nLocation: {url}\r\nContent-Length: 0\r\n\r\n".encode())


def endless(start: bytes, more: bytes, ended: threading.Event, *, every_seconds: float = 0) -> Script:
    """A script that says something, and something more without an end."""

    def run(connection: socket.socket) -> None:
        connection.sendall(start)
        try:
            while not ended.wait(every_seconds):
                connection.sendall(more)
        except OSError:
            ended.set()

    return run


@pytest.fixture
def ended() -> Iterator[threading.Event]:
    """Set when the other side was left, and at the end of the test."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that a connection is tried to, in order."""
    made: list[object] = []
    create = socket.create_connection

    def note(address: tuple[str, int], *args: object, **more: object) -> socket.socket:
        made.append(address)
        return create(address, *args, **more)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(socket, "create_connection", note)
    return made


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What names stand for: the addresses of the first search, of the second …; the last one stays."""
    table: dict[str, list[list[str]]] = {}
    search = socket.getaddrinfo

    def look(host: str, port: int, *args: object, **more: object) -> list[object]:
        if host not in table:
            return list(search(host, port, *args, **more))  # type: ignore[arg-type] # handed on
        if more.get("flags"):
            raise socket.gaierror(socket.EAI_NONAME, "not a number")
        found = table[host].pop(0) if len(table[host]) > 1 else table[host][0]
        return [entry for address in found for entry in search(address, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return table


@pytest.fixture
def closed_port() -> int:
    """A port of loopback where nobody listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])
