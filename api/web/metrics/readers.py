"""Who reads delta sync and says so: noted at each answer, stored ones too, and written together some seconds later."""

import logging
from threading import Lock, Timer

from api.clock import now_us
from api.db import Database
from api.derived.writing import noting
from api.errors import BroadsheetError
from api.services.syndication.readers import NAMED, Reading, named, note

log = logging.getLogger("broadsheet")

PATH = "/v1/changes"
WRITTEN_AFTER_SECONDS = 5.0
MOST_WAITING = 1_000


class Readers:
    """Notes of one process. What cannot be written is tried again with what is noted next: a reader that goes on is seen again."""

    def __init__(self, database: Database, *, writes: bool = True) -> None:
        self._database, self._writes = database, writes
        self._waiting: dict[tuple[str, str], None] = {}
        self._timer: Timer | None = None
        self._lock = Lock()

    def seen(self, agent: str, query: str) -> None:
        """Notes that somebody was answered. ``agent``: the ``User-Agent``; ``query``: of the request."""
        if not self._writes or not agent.startswith(NAMED):
            return
        with self._lock:
            self._waiting.pop((agent, query), None)  # the last is to come last
            if len(self._waiting) < MOST_WAITING:
                self._waiting[agent, query] = None
            if self._timer is None:
                self._timer = Timer(WRITTEN_AFTER_SECONDS, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Writes what was noted, if nobody has to be waited for."""
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, {}, None
        found: dict[Reading, str | None] = dict(one for one in (named(agent, query) for agent, query in waiting) if one is not None)
        if not found:
            return
        try:
            with noting(self._database) as connection:
                note(connection, found, now=now_us())
        except BroadsheetError as error:
            log.debug("Readers were not noted: %s", error)
            with self._lock:
                self._waiting = {**waiting, **self._waiting}
