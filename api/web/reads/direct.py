"""Reads that are answered by their views, without Flask around them: routing, hooks and objects of its own take as long as a list.

Only what is plainly a read goes this way: GET without a body, an address of the table, parameters that are right. What a view raises
is raised once more where Flask would have called it: it is answered, logged and counted there as anywhere else.
"""

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from marshmallow import ValidationError

from api.db import Database
from api.logs import request_id
from api.queries.replicas import Replicas
from api.web import access_log, query_string
from api.web.app_state import AppState
from api.web.cache.hints import hints_of
from api.web.metrics.meter import ROUTE, route_of
from api.web.reads.view import RAISED, Answer, Read, Reading
from api.web.wsgi import App, Environ, Headers, Start, has_body

REF = "<ref>"
PLAIN_REF = re.compile(r"[^\x00-\x20\x7f/<>]+")
"""References that can be nothing else; others are Flask's to read."""
REF_AT = 3
"""Part of a path where a reference stands: ``/v1/posts/<ref>``."""


class DirectReads:
    """A WSGI application in front of Flask's. ``reads``: by rule, as Flask has it; ``replicas``: where they may be read, too."""

    def __init__(self, app: App, here: AppState, reads: Mapping[str, Reading], replicas: Replicas | None = None) -> None:
        self._app, self._here, self._reads, self._replicas = app, here, reads, replicas
        self._routes = {rule: route_of(rule) for rule in reads}

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer of the view, or else of Flask."""
        rule, path, ref = found(self._reads, environ)
        answer = None if rule is None else self._answer(environ, self._reads[rule], path, ref)
        if answer is None:
            return self._app(environ, start_response)
        environ[ROUTE] = self._routes[rule or ""]
        identity: str = environ["HTTP_X_REQUEST_ID"]
        headers: Headers = [("Content-Type", answer.content_type), ("Content-Length", str(len(answer.body))), *answer.headers]
        start_response("200 OK", [*headers, (access_log.HEADER, identity), *access_log.GUARDS])
        return [answer.body]

    def _answer(self, environ: Environ, reading: Reading, path: str, ref: Mapping[str, str]) -> Answer | None:
        """``None`` where Flask has to say why not."""
        environ[access_log.BEGUN] = begun = time.perf_counter()
        environ["HTTP_X_REQUEST_ID"] = identity = access_log.id_of(environ)
        told = request_id.set(identity)
        try:
            asked = reading.loaded(environ["QUERY_STRING"])
            environ[query_string.KEY] = query = reading.canonical(asked)
            read = Read(self._here, path, query, hints_of(environ))
            answer = self._viewed(reading, read, asked, ref)
            access_log.note("GET", path, 200, time.perf_counter() - begun)
        except ValidationError:
            return None
        except Exception as error:  # noqa: BLE001 - whatever it is, Flask answers it
            environ[RAISED] = error
            return None
        finally:
            request_id.reset(told)
        return answer

    def _viewed(self, reading: Reading, read: Read, asked: Any, ref: Mapping[str, str]) -> Answer:
        if self._replicas is None:
            return reading.view(read, asked, **ref)

        def made(database: Database) -> Answer:
            read.hints.clear()
            return reading.view(replace(read, here=replace(read.here, database=database)), asked, **ref)

        return self._replicas.read(made)


def found(reads: Mapping[str, Reading], environ: Environ) -> tuple[str | None, str, Mapping[str, str]]:
    """The rule of a request, its path and the reference in it; without a rule it is for Flask."""
    path = _text(environ["PATH_INFO"])
    if environ["REQUEST_METHOD"] != "GET" or has_body(environ) or REF in path:
        return None, path, {}
    parts = path.split("/")
    if path in reads or len(parts) <= REF_AT or not PLAIN_REF.fullmatch(ref := parts[REF_AT]):
        return path if path in reads else None, path, {}
    ref, dot, ending = ref.partition(".")  # no reference has one: a form of its resource follows
    parts[REF_AT] = f"{REF}{dot}{ending}"
    rule = "/".join(parts)
    return rule if rule in reads else None, path, {"ref": ref}


def _text(path: str) -> str:
    """A path, whose bytes WSGI has as characters (PEP 3333); one that is no UTF-8 is none of ours."""
    if path.isascii():
        return path
    try:
        return path.encode("latin-1").decode()
    except UnicodeError:
        return ""
