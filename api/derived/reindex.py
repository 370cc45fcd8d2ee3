"""``reindex``: all derived rows rebuilt from the base tables, in short transactions beside readers and writers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from api.db import Database, faults, reading
from api.derived import repairs
from api.derived.card_format import FORMAT
from api.derived.conflicts import conflicts, done_again
from api.derived.rows import next_seq, note_texts, take_seq, upsert
from api.derived.words import RULES
from api.models import KINDS, RESOURCES, BuiltWith, Post
from api.settings import Site

POSTS_A_STEP = 200
NIL = UUID(int=0)

Step = Callable[[Connection, int], int]
"""Repairs some rows as the next change; how many."""


def reindex(database: Database, *, every: bool = False) -> Iterator[int]:
    """Repairs derived rows step by step; each value is the number of rows that a step had to repair.

    ``every``: also search rows that were made of the same texts by the same rules, and may be damaged.
    """
    for step in _steps(database, every=every):
        yield done_again(partial(_repaired, database, step))
    with faults(), database.write.begin() as connection:
        record(connection, database.site)


def _repaired(database: Database, step: Step) -> int:
    with faults(), conflicts(), database.write.begin() as connection:
        repaired = step(connection, next_seq(connection))
        if repaired:  # where nothing was wrong, the counter stands still
            note_texts(connection, take_seq(connection))
    return repaired


def outdated(database: Database) -> list[str]:
    """Names of settings and rules that derived rows were computed with, and that are others now."""
    with reading(database) as connection:
        stored = {row.name: row.value for row in connection.execute(select(BuiltWith))}
    return [name for name, value in _settings(database.site).items() if stored and stored.get(name) != value]


def record(connection: Connection, site: Site) -> None:
    """Notes the settings and rules that derived rows are computed with."""
    rows = [{"name": name, "value": value} for name, value in _settings(site).items()]
    upsert(connection, BuiltWith.__table__, rows, keys=("name",))  # type: ignore[arg-type]


def _settings(site: Site) -> dict[str, str]:
    return {"TIMEZONE": site.zone.key, "words": str(RULES), "cards": str(FORMAT)}


def _steps(database: Database, *, every: bool) -> Iterator[Step]:
    yield repairs.counter
    for kind in RESOURCES:
        yield from _by_id(database, KINDS[kind].table.c.id, partial(repairs.entities, kind=kind))
    yield from _by_id(database, Post.__table__.c.id, partial(repairs.posts, site=database.site, every=every))
    yield partial(repairs.lost_posts, site=database.site)
    yield from (repairs.lost_entities, repairs.fragments, repairs.names, repairs.words)
    place_reached: list[tuple[int, int]] = [repairs.BEFORE_ALL]
    while place_reached:
        yield partial(repairs.listing, reached=place_reached)
    yield partial(repairs.site_profile, site=database.site)
    yield from (repairs.departures, repairs.counts)


def _by_id(database: Database, column: Any, repair: Callable[..., int]) -> Iterator[Step]:
    last = NIL
    while True:
        with faults(), database.write.connect() as connection:
            ids = list(connection.execute(select(column).where(column > last).order_by(column).limit(POSTS_A_STEP)).scalars())
        if not ids:
            return
        yield partial(repair, ids=ids)
        last = ids[-1]
