"""The address that ``serve`` listens on: looked at, and kept, before anything is started."""

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from api.errors import CannotStart

FAULTS = {
    errno.EADDRINUSE: "another program listens there. Stop it, or choose another port: --port, BROADSHEET_LISTEN",
    errno.EACCES: "this user may not listen there. Choose a port from 1024 on: --port, BROADSHEET_LISTEN",
    errno.EADDRNOTAVAIL: "this is no address of this machine. Choose another: --host, BROADSHEET_LISTEN",
}
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not listened on
"""Addresses that stand for all of the machine's, and the one by which it reaches itself."""


@contextmanager
def reserved(host: str, port: int) -> Iterator[tuple[str, int]]:
    """The IP address and port to listen on, a free port in the place of 0; nobody else can take it meanwhile.

    Raises ``CannotStart`` where one cannot listen there.
    """
    with ExitStack() as kept:
        try:
            family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
            with socket.create_server(address[:2], family=family) as asked:
                ip, free = asked.getsockname()[:2]
            kept.enter_context(_kept(family, (ip, free)))
        except socket.gaierror as error:
            raise CannotStart(f"Cannot listen on {host}:{port}: the host is unknown. Correct --host or BROADSHEET_LISTEN.") from error
        except OSError as error:
            raise CannotStart(f"Cannot listen on {host}:{port}: {FAULTS.get(error.errno or 0, error.strerror)}.") from error
        yield ip, free


def base_url(ip: str, port: int) -> str:
    """The base URL by which this machine reaches the service, without a slash at its end."""
    host = ANYWHERE.get(ip, ip)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def _kept(family: int, address: tuple[str, int]) -> Iterator[None]:
    """Holds the port without listening. Only Linux lets the web processes listen beside this."""
    if sys.platform != "linux":
        yield
        return
    with socket.socket(family, socket.SOCK_STREAM) as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        kept.bind(address)
        yield
