"""``backup`` and ``restore`` of a database, its pictures and the secrets; ``epoch``, which tells clients of delta sync of another history.

- A *copy* is a file and what lies beside it under its name: pictures, secrets, and a *manifest* that measures them all, written last.
- ``restoring`` puts one in the place of what there is, ``verifying`` aside; ``secret_files`` writes and reads the secrets.

What fails, or is ended by TERM, leaves nothing.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import click
from sqlalchemy import text

from api.cli.backup import manifest, secret_files
from api.cli.backup.restoring import FILE, begin_anew, restore
from api.cli.backup.verifying import verified
from api.clock import database_now_us
from api.db import Database, faults, open_database, snapshot
from api.errors import CannotStart
from api.media import copies
from api.media.places import place_of
from api.migrations import check_schema, dumps, present_revision
from api.migrations.copies import copied, note_copy
from api.migrations.digests import Digest, digests
from api.migrations.refusals import refusing
from api.services.resources.media import named_files
from api.settings import Settings, read_settings

__all__ = ["backup", "epoch", "restore"]


@click.command()
@click.argument("file", type=FILE)
@click.option("--without-media", is_flag=True, help="Leave out the pictures.")
@click.option("--without-secrets", is_flag=True, help="Leave out the secrets: keep them elsewhere then.")
@click.option("--verify", is_flag=True, help="Restore the copy aside, compare every table and file; a copy that differs is taken away.")
def backup(file: Path, *, without_media: bool, without_secrets: bool, verify: bool) -> None:
    """Copies the database to FILE, beside readers and writers, and with it pictures and secrets.

    Beside it are then FILE.media, FILE.secrets, which its owner alone can read, and FILE.manifest.json with sizes and hashes of all.

    PostgreSQL is copied by its own pg_dump, which must be on the PATH; to verify the copy, its user needs the right CREATEDB.
    """
    settings = read_settings()
    for path in manifest.parts_of(file):
        if os.path.lexists(path):  # Path.exists raises for a name that no file can have
            raise CannotStart(f"{path} is there already: name another file.")
    with closing(open_database(settings)) as database, refusing(database), _whole_or_nothing(file):
        check_schema(database)
        names, held = _copied(settings, database, file, verify=verify)
        wanted = {} if without_media or not any(names.values()) else names
        pictures, missing = copies.copied(place_of(settings), wanted, file) if wanted else ({}, [])
        secrets = None if without_secrets else secret_files.copied(settings, file)
        with copies.one_line(f"No manifest can be written to {manifest.path_of(file)}"):
            manifest.write(file, present_revision(database), pictures, missing)
        checked = _verified(settings, file, held, media=bool(pictures), secrets=secrets is not None) if verify else ""
        _note(database)
    parts = [str(file)]
    parts += [f"{len(pictures)} files of pictures to {copies.folder_of(file)}"] if pictures else []
    parts += [f"the secrets to {secrets}"] if secrets else []
    click.echo(f"The database is copied to {', '.join(parts)}.{checked}")
    if missing:
        click.echo(f"Missing or damaged where pictures are kept, and not copied: {_some(missing)}.", err=True)


def _copied(settings: Settings, database: Database, file: Path, *, verify: bool) -> tuple[copies.Names, Mapping[str, Digest]]:
    """Copies the database; the files of pictures that the copy names and, if it is to be verified, what each table holds."""
    with snapshot(database) as connection:
        names = copies.named(*named_files(connection))  # in what is copied: the first that is read begins the snapshot
        copied(database, file, connection) if settings.is_sqlite else dumps.dumped(settings, file, connection)
        if verify and not settings.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        return names, digests(connection) if verify else {}


def _verified(settings: Settings, file: Path, held: Mapping[str, Digest], *, media: bool, secrets: bool) -> str:
    """What is said of a copy that is as it should be. Raises ``CannotStart``."""
    manifest.checked(file, media=media, secrets=secrets)
    tables, rows = verified(settings, file, held)
    return f" Restored aside, it is the same: {rows:,} rows in {tables} tables."


@contextmanager
def _whole_or_nothing(file: Path) -> Iterator[None]:
    """Takes away what there is of a copy when it fails, or is ended."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    except BaseException:
        for path in manifest.parts_of(file):
            with suppress(OSError):  # what cannot be named is not there either
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")  # noqa: PLR2004 - a line's worth


def _note(database: Database) -> None:
    """Has ``doctor`` know how old the last copy is."""
    if not database.read_only:
        with faults(), database.write.begin() as connection:
            note_copy(connection, database_now_us(connection))


@click.group()
def epoch() -> None:
    """Tells clients of delta sync that the database has another history."""


@epoch.command()
def new() -> None:
    """Voids all cursors of /v1/changes: after a database was restored by other means than `broadsheet restore`."""
    with closing(open_database(read_settings())) as database:
        check_schema(database)
        begin_anew(database)
    click.echo("A new epoch has begun: clients of /v1/changes start with a snapshot.")
