"""Stored answers: what delivery has answered once is answered from memory, before Flask, as long as it is true.

An answer under ``/v1`` is a function of its URL and of the state that ``api.queries.validity`` reads. The state is read before
the data, so that a write in between costs an answer made anew and never a stale one. Pages for developers never change.
"""

from collections.abc import Iterable
from typing import Any

from api.db import Database
from api.derived.surrogates import ALL, ANY
from api.errors import Unavailable
from api.queries.validity import NextChange, State, states
from api.settings import TAG_HEADERS, Settings
from api.web import canonical, logs
from api.web.answers import KEYS
from api.web.conditional import is_known
from api.web.kept import OPEN, Kept
from api.web.lifetimes import Lifetimes, brief, lasting, own
from api.web.limits import Limits
from api.web.problems import KEEP, UNTIL
from api.web.shelf import Shelf
from api.web.wsgi import App, Environ, Headers, Start, answer_of, given, has_body

ROOT = "/v1"
FIXED = ("/openapi.json", "/docs", "/.well-known/")
"""Paths, or their beginnings, of what only changes with the release."""
UNCHANGING: State = (0, "", None)
READS = ("GET", "HEAD")
LASTING = ("200",)
BRIEF = ("308", "404", "410", "451")
"""Statuses that are kept; all others are worked out each time."""
FOR_A_RELEASE = Lifetimes(3_600, 3_600)
HIT = ("Cache-Status", "broadsheet; hit")
MISS = ("Cache-Status", "broadsheet; fwd=miss")
"""RFC 9211."""
MEGABYTE = 1024 * 1024
SMALL_SHARE = 16
"""What is not there, and other spellings, get one part each in so many: random paths must not push answers out."""
SPELLING_OVERHEAD = 400
"""Bytes that a spelling takes besides its text."""
MOST_TAG_BYTES = 2_048
"""A default nginx takes 4 KB of headers in all."""
UNSENT = (KEEP, UNTIL)
"""Headers in which views tell this layer what it needs to know."""
REMADE = frozenset(
    {"cache-control", "content-length", KEYS.lower(), logs.HEADER.lower(), "x-content-type-options", "vary", *map(str.lower, UNSENT)}
)
"""Headers of the application that are made anew for each client, or are the same for all."""
PREFLIGHT = [("Access-Control-Allow-Headers", "*"), ("Access-Control-Max-Age", "86400")]


