"""Which of two the address ``/`` answers: a page for people, or ``/v1`` for programs (RFC 9110, 12.5.1). No other address asks."""

from functools import lru_cache
from typing import Any

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from api.web.wsgi import Environ, Headers, Start

HOME = "/"
OWN = ("cache-control", "vary")
HEADERS: Headers = [("Cache-Control", "private, no-cache"), ("Vary", "Accept, Accept-Encoding")]
"""In the place of the answer's own. ``private``: there are shared caches that read no ``Vary``, and would give programs the page."""


@lru_cache(maxsize=256)
def wants_page(accept: str) -> bool:
    """Whether a header ``Accept`` asks for HTML rather than for JSON: browsers do; what takes both alike is a program."""
    accepted = parse_accept_header(accept, MIMEAccept)
    return accepted["text/html"] > accepted["application/json"]


def negotiated(environ: Environ, start_response: Start, root: str) -> tuple[str, Start]:
    """The path to answer in the place of ``/``, ``root`` for programs; and how it is started, so that it says on what it depends."""

    def started(status: str, headers: Headers, *more: Any) -> Any:
        return start_response(status, [*(header for header in headers if header[0].lower() not in OWN), *HEADERS], *more)

    if not wants_page(environ.get("HTTP_ACCEPT", "")):
        environ["PATH_INFO"], environ["RAW_URI"], environ["REQUEST_URI"] = root, "", ""
    return environ["PATH_INFO"], started
