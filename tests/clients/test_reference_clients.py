"""The clients of clients/sync hold what the server shows, whatever becomes of them, of the server, and of what is between them."""

import itertools
import random
from urllib.parse import urlencode
from uuid import UUID

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.models import Tag
from api.services import change_retention, jobs
from api.services.posts import editing, workflow
from api.services.resources import tags
from tests.clients import flaky_proxy
from tests.clients.copies import PATHS, differences, shown
from tests.plugins import amount

QUERY = {"language": "en", "tag": "water"}
KILLS = amount(full=6, sample=6, long=8)
RUNS = amount(full=3, sample=2, long=5)
CUTS = amount(full=4, sample=2, long=8)
LOST = 0.5
"""Of so many of the answers something else becomes."""

both_databases = pytest.mark.parametrize(
    ("kind", "dialect"), [("python", "sqlite"), ("python", "postgresql"), ("typescript", "sqlite")], indirect=True
)
only_typescript = pytest.mark.parametrize(("kind", "dialect"), [("typescript", "sqlite")], indirect=True)
both_clients = pytest.mark.parametrize(("kind", "dialect"), [("python", "sqlite"), ("typescript", "sqlite")], indirect=True)


_numbers = itertools.count(1)


def ids(held, kind="post"):
    return sorted(one for of, one in held if of == kind)


def wrong(copy, server, query):
    """Where the copy is not what the server's lists show."""
    return differences(copy.held(), shown(server, urlencode({name: query[name] for name in query.keys() - {"limit", "include"}})))


def edit(opened, post, **values):
    values = {"title": f"Title {next(_numbers)}", **values}
    with writing(opened) as session:
        editing.edit(session, editing.load(session, UUID(post)), values, now=now_us())


def withdraw(opened, post, reason="unpublished"):
    with writing(opened) as session:
        workflow.withdraw(session, editing.load(session, UUID(post)), reason, now=now_us())


def publish(opened, **values):
    """The id of a new post."""
    with writing(opened) as session:
        post = editing.create(session, {"title": "A new one", "language": "en", "body_html": "<p>Text.</p>", **values}, now=now_us())
        workflow.publish(session, post, now=now_us())
    return str(post.id)


def make_tag(opened, name):
    with writing(opened) as session:
        return str(tags.create(session, {"name": name, "language": "en"}, now=now_us()).id)


def delete(opened, post):
    with writing(opened) as session:
        editing.remove(session, editing.load(session, UUID(post)))


def merge(opened, tag, into):
    """All of it: as the worker does it, when it has time."""
    with writing(opened) as session:
        tags.merge(session, session.get(Tag, UUID(tag)), session.get(Tag, UUID(into)), now=now_us())
    for _ in range(100):
        with writing(opened) as session:
            waiting = jobs.waiting(session)
            if not waiting:
                return
            jobs.step(session, waiting[0], now=now_us())
    raise AssertionError("A job does not end.")


@both_databases
def test_a_copy_is_what_the_lists_show_at_first_and_after_each_kind_of_write(copy, server, opened):
    query = {**QUERY, "include": "body_html"}
    tag, into = make_tag(opened, "One"), make_tag(opened, "Other")
    first, second, third, fourth, _ = (publish(opened, tags=["water", tag, *([into] if number % 2 else [])]) for number in range(5))
    writes = {
        "nothing": lambda: None,
        "publish": lambda: publish(opened, tags=["water"]),
        "publish outside": lambda: publish(opened, tags=["water"], language="fr"),
        "edit": lambda: edit(opened, first, excerpt="Another excerpt."),
        "retag": lambda: edit(opened, second, tags=[]),
        "withdraw": lambda: withdraw(opened, third, "legal"),
        "delete": lambda: delete(opened, fourth),
        "merge": lambda: merge(opened, tag, into),
        "edit what is outside": lambda: edit(opened, second),
        "come back": lambda: edit(opened, second, tags=["water"]),
    }

    found = {}
    for name, write in writes.items():
        write()
        told = copy.run(server, query)
        found[name] = wrong(copy, server, query)

    held = copy.held()
    assert found == {name: {} for name in writes}
    assert told.splitlines() == [f"{kind}: {len(ids(held, kind))}" for kind in sorted((*PATHS.values(), "site"))]
    assert all("body_html" in one for (kind, _), one in held.items() if kind == "post")


