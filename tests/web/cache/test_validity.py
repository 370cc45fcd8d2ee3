"""What an answer depends on moves the counter, and the next moment at which time alone changes something is known."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from api.db import open_database, reading
from api.derived.writing import discarding, writing
from api.models import Post
from api.queries.validity import NextChange, states
from api.services import addresses, slugs
from tests.databases import NOW


@pytest.fixture
def elsewhere(settings):
    """The database as another process has it open."""
    opened = open_database(settings)
    yield opened
    opened.close()


def seq(database):
    return states(database)()[0]


def test_a_commit_of_this_process_is_seen_at_once(database, make_post):
    state = states(database)
    before = state()

    make_post()

    assert (state()[0], state()[1]) == (before[0] + 1, before[1])


def test_a_commit_of_another_one_is_seen_in_time(elsewhere, make_post, monkeypatch):
    state, at = states(elsewhere), [0.0]
    monkeypatch.setattr("api.queries.validity.time.monotonic", lambda: at[0])
    before = state()

    make_post()
    at[0] += 0.051

    assert state()[0] == before[0] + 1


def test_a_state_that_is_not_read_again_is_only_taken_for_its_life(elsewhere, make_post, monkeypatch):
    state, at = states(elsewhere), [0.0]
    monkeypatch.setattr("api.queries.validity.time.monotonic", lambda: at[0])
    before = state()

    make_post()
    at[0] += 0.049

    assert state()[0] == before[0] + elsewhere.is_sqlite  # SQLite's is read each time


def test_a_transaction_that_is_rolled_back_moves_nothing(database, make_post):
    post = make_post()
    before = seq(database)

    with discarding(database) as session:
        session.get(Post, post.id).title = "Another"
        session.flush()

    assert seq(database) == before


def test_an_address_that_is_added_moves_the_counter(database, make_post):
    post = make_post()
    before = seq(database)

    with writing(database) as session:
        addresses.add(session, "post", post.id, ["https://old.example.org/a"], site=database.site, now=NOW)

    assert seq(database) == before + 1


def test_a_former_slug_that_is_added_moves_the_counter(database, make_post):
    post = make_post()
    before = seq(database)

    with writing(database) as session:
        slugs.add_former(session, "post", post.id, ["older"])

    assert seq(database) == before + 1


def test_what_is_due_is_known_at_once_though_it_moves_nothing(database, make_post):
    post = make_post(state="draft")
    state, coming = states(database), NextChange(database)
    before = state()

    with writing(database) as session:
        session.get(Post, post.id).due_at = 1_900_000_000

    assert (state()[0], coming.at(before), coming.at(state())) == (before[0], None, 1_900_000_000)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"starts_on": date(2100, 3, 1)}, datetime(2100, 3, 1, tzinfo=UTC)),
        ({"ends_on": date(2100, 3, 1)}, datetime(2100, 3, 2, tzinfo=UTC)),
        ({"starts_on": date(2100, 3, 1), "ends_on": date(2100, 3, 2)}, datetime(2100, 3, 1, tzinfo=UTC)),
        ({"ends_on": date(2020, 3, 1)}, None),
        ({}, None),
    ],
)
def test_a_campaign_begins_and_ends_at_midnight(database, make_campaign, days, expected):
    make_campaign(**days)

    found = NextChange(database).at(states(database)())

    assert found == (expected and int(expected.timestamp()))


def test_midnight_is_that_of_the_site(elsewhere, make_campaign):
    make_campaign(starts_on=date(2100, 3, 1))
    elsewhere.site = replace(elsewhere.site, zone=ZoneInfo("Asia/Tokyo"))

    found = NextChange(elsewhere).at(states(elsewhere)())

    assert found == int(datetime(2100, 2, 28, 15, tzinfo=UTC).timestamp())


def test_the_next_turn_is_read_again_only_where_a_campaign_or_an_event_has_moved(database, make_campaign, make_event, make_post):
    coming = NextChange(database)
    state = states(database, coming=coming).ask
    assert coming.at(state()) is None

    make_post()
    stands = coming.is_known(state())
    make_campaign(starts_on=date(2100, 3, 1))
    moved = coming.is_known(state())

    assert (stands, moved) == (True, False)
    assert coming.at(state()) == int(datetime(2100, 3, 1, tzinfo=UTC).timestamp())
    make_event(starts_at=4_000_000_000)
    assert not coming.is_known(state())
    assert coming.at(state()) > 4_000_000_000


def test_the_first_of_both_counts(database, make_campaign, make_post):
    make_campaign(starts_on=date(2100, 3, 1))
    post = make_post(state="draft")
    with writing(database) as session:
        session.get(Post, post.id).due_at = 1_900_000_000

    assert NextChange(database).at(states(database)()) == 1_900_000_000


def test_reading_leaves_no_transaction_open(database, make_post):
    state = states(database)
    state()
    make_post()

    with reading(database) as connection:
        seen = connection.exec_driver_sql("SELECT seq FROM counter").scalar_one()

    assert state()[0] == seen
