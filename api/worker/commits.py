"""Whether anybody has committed something: looked at once, so that tasks which wait for that need not look themselves."""

from typing import TYPE_CHECKING, Any

from api.db import Database, faults
from api.errors import Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection

FILE_SECONDS, SERVER_SECONDS = 0.1, 0.2
"""Between two looks. On a server each takes ten times as long."""
IN_A_FILE, ON_A_SERVER = "PRAGMA data_version", "SELECT pg_current_snapshot()::text"
"""Another answer after each commit of others, which here are all: this connection commits nothing (sqlite.org/pragma; the numbers of
transactions that are done or run, which those that only read have none of: manual of PostgreSQL, 9.27.8)."""


class Commits:
    """Looked at by one thread, over a connection of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statement, self.look_seconds = (IN_A_FILE, FILE_SECONDS) if database.is_sqlite else (ON_A_SERVER, SERVER_SECONDS)
        self._connection: Connection | None = None
        self._seen: Any = None

    def moved(self) -> bool:
        """Whether something was committed since it was looked last. Not while the database is away, which others find out."""
        try:
            with faults():
                before, self._seen = self._seen, self._look()
        except (Unavailable, self._database.read.dialect.loaded_dbapi.Error):
            self._let_go()
            return False
        return bool(before != self._seen)

    def _look(self) -> Any:
        if self._connection is None or self._connection.closed:
            self._connection = self._database.kept()
        driver: Any = self._connection.connection.dbapi_connection  # a third of what the same takes by SQLAlchemy
        return driver.execute(self._statement).fetchone()[0]

    def _let_go(self) -> None:
        if self._connection is not None:
            driver: Any = self._connection.connection.dbapi_connection
            driver.close()
            self._connection.invalidate()  # what its driver raised SQLAlchemy has not seen
            self._database.end(self._connection)
            self._connection = self._seen = None
