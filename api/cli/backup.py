"""``backup`` and ``restore`` of an SQLite database, and ``epoch``: what tells clients of delta sync that history is another one."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from api.cli.database import made_if_missing
from api.clock import MICROSECONDS, now_us
from api.db import Database, faults, open_database
from api.errors import CannotStart
from api.migrations import check_schema, migrate, present_revision
from api.migrations.copies import copied, replaced
from api.migrations.refusals import file_of, refusing
from api.services import change_retention
from api.settings import Settings, read_settings

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copies an SQLite database to FILE, beside readers and writers."""
    settings = _embedded(read_settings(), "pg_dump makes copies of PostgreSQL")
    if file.exists():
        raise CannotStart(f"{file} is there already: name another file.")
    with closing(open_database(settings)) as database, refusing(database):
        check_schema(database)
        copied(database, file)
    click.echo(f"The database is copied to {file}.")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Puts a copy in the place of an SQLite database, at once, whatever reads or writes beside; what was there is kept in a file."""
    settings = _embedded(read_settings(), "restore PostgreSQL by pg_restore, then say `broadsheet epoch new`")
    with closing(open_database(settings)) as database, refusing(database):
        target = file_of(database)
        prepared = _prepared(settings, file, target.with_name(f"{target.name}.restored"))
        made_if_missing(database)
        kept = copied(database, target.with_name(f"{target.stem}.before-restore-{_stamp()}{target.suffix}"))
        replaced(database, prepared)
        prepared.unlink()
    click.echo(f"{file} is restored. The database as it was is kept in {kept}.")


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


def _embedded(settings: Settings, otherwise: str) -> Settings:
    if not settings.is_sqlite:
        raise CannotStart(f"This is for SQLite: {otherwise}.")
    return settings


def _prepared(settings: Settings, file: Path, path: Path) -> Path:
    """A copy of the file that fits this release and has a new epoch. Raises ``CannotStart`` where the file is no sound copy."""
    with closing(_at(settings, file)) as source, refusing(source):
        if present_revision(source) is None:
            raise CannotStart(f"{file} is no copy of a database of Broadsheet.")
        copied(source, path)
    with closing(_at(settings, path)) as database, refusing(database):
        migrate(database)
        with database.read.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
        if found != "ok":
            raise CannotStart(f"{file} is damaged: {found}.")
        _begin_anew(database)
    return path


def _at(settings: Settings, file: Path) -> Database:
    return open_database(replace(settings, database_url=f"sqlite:///{file}"))


def _begin_anew(database: Database) -> None:
    with faults(), database.write.begin() as connection:
        change_retention.begin_anew(connection)
    database.committed()


def _stamp() -> str:
    return datetime.fromtimestamp(now_us() / MICROSECONDS, UTC).strftime("%Y%m%d-%H%M%S")
