"""Archives for tests: a database emptied, lines imported into one. Reading files is the importers' own work."""

import json
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import insert, update

from api.db import Database
from api.models import SITE_ID, Base, Consumer, Counter, SiteProfile
from api.services.archive.importing import Item, Result, importing

SAMPLE = Path(__file__).parents[1] / "api/sample/archive.jsonl"


def read(lines: Iterable[bytes]) -> Iterator[Item]:
    """The lines of an archive in JSON Lines."""
    for number, line in enumerate(lines, 1):
        yield Item(f"line {number}", json.loads(line))


def imported(database: Database, lines: Iterable[bytes]) -> list[Result]:
    """What was not created of these lines."""
    return [result for result in importing(database, read(lines)) if result.outcome != "created"]


def emptied(database: Database) -> None:
    """Takes all rows away: the database is as it was migrated, without a section."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in (Counter.__tablename__, Consumer.__tablename__)]
    with database.write.begin() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            for table in reversed(tables):
                connection.execute(table.delete())
            connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
        else:
            connection.exec_driver_sql("TRUNCATE " + ", ".join(f'"{table.name}"' for table in tables) + ", search")
        # What begins anew has another history.
        connection.execute(update(Counter).values(seq=0, floor=0, texts_seq=0, site_follows=False, epoch=secrets.token_hex(8)))
        connection.execute(insert(SiteProfile).values(id=SITE_ID, updated_at=0, revision=1))