class Stored:
    """A WSGI application in front of another one."""

    def __init__(self, app: App, database: Database, settings: Settings, limits: Limits | None = None) -> None:
        self._limits = limits or Limits(settings)
        self._app, self._state, self._next = app, states(database), NextChange(database)
        self._lasting, self._brief = lasting(settings), brief(settings)
        self._tag_header, self._between = settings.cache_tag_header, TAG_HEADERS[settings.cache_tag_header]
        share = settings.cache_mb * MEGABYTE // settings.workers
        self._answers: Shelf[Kept] = Shelf(share - 2 * share // SMALL_SHARE)
        self._absent: Shelf[Kept] = Shelf(share // SMALL_SHARE)
        self._spelled: Shelf[str] = Shelf(share // SMALL_SHARE)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer: from memory, or made by the application and kept."""
        path: str = environ["PATH_INFO"]
        is_delivery = path[:3] == ROOT and path[3:4] in ("", "/")
        if not is_delivery and not path.startswith(FIXED):
            return self._app(environ, start_response)
        if environ["REQUEST_METHOD"] not in READS:
            return self._opened(environ, start_response)
        name = f"{path}?{environ['QUERY_STRING']}"
        kept = self._answers.get(name) or self._found(name)
        if kept is not None:
            state = self._present() if is_delivery else UNCHANGING
            if kept.state == state and state is not None and (kept.until is None or not kept.is_over()):
                return self._served(environ, start_response, kept, HIT)
        return self._made(environ, start_response, name, is_delivery=is_delivery)

    def _found(self, name: str) -> Kept | None:
        spelled = self._spelled.get(name)
        return (self._answers.get(spelled) if spelled else None) or self._absent.get(name)

    def _present(self) -> State | None:
        """``None`` where the database is away: then nothing is known to be true."""
        try:
            return self._state()
        except Unavailable:
            return None

    def _made(self, environ: Environ, start_response: Start, name: str, *, is_delivery: bool) -> Iterable[bytes]:
        query = canonical.untracked(environ["QUERY_STRING"])
        if query != environ["QUERY_STRING"]:
            environ["QUERY_STRING"] = query
            return self(environ, start_response)
        refusal = self._refusal(environ)
        if refusal is not None:  # before the database is asked for anything
            return self._passed(environ, start_response, answer_of(refusal, environ))
        state = self._present() if is_delivery else UNCHANGING
        method = environ["REQUEST_METHOD"]
        environ["REQUEST_METHOD"], environ["HTTP_X_REQUEST_ID"] = "GET", logs.id_of(environ)
        status, headers, body = answer_of(self._app, environ)
        environ["REQUEST_METHOD"] = method
        if status[:3] not in LASTING + BRIEF or given(headers, KEEP.lower()) == "0":
            if status[0] != "5":  # what the service cannot do is nothing that the client was given
                self._limits.spend(environ)
            return self._passed(environ, start_response, (status, headers, body))
        kept = self._kept(status, headers, body, state)
        if state is not None and not has_body(environ):
            self._keep(kept, name, environ)
        return self._served(environ, start_response, kept, MISS)

    def _refusal(self, environ: Environ) -> App | None:
        """What answers in the place of the application where delivery is asked for more than it makes."""
        is_free = environ["REQUEST_METHOD"] == "OPTIONS" or not environ["PATH_INFO"].startswith(ROOT)
        refusal = None if is_free else self._limits.refusal(environ)
        return None if refusal is None else logs.refused(refusal, environ)

    @staticmethod
    def _passed(environ: Environ, start_response: Start, answer: tuple[str, Headers, bytes]) -> list[bytes]:
        """An answer that is not kept."""
        status, headers, body = answer
        start_response(status, [*(header for header in headers if header[0] not in UNSENT), *OPEN, MISS])
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def _kept(self, status: str, headers: Headers, body: bytes, state: State | None) -> Kept:
        told = [(name, value) for name, value in headers if name.lower() not in REMADE]
        keys = [ANY, *(given(headers, KEYS.lower()) or "").split()]
        tags = self._between.join(keys)
        told.append((self._tag_header, tags if len(tags) <= MOST_TAG_BYTES else self._between.join([ANY, ALL])))
        seconds, until = given(headers, KEEP.lower()), _moment(given(headers, UNTIL.lower()))
        lives = self._brief if status[:3] in BRIEF else FOR_A_RELEASE if state is UNCHANGING else self._lasting
        moments = [moment for moment in (self._due_at(state), until) if moment is not None]
        return Kept(status, body, told, own(int(seconds)) if seconds else lives, state, min(moments, default=None), until)

    def _due_at(self, state: State | None) -> int | None:
        """When time alone changes the answer; at once, as far as is known, where the database is away."""
        if state is UNCHANGING:
            return None
        try:
            return 0 if state is None else self._next.at(state)
        except Unavailable:
            return 0

    def _keep(self, kept: Kept, name: str, environ: Environ) -> None:
        query: str | None = environ.get(canonical.KEY)
        if query is None and environ["QUERY_STRING"]:  # whether its parameters are right, nobody has said
            return
        if kept.status[:3] in BRIEF:
            kept.name = name
            self._answers.drop(name)
            self._spelled.drop(name)
            self._absent.put(name, kept, kept.size)
            return
        kept.name = f"{environ['PATH_INFO']}?{query or ''}"
        self._absent.drop(name)
        self._answers.put(kept.name, kept, kept.size)
        if kept.name != name:
            self._spelled.put(name, kept.name, len(name) + len(kept.name) + SPELLING_OVERHEAD)

    def _served(self, environ: Environ, start_response: Start, kept: Kept, how: tuple[str, str]) -> list[bytes]:
        coding = kept.coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        form = kept.forms.get(coding)
        if form is None:
            form = kept.coded(coding)
            self._answers.grew(kept.name, kept, kept.size)
        headers = [kept.control(), how, (logs.HEADER, logs.id_of(environ))]
        if form.tag and "HTTP_IF_NONE_MATCH" in environ and is_known(form.tag, environ["HTTP_IF_NONE_MATCH"]):
            start_response("304 Not Modified", form.unchanged + headers)
            return []
        if how is MISS:
            self._limits.spend(environ)
        start_response(kept.status, form.headers + headers)
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []

    def _opened(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """What other methods are answered, readable by pages of other sites; a preflight is kept by browsers for a day."""

        def started(status: str, headers: Headers, *more: Any) -> Any:
            self._limits.spend(environ)
            allow = given(headers, "allow")
            if environ["REQUEST_METHOD"] == "OPTIONS" and status[:3] == "200" and allow:
                own = [(name, value) for name, value in headers if not name.lower().startswith("content-")]
                asked = [("Access-Control-Allow-Methods", allow), *PREFLIGHT] if "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ else []
                return start_response("204 No Content", [*own, *OPEN, *asked], *more)
            return start_response(status, [*headers, *OPEN], *more)

        return (self._refusal(environ) or self._app)(environ, started)


def _moment(told: str | None) -> int | None:
    return int(told) if told else None
