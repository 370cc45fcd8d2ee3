"""The schema of a database: brought up to date, or refused where it does not fit. The doors are ``migrate`` and ``check_schema``.

- A *version* is one step of the schema (``versions``, run by alembic through ``env``); ``HEAD`` is the one of this release.
- ``copies`` makes a whole copy of an SQLite file before it is altered, ``dumps`` one of PostgreSQL; ``refusals`` says in one line why a
  database cannot be used.
- Derived tables are never altered: a version drops and creates them, and ``reindex`` fills them.
- alembic is imported where there is something to be done: each start looks at the schema, which is nearly always that of the release.

``python -m api.migrations`` is for who changes the models.
"""

import fcntl
import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from api.checkpoints import lock_of
from api.db import Database
from api.errors import CannotStart
from api.migrations.copies import copied
from api.migrations.refusals import file_of, missing, refusing
from api.migrations.waiting import LIMITS, LOCK, OTHERS_LIMIT, WAIT_SECONDS, keep_others_out, patiently
from api.models import Base

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import Script

log = logging.getLogger("broadsheet.migrations")

HEAD = "0018"
"""The schema of this release."""
ACCEPTED = frozenset({HEAD})
"""The schemas that this release runs on: its own, and an older one where it needs nothing that is new since (docs/decisions/0040).
Besides newer ones whose versions say so."""
OLDEST = "OLDEST_SCHEMA"
"""Under this name ``built_with`` keeps the present schema and, after a space, that of the oldest release that can run on it."""

VERSIONS = Path(__file__).parent / "versions"


def migrate(database: Database, *, wait_seconds: int = WAIT_SECONDS, say: Callable[[str], None] = log.warning) -> Path | None:
    """The copy that was made of an SQLite file before it was changed, ``None`` where none was needed.

    One transaction: all or nothing; then indexes, each by itself. Any number of processes may call it at once. Raises ``CannotStart``.
    On PostgreSQL it waits for those who hold locks, for so many seconds, and says for whom.
    """
    with refusing(database):
        if database.is_sqlite:
            file_of(database).parent.mkdir(parents=True, exist_ok=True)
        copy = patiently(database, lambda: _migrated(database), seconds=wait_seconds, say=say)
        if not database.is_sqlite:
            _index(database)
        return copy


def _migrated(database: Database) -> Path | None:
    with _copied(database) as copy, _locked(database) as connection:
        present = _revision(connection)
        if present == HEAD or _is_newer(connection, present):
            return None
        if present is None:
            _refuse_foreign(connection)
        alembic, config = _alembic(), _config(connection)  # imported before anybody waits
        if not database.is_sqlite:
            keep_others_out(connection)
        alembic.upgrade(config, HEAD)
        if database.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise CannotStart("The migration would leave references to rows that are not there: nothing was changed.")
        _note_oldest(connection)
    return copy


def _index(database: Database) -> None:
    """Has PostgreSQL make the indexes that versions name, if it lacks any of them."""
    from api.migrations.indexes import make_missing  # noqa: PLC0415 - see above

    wanted = {name: place for version in _versions() for name, place in getattr(version.module, "indexes", {}).items()}
    if wanted:
        make_missing(database, wanted)


def present_revision(database: Database) -> str | None:
    """The schema that the database has, ``None`` if none. Raises ``CannotStart`` where it cannot be read."""
    with refusing(database):
        if database.is_sqlite and not file_of(database).exists():
            return None
        with database.read.connect() as connection:
            return _revision(connection)


def is_known(revision: str) -> bool:
    """Whether this release knows how a schema came about, and so how to bring it up to date."""
    return revision in _known()


def check_schema(database: Database) -> None:
    """Raises ``CannotStart`` unless this release runs on the schema that the database has; the text names what helps.

    On a newer one it runs, with a warning, where the migrations that made it say so.
    """
    present = present_revision(database)
    if present is None:
        raise CannotStart(missing(database))
    with refusing(database), database.read.connect() as connection:
        is_newer = _is_newer(connection, present)
    if not is_newer and present not in ACCEPTED:
        raise CannotStart(f"The schema of the database ({present}) is older than this release needs ({HEAD}). Run: broadsheet migrate")


