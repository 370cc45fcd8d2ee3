"""``inner``: what a stored answer costs in the process itself, beside a constant one: no server, no socket, no load. CI runs it."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from time import process_time
from typing import Any
from urllib.parse import urlencode

from api.app import create_app
from api.db import open_database
from api.settings import Settings
from bench.constant import Wsgi, constant
from bench.corpus import FIRST, YEARS, iso
from bench.databases import DATA, place
from bench.interleaved import CONST
from bench.reading import POSTS, values_of
from bench.servers import BODY

Environ = dict[str, Any]

MOST_MORE = 15.0
"""Microseconds that a stored answer may take more than the constant one."""
ROUNDS, ROUND_SECONDS, MOST_CALLS = 7, 0.04, 500
PROCESS = dict(os.environ)
HIT, MISS = "broadsheet; hit", "broadsheet; fwd=miss"
NOT_STORED = "not stored"


class Response:
    """What granian hands over as ``start_response``."""

    __slots__ = ("headers", "status")

    def __call__(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        """Takes status and headers."""
        self.status, self.headers = int(status.split(" ", 1)[0]), headers


@dataclass
class Case:
    """An application and a way to ask it, the status and the Cache-Status due; ``times``: microseconds a call, round by round."""

    app: Wsgi
    environ: Callable[[], Environ]
    status: int = 200
    cache: str | None = HIT
    times: list[float] = field(default_factory=list)
    calls: int = 1

    def prepare(self) -> None:
        """Calls it a few times, looks at the last answer, and finds how many calls make a round."""
        for _ in range(3):
            response, _ = called(self.app, self.environ())
        found = response.status, dict(response.headers).get("Cache-Status")
        if found != (self.status, self.cache):
            raise SystemExit(f"Answered {found}, not {(self.status, self.cache)}.")
        self.calls = min(MOST_CALLS, round(ROUND_SECONDS / (self._round(20) / 1e6)) + 3)

    def measure(self) -> None:
        """One round."""
        self.times.append(self._round(self.calls))

    def _round(self, calls: int) -> float:
        """Microseconds of the process for a call, making its surroundings left out."""
        environs = [self.environ() for _ in range(calls)]
        start = process_time()
        for environ in environs:
            called(self.app, environ)
        return (process_time() - start) / calls * 1e6


def called(app: Wsgi, environ: Environ) -> tuple[Response, bytes]:
    """An answer, taken as granian takes it."""
    response = Response()
    chunks: Iterable[bytes] = app(environ, response)
    body = b"".join(chunks)
    if not isinstance(chunks, list):
        chunks.close()  # type: ignore[attr-defined] # werkzeug's
    return response, body


def run(arguments: argparse.Namespace) -> bool:
    """Prints a table for each database, writes the figures beside; whether a stored answer is as fast as it should be."""
    figures, met = {}, True
    for dialect in arguments.databases:
        with ExitStack() as stack:
            settings = stack.enter_context(place(dialect)).generated(arguments.posts)
            cases = _cases(stack, settings)
            for case in cases.values():
                case.prepare()
            for _ in range(ROUNDS):
                for case in cases.values():
                    case.measure()
        best = {name: min(case.times) for name, case in cases.items()}
        figures[dialect] = best
        met = _print(dialect, best) and met
    (DATA / "inner.json").write_text(json.dumps({"microseconds": figures}, indent=1) + "\n", encoding="utf-8")
    print(f"Figures of this run: {DATA / 'inner.json'}")
    return met


def _cases(stack: ExitStack, settings: Settings) -> dict[str, Case]:
    limit = values_of(settings)["limit"]
    app = create_app(settings, stack.enter_context(closing(open_database(settings))))
    query = f"limit={limit}"
    moments = iter(range(sys.maxsize))

    def unseen() -> Environ:
        moment = iso(FIRST + YEARS - next(moments))
        return environ(f"{query}&{urlencode({'published_before': moment})}")

    tag = dict(called(app, environ(query))[0].headers)["ETag"]
    return {
        CONST: Case(constant(BODY), lambda: environ(""), cache=None),
        "list, stored": Case(app, lambda: environ(query)),
        "list, stored, 304": Case(app, lambda: environ(query, HTTP_IF_NONE_MATCH=tag), 304),
        "list, stored, br": Case(app, lambda: environ(query, HTTP_ACCEPT_ENCODING="br")),
        "list, stored, HEAD": Case(app, lambda: environ(query, REQUEST_METHOD="HEAD")),
        NOT_STORED: Case(app, unseen, cache=MISS),
    }


def environ(query: str, **more: str) -> Environ:
    """What granian hands over with a request for posts: the variables of the process, and those of the request."""
    return {
        **PROCESS,
        "GATEWAY_INTERFACE": "CGI/1.1",
        "SCRIPT_NAME": "",
        "SERVER_SOFTWARE": "Granian",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "REMOTE_ADDR": "127.0.0.1",
        "REQUEST_METHOD": "GET",
        "PATH_INFO": POSTS,
        "QUERY_STRING": query,
        "HTTP_HOST": "127.0.0.1:8000",
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
        "wsgi.input_terminated": True,
        "wsgi.multiprocess": False,
        "wsgi.multithread": True,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
        **more,
    }


def _print(dialect: str, best: dict[str, float]) -> bool:
    """Whether each stored answer met its aim."""
    is_met = True
    print(f"\n{dialect:<24}{'µs':>9}{'more than const':>18}   best of {ROUNDS}; aim: stored at most {MOST_MORE:g} more")
    for name, found in best.items():
        more = found - best[CONST]
        has_aim = name not in (CONST, NOT_STORED)
        met = not has_aim or more <= MOST_MORE
        is_met = is_met and met
        print(f"{name:<24}{found:>9.1f}{more:>18.1f}   {('met' if met else 'missed') if has_aim else ''}")
    return is_met
