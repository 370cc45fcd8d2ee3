"""What tests of services have in common: editing in a transaction of its own, working jobs off, reading a card."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, select

from api.db import Database, reading
from api.derived.card_format import members_of
from api.derived.writing import writing
from api.models import Address, Card, Change, Counter, Departure, Facet, Fragment, Listing, Post, Slug
from api.services import jobs
from api.services.posts import editing
from api.services.revisioning import NOBODY, By
from tests.databases import NOW
from tests.derived.conftest import other_database
from tests.derived.stored import stored_words

__all__ = ["other_database"]


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """What is sent to the database for writing."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(database.write, "before_cursor_execute", note)
    yield seen
    event.remove(database.write, "before_cursor_execute", note)


@pytest.fixture
def edit_post(database: Database) -> Callable[..., list[str]]:
    """Edits a post: the members that changed."""

    def edited(post: UUID, now: int = NOW, **values: Any) -> list[str]:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            return editing.edit(session, row, values, now=now)  # type: ignore[arg-type] # a part of the form

    return edited


@pytest.fixture
def act(database: Database) -> Callable[..., Post]:
    """Does something that services can do to a post."""

    def acted(action: Callable[..., object], post: UUID, *more: Any, **named: Any) -> Post:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            action(session, row, *more, **named)
        return row

    return acted


@pytest.fixture
def save_draft(database: Database) -> Callable[..., list[str]]:
    """Saves members of a public post as its pending revision: those that changed."""

    def saved(post: UUID, now: int = NOW, by: By = NOBODY, **values: Any) -> list[str]:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            return editing.edit(session, row, values, now=now, by=by, draft=True)  # type: ignore[arg-type] # a part of the form

    return saved


@pytest.fixture
def public_rows(database: Database) -> Callable[[], dict[str, list[Any]]]:
    """All rows that something public follows from, by table."""
    tables = (Counter, Card, Change, Listing, Facet, Fragment, Address, Slug, Departure)

    def found() -> dict[str, list[Any]]:
        with database.write.connect() as connection:
            rows = {table.__tablename__: sorted(map(repr, connection.execute(select(table.__table__)))) for table in tables}
            return {**rows, "search": [sorted(map(repr, stored_words(connection).items()))]}

    return found


MOST_STEPS = 500


@pytest.fixture
def worked_off(database: Database) -> Callable[[], int]:
    """Does all steps of all jobs that wait: how many steps there were."""

    def done() -> int:
        steps = 0
        while True:
            with writing(database) as session:
                waiting = jobs.waiting(session)
                if not waiting:
                    return steps
                jobs.step(session, waiting[0], now=NOW)
                steps += 1
                assert steps < MOST_STEPS, "They never end."

    return done


@pytest.fixture
def card(database: Database) -> Callable[[UUID], dict[str, Any] | None]:
    """The members of a post's card without what fragments bring; ``None`` for one that is not public."""

    def shown(post: UUID) -> dict[str, Any] | None:
        with reading(database) as connection:
            found = connection.execute(select(Card.json).where(Card.post_id == post)).scalar()
        return found and members_of(found)

    return shown


@pytest.fixture
def tags_of(database: Database) -> Callable[[UUID], list[UUID]]:
    """The tags of a post, in order, as they are stored."""

    def found(post: UUID) -> list[UUID]:
        with writing(database) as session:
            row = editing.load(session, post)
            assert row is not None
            return [link.to_id for link in row.tags]

    return found
