"""What stored answers depend on stands as long as it has not moved, and where that is not known, it does not."""

from datetime import date

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.models import Counter, History, Post
from api.queries import looks, moves
from api.queries.looks import Look
from api.queries.moves import Moves
from api.queries.validity import states
from api.services import jobs
from api.services.posts import editing
from api.services.resources import tags
from tests.databases import NOW

FRENCH, ENGLISH, ALL = ["lang-fr"], ["lang-en"], ["all"]


@pytest.fixture
def known():
    """What has moved since the beginning of this test."""
    return Moves()


@pytest.fixture
def state(database, known):
    """What tells the present state, and what has moved up to it."""
    made = states(database, known)
    made()
    return made.ask


def stood(known, state, since, *groups):
    return known.stood(groups, since, state())


def test_an_edit_moves_the_lists_of_the_post_and_no_other(database, known, state, make_post):
    post = make_post(language="fr")
    since = state()

    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"title": "Autre"}, now=NOW)

    groups = (FRENCH, ENGLISH, ALL, [f"post-{post.id}"], ["tags", "authors"])
    assert [stood(known, state, since, group) for group in groups] == [False, True, False, False, True]


def test_one_group_that_stands_is_enough(known, state, make_post):
    make_post(language="en")
    since = state()

    make_post(language="fr")

    assert stood(known, state, since, FRENCH, ENGLISH)
    assert not stood(known, state, since, FRENCH, ALL)
    assert not stood(known, state, since, [*FRENCH, *ENGLISH])


def test_what_depends_on_no_group_never_stands(known, state, make_post):
    since = state()

    make_post()

    assert not stood(known, state, since)


def test_nothing_stands_where_a_text_moved_that_others_show(database, known, state, make_tag):
    tag = make_tag("Water")
    since = state()
    assert stood(known, state, since, FRENCH)

    with writing(database) as session:
        tags.edit(session, session.get(type(tag), tag.id), {"name": "Waters"}, now=NOW)

    assert not stood(known, state, since, FRENCH)


def test_nothing_stands_where_a_resource_is_deleted_or_merged(database, known, state, make_tag):
    """Its slug stands for nothing then, or for another one."""
    one, other, third = make_tag("One"), make_tag("Other"), make_tag("Third")
    since = state()
    with writing(database) as session:
        tags.remove(session, session.get(type(one), one.id))
    between = state()

    with writing(database) as session:
        job = tags.merge(session, session.get(type(one), other.id), session.get(type(one), third.id), now=NOW)
    assert stood(known, state, between, FRENCH)
    with writing(database) as session:
        while jobs.waiting(session):
            jobs.step(session, job.id, now=NOW)

    assert not stood(known, state, since, FRENCH)
    assert not stood(known, state, between, FRENCH)


def test_what_is_older_than_what_is_known_does_not_stand(database, state, make_post):
    since = state()
    make_post(language="fr")
    known = Moves()
    state = states(database, known).ask

    assert not stood(known, state, since, ENGLISH)
    assert stood(known, state, state(), ENGLISH)


def test_nothing_is_known_of_a_state_that_was_not_read_yet(database, known, state, make_post):
    since = state()
    make_post(language="fr")
    present = states(database)()

    assert not known.reach(present)
    assert not known.stood([ENGLISH], since, present)


def test_nothing_of_another_epoch_stands(known, state):
    seq, epoch, due_at = state()

    assert not known.stood([ENGLISH], (seq, "another", due_at), (seq, epoch, due_at))
    assert not known.stood([ENGLISH], (seq, epoch, due_at), (seq, "another", due_at))


@pytest.mark.parametrize("bound", ["MOST_READ", "MOST_KEPT"])
def test_where_too_much_moved_all_is_taken_to_have(known, state, make_post, monkeypatch, bound):
    make_post(language="fr")
    since = state()
    assert stood(known, state, since, ENGLISH)
    monkeypatch.setattr(looks if bound == "MOST_READ" else moves, bound, 3)

    make_post(language="fr")

    assert not stood(known, state, since, ENGLISH)
    assert stood(known, state, state(), ENGLISH)


def test_a_look_that_comes_late_takes_nothing_back(known):
    for look in (look_at(4), look_at(9, after=4, moved={"all": 9}), look_at(7, after=4, moved={"all": 7})):
        known.take(look)

    assert known.seq == 9
    assert not known.stood([ALL], (8, "e", None), (9, "e", None))
    assert known.stood([ALL], (9, "e", None), (9, "e", None))


def test_after_a_database_was_put_back_nothing_older_stands(known):
    for look in (look_at(4), look_at(9, after=4, moved={"all": 9}), look_at(6, after=9, moved={})):
        known.take(look)

    assert known.seq == 6
    assert not known.stood([ENGLISH], (5, "e", None), (6, "e", None))


def look_at(seq, after=None, moved=None):
    return Look((seq, "e", None), 0, after, moved)


def test_a_look_tells_what_statements_of_each_table_tell(database, state, make_post, make_tag, make_campaign):
    make_tag("Water")
    before = state()
    make_campaign("Rivers", starts_on=date(2100, 3, 1))
    post = make_post(language="fr", tags=["water"], campaigns=["rivers"])
    with writing(database) as session:
        session.get(Post, post.id).due_at = 1_900_000_000

    look = looks.looks(database)
    if database.is_sqlite:
        look.open()
    seen = look.take(before[0])

    with reading(database) as connection:
        told = moves.moved_after(connection, before[0])
        counter = connection.execute(select(Counter.seq, History().label("epoch"), Counter.texts_seq)).one()
    assert (seen.state, seen.texts_seq, seen.after) == ((counter.seq, counter.epoch, 1_900_000_000), counter.texts_seq, before[0])
    assert seen.moved == told
    assert {"all", "lang-fr", "campaigns", f"post-{post.id}"} <= told.keys()
