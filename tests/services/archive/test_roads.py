"""New posts come in together, prepared ahead by other processes: every row is as if each had been written by itself.

The oracle is the slow road: rows by the unit of work, one by one, nothing looked up before, everything derived when it is committed.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table
from sqlalchemy.orm import Session

from api.db import Database, open_database, snapshot
from api.importers import Broken, open_source
from api.models import Base, Consumer, Counter, Post
from api.services.archive import ahead, importing as importing_module
from api.services.archive.exporting import lines
from api.services.archive.importing import Item, importing
from api.services.posts import editing
from api.services.posts.snapshots import save_revision, snapshot as form
from api.services.revisioning import NOBODY
from tests.archives import SAMPLE
from tests.databases import Databases
from tests.derived.rebuilt import differences
from tests.derived.stored import stored_words
from tests.plugins import amount
from tests.services.archive.made_lines import NOW, Lines

DATA = Path(__file__).parents[4] / "shared/data"
EXPORTS = sorted([*DATA.glob("wxr/*.xml"), *DATA.glob("cases/*.xml")])


def one_by_one(session: Session, values: Any, *, now: int, stamp: Any, new_id: UUID | None = None) -> Post:
    """A new post by the unit of work."""
    post = Post(id=new_id or editing.uuid7(), state="draft", body_html="")
    editing._begin(session, post, values, now=now, stamp=stamp)
    session.add(post)
    session.flush()
    save_revision(session, post, form(session, post), now=now, by=NOBODY)
    return post


@pytest.fixture
def same_ids(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Begins the ids anew that are given from now on, and lets the time stand still."""

    def begin() -> None:
        numbers = itertools.count(1)
        for module in ("posts.editing", "posts.translations", "images", "resources.naming"):
            monkeypatch.setattr(f"api.services.{module}.uuid7", lambda: UUID(int=(0x019D << 112) + (7 << 76) + (2 << 62) + next(numbers)))
        monkeypatch.setattr(importing_module, "database_now_us", lambda _connection: NOW * 1_000_000)
        monkeypatch.setattr("api.derived.changes.now_us", lambda: NOW * 1_000_000)

    return begin


def everything(database: Database) -> dict[str, object]:
    """All rows of all tables, what search rows hold, and what an export writes."""
    left_out = (Counter.__tablename__, Consumer.__tablename__)
    with snapshot(database) as connection:
        exported = list(lines(connection, database.site))
        tables = [table for table in Base.metadata.sorted_tables if table.name not in left_out]
        rows = {table.name: sorted(repr(row) for row in connection.execute(table.select())) for table in tables}
        counted = connection.execute(Table("counter", Base.metadata).select()).one()
    with database.write.connect() as connection:
        words = stored_words(connection)
        assert list(differences(connection, database.site)) == []
    return {**rows, "words": words, "export": exported, "counter": (counted.seq, counted.floor, counted.texts_seq)}


def unequal(found: dict[str, object], wanted: dict[str, object]) -> Iterator[tuple[object, ...]]:
    """Names of what differs, and the first rows that do."""
    for name, rows in wanted.items():
        if found[name] != rows:
            both = zip(found[name], rows, strict=False) if isinstance(rows, list) else [(found[name], rows)]  # type: ignore[call-overload]
            yield name, next((pair for pair in both if pair[0] != pair[1]), "their number")


def brought(database: Database, items: Iterable[Item], **options: Any) -> list[tuple[object, ...]]:
    return [
        (result.where, result.outcome, result.detail, result.left_out, result.turn, result.spared)
        for result in importing(database, items, **options)
    ]


@pytest.fixture
def roads(
    databases: Databases, dialect: str, database: Database, same_ids: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., None]]:
    """Has items brought in by both roads and compares all that is there then."""
    settings = databases.made(dialect)

    def compared(source: Iterable[Item], **options: Any) -> None:
        items = list(source)  # once: a post without a date gets that of its reading
        with monkeypatch.context() as slow, closing(open_database(settings)) as other:
            same_ids()
            slow.setattr(editing, "bring", one_by_one)
            slow.setattr(importing_module, "referred", lambda *_: [])
            slow.setattr(ahead, "prepared_ahead", lambda batches, raws, terms, _number: each_by_itself(batches, raws, terms))
            expected = brought(other, items, **options)
            wanted = everything(other)
        same_ids()
        monkeypatch.setattr(ahead, "SMALL", 20)

        found = brought(database, items, children=2, **options)

        assert found == expected
        assert list(unequal(everything(database), wanted)) == []

    yield compared
    databases.drop(settings)


def each_by_itself(batches: Any, raws: Any, terms: Any) -> Iterator[Any]:
    for batch in batches:
        yield batch, [one._replace(derived=None) for one in ahead.prepared(raws(batch), terms)]


def test_the_sample_is_the_same_by_both_roads(roads: Callable[..., None]):
    def source() -> Iterator[Item]:
        with open_source(str(SAMPLE)) as items:
            yield from items

    roads(source())


@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.stem)
def test_an_export_of_wordpress_is_the_same_by_both_roads(roads: Callable[..., None], export: Path):
    def source() -> Iterator[Item]:
        try:
            with open_source(str(export), types={"product": "page"}) as items:
                yield from items
        except Broken:
            return

    roads(source())


@pytest.mark.parametrize("seed", range(amount(full=1, sample=1, long=4)))
def test_lines_of_every_kind_are_the_same_by_both_roads(roads: Callable[..., None], seed: int):
    size = amount(full=200, sample=200, long=2_500)

    roads(Lines(seed).items(size), section="section-1", language="fr")
