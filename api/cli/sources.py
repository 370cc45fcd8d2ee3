"""``sources``: which there are, how far one is, pulling one now. What is asked and stored is in ``api.sources``."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import click
import orjson
from sqlalchemy import Row, select

from api.clock import database_now_us, iso_us
from api.db import Database, open_database, reading
from api.errors import InvalidInput, NotDone, NotFound
from api.migrations import check_schema
from api.models import Source
from api.outbound import Door
from api.queries.authored import sources as queries
from api.services.references import as_uuid
from api.services.syndication import shares
from api.settings import Settings, read_settings
from api.sources import asking, kinds, pulling


@click.group()
def sources() -> None:
    """Lists sources, says how far one is, pulls one."""


@sources.command("list")
def list_() -> None:
    """Prints the sources, oldest first: id, state, when it answered last or since when it fails, address, name."""
    with _opened() as (database, _settings), reading(database) as connection:
        for row in connection.execute(select(Source.__table__).order_by(Source.id)):
            told = f"answered {iso_us(row.pulled_at)}" if row.pulled_at else "not pulled yet"
            told = f"failing since {iso_us(row.failing_since)}" if row.failing_since else told
            click.echo("\t".join((str(row.id), row.state, told, row.url, row.name)))


@sources.command()
@click.argument("source_id", metavar="ID")
def status(source_id: str) -> None:
    """Prints how far a source is, as JSON: cursor, lag, last error, counts, what nothing here stands for."""
    with _opened() as (database, _settings):
        click.echo(orjson.dumps(_form(database, source_id), option=orjson.OPT_INDENT_2).decode())


@sources.command()
@click.argument("source_id", metavar="ID")
def pull(source_id: str) -> None:
    """Pulls a source until nothing more is there, whether a worker runs or not, and prints how many posts are here and set aside."""
    with _opened() as (database, settings):
        source = UUID(str(_form(database, source_id)["id"]))
        fetch = asking.fetched_by(Door(settings.outbound_allow))
        while _is_more(database, settings, fetch, source):
            pass
        form = _form(database, source_id)
    click.echo(f"{form['copies']} posts here, {form['set_aside']} set aside, {form['absent']} absent")
    if form["left_out"] is not None:
        click.echo(f"Not read whole: {form['left_out']}")


def _is_more(database: Database, settings: Settings, fetch: asking.Fetch, source: UUID) -> bool:
    """Whether more is there behind a page, which is stored. Raises ``NotDone`` where none came."""
    row, now = _active(database, source)
    outcome = kinds.outcome(fetch, kinds.question(row, secrets=settings.secrets), database.site)
    is_more = pulling.store(database, outcome, now)
    if outcome.error is not None:
        raise NotDone(outcome.error)
    while pulling.sweep(database, source, now):
        pass
    if is_more or outcome.is_resync:
        return True
    while (single := shares.single(database, source, now)) is not None:
        row, _ = _active(database, source)
        asked = kinds.question_of(database, row, single, secrets=settings.secrets)
        pulling.store(database, kinds.outcome(fetch, asked, database.site), now)
    return False


def _active(database: Database, source: UUID) -> tuple[Row[Any], int]:
    """The source, and the time. Raises ``NotDone`` where it is paused."""
    with reading(database) as connection:
        row, now = connection.execute(select(Source.__table__).where(Source.id == source)).one(), database_now_us(connection)
    if row.state != "active":
        raise NotDone("This source is paused.")
    return row, now


def _form(database: Database, text: str) -> dict[str, object]:
    try:
        with reading(database) as connection:
            return queries.one(connection, as_uuid(text) or UUID(int=0))
    except NotFound:
        raise InvalidInput(f"There is no source {text!r}: `broadsheet sources list` has their ids.") from None


@contextmanager
def _opened() -> Iterator[tuple[Database, Settings]]:
    settings = read_settings()
    with closing(open_database(settings)) as database:
        check_schema(database)
        yield database, settings
