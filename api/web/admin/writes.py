"""Writes under ``/admin/v1``: each is done in one transaction with its audit row, alone or as a part of a batch.

What a write does is a function in ``api.routes``; how one is repeated safely is in ``idempotency``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from api.clock import database_now_us
from api.derived.conflicts import TRIES
from api.derived.writing import writing
from api.errors import Stale, Unavailable
from api.services import audit
from api.services.audit import Act
from api.web.admin import authentication, json_body
from api.web.admin.idempotency import IdempotencyKey
from api.web.admin.requests import WriteRequest, WriteResult
from api.web.app_state import state


@dataclass(frozen=True, slots=True)
class Write:
    """A write as it is declared: the scope it needs (``None``: any key will do), what it takes, what it does."""

    name: str
    scope: str | None
    run: Callable[[WriteRequest], WriteResult]
    body: json_body.Body | None = None

    def answer(self, asked: Mapping[str, Any], path: Mapping[str, str]) -> Response:
        """Does what the request asks for; once, however often it is sent with one ``Idempotency-Key``."""
        here, key, by = state(), authentication.key(), authentication.by()
        here.database.need_writable()  # before the body is read
        text, body = self.body.read(request) if self.body else (b"", {})
        if_match = request.headers.get("If-Match")
        idempotency = IdempotencyKey.of(request, key.id, text)
        lasting: Exception | None = None
        with idempotency.held():
            for _ in range(TRIES):
                try:
                    with writing(here.database, section=key.section) as session:
                        replayed = idempotency.stored(session)
                        if replayed is not None:
                            return replayed
                        now = database_now_us(session.connection())
                        write = WriteRequest(session, here.site, key, by, now, path, asked, body, if_match)
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
