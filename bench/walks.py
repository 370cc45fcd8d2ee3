"""Lists and delta sync read page by page in the process itself, without a server. What is read is in ``sync`` and ``away``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

import orjson

from bench.constant import Wsgi
from bench.in_process import MISS, called, environ


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its items and bytes, plain; ``cpu`` and ``wall`` are the seconds of making it."""

    items: int
    size: int
    cpu: float
    wall: float
    cursor: str | None
    has_more: bool


@dataclass
class Walk:
    """Pages that were read one after the other."""

    pages: list[Page] = field(default_factory=list)
    coded: int = 0
    """Bytes of all of them in br, where that was asked for."""

    @property
    def cursor(self) -> str:
        """Where to go on when there is more."""
        assert self.pages[-1].cursor is not None  # noqa: S101 - only lists have an end, and nobody goes on there
        return self.pages[-1].cursor

    def sum(self, name: str) -> float:
        """Of a member of all pages."""
        return sum(getattr(page, name) for page in self.pages)

    def mean_ms(self, name: str) -> float:
        """Milliseconds a page."""
        return self.sum(name) / len(self.pages) * 1000

    @property
    def rate(self) -> float:
        """Items in a second of the processor."""
        return self.sum("items") / self.sum("cpu")

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        return {"pages": len(self.pages), "br": self.coded, **{name: self.sum(name) for name in ("items", "size", "cpu", "wall")}}


def walked(app: Wsgi, path: str, query: Mapping[str, Any], *, coded: bool = False, most: int | None = None) -> Walk:
    """All pages from the query's cursor on, or the first ``most``. Each has a URL of its own: what nobody asked before is made."""
    found, asked, has_more = Walk(), dict(query), True
    while has_more and len(found.pages) != most:
        text = urlencode(asked)
        page = _page(app, path, text)
        found.pages.append(page)
        found.coded += _coded(app, path, text) if coded else 0
        asked["cursor"], has_more = page.cursor, page.has_more
    return found


def _page(app: Wsgi, path: str, query: str) -> Page:
    """A page, made plain."""
    request = environ(query, PATH_INFO=path, HTTP_ACCEPT_ENCODING="identity")
    wall, cpu = perf_counter(), process_time()
    response, body = called(app, request)
    cpu, wall = process_time() - cpu, perf_counter() - wall
    if (response.status, dict(response.headers).get("Cache-Status")) != (HTTPStatus.OK, MISS):
        raise SystemExit(f"{path}?{query} was answered {response.status}, or was stored.")
    answer = orjson.loads(body)
    cursor = answer["page"]["next_cursor"]
    return Page(len(answer["data"]), len(body), cpu, wall, cursor, answer["page"].get("has_more", cursor is not None))


def _coded(app: Wsgi, path: str, query: str) -> int:
    """Bytes of the same page in br, which the stored answer is coded in."""
    return len(called(app, environ(query, PATH_INFO=path, HTTP_ACCEPT_ENCODING="br"))[1])
