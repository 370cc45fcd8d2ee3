"""What every request and answer has: an id, a line in the log, headers against guessing. How logs look is in ``api.logs``."""

import logging
import re
import time
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, g, request
from uuid_utils import uuid7

from api.logs import request_id
from api.web.metrics.meter import ROUTE, route_of
from api.web.wsgi import ADMIN, is_admin

HEADER = "X-Request-Id"
_SAFE = re.compile(r"[A-Za-z0-9._~-]{1,64}")
UNLOGGED = ("/live", "/ready", "/metrics")
"""Asked every few seconds by whoever watches the service."""
SECRET = re.compile(f"{ADMIN}/(?:previews|hints)/")
"""Below it, a path is a secret: who has it reads a draft."""
MOST_PATH = 500
BEGUN = "broadsheet.begun"
"""Key in the environment: when the request was taken up, if that was before Flask (``time.perf_counter``)."""
GUARDS = [("X-Content-Type-Options", "nosniff")]
_log = logging.getLogger("broadsheet.access")


def register(app: Flask) -> None:
    """Gives each request its id, and each answer its headers and its line."""
    app.before_request(begin)
    app.after_request(end)
    app.teardown_request(forget)


def id_of(environ: Mapping[str, Any]) -> str:
    """The id that the client or a proxy gave, if it is 1 to 64 safe characters, else a new one."""
    given: str = environ.get("HTTP_X_REQUEST_ID", "")
    return given if given and _SAFE.fullmatch(given) else str(uuid7())


def begin() -> None:
    """What is logged from now on has the id of the request."""
    request_id.set(id_of(request.environ))
    g.begun = request.environ.get(BEGUN) or time.perf_counter()


def end(answer: Response) -> Response:
    """Adds the request's id, forbids to guess the type, and logs. No parameters are logged: one may be a misplaced key."""
    headed(answer, request.path, request_id.get() or str(uuid7()))
    if request.url_rule is not None:
        request.environ[ROUTE] = route_of(request.url_rule.rule)
    if request.path not in UNLOGGED:
        note(request.method, request.path, answer.status_code, time.perf_counter() - g.begun)
    return answer


def refused(answer: Response, environ: Mapping[str, Any]) -> Response:
    """Logs an answer that is given before the application is asked, and adds its headers."""
    identity = id_of(environ)
    told = request_id.set(identity)
    headed(answer, environ["PATH_INFO"], identity)
    note(environ["REQUEST_METHOD"], environ["PATH_INFO"], answer.status_code, 0.0)
    request_id.reset(told)
    return answer


def headed(answer: Response, path: str, identity: str) -> None:
    """Adds the headers that every answer has."""
    answer.headers[HEADER] = identity
    answer.headers.update(GUARDS)
    if is_admin(path):
        # Both: a proxy that keeps one of them in mind forgets the other.
        answer.headers["Cache-Control"] = "private, no-store"
        answer.headers["Vary"] = "Authorization"


def note(method: str, path: str, status: int, seconds: float) -> None:
    """Logs an answer."""
    milliseconds = round(seconds * 1000, 1)
    secret = SECRET.match(path)
    shown = f"{secret[0]}…" if secret else path[:MOST_PATH]
    told = {"method": method, "path": shown, "status": status, "milliseconds": milliseconds}
    _log.info("answered", extra=told)


def note_stored(method: str, path: str, status: int, identity: str) -> None:
    """Logs an answer from memory."""
    told = request_id.set(identity)
    note(method, path, status, 0.0)
    request_id.reset(told)


def forget(_error: BaseException | None) -> None:
    """Removes the request's id from the logging context."""
    request_id.set(None)
