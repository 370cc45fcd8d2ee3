"""Numbers of facets, which a process keeps: none that was taken back, none of another history."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, select, update

from api.db import Database
from api.derived.facets import facet_ids
from api.derived.rows import next_seq, take_seq
from api.models import Counter, Facet

KEY, OTHER = ("language", "tlh"), ("language", "qya")


@pytest.fixture
def asked(database: Database) -> Callable[[], int]:
    """How often numbers of facets were asked for since the last time."""
    sent: list[str] = []
    event.listen(database.write, "before_cursor_execute", lambda _connection, _cursor, statement, *_: sent.append(statement))

    def told() -> int:
        number = len([one for one in sent if one.startswith("SELECT facet.kind")])
        sent.clear()
        return number

    return told


def test_a_number_is_asked_for_until_what_made_it_is_committed(database: Database, asked: Callable[[], int]):
    with database.write.begin() as connection:
        take_seq(connection)
        made = facet_ids(connection, [KEY])
        assert facet_ids(connection, [KEY]) == made
    asked()

    counts = []
    for _ in range(2):
        with database.write.begin() as connection:
            take_seq(connection)
            assert facet_ids(connection, [KEY]) == made
        counts.append(asked())

    assert counts == [1, 0]


def test_a_number_that_was_taken_back_is_given_to_another(database: Database):
    with database.write.connect() as connection:
        take_seq(connection)
        taken_back = facet_ids(connection, [KEY])[KEY]
        facet_ids(connection, [KEY])
        connection.rollback()

    with database.write.begin() as connection:
        take_seq(connection)
        facet_ids(connection, [OTHER])
        found = facet_ids(connection, [KEY, OTHER])
        stored = {(row.kind, row.ref): row.id for row in connection.execute(select(Facet))}

    assert taken_back > 0
    assert {key: stored[key] for key in (KEY, OTHER)} == found


@pytest.mark.parametrize("way", ["a new epoch", "a repair"])
def test_a_number_is_asked_for_again(database: Database, way: str):
    with database.write.begin() as connection:
        take_seq(connection)
        facet_ids(connection, [KEY])
    with database.write.begin() as connection:
        take_seq(connection)
        number = facet_ids(connection, [KEY])[KEY]

    with database.write.begin() as connection:
        connection.execute(update(Facet).where(Facet.id == number).values(id=number + 1000))
        if way == "a new epoch":
            connection.execute(update(Counter).values(epoch="another"))
        (next_seq if way == "a repair" else take_seq)(connection)
        assert facet_ids(connection, [KEY])[KEY] == number + 1000
