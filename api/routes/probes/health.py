"""Whether the process lives, and whether it can answer. Metrics are in ``metrics``."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

import orjson
from flask import Blueprint, Response
from sqlalchemy import literal, select

from api.db import Database, reading
from api.errors import Unavailable
from api.queries.authored.media import is_full
from api.web import problems
from api.web.responses import finished

KEPT_SECONDS = 1
PATIENCE_SECONDS = 1
MEDIA_FULL = "media-full"
"""What is said where no more pictures are taken: all else is answered."""


class Readiness:
    """What was found last, for a second: a loop of questions costs one statement a second.

    The database is asked in a thread of its own, for which nobody waits longer than ``PATIENCE_SECONDS``: it may hang.
    """

    def __init__(self, database: Database, is_draining: Callable[[], bool], media_mb: int | None = None) -> None:
        self._database, self._is_draining, self._lock = database, is_draining, Lock()
        self._media_mb, self.is_media_full = media_mb, False
        self._found: tuple[float, Unavailable | None] = (float("-inf"), None)
        self._answered: Event | None = None

    def fault(self) -> Unavailable | None:
        """Why nothing can be answered, or ``None``."""
        if self._is_draining():
            return Unavailable("The service ends: ask another one.")
        with self._lock:
            if time.monotonic() - self._found[0] < KEPT_SECONDS:
                return self._found[1]
            if self._answered is None:
                self._answered = Event()
                Thread(target=self._ask, args=(self._answered,), name="ready", daemon=True).start()
            answered = self._answered
        return self._found[1] if answered.wait(PATIENCE_SECONDS) else Unavailable("The database does not answer.")

    def _ask(self, answered: Event) -> None:
        fault = self._asked()
        with self._lock:
            self._found, self._answered = (time.monotonic(), fault), None
        answered.set()

    def _asked(self) -> Unavailable | None:
        try:
            with reading(self._database) as connection:
                connection.execute(select(literal(1)))
                self.is_media_full = is_full(connection, self._media_mb)
        except Unavailable as error:
            return error
        return None


def routes(database: Database, is_draining: Callable[[], bool], media_mb: int | None) -> Blueprint:
    """``/live``, where nothing is looked at, and ``/ready``, where the database is."""
    blp = Blueprint("health", __name__)
    readiness = Readiness(database, is_draining, media_mb)

    @blp.get("/live")
    def live() -> Response:
        return _said("live")

    @blp.get("/ready")
    def ready() -> Response:
        fault = readiness.fault()
        if fault:
            return problems.unavailable(fault)
        return _said("ready", MEDIA_FULL if readiness.is_media_full else None)

    return blp


def _said(status: str, warning: str | None = None) -> Response:
    answer = finished(orjson.dumps({"status": status} | ({"warnings": [warning]} if warning else {})))
    answer.headers["Cache-Control"] = "no-store"
    return answer
