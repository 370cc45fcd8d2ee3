"""``restore``: a copy in the place of the database, with its pictures and secrets; or nothing is changed."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import text

from api.cli.backup import manifest, secret_files
from api.cli.database import made_if_missing
from api.clock import MICROSECONDS, database_now_us, now_us
from api.db import Database, faults, open_database
from api.errors import CannotStart
from api.media import copies
from api.media.places import place_of
from api.migrations import dumps, is_known, migrate, present_revision
from api.migrations.copies import copied, replaced
from api.migrations.refusals import file_of, refusing
from api.services import api_keys, change_retention
from api.settings import Settings, read_settings

MOST_TOLD = 200
"""Characters of what is wrong with a file."""
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=FILE)
@click.option("--revoke-keys", is_flag=True, help="End all keys: those that were revoked after the copy was made would live again.")
@click.option("--without-media", is_flag=True, help="Leave out the pictures in FILE.media.")
@click.option("--without-secrets", is_flag=True, help="Leave out the secrets in FILE.secrets.")
def restore(file: Path, *, revoke_keys: bool, without_media: bool, without_secrets: bool) -> None:
    """Puts a copy in the place of the database; what was there is kept. Pictures and secrets beside FILE are put back first.

    All is first compared with FILE.manifest.json, if that is there. Secrets come behind those that there are, so that they sign nothing.

    An SQLite database is replaced at once, whatever reads or writes beside. With PostgreSQL nobody else may be connected, and pg_restore
    and pg_dump must be on the PATH.

    Keys are as they were when the copy was made: what was revoked since is valid again, unless all are revoked.
    """
    settings = read_settings()
    whole = manifest.checked(file, media=not without_media, secrets=not without_secrets)
    secrets = secret_files.read(whole.secrets) if whole.secrets else ()
    told: list[str] = []

    def put_back() -> None:
        copies.put_back(place_of(settings), whole.pictures)
        told.extend(filter(None, [secret_files.put_back(settings, secrets)]))

    restored = _file_restored if settings.is_sqlite else _dump_restored
    kept, revoked = restored(settings, file, put_back, revoke_keys=revoke_keys)
    click.echo(f"{file} is restored.{f' The database as it was is kept in {kept}.' if kept else ''}")
    if whole.pictures:
        click.echo(f"Files of pictures: {len(whole.pictures)}.")
    for line in told:
        click.echo(line, err=True)
    if revoke_keys:
        click.echo(f"Keys revoked: {revoked}. `broadsheet keys create` makes a new one.")
    else:
        click.echo("Keys that were revoked after the copy was made are valid again: `broadsheet keys list`.", err=True)


def _file_restored(settings: Settings, file: Path, put_back: Callable[[], None], *, revoke_keys: bool) -> tuple[Path | None, int]:
    """The copy of the database as it was, and how many keys were revoked."""
    with closing(open_database(settings)) as database, refusing(database):
        target = file_of(database)
        with TemporaryDirectory(prefix=f"{target.name}.restore-", dir=target.parent) as folder:
            ready, revoked = prepared(settings, file, Path(folder) / "restored.db", revoke_keys=revoke_keys)
            put_back()
            made_if_missing(database)
            kept = copied(database, target.with_name(f"{target.stem}.before-restore-{_stamp()}{target.suffix}"))
            try:
                replaced(database, ready)
            except BaseException:
                kept.unlink()
                raise
    return kept, revoked


def _dump_restored(settings: Settings, file: Path, put_back: Callable[[], None], *, revoke_keys: bool) -> tuple[Path | None, int]:
    """As ``_file_restored``, of PostgreSQL; ``None``: there was no database of ours."""
    if not is_known(dumps.revision(file)):
        raise CannotStart(f"{file} is of a newer release than this one.")
    with closing(open_database(settings)) as database, refusing(database):
        _refuse_others(database)
        kept = settings.data_dir / f"before-restore-{_stamp()}.dump"
        is_kept = present_revision(database) is not None and dumps.dumped(settings, kept).exists()
        try:
            put_back()
            dumps.restored(settings, file)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
        migrate(database)
        begin_anew(database)
        revoked = _revoke_keys(database) if revoke_keys else 0
    return kept if is_kept else None, revoked


def _refuse_others(database: Database) -> None:
    """Raises ``CannotStart`` where anybody else is connected: tables are taken away, and what is known of them by others with them."""
    with database.read.connect() as connection:
        others = connection.scalar(_OTHERS)
    if others:
        raise CannotStart(f"Others are connected to the database ({others}): end `broadsheet serve` and workers first.")


def prepared(settings: Settings, file: Path, path: Path, *, revoke_keys: bool) -> tuple[Path, int]:
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
        begin_anew(database)
        revoked = _revoke_keys(database) if revoke_keys else 0
    return path, revoked


def _revoke_keys(database: Database) -> int:
    with faults(), database.write.begin() as connection:
        return api_keys.revoke_all(connection, now=database_now_us(connection))


def _at(settings: Settings, file: Path) -> Database:
    return open_database(replace(settings, database_url=f"sqlite:///{file}"))


def begin_anew(database: Database) -> None:
    """Has the database begin a new epoch: whoever has a cursor starts with a snapshot."""
    with faults(), database.write.begin() as connection:
        change_retention.begin_anew(connection)
    database.committed()


def _stamp() -> str:
    return datetime.fromtimestamp(now_us() / MICROSECONDS, UTC).strftime("%Y%m%d-%H%M%S")
