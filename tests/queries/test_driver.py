"""Statements by the driver give what SQLAlchemy gives: rows, values of every type, snapshots, faults; and listeners hear of them."""

from contextlib import closing
from uuid import UUID

import pytest
from sqlalchemy import bindparam, column, func, insert, literal_column, select, text
from sqlalchemy.exc import DBAPIError

from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import Unavailable
from api.models import Change, Counter, Facet, Image, Slug
from api.queries.driver import Statement, among
from api.services.resources import tags
from tests.databases import NOW

MARKS = (" ", "\t", "\u2028", "é", "中", "🙂")
SAID = ("a", "", "NULL", '"', "\\", '\\"', "a,b", "{}", "{a}", "[1]", "'", "%s", "%(keys)s", "?", ":a", *MARKS)
"""Texts that mean something to somebody on the way."""


@pytest.fixture
def said(database):
    """A facet for each of the texts."""
    with database.write.begin() as connection:
        connection.execute(insert(Facet), [{"kind": "tag", "key": one, "ref": f"ref {one}"} for one in SAID])


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("asked", [[], *([one] for one in SAID), list(SAID), [*SAID[:5], "nothing"]])
def test_a_list_names_what_it_says_and_nothing_else(connection, asked):
    rows = select(Facet.key, Facet.ref).where(Facet.kind == "tag", among(Facet.key, "keys"))
    others = select(Facet.key).where(Facet.kind == "tag", ~among(Facet.key, "keys"))

    found = Statement(rows).all(connection, {"keys": asked})

    assert sorted(row.key for row in found) == sorted(set(asked) & set(SAID))
    assert [row.ref for row in found] == [f"ref {row.key}" for row in found]
    assert sorted(found) == sorted(map(tuple, connection.execute(rows, {"keys": asked})))
    assert sorted(Statement(others).scalars(connection, {"keys": asked})) == sorted(set(SAID) - set(asked))


@pytest.mark.parametrize("values", [set, tuple, list, dict.fromkeys, iter])
def test_a_list_may_be_any_collection(connection, values):
    numbers = Statement(select(Counter.id).where(among(Counter.id, "ids")))

    assert numbers.scalars(connection, {"ids": values([1, 2**31 - 1, -1])}) == [1]


def test_columns_and_values_have_the_types_of_their_models(connection, make_post, make_tag):
    tag = make_tag("Water")
    post = make_post(image={"url": "https://x.example/a.jpg", "alt": "A", "focal_point": {"x": 0.5, "y": 0.25}}, tags=[str(tag.id)])
    statements = {
        select(Slug.slug, Slug.entity_id, Slug.is_current).where(among(Slug.entity_id, "ids")): {"ids": [post.id, tag.id]},
        select(Change.entity_id, Change.is_public, Change.reason, Change.seq).where(Change.entity_id == bindparam("id")): {"id": tag.id},
        select(Image.id, Image.focal_point, Image.license): {},
        select(func.count(), func.max(Change.seq), literal_column("NULL")).where(Change.kind == "tag"): {},
    }

    for statement, values in statements.items():
        found, expected = Statement(statement).all(connection, values), list(map(tuple, connection.execute(statement, values)))
        assert found == expected
        assert found
        assert [list(map(type, row)) for row in found] == [list(map(type, row)) for row in expected]


def test_rows_have_the_names_of_their_columns(connection):
    statement = Statement(select(Counter.id, Counter.texts_seq.label("texts"), func.count().label("how_many")).group_by(Counter.id))

    row = statement.first(connection, {"more than is": "asked for"})

    assert row is not None
    assert (row.id, row.how_many, row[0]) == (1, 1, 1)
    assert row.texts == statement.all(connection, {})[0].texts
    assert Statement(select(Counter.id).where(Counter.id == bindparam("id"))).first(connection, {"id": 7}) is None
    with pytest.raises(ValueError, match="expected 1"):
        Statement(select(Counter.id).where(Counter.id == bindparam("id"))).scalar(connection, {"id": 7})


