"""Whether a copy can be restored: it is, aside, and each table compared with what was copied. What is aside is gone afterwards."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from api.cli.backup.restoring import prepared
from api.db import Database, open_database, snapshot
from api.errors import CannotStart
from api.migrations import dumps
from api.migrations.digests import Digest, differences, digests
from api.migrations.refusals import refusing
from api.settings import Settings

FORBIDDEN = "42501"
"""The state where a right is missing (Appendix A of PostgreSQL's manual)."""
MOST_TOLD = 5
_LIKE = text(
    "SELECT quote_ident(:name) AS name, pg_encoding_to_char(encoding) AS encoding, quote_literal(datcollate) AS collation,"
    " quote_literal(datctype) AS ctype FROM pg_database WHERE datname = current_database()"
)


def verified(settings: Settings, file: Path, copied: Mapping[str, Digest]) -> tuple[int, int]:
    """How many tables and rows are the same in the copy, restored aside. Raises ``CannotStart`` where one is not, or it cannot be restored.

    An SQLite copy is restored beside it, a dump into a new database of the server, for which the user needs the right CREATEDB.
    """
    aside = _file_aside if settings.is_sqlite else _dump_aside
    with aside(settings, file) as database, snapshot(database) as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        found = differences(copied, digests(connection))
    if found:
        more = f", and {len(found) - MOST_TOLD} more" if len(found) > MOST_TOLD else ""
        raise CannotStart(f"The copy, restored aside, is not what was copied: {'; '.join(found[:MOST_TOLD])}{more}. It was taken away.")
    return len(copied), sum(digest.rows for digest in copied.values())


@contextmanager
def _file_aside(settings: Settings, file: Path) -> Iterator[Database]:
    with TemporaryDirectory(prefix=f"{file.name}.verify-", dir=file.parent) as folder:
        path, _ = prepared(settings, file, Path(folder) / "restored.db", revoke_keys=False)
        with closing(open_database(replace(settings, database_url=f"sqlite:///{path}"))) as database, refusing(database):
            yield database


@contextmanager
def _dump_aside(settings: Settings, file: Path) -> Iterator[Database]:
    url = make_url(settings.database_url)
    name = f"{(url.database or '')[:40]}_verify_{secrets.token_hex(4)}"
    there = replace(settings, database_url=url.set(database=name).render_as_string(hide_password=False))
    with closing(open_database(settings)) as server, refusing(server):
        _make(server, name)
        try:
            with closing(open_database(there)) as database, refusing(database):
                dumps.restored(there, file)
                yield database
        finally:
            _do(server, "DROP DATABASE {name} WITH (FORCE)", name)


def _make(server: Database, name: str) -> None:
    try:
        _do(server, "CREATE DATABASE {name} TEMPLATE template0 ENCODING {encoding} LC_COLLATE {collation} LC_CTYPE {ctype}", name)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != FORBIDDEN:
            raise
        raise CannotStart(
            "--verify restores into a database of its own, which the user of BROADSHEET_DATABASE_URL may not make: ALTER ROLE … CREATEDB."
        ) from error


def _do(server: Database, statement: str, name: str) -> None:
    with server.write.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        alone.exec_driver_sql(statement.format(**alone.execute(_LIKE, {"name": name}).one()._asdict()))
