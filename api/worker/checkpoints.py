"""Bringing SQLite's log down, beside writers and readers. What that is, is said in ``api.checkpoints``."""

import logging
import time
from contextlib import closing

from sqlalchemy import make_url

from api import checkpoints
from api.db import BUSY_MS, Database, faults

log = logging.getLogger("broadsheet.worker")

AGAIN_SECONDS = 5
"""Where a reader needs what is in the log, it is looked at again after this."""


class Checkpoints:
    """Any number may run on a database: SQLite lets one at a time do it."""

    look_seconds, follows = 1.0, False

    def __init__(self, database: Database) -> None:
        self._database, self._file = database, make_url(database.url).database or ""
        self._again_at = 0.0
        self._largest = 0

    def tick(self) -> bool:
        """Moves what is in the log, where it is worth it; whether more is left that need not wait."""
        size = checkpoints.log_bytes(self._file)
        if size <= checkpoints.STEP_BYTES or self._database.read_only or time.monotonic() < self._again_at:
            return False
        self._largest = max(self._largest, size)
        with faults(), closing(self._database.write.raw_connection()) as connection:
            pages, moved = checkpoints.move(connection.driver_connection)
            if moved < pages:
                self._again_at = time.monotonic() + AGAIN_SECONDS
                return False
            if size > checkpoints.LIMIT_BYTES and checkpoints.cut(connection.driver_connection, BUSY_MS):
                log.info("The log of SQLite, which had grown to %s MB, is in the database now.", self._largest // 2**20)
                self._largest = 0
        return False

    def let_go(self) -> None:
        """It holds nothing."""
