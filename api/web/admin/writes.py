"""Writes under ``/admin/v1``: each is done in one transaction with its audit row, alone or as a part of a batch.

What a write does is a function in ``api.routes``. Requests that are sent again carry an ``Idempotency-Key``
(draft-ietf-httpapi-idempotency-key-header): the answer commits with the effect, and is told again.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any, ClassVar
from uuid import UUID

import orjson
from flask import Request, Response, request
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from api.derived.conflicts import TRIES
from api.derived.writing import writing
from api.errors import InFlight, InvalidParameter, Repeated, Stale, Unavailable
from api.models import Repeat
from api.services import audit
from api.services.audit import Act
from api.services.bodies import cleaned
from api.web.admin import authentication, requests
from api.web.admin.requests import WriteRequest, WriteResult
from api.web.app_state import state
from api.web.responses import JSON

HEADER, MOST = "Idempotency-Key", 255
REPLAYED = "Idempotency-Replayed"
_KEEP = insert(Repeat.__table__)  # type: ignore[arg-type] # a mapped class has a table
_TOKEN = re.compile(r"[\x20-\x7e]{1,255}")


@dataclass(frozen=True, slots=True)
class Write:
    """A write as it is declared: the scope it needs (``None``: any key will do), what it takes, what it does."""

    name: str
    scope: str | None
    run: Callable[[WriteRequest], WriteResult]
    body: requests.Body | None = None

    def answer(self, asked: Mapping[str, Any], path: Mapping[str, str]) -> Response:
        """Does what the request asks for; once, however often it is sent with one ``Idempotency-Key``."""
        here, key, by = state(), authentication.key(), authentication.by()
        here.database.need_writable()  # before the body is read
        text, body = self.body.read(request) if self.body else (b"", {})
        if_match = request.headers.get("If-Match")
        idempotency = IdempotencyKey.of(request, key.id, text)
        lasting: Exception | None = None
        with idempotency.held():
            known = cleaned(body)  # before anybody waits for this
            for _ in range(TRIES):
                try:
                    with writing(here.database, section=key.section) as session:
                        replayed = idempotency.stored(session)
                        if replayed is not None:
                            return replayed
                        session.info["cleaned"] = known
                        write = WriteRequest(session, here.site, key, by, authentication.now_us(), path, asked, body, if_match)
                        response = idempotency.keep(session, self.do(write), write.now)
                except Stale as error:
                    lasting = error.lasting
                    continue  # the row is read again: then ``If-Match`` says whose change it was
                return response
        raise lasting or Unavailable("Too many write to the same at once.")

    def do(self, write: WriteRequest) -> WriteResult:
        """The result, after it was done in the transaction of the request and written down."""
        result = self.run(write)
        if result.action is not None:
            act = Act(result.action, result.kind, result.entity_id, result.section_id, result.revision)
            audit.record(write.session, act, by=write.by, now=write.now)
        return result


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """The identity of a repeatable request: key, method, path and token (``None``: it has none, and nothing is stored)."""

    key_id: UUID
    method: str
    path: str
    token: str | None
    digest: str

    _at_work: ClassVar[set[tuple[UUID, str, str, str]]] = set()
    _lock: ClassVar[Lock] = Lock()

    @classmethod
    def of(cls, request: Request, key_id: UUID, body: bytes) -> "IdempotencyKey":
        """The idempotency key of a request. Raises ``InvalidParameter`` for a malformed token."""
        token = request.headers.get(HEADER)
        if token is not None and not _TOKEN.fullmatch(token):
            raise InvalidParameter(f"{HEADER} has 1 to {MOST} printable ASCII characters.", HEADER)
        digest = sha256(request.query_string + b"\0" + body).hexdigest()
        return cls(key_id, request.method, request.path, token, digest)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the key so that nothing else in this process works on it. Raises ``InFlight``."""
        if self.token is None:
            yield
            return
        place = (self.key_id, self.method, self.path, self.token)
        with self._lock:
            if place in self._at_work:
                raise InFlight
            self._at_work.add(place)
        try:
            yield
        finally:
            with self._lock:
                self._at_work.discard(place)

    def stored(self, session: Session) -> Response | None:
        """The answer that was stored; ``None`` for the first request.

        Raises ``Repeated`` where it asked for something else, ``InFlight`` where another process works on it (SQLite: it was waited for).
        """
        if self.token is None:
            return None
        place = (self.key_id, self.method, self.path, self.token)
        if session.get_bind().dialect.name == "postgresql":
            lock = func.hashtextextended(" ".join(map(str, place)), 0)
            if not session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
                raise InFlight
        row = session.get(Repeat, place)
        if row is None:
            return None
        if row.digest != self.digest:
            raise Repeated
        return _response(row.status, row.body.encode(), {**row.headers, REPLAYED: "true"})

    def keep(self, session: Session, result: WriteResult, now: int) -> Response:
        """The answer of a result, stored without its secrets."""
        answer = _response(result.status, b"" if result.body is None else orjson.dumps(result.body), result.headers)
        if self.token is not None:
            told: Any = result.body and {name: None if name in result.secrets else value for name, value in result.body.items()}
            row = {name: getattr(self, name) for name in ("key_id", "method", "path", "token", "digest")}
            body = "" if told is None else orjson.dumps(told).decode()
            session.connection().execute(_KEEP, {**row, "status": result.status, "headers": dict(result.headers), "body": body, "at": now})
        return answer


def _response(status: int, body: bytes, headers: Any) -> Response:
    answer = Response(body, status, headers)
    if body:
        answer.content_type = JSON
    else:
        del answer.headers["Content-Type"]
    return answer
