"""Whether the process lives, and whether it can answer. Metrics are in ``metrics``."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

import orjson
from flask import Blueprint, Response
from sqlalchemy import literal, select

from api.db import Database, reading
from api.errors import Unavailable
from api.media.places import place_of
from api.queries.authored.media import is_full
from api.settings import Settings
from api.web import problems
from api.web.responses import finished

KEPT_SECONDS, BUCKET_KEPT_SECONDS = 1, 10
PATIENCE_SECONDS = 1
MEDIA_FULL, MEDIA_AWAY = "media-full", "media-unreachable"
"""What is said where no pictures are taken: they have all the room there is, or their bucket does not answer. All else goes on."""

Found = TypeVar("Found")


class Asked(Generic[Found]):
    """What was found last, for some seconds: a loop of questions costs one for each of these.

    It is asked in a thread of its own, for which nobody waits longer than ``PATIENCE_SECONDS``: what is asked may hang. ``late``: what
    is said then.
    """

    def __init__(self, ask: Callable[[], Found], late: Found, kept_seconds: float) -> None:
        self._ask, self._late, self._kept_seconds, self._lock = ask, late, kept_seconds, Lock()
        self._found: tuple[float, Found] = (float("-inf"), late)
        self._answered: Event | None = None

    def found(self) -> Found:
        """What is so, or was a moment ago."""
        with self._lock:
            if time.monotonic() - self._found[0] < self._kept_seconds:
                return self._found[1]
            if self._answered is None:
                self._answered = Event()
                Thread(target=self._asking, args=(self._answered,), name="ready", daemon=True).start()
            answered = self._answered
        return self._found[1] if answered.wait(PATIENCE_SECONDS) else self._late

    def _asking(self, answered: Event) -> None:
        found = self._late
        try:
            found = self._ask()
        finally:
            with self._lock:
                self._found, self._answered = (time.monotonic(), found), None
            answered.set()


class Readiness:
    """Whether this process can answer, and what it cannot do meanwhile."""

    def __init__(self, settings: Settings, database: Database, is_draining: Callable[[], bool]) -> None:
        self._database, self._is_draining, self._media_mb = database, is_draining, settings.media_mb
        self._is_media_full = False
        late = Unavailable("The database does not answer.")
        self._fault: Asked[Unavailable | None] = Asked(self._asked, late, KEPT_SECONDS)
        self._bucket = None if settings.media_bucket is None else Asked(place_of(settings).is_reachable, False, BUCKET_KEPT_SECONDS)  # noqa: FBT003

    def fault(self) -> Unavailable | None:
        """Why nothing can be answered, or ``None``."""
        if self._is_draining():
            return Unavailable("The service ends: ask another one.")
        return self._fault.found()

    def warnings(self) -> list[str]:
        """What else is the matter."""
        is_away = self._bucket is not None and not self._bucket.found()
        return [name for name, is_so in ((MEDIA_FULL, self._is_media_full), (MEDIA_AWAY, is_away)) if is_so]

    def _asked(self) -> Unavailable | None:
        try:
            with reading(self._database) as connection:
                connection.execute(select(literal(1)))
                self._is_media_full = is_full(connection, self._media_mb)
        except Unavailable as error:
            return error
        return None


def routes(settings: Settings, database: Database, is_draining: Callable[[], bool]) -> Blueprint:
    """``/live``, where nothing is looked at, and ``/ready``, where the database is, and the bucket of pictures."""
    blp = Blueprint("health", __name__)
    readiness = Readiness(settings, database, is_draining)

    @blp.get("/live")
    def live() -> Response:
        return _said("live", [])

    @blp.get("/ready")
    def ready() -> Response:
        fault = readiness.fault()
        if fault:
            return problems.unavailable(fault)
        return _said("ready", readiness.warnings())

    return blp


def _said(status: str, warnings: list[str]) -> Response:
    answer = finished(orjson.dumps({"status": status} | ({"warnings": warnings} if warnings else {})))
    answer.headers["Cache-Control"] = "no-store"
    return answer
