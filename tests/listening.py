"""Applications that a test serves itself, in its own process, at an address that is known before there is one."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import make_server


def free() -> socket.socket:
    """A socket on which nothing is served yet; to be closed."""
    return socket.create_server(("127.0.0.1", 0))


def address_of(listening: socket.socket) -> str:
    """Where it is."""
    host, port = listening.getsockname()
    return f"http://{host}:{port}"


@contextmanager
def serving(app: Any, listening: socket.socket) -> Iterator[str]:
    """The address of an application that is served there, until the last request is answered."""
    server: Any = make_server(*listening.getsockname(), app, threaded=True, fd=listening.fileno())
    server.daemon_threads = False
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield address_of(listening)
    finally:
        server.shutdown()
        server.server_close()
