"""A step of the pusher: what it does for many webhooks is done once, and what was made in another history is not told."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from api.derived.writing import writing
from api.errors import Unavailable
from api.models import Section, Tag
from api.services import change_retention, webhooks as rules
from api.services.resources import sections, tags
from api.webhooks import pushing


@contextmanager
def counted_commits(database):
    """The commits of whoever writes to it."""
    commits = []

    def note(connection):
        commits.append(connection)

    event.listen(database.write, "commit", note)
    try:
        yield commits
    finally:
        event.remove(database.write, "commit", note)


@pytest.fixture
def makings(monkeypatch):
    """The queries of webhooks for which something was made."""
    queries, made = [], pushing.made

    def noted(connection, row, *arguments, **named):
        queries.append(row.query)
        return made(connection, row, *arguments, **named)

    monkeypatch.setattr(pushing, "made", noted)
    return queries


@pytest.fixture
def anew(database):
    """Begins another epoch."""

    def begun():
        with writing(database) as session:
            change_retention.begin_anew(session.connection())

    return begun


def test_messages_of_a_step_are_stored_in_one_transaction_and_their_results_in_another(rig, make_post):
    hooks = [rig.hook("types=post") for _ in range(5)]
    make_post(title="One")

    with counted_commits(rig.database) as commits:
        rig.pusher.step(rig.now)
        stored, waiting = len(commits), [len(rig.waiting(hook)) for hook in hooks]
        rig.work(0.25)

    assert (stored, waiting) == (1, [1] * 5)
    assert len(commits) == 2
    assert [hook.names for hook in hooks] == [[("upsert", "one")]] * 5
    assert [rig.waiting(hook) for hook in hooks] == [[]] * 5


def test_those_with_the_same_query_and_place_have_the_same_bytes_and_ids_of_their_own(rig, make_post, makings):
    same, other = [rig.hook("types=post") for _ in range(4)], rig.hook("types=post,tag")
    make_post(title="One")

    rig.work(0, 0.25)

    asked = [hook.receiver.asked[0] for hook in same]
    assert sorted(makings[:2]) == ["types=post", "types=post,tag"]
    assert len({one.body for one in asked}) == 1
    assert len({one.headers["webhook-id"] for one in asked}) == 4
    assert other.names == [("upsert", "one")]
    assert [hook.names for hook in same] == [[("upsert", "one")]] * 4  # each verified with its own secret


def test_only_so_many_messages_are_made_in_a_step_and_each_has_its_turn(rig, make_post, makings, monkeypatch):
    monkeypatch.setattr(pushing, "MOST_MADE", 3)
    hooks = [rig.hook(f"types=post&language={language}") for language in ("cy", "de", "en", "fr", "ga", "it", "nl", "pl")]
    turns = []
    for _ in range(6):
        make_post(title="One")
        del makings[:]
        rig.pusher.step(rig.now)
        turns.append({*makings})

    assert [len(turn) for turn in turns] == [3] * 6
    assert len({query for turn in turns[:3] for query in turn}) == len(hooks)


def test_who_is_at_another_place_is_told_from_there(rig, make_post):
    hook, behind = rig.hook("types=post"), rig.hook("types=post")
    with writing(rig.database) as session:
        rules.pause(rules.found(session, behind.id), "asked", now=rig.now)
    make_post(title="One")
    rig.settle()
    rig.resume(behind)
    make_post(title="Two")

    rig.settle()

    assert [message["data"]["items"][-1]["slug"] for message in hook.told] == ["one", "two"]
    assert behind.names == [("upsert", "one"), ("upsert", "two")]
    assert len(behind.told) == 1


def test_a_webhook_that_was_changed_while_its_message_was_made_is_told_anew(rig, make_post, monkeypatch):
    hook, other = rig.hook("types=post"), rig.hook("types=post")
    make_post(title="One")
    made, done = pushing.made, []

    def changed_meanwhile(connection, row, *arguments, **named):
        if not done:
            done.append(row.id)
            with writing(rig.database) as session:
                rules.pause(rules.found(session, hook.id), "asked", now=rig.now)
        return made(connection, row, *arguments, **named)

    monkeypatch.setattr(pushing, "made", changed_meanwhile)
    rig.settle()

    assert (hook.told, rig.waiting(hook)) == ([], [])
    assert other.names == [("upsert", "one")]


@pytest.mark.parametrize("was_sent", [False, True])
def test_a_message_of_another_epoch_is_never_sent_again(rig, make_post, anew, was_sent):
    hook = rig.hook("types=post")
    hook.receiver.status = 500
    make_post(title="Before")
    rig.work(*([0.25] if was_sent else []))
    former = [message.id for message in rig.waiting(hook)]
    asked = len(hook.receiver.asked)

    anew()
    hook.receiver.status = 204
    rig.work(1, 0.25, 10)
    make_post(title="After")
    rig.settle()

    assert (len(former), asked) == (1, 1 if was_sent else 0)
    told = [hook.verified(one) for one in hook.receiver.asked[asked:]]
    assert [message["type"] for message in told] == ["resync.required", "content.changed"]
    assert f"msg_{former[0].hex}" not in [one.headers["webhook-id"] for one in hook.receiver.asked[asked:]]
    assert [item["slug"] for item in told[1]["data"]["items"]] == ["after"]


def test_a_test_is_sent_whatever_the_epoch(rig, anew):
    hook = rig.hook()
    with writing(rig.database) as session:
        rules.test(session, rules.found(session, hook.id), '{"type":"webhook.test"}', now=rig.now)

    anew()
    rig.settle()

    assert [message["type"] for message in hook.told] == ["webhook.test", "resync.required"]


@pytest.mark.parametrize("step", ["clock", "done_again"])
def test_a_result_that_could_not_be_stored_is_had_again(rig, make_post, monkeypatch, step):
    hook = rig.hook("types=post")
    make_post(title="One")
    rig.pusher.step(rig.now)
    rig.now += 250_000
    rig.pusher.step(rig.now)  # it is sent and accepted

    def fails(*_):
        raise Unavailable

    with monkeypatch.context() as patched:
        patched.setattr(pushing, step, fails)
        with pytest.raises(Unavailable):
            rig.pusher.step(rig.now)
    rig.settle()

    assert len({(asked.headers["webhook-id"], asked.body) for asked in hook.receiver.asked}) == 1
    assert (len(hook.receiver.asked), rig.waiting(hook)) == (2, [])


@pytest.mark.parametrize("query", ["types=post&tag=housing", "types=tag&section=news"])
def test_one_whose_query_names_what_is_no_more_keeps_nobody_from_being_told(rig, make_post, make_tag, make_section, query):
    tag, section = make_tag("Housing"), make_section("News")
    rig.hook(query)
    other = rig.hook("types=post")
    with writing(rig.database) as session:
        tags.remove(session, session.get_one(Tag, tag.id))
        sections.remove(session, session.get_one(Section, section.id))
    make_post(title="One")

    rig.settle()

    assert other.names == [("upsert", "one")]
