"""How far back delta sync reaches: marks, the floor, what is taken away, and quiet filters that never grow old."""

import pytest
from sqlalchemy import func, select

from api.db import reading
from api.derived.reindex import reindex
from api.models import Change, Counter, Departure, Mark
from api.services.posts import editing, workflow
from api.services.retention import AT_ONCE
from api.worker.maintenance import Maintenance
from tests.databases import NOW
from tests.derived.rebuilt import differences

LATER = NOW + 10**12


@pytest.fixture
def count(database):
    """How many rows a condition finds."""

    def counted(*where):
        with reading(database) as connection:
            return connection.execute(select(func.count()).where(*where)).scalar_one()

    return counted


@pytest.fixture
def floor(database):
    def read():
        with reading(database) as connection:
            return connection.execute(select(Counter.floor)).scalar_one()

    return read


def test_a_client_that_was_away_for_longer_starts_again(make_post, act, run, ask, keep):
    keep(0)
    post = make_post(title="Old")
    _, cursor = run("types=post")
    keep(1)
    act(workflow.withdraw, post, "unpublished", now=LATER)
    keep(2)

    keep(90)
    at_the_horizon = ask(f"types=post&cursor={cursor}")
    keep(92)
    beyond = ask(f"types=post&limit=7&cursor={cursor}")  # the answer above is kept, and true as long as nothing changes

    assert [item["op"] for item in at_the_horizon.json["data"]] == ["delete"]
    assert (beyond.status_code, beyond.json["code"]) == (410, "resync-required")
    assert beyond.json["links"] == {"snapshot": "https://www.example.org/v1/changes?types=post&limit=7"}
    assert run("types=post")[0] == []


def test_a_quiet_filter_that_is_asked_now_and_then_never_grows_old(make_post, make_tag, act, run, ask, keep):
    make_tag("Water")
    make_post(title="In it", tags=["water"])
    query, day = "types=post&tag=water", 0
    keep(day)
    _, cursor = run(query)

    for number in range(8):
        other = make_post(title=f"Other {number}")
        act(workflow.withdraw, other, "unpublished", now=LATER)
        day += 60
        keep(day)
        answer = ask(f"{query}&cursor={cursor}")

        assert (answer.status_code, answer.json["data"]) == (200, [])
        assert answer.json["page"]["next_cursor"] != cursor
        cursor = answer.json["page"]["next_cursor"]
        assert ask(f"{query}&cursor={cursor}").json["page"]["next_cursor"] == cursor


def test_clients_of_a_filter_that_come_at_different_times_of_a_day_get_the_same_cursor(make_post, make_tag, run, ask, keep):
    make_tag("Water")
    _, first = run("types=post&tag=water")
    make_post(title="Other")
    _, second = run("types=post&tag=water")
    keep(1)
    make_post(title="Another")

    after = {ask(f"types=post&tag=water&cursor={cursor}").json["page"]["next_cursor"] for cursor in (first, second)}

    assert first != second
    assert len(after) == 1


def test_what_left_before_the_horizon_is_taken_away_in_parts(make_post, act, keep, count, floor, client):
    made = [make_post(title=f"{number}", slug=f"post-{number}") for number in range(AT_ONCE + 5)]
    for post in made:
        act(editing.remove, post)
    legal = make_post(title="Legal")
    act(workflow.withdraw, legal, "legal", now=LATER)
    act(editing.remove, legal)
    public = make_post(title="Public")
    keep(0)
    late = make_post(title="Left later", slug="late")
    act(editing.remove, late)

    steps = [keep(100)]
    while steps[-1]:
        steps.append(keep(100))

    assert len(steps) > 2
    assert floor() > 0
    assert count(Change.is_public.is_(False), Change.seq <= floor()) == 1
    assert count(Departure.seq <= floor()) == 0
    assert count(Departure.seq > floor()) > 0
    assert count(Change.entity_id == public.id) == 1
    assert client.get("/v1/posts/post-3").status_code == 410
    assert client.get(f"/v1/posts/{made[3].id}").status_code == 410
    assert client.get("/v1/posts/late").status_code == 410
    assert client.get(f"/v1/posts/{legal.id}").status_code == 451


def test_a_snapshot_and_reindex_know_nothing_of_what_was_taken_away(make_post, act, keep, run, database):
    gone, left = make_post(title="Gone"), make_post(title="Left")
    act(workflow.withdraw, gone, "unpublished", now=LATER)
    keep(0)
    keep(100)

    assert [item["id"] for item in run("types=post")[0]] == [str(left.id)]
    assert sum(reindex(database)) == 0
    with database.write.connect() as connection:
        assert list(differences(connection, database.site)) == []


def test_what_comes_back_after_the_horizon_is_public_again(make_post, act, keep, run):
    gone = make_post(title="Gone")
    act(workflow.withdraw, gone, "unpublished", now=LATER)
    keep(0)
    keep(100)
    _, cursor = run("types=post")

    act(workflow.restore, gone, now=LATER)

    assert [(item["op"], item["id"]) for item in run("types=post", cursor)[0]] == [("upsert", str(gone.id))]


def test_marks_are_kept_no_longer_than_they_say_something(keep, make_post, count):
    for day in range(0, 200, 5):
        make_post(title="Another")
        keep(day)
        keep(day)

    assert count(Mark.day >= 0) == 19


def test_a_clock_that_was_wrong_and_is_set_back_makes_clients_start_again_and_miss_nothing(make_post, act, keep, run, ask):
    post, _ = make_post(title="Gone"), make_post(title="Left")
    keep(0)
    _, cursor = run("types=post")
    act(workflow.withdraw, post, "unpublished", now=NOW - 10**15)  # written by a clock that is years late
    keep(1_000)  # seen by one that is years ahead
    early = ask(f"types=post&cursor={cursor}").json
    keep(1)
    keep(1_000)
    make_post(title="New")

    assert [(item["op"], item["slug"]) for item in early["data"]] == [("delete", "gone")]
    assert ask(f"types=post&cursor={cursor}").json["code"] == "resync-required"
    items, cursor = run("types=post")
    assert [item["resource"]["title"] for item in items] == ["New", "Left"]
    keep(2)
    assert ask(f"types=post&cursor={cursor}").status_code == 200


def test_the_worker_marks_the_day_and_moves_the_floor(database, make_post, floor, count):
    now = [NOW]
    worker = Maintenance(database, "one", lambda _database: now[0], sync_days=7)
    make_post(title="First")
    worker.tick()
    seq_then = count(Mark.day >= 0)
    make_post(title="Second")
    now[0] += 8 * 86_400 * 10**6
    worker.tick()

    assert seq_then == 1
    assert floor() > 0
