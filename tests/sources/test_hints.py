"""Hints: the other side says that there is news, and the source is asked at once; what is said is not read."""

import json
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update

from api.db import reading
from api.derived.writing import writing
from api.models import Source
from api.services.leases import database_clock
from api.sources import asking, pulling
from tests.sources.conftest import SECOND

LATER = 3_600 * SECOND


@pytest.fixture
def told(two):
    """``told(body)``: what the reader answers to who says that there is news."""
    _, reader, source = two
    where = urlsplit(reader.ask("GET", f"/sources/{source}/hint").json["url"])
    assert where.netloc == "fr.example.org"

    def tell(body=None, path=where.path):
        return reader.client.post(path, data=b"" if body is None else body, content_type="application/json")

    return tell


def put(newsroom, **values):
    with writing(newsroom.database) as session:
        session.execute(update(Source).values(**values))


def due_in(newsroom, source):
    """Seconds until the source is asked next."""
    return (newsroom.row(source).next_at - database_clock(newsroom.database)) / SECOND


@pytest.mark.parametrize("body", [None, json.dumps({"type": "changes", "data": {"items": []}}).encode(), b"\xff{", b"x" * 2_000_000])
def test_who_has_the_address_has_the_source_asked_at_once_whatever_is_sent(two, told, body):
    _, reader, source = two
    put(reader, next_at=database_clock(reader.database) + LATER)

    answer = told(body)

    assert (answer.status_code, answer.data) == (204, b"")
    assert due_in(reader, source) <= 0


def test_a_source_is_asked_once_a_second_however_often_it_is_hinted_at(two, told):
    _, reader, source = two
    now = database_clock(reader.database)
    put(reader, next_at=now + LATER, pulled_at=now)

    assert {told().status_code for _ in range(5)} == {204}

    assert reader.row(source).next_at == now + SECOND


@pytest.mark.parametrize("values", [{"state": "paused"}, {"failures": 3}])
def test_one_that_is_paused_or_fails_is_asked_when_it_was_to_be(two, told, values):
    _, reader, source = two
    at = database_clock(reader.database) + LATER
    put(reader, next_at=at, **values)

    assert told().status_code == 204
    assert reader.row(source).next_at == at


def test_a_hint_that_comes_while_the_source_answers_is_not_lost(two, told):
    origin, reader, source = two
    origin.write("First")
    reader.pull(source)
    put(reader, next_at=database_clock(reader.database) - 1)

    outcome = asking.outcome(reader.fetch, asking.question(reader.row(source)), reader.database.site)
    assert told().status_code == 204
    now = database_clock(reader.database)
    pulling.store(reader.database, outcome, now)

    assert reader.row(source).next_at == now + SECOND
    reader.pull(source)
    found = reader.row(source)
    assert found.next_at - found.pulled_at == 60 * SECOND


def test_other_addresses_are_404_and_show_nothing(two, told, newsroom):
    _, reader, source = two
    other = newsroom("es")
    path = urlsplit(reader.ask("GET", f"/sources/{source}/hint").json["url"]).path
    forged = urlsplit(other.ask("GET", f"/sources/{other.reads(reader)}/hint").json["url"]).path

    assert told(path=f"{path}x").status_code == told(path=path[:-1]).status_code == told(path="/admin/v1/hints/none").status_code == 404
    assert reader.client.get(path).status_code == 404  # no hub was asked for anything
    assert forged != path
    revision = reader.row(source).revision
    assert reader.ask("DELETE", f"/sources/{source}", If_Match=f'"{revision}"').status_code == 204
    assert told().status_code == reader.ask("GET", f"/sources/{source}/hint").status_code == 404
    with reading(reader.database) as connection:
        assert connection.execute(Source.__table__.select()).first() is None
