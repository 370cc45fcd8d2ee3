"""``keys``: making the first key, seeing which there are, revoking one. What keys may do is in ``api.services.api_keys``."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import click
from sqlalchemy import Row, select

from api.cli.database import made_if_missing
from api.clock import MICROSECONDS, database_now_us, iso
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.errors import InvalidInput
from api.models import ApiKey, Section
from api.services import api_keys as rules
from api.services.references import as_uuid, entity_id
from api.settings import read_settings
from schemas.faults import nearest

DAY_SECONDS = 86_400


@click.group()
def keys() -> None:
    """Makes, lists and revokes keys of the authoring interface."""


@keys.command()
@click.option("--name", required=True, help="What it is for: who reads the list should know.")
@click.option("--scopes", required=True, help=f"Comma list: {', '.join(rules.SCOPES)}.")
@click.option("--section", help="Id or slug of the section whose posts alone it reads and writes.")
@click.option("--expires-in", type=click.IntRange(1, 36_500), metavar="DAYS", help="Days after which it ends by itself.")
def create(name: str, scopes: str, section: str | None, expires_in: int | None) -> None:
    """Makes a key and prints it, alone, on standard output. It is told only now: only its hash is kept."""
    asked = _scopes(scopes)
    with _opened() as database, writing(database) as session:
        now = database_now_us(session.connection())
        expires_at = None if expires_in is None else now // MICROSECONDS + expires_in * DAY_SECONDS
        bound = entity_id(session, "section", section, "/section") if section else None
        _, text = rules.make(session, name=name, scopes=asked, section=bound, expires_at=expires_at, now=now)
    click.echo(text)


@keys.command("list")
def list_() -> None:
    """Prints the keys, oldest first: id, last characters, state, last use, scopes, section (`-`: all), name."""
    with _opened() as database, reading(database) as connection:
        now = database_now_us(connection) // MICROSECONDS
        for row in connection.execute(select(ApiKey.__table__, Section.slug).outerjoin(Section).order_by(ApiKey.id)):
            used = "never used" if row.last_used_at is None else f"used {iso(row.last_used_at)}"
            click.echo(
                "\t".join(
                    (str(row.id), f"{rules.PREFIX}…{row.hint}", _state(row, now), used, ",".join(row.scopes), row.slug or "-", row.name)
                )
            )


@keys.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """Revokes a key and all that were made with it, which are named: the next request with one of them is refused."""
    with _opened() as database, writing(database) as session:
        found = session.get(ApiKey, as_uuid(key_id)) if as_uuid(key_id) else None
        if found is None:
            raise InvalidInput(f"There is no key {key_id!r}: `broadsheet keys list` has their ids.")
        ended = rules.revoke(session, found.id, now=database_now_us(session.connection()))
    for one in ended:
        click.echo("\t".join((str(one.id), f"{rules.PREFIX}…{one.hint}", one.name)))


@contextmanager
def _opened() -> Iterator[Database]:
    with closing(open_database(read_settings())) as database:
        made_if_missing(database)
        yield database


def _scopes(text: str) -> list[str]:
    asked = [one.strip() for one in text.split(",") if one.strip()]
    for one in asked:
        if one not in rules.SCOPES:
            meant = nearest(one, rules.SCOPES)
            raise click.UsageError(f"There is no scope {one!r}{f': {meant}?' if meant else '.'} Scopes: {', '.join(rules.SCOPES)}.")
    if not asked:
        raise click.UsageError(f"Name at least one scope of {', '.join(rules.SCOPES)}.")
    return asked


def _state(row: Row[*tuple[Any, ...]], now: int) -> str:
    if row.revoked_at is not None:
        return "revoked"
    if row.expires_at is None:
        return "valid"
    return "expired" if row.expires_at <= now else f"until {iso(row.expires_at)}"
