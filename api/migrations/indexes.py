"""Indexes of tables that have rows: on PostgreSQL made after a migration, beside readers and writers, who would wait within it.

A version names them, ``indexes = {"ix_tag_mood": "tag (mood)"}``, and on SQLite, where nobody else writes meanwhile anyhow, makes them
itself. Until they are there, statements are slow and right.
"""

import time
from collections.abc import Mapping

from sqlalchemy import text

from api.db import Database
from api.migrations.waiting import LOCK

_IS_VALID = text("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(:name)")
PAUSE_SECONDS = 1


def make_missing(database: Database, indexes: Mapping[str, str]) -> None:
    """Makes those that PostgreSQL has not, or has half made, as a kill leaves one. Another program that does so is waited for."""
    with database.write.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        # Asked again and again: a statement that waits would be one that the making of an index waits for.
        while not alone.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": LOCK + 1}):
            time.sleep(PAUSE_SECONDS)
        try:
            for name, place in indexes.items():
                is_valid = alone.scalar(_IS_VALID, {"name": name})
                if is_valid is False:
                    alone.exec_driver_sql(f"DROP INDEX CONCURRENTLY {name}")
                if not is_valid:
                    alone.exec_driver_sql(f"CREATE INDEX CONCURRENTLY {name} ON {place}")
        finally:
            alone.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK + 1})
