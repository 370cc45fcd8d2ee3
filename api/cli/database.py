"""``migrate`` and ``reindex``, and what other commands ask of a database before they use it."""

from contextlib import closing
from pathlib import Path

import click

from api.checkpoints import LIMIT_BYTES, log_bytes
from api.cli.lifeline import live_with
from api.db import Database, faults, open_database
from api.derived.conflicts import done_again
from api.derived.reindex import outdated, reindex as rebuilt
from api.derived.writing import writing
from api.logs import configure_logs
from api.migrations import HEAD, check_schema, migrate as migrated, present_revision
from api.migrations.refusals import file_of, near
from api.migrations.waiting import WAIT_SECONDS
from api.services.resources import sections
from api.settings import Settings, read_settings


@click.command()
@click.option(
    "--wait",
    type=click.IntRange(0, 86_400),
    default=WAIT_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How long to try where others hold locks (PostgreSQL).",
)
def migrate(wait: int) -> None:
    """Makes the tables of a new database, or brings those of an older release up to date."""
    with closing(open_database(read_settings())) as database:
        _migrated(database, wait)
        present = present_revision(database)
    if present == HEAD:
        click.echo(f"The schema is up to date ({HEAD}).")
    else:
        click.echo(f"The schema ({present}) is newer than this release ({HEAD}), which may run on it: nothing was changed.")


@click.command()
@click.option("--all", "every", is_flag=True, help="Also writes search rows whose texts are as they were: where a disk damaged them.")
def reindex(*, every: bool) -> None:
    """Rebuilds everything that lists and search read, beside readers and writers."""
    with closing(open_database(read_settings())) as database:
        check_schema(database)
        click.echo(f"{sum(rebuilt(database, every=every))} rows repaired.")


@click.command(hidden=True)
@click.option("--parent", type=int)
def ready(parent: int | None) -> None:
    """Makes the database fit to be served: the first child of ``serve``."""
    if parent is not None:
        live_with(parent)
    settings = read_settings()
    configure_logs(settings.log_level)
    made_ready(settings)


def made_ready(settings: Settings) -> None:
    """Makes the database fit to be served: an SQLite file is made or migrated, rows follow settings that changed.

    Where nothing is to be written, it is only looked at. Raises ``CannotStart`` where that is for ``broadsheet migrate`` to do.
    """
    with closing(open_database(settings)) as database:
        _say_what_is_left(database)
        if database.read_only:
            check_schema(database)
        elif database.is_sqlite:
            _migrated(database)
        else:
            check_schema(database)
            _named(database)
        _follow_settings(database)


def _say_what_is_left(database: Database) -> None:
    """A large log of SQLite, as a kill leaves it, is read whole before anything else can be."""
    file = str(file_of(database)) if database.is_sqlite else ""
    size = log_bytes(file)
    if size > LIMIT_BYTES:
        click.echo(
            f"{file}-wal has {size // 2**20} MB, as a kill or a long reader leaves it: reading it first. The worker brings it down.",
            err=True,
        )


def _follow_settings(database: Database) -> None:
    changed = ", ".join(outdated(database))
    if changed and database.read_only:
        click.echo(f"Changed since rows were made: {changed}. They stay as they are: nothing is written now.", err=True)
    elif changed:
        click.echo(f"Changed since rows were made: {changed}. Bringing them up to date before anything is served …", err=True)
        click.echo(f"{sum(rebuilt(database))} rows repaired.", err=True)


def made_if_missing(database: Database, *, for_a_moment: bool = False) -> None:
    """Makes an SQLite database that is not there. Raises ``CannotStart`` where there is one that does not fit, or none.

    ``for_a_moment``: it is to be thrown away, and nobody is told.
    """
    if database.is_sqlite and present_revision(database) is None:
        _migrated(database, is_told=not for_a_moment)
    check_schema(database)


def _migrated(database: Database, wait_seconds: int = WAIT_SECONDS, *, is_told: bool = True) -> None:
    is_new = is_told and database.is_sqlite and present_revision(database) is None
    copy = migrated(database, wait_seconds=wait_seconds, say=lambda words: click.echo(words, err=True))
    if is_new:
        _say_where(file_of(database))
    if copy:
        click.echo(f"The database as it was is kept in {copy}.", err=True)
    _named(database)


def _say_where(made: Path) -> None:
    """A database that is made is never made in silence, least of all beside the one that was meant."""
    click.echo(f"Made a new database: {made.absolute()}.", err=True)
    for sentence in near(made):
        click.echo(sentence, err=True)


def _named(database: Database) -> None:
    """Makes sure that the first section exists and has the site's name."""

    def work() -> None:
        with writing(database) as session:
            sections.ensure_first(session, database.site)

    done_again(work)


def settle(database: Database) -> None:
    """Runs ANALYZE on PostgreSQL after many new rows, so that its plans fit them. SQLite's plans are fixed."""
    if not database.is_sqlite:
        with faults(), database.write.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")
