"""Whole copies of an SQLite file, made by its online backup: beside readers and writers, all or nothing."""

import secrets
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from api.db import Database
from api.errors import CannotStart
from api.migrations.refusals import file_of
from api.models import BuiltWith

LAST_COPY = "LAST_BACKUP"
"""Under this name ``built_with`` keeps the microsecond in which ``broadsheet backup`` made the last copy."""


def copied(database: Database, path: Path, snapshot: Connection | None = None) -> Path:
    """The copy of the database at ``path``, where only a finished one ever stands. Raises ``CannotStart`` where none can be written.

    ``snapshot``: a transaction that has read something; what it sees is copied.
    """
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        return _copied(database, unfinished, snapshot).replace(path)
    except (OSError, database.read.dialect.loaded_dbapi.Error) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotStart(f"No copy can be written to {path}: {told}. Name a file in a folder that is there and has room.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
            unfinished.with_name(f"{unfinished.name}-journal").unlink(missing_ok=True)


def _copied(database: Database, unfinished: Path, snapshot: Connection | None) -> Path:
    unfinished.unlink(missing_ok=True)
    with closing(_opened(database, unfinished)) as target, ExitStack() as stack:
        source = snapshot.connection if snapshot else stack.enter_context(closing(database.read.raw_connection()))
        source.driver_connection.backup(target)  # type: ignore[union-attr] # SQLAlchemy does not know which driver it is
        _begin_anew(target)
    unfinished.chmod(file_of(database).stat().st_mode & 0o777)
    return unfinished


def _begin_anew(copy: Any) -> None:
    """Has the copy another epoch than its original (decision 0034): whoever puts it back by hand need not think of that."""
    copy.execute("PRAGMA journal_mode=DELETE")  # one file, whoever looks at it
    copy.execute("UPDATE counter SET epoch = ? WHERE id = 1", (secrets.token_hex(8),))
    copy.commit()


def replaced(database: Database, path: Path) -> None:
    """Puts what the file at ``path`` holds in the place of all that the database holds, in one transaction of it."""
    with closing(_opened(database, path)) as source, closing(database.write.raw_connection()) as target:
        source.backup(target.driver_connection)


def _opened(database: Database, path: Path) -> Any:
    return database.read.dialect.loaded_dbapi.connect(path)


def note_copy(connection: Connection, now: int) -> None:
    """Has the database know that a copy of it was made (µs): whoever looks on another machine sees the same."""
    connection.execute(delete(BuiltWith).where(BuiltWith.name == LAST_COPY))
    connection.execute(insert(BuiltWith).values(name=LAST_COPY, value=str(now)))


def last_copy(connection: Connection) -> int | None:
    """When the last copy was made, in µs. A copy that is put back has the one before it."""
    found = connection.execute(select(BuiltWith.value).where(BuiltWith.name == LAST_COPY)).scalar()
    return None if found is None else int(found)
