"""What stored answers depend on stands as long as it has not moved, and where that is not known, it does not."""

import pytest

from api.derived.writing import writing
from api.queries import moves
from api.queries.moves import Moves
from api.queries.validity import states
from api.services import jobs
from api.services.posts import editing
from api.services.resources import tags
from tests.databases import NOW

FRENCH, ENGLISH, ALL = ["lang-fr"], ["lang-en"], ["all"]


@pytest.fixture
def state(database):
    """What tells the present state."""
    return states(database)


@pytest.fixture
def known(database, state):
    """What has moved since the beginning of this test."""
    made = Moves(database)
    made.catch_up(state())
    return made


def stood(known, state, since, *groups):
    known.catch_up(state())
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
    known = Moves(database)

    assert not stood(known, state, since, ENGLISH)
    assert stood(known, state, state(), ENGLISH)


def test_nothing_is_known_of_a_state_that_was_not_read_yet(known, state, make_post):
    since = state()
    make_post(language="fr")

    assert not known.reach(state())
    assert not known.stood([ENGLISH], since, state())


def test_nothing_of_another_epoch_stands(known, state):
    seq, epoch, due_at = state()

    assert not known.stood([ENGLISH], (seq, "another", due_at), (seq, epoch, due_at))
    assert not known.stood([ENGLISH], (seq, epoch, due_at), (seq, "another", due_at))


@pytest.mark.parametrize("bound", ["MOST_READ", "MOST_KEPT"])
def test_where_too_much_moved_all_is_taken_to_have(known, state, make_post, monkeypatch, bound):
    make_post(language="fr")
    since = state()
    assert stood(known, state, since, ENGLISH)
    monkeypatch.setattr(moves, "MOST_KEPT", 3)
    if bound == "MOST_READ":
        monkeypatch.setattr(moves.moved_after, "__kwdefaults__", {"most": 3})

    make_post(language="fr")

    assert not stood(known, state, since, ENGLISH)
    assert stood(known, state, state(), ENGLISH)
