"""The desk: where writes under ``/admin/v1`` are done, one by one or as a batch, each with its audit row in one transaction.

What a write does is a function in ``api.routes``; how one is repeated safely is in ``repeats``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from sqlalchemy import insert
from uuid_utils.compat import uuid7

from api.clock import now_us
from api.derived.writing import writing
from api.errors import Stale, Unavailable
from api.models import Audit
from api.web import bodies, keys
from api.web.calls import Call, Done
from api.web.repeats import Repeats
from api.web.state import state

TRIES = 3
"""A transaction that met another one is done again, as often at most."""
_NOTE = insert(Audit.__table__)  # type: ignore[arg-type] # built once: that costs as much as executing it


@dataclass(frozen=True, slots=True)
class Write:
    """A write as it is declared: the scope it needs (``None``: any key will do), what it takes, what it does."""

    name: str
    scope: str | None
    run: Callable[[Call], Done]
    body: bodies.Body | None = None

    def answer(self, asked: Mapping[str, Any], path: Mapping[str, str]) -> Response:
        """Does what the request asks for; once, however often it is sent with one ``Idempotency-Key``."""
        here, by = state(), keys.by()
        here.database.need_writable()  # before the body is read
        text, body = self.body.read(request) if self.body else (b"", {})
        repeats = Repeats.of(request, keys.key().id, text)
        with repeats.held():
            for _ in range(TRIES):
                try:
                    with writing(here.database) as session:
                        known = repeats.stored(session)
                        if known is not None:
                            return known
                        call = Call(session, here.site, keys.key(), by, now_us(), path, asked, body, request.headers.get("If-Match"))
                        done = self.do(call)
                        finished = repeats.keep(session, done, call.now)
                except Stale:
                    continue  # the row is read again: then ``If-Match`` says whose change it was
                return finished
        raise Unavailable("Too many write to the same at once.")

    def do(self, call: Call) -> Done:
        """Does it in the transaction of the call, and writes down who did what."""
        done = self.run(call)
        if done.action is not None:
            note(call, done)
        return done


def note(call: Call, done: Done) -> None:
    """Writes down who did what."""
    row = {name: getattr(done, name) for name in ("action", "kind", "entity_id", "section_id", "revision")}
    # By itself: nobody reads it back in this session.
    by = {"key_id": call.by.key_id, "actor": call.by.actor}
    call.session.connection().execute(_NOTE, {"id": uuid7(), "at": call.now, **by, **row})