def drift(database: Database) -> str:
    """How the tables differ from the models, ``""`` if they do not."""
    from alembic.util import AutogenerateDiffsDetected  # noqa: PLC0415 - see above

    with refusing(database), _locked(database) as connection:
        try:
            _alembic().check(_config(connection))
        except AutogenerateDiffsDetected as error:
            return str(error)
    return ""


def draft(database: Database, message: str) -> None:
    """Writes a migration to ``versions`` that is to be tidied: what the models have and the database, brought up to date, has not."""
    with refusing(database), _locked(database) as connection:
        config = _config(connection)
        number = int(HEAD) + 1
        _alembic().revision(config, message, autogenerate=True, rev_id=f"{number:04}")


def _alembic() -> ModuleType:
    from alembic import command  # noqa: PLC0415 - see above

    return command


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config(stdout=io.StringIO(), attributes={"connection": connection})
    for name, path in {"script_location": Path(__file__).parent, "version_locations": VERSIONS, "path_separator": "newline"}.items():
        config.set_main_option(name, str(path).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    """What alembic has noted, read as it would, without it."""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) if inspect(connection).has_table("alembic_version") else None


def _versions() -> "Iterator[Script]":
    """The versions that this release knows."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - see above

    return ScriptDirectory(str(Path(__file__).parent), version_locations=[str(VERSIONS)]).walk_revisions()


def _known() -> dict[str, str]:
    """What each version states: the schema of the oldest release that can run on its result."""
    return {version.revision: version.module.oldest for version in _versions()}


def _note_oldest(connection: Connection) -> None:
    """Tells releases that do not know the newest versions whether they can run on them: that is in the database."""
    connection.execute(text("DELETE FROM built_with WHERE name = :name"), {"name": OLDEST})
    connection.execute(
        text("INSERT INTO built_with (name, value) VALUES (:name, :value)"), {"name": OLDEST, "value": f"{HEAD} {max(_known().values())}"}
    )


def _is_newer(connection: Connection, present: str | None) -> bool:
    """Whether a newer release made the schema, and this one can run on it, which is warned of. Raises ``CannotStart`` where it cannot."""
    if present is None or present == HEAD or present in _known():
        return False
    noted = None
    if inspect(connection).has_table("built_with"):
        noted = connection.execute(text("SELECT value FROM built_with WHERE name = :name"), {"name": OLDEST}).scalar()
    schema, _, oldest = (noted or "").partition(" ")
    if schema != present or oldest > HEAD:
        raise CannotStart(
            f"The schema of the database ({present}) is newer than this release ({HEAD}): install the release that made it, or a newer one."
        )
    log.warning("The schema of the database (%s) is newer than this release (%s), which may run on it for now.", present, HEAD)
    return True


def _refuse_foreign(connection: Connection) -> None:
    """Tables of our names without our version are another program's."""
    found = sorted(set(inspect(connection).get_table_names()) & {*Base.metadata.tables, "search"})
    if found:
        raise CannotStart(f"The database holds tables of another program ({', '.join(found)}): give Broadsheet a database of its own.")


@contextmanager
def _locked(database: Database) -> Iterator[Connection]:
    """A transaction beside which nobody else migrates."""
    with database.write.connect() as connection:
        if not database.is_sqlite:
            with connection.begin():
                connection.exec_driver_sql(OTHERS_LIMIT)
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                for limit in LIMITS:
                    connection.exec_driver_sql(limit)
                yield connection
            return
        # A table that is changed is dropped and made again: with foreign keys on, that would delete what refers to its rows.
        # Inside a transaction the pragma is a no-op.
        raw = connection.connection
        raw.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            raw.cursor().execute("PRAGMA foreign_keys=ON")


@contextmanager
def _copied(database: Database) -> Iterator[Path | None]:
    """A copy of an SQLite file that is to be changed, beside it. Whoever writes goes on meanwhile; nobody else migrates until the end."""
    present = present_revision(database) if database.is_sqlite else None
    if present in (None, HEAD) or not is_known(present):
        yield None
        return
    file = file_of(database)
    with lock_of(str(file), "migrate").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with database.read.connect() as connection, connection.begin():
            present, copy = _revision(connection), None
            if present != HEAD:  # as it still is where nobody has migrated it by now
                copy = copied(database, file.with_name(f"{file.stem}.{present}-before-{HEAD}{file.suffix}"), connection)
        yield copy
