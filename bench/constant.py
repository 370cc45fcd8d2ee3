"""A WSGI application that always answers the same bytes, as a program: the most that this server gives a Python application.

It has Content-Type and Content-Length, no other header. Its argument is how many bytes. Everything else is as ``broadsheet serve`` has it.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

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
    web = importlib.import_module("api.cli.web")  # the package has a command of this name
    # The options of granian stand in one place, and this is what it is given there.
    web.application = application
    web.serve_web(read_settings())
