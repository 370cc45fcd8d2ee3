"""Bringing SQLite's log down, beside writers and readers. What that is, is said in ``api.checkpoints``."""

import logging
from contextlib import closing

from sqlalchemy import make_url

from api import checkpoints
from api.db import BUSY_MS, Database, faults

log = logging.getLogger("broadsheet.worker")


class Checkpoints:
    """Any number may run on a database: SQLite lets one at a time do it."""

    look_seconds, follows = 1.0, False

    def __init__(self, database: Database) -> None:
        self._database = database
        self._log = checkpoints.Log(make_url(database.url).database or "", BUSY_MS)
        self._largest = 0

    def tick(self) -> bool:
        """Moves what is in the log, where it is worth it; whether more is left that need not wait."""
        size = self._log.size
        if size <= checkpoints.STEP_BYTES or self._database.read_only:
            return False
        self._largest = max(self._largest, size)
        with faults(), closing(self._database.write.raw_connection()) as connection:
            if self._log.bring_down(connection.driver_connection):
                log.info("The log of SQLite, which had grown to %s MB, is in the database now.", self._largest // 2**20)
                self._largest = 0
        return False

    def let_go(self) -> None:
        """It holds nothing."""
