"""A WSGI application that always answers the same bytes, as a program: the most that this server gives a Python application.

It has Content-Type and Content-Length, no other header. Its argument is how many bytes.
It runs under granian with one thread, which is the least that a WSGI application costs there.
"""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from api.settings import read_settings

SIZE = "BENCH_CONSTANT_BYTES"
"""The variable that tells the processes of granian how many bytes."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def constant(size: int) -> Wsgi:
    """The application."""
    body = [page(size)]
    headers = [("Content-Type", "application/json"), ("Content-Length", str(size))]

    def answer(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", headers)
        return body

    return answer


def page(size: int) -> bytes:
    """A JSON text of so many bytes."""
    return b'"' + b"x" * (size - 2) + b'"'


def application() -> Wsgi:
    """What granian loads in each process."""
    return constant(int(os.environ[SIZE]))


if __name__ == "__main__":
    os.environ[SIZE] = sys.argv[1]
    host, port = read_settings().listen
    granian = Granian(
        "bench.constant", address=host, port=port, interface=Interfaces.WSGI, http=HTTPModes.http1, blocking_threads=1, backpressure=4096
    )
    granian.serve(target_loader=application, wrap_loader=False)
