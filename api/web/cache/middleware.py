"""Stored answers: what delivery has answered once is answered from memory, before Flask, as long as it is true.

An answer under ``/v1`` is a function of its URL and of the state that ``api.queries.validity`` reads. The state is read before
the data, so that a write in between costs an answer made anew and never a stale one. In a later state it is true as long as what it
depends on has not moved (``api.queries.moves``). Pages for developers never change. To programs ``/`` is ``/v1``, and one stored answer
with it; what is stored under ``/`` is the page.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from api.db import Database
from api.derived.facets import ALL, ANY
from api.errors import Unavailable
from api.queries.looks import State
from api.queries.moves import Moves
from api.queries.validity import NextChange, states
from api.settings import TAG_HEADERS, Settings
from api.web import access_log, protocol, query_string
from api.web.cache.entry import OPEN, CacheEntry, Lifetimes, SizedLRU, Target, brief, lasting, own
from api.web.cache.hints import CacheHints, begin
from api.web.cache.negotiation import HOME, negotiated
from api.web.metrics.meter import ROUTE as RULE, Meter
from api.web.metrics.readers import PATH as CHANGES, Readers
from api.web.rate_limits.limits import Limits
from api.web.wsgi import App, Environ, Headers, RawHeaders, Start, answer_of, given, has_body, is_known, sent_path, told_by

ROOT = "/v1"
FIXED = ("/openapi.json", "/openapi-partial.json", "/openapi-webhooks.json", "/docs", "/.well-known/")
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
RAW_HIT = (b"cache-status", b"broadsheet; hit")
MEGABYTE = 1024 * 1024
SMALL_SHARE = 16
"""What is not there, and other spellings, get one part each in so many: random paths must not push answers out."""
SPELLING_OVERHEAD = 400
"""Bytes that a spelling takes besides its text."""
MOST_TAG_BYTES = 2_048
"""A default nginx takes 4 KB of headers in all."""
REMADE = frozenset({"cache-control", "content-length", access_log.HEADER.lower(), "x-content-type-options", "vary"})
"""Headers of the application that are made anew for each client, or are the same for all."""
PREFLIGHT = [("Access-Control-Allow-Headers", "*"), ("Access-Control-Max-Age", "86400")]


class ResponseCache:
    """A WSGI application in front of another one."""

    def __init__(self, app: App, database: Database, settings: Settings, limits: Limits | None = None, meter: Meter | None = None) -> None:
        self._limits, self.meter = limits or Limits(settings), meter or Meter([])
        self._app, self._next, self._moves = app, NextChange(database), Moves()
        self._logs_all = settings.access_log == "all"
        self.readers = Readers(database, writes=not settings.read_only)
        self._state = states(database, self._moves, self._next)
        self._lasting, self._brief = lasting(settings), brief(settings)
        self._tag_header, self._between = settings.cache_tag_header, TAG_HEADERS[settings.cache_tag_header]
        share = settings.cache_mb * MEGABYTE // settings.workers
        self._answers: SizedLRU[Target, CacheEntry] = SizedLRU(share - 2 * share // SMALL_SHARE)
        self._absent: SizedLRU[Target, CacheEntry] = SizedLRU(share // SMALL_SHARE)
        self._spelled: SizedLRU[Target, Target] = SizedLRU(share // SMALL_SHARE)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer: from memory, or made by the application and kept."""
        refusal = protocol.refusal(environ)
        if refusal is not None:
            return self.meter.made(refusal, environ, start_response)
        protocol.in_ascii(environ)
        path = sent_path(environ)
        if path == HOME:
            path, start_response = negotiated(environ, start_response, ROOT)
        is_delivery = path[:3] == ROOT and path[3:4] in ("", "/")
        if not is_delivery and path != HOME and not path.startswith(FIXED):
            return self.meter.made(self._app, environ, start_response)
        if environ["REQUEST_METHOD"] not in READS:
            return self.meter.made(self._opened, environ, start_response)
        target = (path, environ["QUERY_STRING"])
        entry, is_present = self._true(target, is_delivery=is_delivery)
        if entry is not None:
            return self._served(environ, start_response, entry, HIT, is_present=is_present)
        query = query_string.untracked(environ["QUERY_STRING"])
        if query != environ["QUERY_STRING"]:
            environ["QUERY_STRING"] = query
            return self(environ, start_response)
        return self.meter.made(partial(self._made, target=target, is_delivery=is_delivery), environ, start_response)

    def _true(self, target: Target, *, is_delivery: bool) -> tuple[CacheEntry | None, bool]:
        """What is stored under a target, if it is true now or, while the database is away, was last (``False``)."""
        entry = self.entry(target)
        present = None if entry is None else self.present() if is_delivery else UNCHANGING
        state = self.last() if present is None else present
        if entry is None or state is None or (entry.state != state and not self._stands(entry, state)):
            return None, True
        return None if entry.until is not None and entry.is_over() else entry, present is not None

    def entry(self, target: Target) -> CacheEntry | None:
        """What is stored under a target, true or not."""
        found = self._answers.get(target)
        if found is None:
            spelled = self._spelled.get(target)
            found = (self._answers.get(spelled) if spelled else None) or self._absent.get(target)
        return found

    def known(self, *, is_delivery: bool) -> State | None:
        """The present state, as far as it is known without waiting; ``None`` where it has to be asked for."""
        return self._state.known() if is_delivery else UNCHANGING

    def last(self) -> State | None:
        """The last state that is known, where the database is away: what was true in it is shown for some seconds, and kept by nobody."""
        return self._state.last()

    def is_due(self) -> bool:
        """Whether the state should be asked for, so that ``known`` goes on to answer."""
        return self._state.is_due()

    def ask(self) -> None:
        """Asks for the state, and with it for what has moved up to it."""
        with suppress(Unavailable):
            self._next.at(self._state.ask())

    def present(self) -> State | None:
        """The present state, asked for where it is not known. ``None`` where the database is away: then nothing is known to be true."""
        try:
            return self._state()
        except Unavailable:
            return None

    def finished(
        self, entry: CacheEntry, state: State, scope: Mapping[str, Any], *, is_present: bool = True
    ) -> tuple[int, RawHeaders, bytes] | None:
        """The stored answer to a request of ASGI, if it is true in this state and was encoded for such a client before.

        The database is not waited for: where it would have to be asked, there is no answer.
        """
        if entry.state != state and not (self._next.is_known(state) and self._stands(entry, state)):
            return None
        if entry.until is not None and entry.is_over():
            return None
        accept_encoding, if_none_match, given_id, agent = told_by(scope["headers"])
        encoded = entry.encoded.get(entry.encoding(accept_encoding))
        if encoded is None:
            return None
        identity = access_log.id_of({"HTTP_X_REQUEST_ID": given_id})
        headers = [
            (b"cache-control", entry.cache_control(is_present=is_present)[1].encode()),
            RAW_HIT,
            (b"x-request-id", identity.encode()),
        ]
        self._note(entry, agent)
        is_unchanged = bool(encoded.etag and if_none_match and is_known(encoded.etag, if_none_match))
        status = 304 if is_unchanged else int(entry.status[:3])
        if self._logs_all:
            access_log.note_stored(scope["method"], scope["path"], status, identity)
        if is_unchanged:
            self.meter.answered(encoded.place_unchanged, 0, agent)
            return 304, encoded.raw_unchanged + headers, b""
        body = encoded.body if scope["method"] == "GET" else b""
        self.meter.answered(encoded.place, len(body), agent)
        return status, encoded.raw_headers + encoded.raw_unchanged + headers, body

    def _stands(self, entry: CacheEntry, state: State) -> bool:
        """Whether an answer of another state is true in this one, too; then it is one of this state from now on."""
        before = entry.state
        if not entry.groups or before is None:
            return False
        try:
            if not self._moves.stood(entry.groups, before, state):
                return False
            moments = [moment for moment in (self._next.at(state), entry.until) if moment is not None]
        except Unavailable:
            return False
        # In this order: who sees the state sees the moment.
        entry.due_at = min(moments, default=None)
        if before[0] <= state[0]:
            entry.state = state
        return True

    def _made(self, environ: Environ, start_response: Start, target: Target, *, is_delivery: bool) -> Iterable[bytes]:
        refusal = self._refusal(environ)
        if refusal is not None:  # before the database is asked for anything
            return self._passed(environ, start_response, answer_of(refusal, environ))
        state, hints = self.present() if is_delivery else UNCHANGING, begin(environ)
        method = environ["REQUEST_METHOD"]
        environ["REQUEST_METHOD"], environ["HTTP_X_REQUEST_ID"] = "GET", access_log.id_of(environ)
        status, headers, body = answer_of(self._app, environ)
        environ["REQUEST_METHOD"] = method
        if status[:3] not in LASTING + BRIEF or hints.keep_seconds == 0:
            if status[0] != "5":  # what the service cannot do is nothing that the client was given
                self._limits.spend(environ)
            return self._passed(environ, start_response, (status, headers, body))
        entry = self._entry(status, headers, body, state, hints)
        entry.route = self.meter.route(environ.get(RULE, ""))
        if state is not None and not has_body(environ):
            self._keep(entry, target, environ)
        return self._served(environ, start_response, entry, MISS)

    def _refusal(self, environ: Environ) -> App | None:
        """What answers in the place of the application where delivery is asked for more than it makes."""
        is_free = environ["REQUEST_METHOD"] == "OPTIONS" or not environ["PATH_INFO"].startswith(ROOT)
        refusal = None if is_free else self._limits.refusal(environ)
        return None if refusal is None else access_log.refused(refusal, environ)

    @staticmethod
    def _passed(environ: Environ, start_response: Start, answer: tuple[str, Headers, bytes]) -> list[bytes]:
        """An answer that is not kept."""
        status, headers, body = answer
        start_response(status, [*headers, *OPEN, MISS])
        return [body] if environ["REQUEST_METHOD"] == "GET" else []

    def _entry(self, status: str, headers: Headers, body: bytes, state: State | None, hints: CacheHints) -> CacheEntry:
        own_headers = [(name, value) for name, value in headers if name.lower() not in REMADE]
        tags = self._between.join([ANY, *(hints.keys if status[:3] in LASTING else ())])
        own_headers.append((self._tag_header, tags if len(tags) <= MOST_TAG_BYTES else self._between.join([ANY, ALL])))
        usual = self._brief if status[:3] in BRIEF else FOR_A_RELEASE if state is UNCHANGING else self._lasting
        lives = usual if hints.keep_seconds is None else own(hints.keep_seconds)
        moments = [moment for moment in (self._due_at(state), hints.until) if moment is not None]
        groups = hints.groups if status[:3] in LASTING else ()
        return CacheEntry(status, body, own_headers, lives, state, min(moments, default=None), hints.until, groups)

    def _due_at(self, state: State | None) -> int | None:
        """When time alone changes the answer; at once, as far as is known, where the database is away."""
        if state is UNCHANGING:
            return None
        try:
            if state is None:
                return 0
            return self._next.at(state)
        except Unavailable:
            return 0

    def _keep(self, entry: CacheEntry, target: Target, environ: Environ) -> None:
        query: str | None = environ.get(query_string.KEY)
        if query is None and environ["QUERY_STRING"]:  # whether its parameters are right, nobody has said
            return
        if entry.status[:3] in BRIEF:
            entry.target = target
            self._answers.drop(target)
            self._spelled.drop(target)
            self._absent.put(target, entry, entry.size)
            return
        entry.target = (environ["PATH_INFO"], query or "")
        self._absent.drop(target)
        self._answers.put(entry.target, entry, entry.size)
        if entry.target != target:
            self._spelled.put(target, entry.target, sum(map(len, target + entry.target)) + SPELLING_OVERHEAD)

    def _served(
        self, environ: Environ, start_response: Start, entry: CacheEntry, status: tuple[str, str], *, is_present: bool = True
    ) -> list[bytes]:
        encoding = entry.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        encoded = entry.encoded.get(encoding)
        if encoded is None:
            encoded = entry.encode(encoding, self.meter.place)
            self._answers.grew(entry.target, entry, entry.size)
        identity = access_log.id_of(environ)
        headers = [entry.cache_control(is_present=is_present), status, (access_log.HEADER, identity)]
        is_unchanged = encoded.etag and "HTTP_IF_NONE_MATCH" in environ and is_known(encoded.etag, environ["HTTP_IF_NONE_MATCH"])
        body = encoded.body if environ["REQUEST_METHOD"] == "GET" and not is_unchanged else b""
        told, own_headers = ("304 Not Modified", encoded.unchanged) if is_unchanged else (entry.status, encoded.headers)
        self._note(entry, environ.get("HTTP_USER_AGENT", ""))
        if status is HIT:
            self.meter.answered(encoded.place_unchanged if is_unchanged else encoded.place, len(body), environ.get("HTTP_USER_AGENT", ""))
            if self._logs_all:
                access_log.note_stored(environ["REQUEST_METHOD"], environ["PATH_INFO"], int(told[:3]), identity)
        elif not is_unchanged:
            self._limits.spend(environ)
        start_response(told, own_headers + headers)
        return [body] if body else []

    def _note(self, entry: CacheEntry, agent: str | bytes) -> None:
        path, query = entry.target  # in one spelling, whether it was stored or is made
        if path == CHANGES:
            self.readers.seen(agent if isinstance(agent, str) else agent.decode("latin-1"), query)

    def _opened(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """What other methods are answered, readable by pages of other sites; a preflight is kept by browsers for a day."""

        def started(status: str, headers: Headers, *more: Any) -> Any:
            self._limits.spend(environ)
            allow = given(headers, "allow")
            is_preflight = environ["REQUEST_METHOD"] == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ
            preflight = [("Access-Control-Allow-Methods", allow), *PREFLIGHT] if is_preflight and allow and status[:3] == "204" else []
            return start_response(status, [*headers, *OPEN, *preflight], *more)

        return (self._refusal(environ) or self._app)(environ, started)