@both_clients
def test_killed_again_and_again_it_goes_on_where_it_was(copy, proxy, server, opened):
    dice = random.Random(7)  # noqa: S311 - when it is killed
    for limit in ("2", "1"):  # in the snapshot, then in the log
        for number in range(KILLS // 2):
            lets = dice.randint(1, 2)
            proxy.let(lets)
            with copy.start(proxy.address, {"language": "en", "limit": limit}) as program:
                # Where it asks for more it has stored the answer before; where it was only answered, that is not known.
                sign, times = (proxy.held, 1) if number % 2 else (proxy.answered, lets)
                assert all(sign.acquire(timeout=flaky_proxy.PATIENCE_SECONDS) for _ in range(times))
                program.kill()
            proxy.left.release(100)
        proxy.let(1_000_000)
        copy.run(proxy.address, {"language": "en", "limit": "20"})

        assert wrong(copy, server, {"language": "en"}) == {}

        for post in ids(copy.held()):
            edit(opened, post)

    asked = [one.path for one in proxy.asked]
    assert len(asked) > KILLS
    assert len(asked) <= len(set(asked)) + KILLS


@both_clients
def test_through_a_proxy_that_loses_and_refuses_answers_it_holds_the_same(copy, proxy, server, opened):
    refusals = [flaky_proxy.refuse(429, "0"), flaky_proxy.refuse(503, "0"), flaky_proxy.refuse(502)]
    deeds = [flaky_proxy.lose, flaky_proxy.break_off, flaky_proxy.show_a_login, *refusals]
    dice = random.Random(0)  # noqa: S311 - what becomes of an answer
    proxy.choose = lambda: dice.choice(deeds) if dice.random() < LOST else flaky_proxy.hand_on
    found, query = [], {"language": "en", "limit": "3"}
    for _ in range(RUNS):
        copy.run(proxy.address, query)
        found.append(wrong(copy, server, query))
        edit(opened, dice.choice(ids(copy.held())), campaigns=[])

    assert found == [{}] * RUNS
    assert len(proxy.asked) > len({one.path for one in proxy.asked}) * 1.3


@both_clients
def test_it_waits_as_long_as_it_is_told(copy, proxy):
    deeds = iter([flaky_proxy.refuse(429, "1"), flaky_proxy.hand_on])
    proxy.choose = lambda: next(deeds)

    copy.run(proxy.address, {"types": "section"})

    first, second = proxy.asked
    assert second.at - first.at >= 1


@both_clients
def test_where_no_answer_comes_it_gives_up_and_the_next_run_goes_on(copy, proxy, server):
    query = {"language": "en", "limit": "20"}
    deeds = itertools.chain([flaky_proxy.hand_on], itertools.repeat(flaky_proxy.lose))
    proxy.choose = lambda: next(deeds)

    status, _, complained = copy.ended(proxy.address, query)
    begun = copy.held()
    proxy.choose = lambda: flaky_proxy.hand_on
    copy.run(proxy.address, query)

    assert (status, complained.count("No answer after 10 attempts")) == (1, 1)
    assert len(begun) == 20
    assert wrong(copy, server, query) == {}
    assert "cursor" in proxy.asked[11].path


@both_databases
def test_after_a_new_epoch_it_drops_what_is_gone_only_when_the_snapshot_is_complete(copy, proxy, server, opened):
    query = {"language": "en", "limit": "2"}
    copy.run(proxy.address, query)
    before = copy.held()
    gone = ids(before)[:2]
    withdraw(opened, gone[0])
    delete(opened, gone[1])
    with opened.write.begin() as connection:
        change_retention.begin_anew(connection)
    proxy.asked.clear()
    for _ in range(4):
        proxy.let(5)
        with copy.start(proxy.address, query) as program:
            assert proxy.held.acquire(timeout=flaky_proxy.PATIENCE_SECONDS)
            meanwhile = copy.held()
            program.kill()
        proxy.left.release(100)

        assert meanwhile.keys() == before.keys()

    proxy.let(1_000_000)
    copy.run(proxy.address, query)

    assert wrong(copy, server, query) == {}
    assert not set(gone) & set(ids(copy.held()))
    assert [one.status for one in proxy.asked].count(410) == 1


@both_clients
def test_where_nothing_has_changed_it_is_answered_304(copy, proxy, server, opened):
    for _ in range(3):
        copy.run(proxy.address, QUERY)
    quiet = proxy.asked[-1]
    edit(opened, ids(copy.held())[0])

    copy.run(proxy.address, QUERY)

    assert (quiet.status, quiet.etag is None) == (304, False)
    assert (proxy.asked[-1].path, proxy.asked[-1].status) == (quiet.path, 200)
    assert wrong(copy, server, QUERY) == {}


@both_clients
def test_with_another_query_it_starts_anew_and_keeps_what_it_has_meanwhile(copy, proxy, server):
    copy.run(proxy.address, {"types": "post", "language": "en"})
    english = set(ids(copy.held()))
    deeds = itertools.chain([flaky_proxy.hand_on], itertools.repeat(flaky_proxy.lose))
    proxy.choose = lambda: next(deeds)
    copy.ended(proxy.address, {"types": "post", "language": "fr", "limit": "3"})
    meanwhile = set(ids(copy.held()))
    proxy.choose = lambda: flaky_proxy.hand_on

    copy.run(proxy.address, {"types": "post", "language": "fr"})

    assert (meanwhile > english, len(meanwhile - english)) == (True, 3)
    assert ids(copy.held()) == ids(shown(server, "language=fr"))


@both_clients
def test_a_merged_tag_is_put_in_place_in_the_posts_held(copy, proxy):
    def page(*items):
        return flaky_proxy.say({"data": items, "page": {"next_cursor": f"c-{len(proxy.asked)}", "has_more": False}, "links": {"next": ""}})

    def post(number, *named):
        return {"op": "upsert", "type": "post", "id": f"p{number}", "revision": 1, "resource": {"id": f"p{number}", "tags": named}}

    away = {"op": "delete", "type": "tag", "id": "a", "revision": 2, "reason": "merged", "into": "b", "slug": "a", "language": "en"}
    deeds = iter([page(post(1, "c", "a"), post(2, "a", "b"), post(3, "c")), page(post(4, "a"), away, post(5, "b"))])
    proxy.choose = lambda: next(deeds)

    for _ in range(2):
        copy.run(proxy.address, {})

    held = {one: resource["tags"] for (_, one), resource in copy.held().items()}
    assert held == {"p1": ["c", "b"], "p2": ["b"], "p3": ["c"], "p4": ["b"], "p5": ["b"]}


@both_clients
def test_what_the_server_takes_for_wrong_is_told_and_the_copy_stays(copy, server):
    copy.run(server, {"types": "section"})
    before = copy.held()

    status, _, complained = copy.ended(server, {"tga": "water"})

    assert status == 1
    assert "422 Unprocessable Content: There is no parameter `tga` here." in complained
    assert copy.held() == before


@only_typescript
def test_whatever_part_of_the_journal_is_left_it_goes_on_from_there(copy, server):
    copy.run(server, {**QUERY, "limit": "5"})
    whole, found = copy.file.read_bytes(), []
    dice = random.Random(5)  # noqa: S311 - where it breaks off
    for length in (0, 1, whole.rindex(b"\n") + 1, len(whole) - 1, *dice.sample(range(len(whole)), CUTS)):
        copy.file.write_bytes(whole[:length])
        copy.run(server, QUERY)
        found.append(wrong(copy, server, QUERY))

    assert found == [{}] * (4 + CUTS)


@only_typescript
def test_a_journal_of_what_others_have_taken_the_place_of_is_written_anew(copy, server):
    copy.run(server, {})
    once = copy.file.read_bytes()
    copy.file.write_bytes(once * 20)

    copy.run(server, {})

    assert len(copy.file.read_bytes()) < len(once) * 2
    assert wrong(copy, server, {}) == {}
