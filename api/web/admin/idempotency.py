"""Requests that are sent again: ``Idempotency-Key`` (draft-ietf-httpapi-idempotency-key-header). The answer commits with the effect."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any, ClassVar
from uuid import UUID

import orjson
from flask import Request, Response
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from api.errors import InFlight, InvalidParameter, Repeated
from api.models import Repeat
from api.web.admin.requests import WriteResult
from api.web.responses import JSON

HEADER, MOST = "Idempotency-Key", 255
REPLAYED = "Idempotency-Replayed"
_KEEP = insert(Repeat.__table__)  # type: ignore[arg-type] # a mapped class has a table
_TOKEN = re.compile(r"[\x20-\x7e]{1,255}")


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """The place of a request's answer: who asked, for what, under which token; ``None``: it has none, and nothing is kept."""

    key_id: UUID
    method: str
    path: str
    token: str | None
    digest: str

    _at_work: ClassVar[set[tuple[UUID, str, str, str]]] = set()
    _lock: ClassVar[Lock] = Lock()

    @classmethod
    def of(cls, request: Request, key_id: UUID, body: bytes) -> "IdempotencyKey":
        """That of a request. Raises ``InvalidParameter`` for a token that is none."""
        token = request.headers.get(HEADER)
        if token is not None and not _TOKEN.fullmatch(token):
            raise InvalidParameter(f"{HEADER} has 1 to {MOST} printable ASCII characters.", HEADER)
        digest = sha256(request.query_string + b"\0" + body).hexdigest()
        return cls(key_id, request.method, request.path, token, digest)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else in this process works on it meanwhile. Raises ``InFlight``."""
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
        """The answer that was given before; ``None`` for the first request.

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
        """The answer, which is kept without its secrets."""
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
