"""A request as the server hands it over, and the way to answer it, once and from any thread."""

from collections.abc import Callable
from typing import Any, Protocol

from api.web.wsgi import RawHeaders

DISCONNECTED = "http.disconnect"


class ServerProtocol(Protocol):
    """What the server gives with a request (ASGI 3.0): both answer something to be awaited, ``send`` has sent when it returns."""

    def receive(self) -> Any:
        """The next message of the client."""

    def send(self, message: dict[str, Any]) -> Any:
        """Takes a message for the client."""


class Exchange:
    """One request. ``drop`` has the server forget what it has not read of the body: it closes the connection then."""

    def __init__(self, scope: dict[str, Any], server: ServerProtocol, drop: Callable[[], object] = lambda: None) -> None:
        self.scope, self.server, self._drop = scope, server, drop
        self._left: Any = None

    def answer(self, status: int, headers: RawHeaders, body: bytes) -> None:
        """Answers; the server drops what is sent to a client that has gone."""
        self.server.send({"type": "http.response.start", "status": status, "headers": headers})
        self.server.send({"type": "http.response.body", "body": body})
        self._drop()

    def watch(self) -> None:
        """Has ``is_gone`` tell from now on whether the client has gone. The request has no body."""
        self.server.receive().add_done_callback(self.watch_on)

    def watch_on(self, _message: Any = None) -> None:
        """As ``watch``, where all of the body was read."""
        self._left = self.server.receive()  # which has an end when the client goes

    def is_gone(self) -> bool:
        """Whether the client is known to have gone."""
        return self._left is not None and self._left.done()
