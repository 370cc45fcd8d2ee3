"""Why a database cannot be used, in one line that says what helps. What its schema must be is decided elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from api.db import Database
from api.errors import CannotStart

SETTING = "BROADSHEET_DATABASE_URL"

SQLITE_FAULTS = {
    "SQLITE_CANTOPEN": "{file} cannot be opened: its folder is missing or may not be written. See BROADSHEET_DATA_DIR.",
    "SQLITE_READONLY": "{file} or its folder may not be written. See BROADSHEET_DATA_DIR.",
    "SQLITE_PERM": "{file} or its folder may not be written. See BROADSHEET_DATA_DIR.",
    "SQLITE_NOTADB": "{file} is not an SQLite database. Move it away, or correct BROADSHEET_DATABASE_URL.",
    "SQLITE_CORRUPT": "{file} is damaged. Put a backup in its place.",
    "SQLITE_BUSY": "{file} is in use by another program that does not let go of it. Try again.",
    "SQLITE_FULL": "The disk of {file} is full.",
    "SQLITE_IOERR": "The disk of {file} cannot be read or written.",
}
"""By the beginning of the error's name (sqlite.org/rescode.html)."""

POSTGRESQL_FAULTS = {
    "password authentication failed": f"Correct the user or the password in {SETTING}.",
    "no password supplied": f"Put the password into {SETTING}.",
    'role "': f"Correct the user in {SETTING}.",
    'database "': f"Create the database, or correct its name in {SETTING}.",
    "resolve host": f"Correct the host in {SETTING}.",
    "permission denied": f"The user of {SETTING} needs the right to create tables: GRANT CREATE ON SCHEMA public TO …",
    "lock timeout": "Another program holds a lock for long, maybe another migration. Try again.",
    "statement timeout": "A statement took too long; nothing was changed. Try again when the database has less to do.",
}
"""By words of the message; libpq gives no code when a connection fails."""


def file_of(database: Database) -> Path:
    """The file of an SQLite database."""
    return Path(make_url(database.url).database or "")


def missing(database: Database) -> str:
    """What is said where there is no database yet, or none with tables: where it was looked for, and which other one is near."""
    if not database.is_sqlite or file_of(database).exists():
        return "The database has no tables yet. Run: broadsheet migrate"
    file = file_of(database)
    return " ".join([f"There is no database at {file.absolute()} yet.", *near(file), "Run: broadsheet migrate"])


def near(file: Path) -> list[str]:
    """A sentence about another SQLite database, in the folder where the command runs or in one of that, if there is one."""
    places = (Path(file.name), *sorted(Path().glob(f"*/{file.name}")))
    others = [one for one in places if one.exists() and one.absolute() != file.absolute()]
    return [f"There is another one: BROADSHEET_DATA_DIR={others[0].parent} names it."] if others else []


@contextmanager
def refusing(database: Database) -> Iterator[None]:
    """Faults of connecting and of the database's side become ``CannotStart``; a wrong statement passes through."""
    try:
        yield
    except ArgumentError as error:
        raise CannotStart(f"{SETTING} cannot be read as an address of a database.") from error
    except DBAPIError as error:
        sentence = _sqlite_fault(database, error) if database.is_sqlite else _postgresql_fault(error)
        if sentence is None:
            raise
        raise CannotStart(sentence) from error
    except OSError as error:
        raise CannotStart(f"{file_of(database).parent} cannot be used as a folder: {error.strerror}. See BROADSHEET_DATA_DIR.") from error


def _sqlite_fault(database: Database, error: DBAPIError) -> str | None:
    name = getattr(error.orig, "sqlite_errorname", "")
    found = next((sentence for start, sentence in SQLITE_FAULTS.items() if name.startswith(start)), None)
    return found.format(file=file_of(database).absolute()) if found else None


def _postgresql_fault(error: DBAPIError) -> str | None:
    message = next(iter(str(error.orig).strip().splitlines()), "").strip()
    hint = next((hint for words, hint in POSTGRESQL_FAULTS.items() if words in message), None)
    if hint is None and getattr(error.orig, "sqlstate", None) is not None and not error.connection_invalidated:
        return None
    return f"The database cannot be used: {message.rstrip('.')}. {hint or f'Does its server run, and is {SETTING} right?'}"
