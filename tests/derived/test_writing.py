"""Writing: only through the door, all or nothing, counted in the order of commits."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from api.db import Database, reading
from api.derived.writing import discarding, writing
from api.models import Card, Change, Counter, Departure, Image, Post, PostTag, Slug, Tag
from api.services.posts import editing, workflow
from tests.databases import NOW
from tests.derived.rebuilt import differences


def test_a_bulk_statement_must_say_what_it_touches(database: Database):
    statements = (
        update(Post).values(featured_at=1),
        delete(PostTag),
        insert(Tag).values(slug="a"),
        update(Image).values(alt="x"),
        delete(Post),
    )

    for statement in statements:
        with writing(database) as session, pytest.raises(RuntimeError, match="touches"):
            session.execute(statement)


def test_derived_rows_follow_a_bulk_statement_that_says_what_it_touches(database: Database, make_post: Callable[..., Post]):
    post = make_post()

    with writing(database) as session:
        statement = update(Post).where(Post.id == post.id).values(title="New words", featured_at=7)
        session.execute(statement.execution_options(touches={"post": [post.id]}))

    assert _differs(database) == []


def test_the_read_engine_writes_nothing(database: Database, make_post: Callable[..., Post]):
    make_post()

    for statement in (
        "DELETE FROM card",
        "UPDATE counter SET seq = 0",
        "CREATE TABLE t (a integer)",
        "INSERT INTO built_with VALUES ('a', 'b')",
    ):
        with database.read.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(statement))


def test_a_transaction_that_fails_leaves_nothing(database: Database, make_post: Callable[..., Post]):
    make_post()
    before = _rows(database)

    def fail() -> None:
        with writing(database) as session:
            workflow.publish(session, editing.create(session, {"title": "New", "language": "en"}, now=NOW), now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert _rows(database) == before


def test_a_failure_while_derived_rows_are_written_leaves_nothing(
    database: Database, make_post: Callable[..., Post], monkeypatch: pytest.MonkeyPatch
):
    make_post()
    before = _rows(database)
    monkeypatch.setattr("api.derived.changes.depart", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        make_post()

    assert _rows(database) == before


def _rows(database: Database) -> list[Any]:
    with reading(database) as connection:
        return [connection.execute(select(model)).all() for model in (Post, Card, Change, Counter, Slug)]


def test_what_was_written_before_a_part_that_is_taken_back_is_followed_up(database: Database, make_post: Callable[..., Post]):
    post = make_post()

    with writing(database) as session:
        session.get_one(Post, post.id).title = "New"
        session.flush()
        part = session.begin_nested()
        editing.create(session, {"title": "Taken back", "language": "en"}, now=NOW)
        part.rollback()

    assert _differs(database) == []


def test_trying_changes_nothing(database: Database):
    before = _rows(database)

    with discarding(database) as session:
        workflow.publish(session, editing.create(session, {"title": "Tried", "language": "en"}, now=NOW), now=NOW)

    assert _rows(database) == before


def test_a_draft_does_not_move_the_counter(database: Database, make_post: Callable[..., Post]):
    with reading(database) as connection:
        before = connection.execute(select(Counter.seq)).scalar_one()

    make_post(state="draft")

    with reading(database) as connection:
        assert connection.execute(select(Counter.seq)).scalar_one() == before


def test_a_facet_that_a_post_left_is_a_departure_until_it_comes_back(
    database: Database, make_post: Callable[..., Post], make_tag: Callable[..., Tag]
):
    make_tag("One")
    post = make_post(tags=["one"])

    numbers = []
    for wanted in ([], ["one"]):
        with writing(database) as session:
            row = editing.load(session, post.id)
            assert row is not None
            editing.edit(session, row, {"tags": wanted}, now=NOW)
        with reading(database) as connection:
            numbers.append(len(connection.execute(select(Departure)).all()))

    assert numbers == [1, 0]


def _differs(database: Database) -> list[str]:
    with database.write.connect() as connection:
        return list(differences(connection, database.site))
