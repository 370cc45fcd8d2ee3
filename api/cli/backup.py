"""``backup`` and ``restore`` of an SQLite database, and ``epoch``: what tells clients of delta sync that history is another one."""

import os
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from api.cli.database import made_if_missing
from api.clock import MICROSECONDS, database_now_us, now_us
from api.db import Database, faults, open_database
from api.errors import CannotStart
from api.migrations import check_schema, migrate, present_revision
from api.migrations.copies import copied, note_copy, replaced
from api.migrations.refusals import file_of, refusing
from api.services import api_keys, change_retention
from api.settings import Settings, read_settings

MOST_TOLD = 200
"""Characters of what is wrong with a file."""
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copies an SQLite database to FILE, beside readers and writers."""
    settings = _embedded(read_settings(), "pg_dump makes copies of PostgreSQL")
    if os.path.lexists(file):  # Path.exists raises for a name that no file can have
        raise CannotStart(f"{file} is there already: name another file.")
    with closing(open_database(settings)) as database, refusing(database):
        check_schema(database)
        copied(database, file)
        _note(database)
    click.echo(f"The database is copied to {file}.")


@click.command()
@click.argument("file", type=FILE)
@click.option("--revoke-keys", is_flag=True, help="End all keys: those that were revoked after the copy was made would live again.")
def restore(file: Path, *, revoke_keys: bool) -> None:
    """Puts a copy in the place of an SQLite database, at once, whatever reads or writes beside; what was there is kept in a file.

    Keys are as they were when the copy was made: what was revoked since is valid again, unless all are revoked.
    """
    settings = _embedded(read_settings(), "restore PostgreSQL by pg_restore, then say `broadsheet epoch new`")
    with closing(open_database(settings)) as database, refusing(database):
        target = file_of(database)
        with TemporaryDirectory(prefix=f"{target.name}.restore-", dir=target.parent) as folder:
            prepared, revoked = _prepared(settings, file, Path(folder) / "restored.db", revoke_keys=revoke_keys)
            made_if_missing(database)
            kept = copied(database, target.with_name(f"{target.stem}.before-restore-{_stamp()}{target.suffix}"))
            try:
                replaced(database, prepared)
            except BaseException:
                kept.unlink()
                raise
    click.echo(f"{file} is restored. The database as it was is kept in {kept}.")
    if revoke_keys:
        click.echo(f"Keys revoked: {revoked}. `broadsheet keys create` makes a new one.")
    else:
        click.echo("Keys that were revoked after the copy was made are valid again: `broadsheet keys list`.", err=True)


@click.group()
def epoch() -> None:
    """Tells clients of delta sync that the database has another history."""


@epoch.command()
def new() -> None:
    """Voids all cursors of /v1/changes: after a database was restored by other means than `broadsheet restore`."""
    with closing(open_database(read_settings())) as database:
        check_schema(database)
        _begin_anew(database)
    click.echo("A new epoch has begun: clients of /v1/changes start with a snapshot.")


def _note(database: Database) -> None:
    """Has ``doctor`` know how old the last copy is."""
    if not database.read_only:
        with faults(), database.write.begin() as connection:
            note_copy(connection, database_now_us(connection))


def _embedded(settings: Settings, otherwise: str) -> Settings:
    if not settings.is_sqlite:
        raise CannotStart(f"This is for SQLite: {otherwise}.")
    return settings


def _prepared(settings: Settings, file: Path, path: Path, *, revoke_keys: bool) -> tuple[Path, int]:
    """A copy of the file that fits this release and has a new epoch, and how many keys were revoked in it.

    Raises ``CannotStart`` where the file is no sound copy.
    """
    with closing(_at(settings, file)) as source, refusing(source):
        if present_revision(source) is None:
            raise CannotStart(f"{file} is no copy of a database of Broadsheet.")
        copied(source, path)
    with closing(_at(settings, path)) as database, refusing(database):
        migrate(database)
        with database.read.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
        if found != "ok":
            raise CannotStart(f"{file} is damaged: {' '.join(str(found).split())[:MOST_TOLD]}.")
        _begin_anew(database)
        revoked = _revoke_keys(database) if revoke_keys else 0
    return path, revoked


def _revoke_keys(database: Database) -> int:
    with faults(), database.write.begin() as connection:
        return api_keys.revoke_all(connection, now=database_now_us(connection))


def _at(settings: Settings, file: Path) -> Database:
    return open_database(replace(settings, database_url=f"sqlite:///{file}"))


def _begin_anew(database: Database) -> None:
    with faults(), database.write.begin() as connection:
        change_retention.begin_anew(connection)
    database.committed()


def _stamp() -> str:
    return datetime.fromtimestamp(now_us() / MICROSECONDS, UTC).strftime("%Y%m%d-%H%M%S")
