"""Whole copies of an SQLite file, made by its online backup: beside readers and writers, all or nothing."""

from contextlib import closing
from pathlib import Path
from typing import Any

from api.db import Database
from api.migrations.refusals import file_of


def copied(database: Database, path: Path) -> Path:
    """The copy of the database at ``path``, where only a finished one ever stands."""
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(database.read.raw_connection()) as source, closing(_opened(database, unfinished)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr] # SQLAlchemy does not know which driver it is
        unfinished.chmod(file_of(database).stat().st_mode & 0o777)
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{unfinished.name}-journal").unlink(missing_ok=True)


def replaced(database: Database, path: Path) -> None:
    """Puts what the file at ``path`` holds in the place of all that the database holds, in one transaction of it."""
    with closing(_opened(database, path)) as source, closing(database.write.raw_connection()) as target:
        source.backup(target.driver_connection)


def _opened(database: Database, path: Path) -> Any:
    return database.read.dialect.loaded_dbapi.connect(path)