def test_both_ways_of_asking_see_one_snapshot_or_what_is_committed(database, make_tag):
    """On SQLite all that is asked on a connection, by the driver first or not; on PostgreSQL each statement by itself."""
    driven, other = Statement(select(Counter.seq)), select(Counter.seq)
    with reading(database) as connection:
        before = driven.scalar(connection, {})
        make_tag("Between")

        seen = [driven.scalar(connection, {}), connection.execute(other).scalar_one(), driven.scalar(connection, {})]

    assert seen == [before + (not database.is_sqlite)] * 3
    with reading(database) as connection:
        assert driven.scalar(connection, {}) == before + 1


def test_what_a_transaction_wrote_it_sees(database):
    with writing(database) as session:
        made = tags.create(session, {"name": "Water", "language": "en"}, now=NOW)
        session.flush()
        found = Statement(select(Slug.entity_id).where(among(Slug.slug, "slugs"))).scalars(session.connection(), {"slugs": ["water"]})

        assert found == [made.id]


def test_a_statement_that_is_wrong_raises_what_sqlalchemy_raises(database):
    wrong = select(column("nothing")).select_from(text("counter"))
    raised = []

    for ask in (lambda connection: Statement(wrong).all(connection, {}), lambda connection: connection.execute(wrong)):
        with database.read.connect() as connection, pytest.raises(DBAPIError) as caught:
            ask(connection)
        raised.append((type(caught.value), type(caught.value.orig), caught.value.statement, caught.value.connection_invalidated))

    assert raised[0] == raised[1]
    assert "nothing" not in str(caught.value.params)


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
@pytest.mark.parametrize("fault", ["ended", "late"])
def test_a_database_that_is_away_or_late_is_unavailable_and_the_next_one_who_asks_is_answered(settings, fault):
    database = open_database(settings)
    slow = Statement(select(literal_column("pg_sleep(2)::text")))
    try:
        with pytest.raises(Unavailable), reading(database) as connection:  # noqa: PT012 - the fault is of the last statement
            if fault == "ended":
                own = Statement(select(literal_column("pg_backend_pid()"))).scalar(connection, {})
                with database.write.begin() as other:
                    other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
                Statement(select(Counter.id)).all(connection, {})
            else:
                connection.execute(text("SET statement_timeout = 50"))
                slow.all(connection, {})

        with reading(database) as connection:
            assert Statement(select(Counter.id)).scalars(connection, {}) == [1]
    finally:
        database.close()


@pytest.mark.parametrize("engine", ["read", "write"])
def test_what_comes_back_to_a_database_that_was_closed_meanwhile_ends(settings, engine):
    with closing(open_database(settings)) as database:
        late = getattr(database, engine).connect()
        driver = late.connection.dbapi_connection
        database.close()
        driver.execute("SELECT 1")
        late.close()
        with pytest.raises(database.read.dialect.loaded_dbapi.Error, match="closed"):
            driver.execute("SELECT 1")

        with reading(database) as connection:
            assert Statement(select(Counter.id)).scalars(connection, {}) == [1]
            kept = connection.connection.dbapi_connection
        assert kept.execute("SELECT 1").fetchone() == (1,)


def test_listeners_hear_of_each_statement(database, counted):
    with counted() as seen, reading(database) as connection:
        Statement(select(Counter.id)).all(connection, {})
        Statement(select(Counter.seq).where(among(Counter.id, "ids"))).all(connection, {"ids": [1]})

    assert [statement.split("\n")[0] for statement in seen] == ["SELECT counter.id ", "SELECT counter.seq "]


def test_ids_are_sent_as_each_database_keeps_them(connection):
    nothing = Statement(select(Slug.slug).where(among(Slug.entity_id, "ids")))

    assert nothing.all(connection, {"ids": [UUID(int=7), UUID(int=2**128 - 1)]}) == []
