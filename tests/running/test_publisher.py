"""Posts under the worker's clock: published and withdrawn when it is time, once, late rather than never."""

import threading
from datetime import timedelta

from sqlalchemy import func, select

from api.db import reading
from api.derived.writing import writing
from api.models import Card, Change, Pending, Post, Revision
from api.services.archive.upsert import Defaults, put
from api.services.posts import editing, scheduled, workflow
from api.worker.maintenance import Maintenance
from tests.databases import NOW


def test_a_scheduled_post_is_published_at_its_second_and_not_before(worker, clock, make_post, do, found, acts):
    post = make_post(state="draft")
    do(workflow.schedule, post, clock.second + 60)

    clock.now += timedelta(seconds=60, microseconds=-1)
    worker.tick()
    before = found(post)
    clock.now += timedelta(microseconds=1)
    worker.tick()

    after = found(post)
    assert (before.state, after.state) == ("scheduled", "published")
    assert (after.published_at, after.scheduled_at, after.due_at) == (clock.second, None, None)
    assert (after.revision, after.live_revision) == (3, 3)
    assert acts() == [("publish", post.id)]


def test_what_was_due_while_no_worker_ran_has_the_moment_it_was_due(worker, clock, make_post, do, found, acts):
    late, later = make_post(state="draft"), make_post(state="draft")
    at = clock.second
    do(workflow.schedule, later, at + 120)
    do(workflow.schedule, late, at + 60)

    clock.now += timedelta(days=3)
    worker.tick()

    assert [found(post).published_at for post in (late, later)] == [at + 60, at + 120]
    assert acts() == [("publish", late.id), ("publish", later.id)]


def test_what_is_pending_is_published_by_its_schedule(worker, clock, make_post, do, found, card, save_draft):
    post = make_post(title="Live")
    save_draft(post.id, title="Pending")
    do(workflow.schedule, post, clock.second + 60)

    clock.now += timedelta(seconds=59)
    worker.tick()
    assert found(post).title == "Live"
    clock.now += timedelta(seconds=1)
    worker.tick()

    after = found(post)
    assert (after.title, after.published_at, after.scheduled_at, after.due_at) == ("Pending", post.published_at, None, None)
    assert card(post.id)["title"] == "Pending"


def test_a_post_that_expires_is_withdrawn_and_gone(worker, clock, make_post, do, found, client, acts):
    post = make_post(slug="short")
    do(editing.edit, post, {"expires_at": clock.second + 60})

    clock.now += timedelta(seconds=60)
    worker.tick()

    after = found(post)
    assert (after.state, after.withdrawn_reason, after.due_at, after.published_at) == ("withdrawn", "expired", None, post.published_at)
    assert client.get("/v1/posts/short").status_code == 410
    assert acts() == [("expire", post.id)]


def test_a_post_that_was_to_come_and_go_meanwhile_is_never_shown(database, worker, clock, make_post, do, *, found, client, acts):
    post = make_post(state="draft", slug="missed")
    at = clock.second
    do(editing.edit, post, {"expires_at": at + 120})
    do(workflow.schedule, post, at + 60)

    clock.now += timedelta(days=1)
    worker.tick()

    after = found(post)
    assert (after.state, after.withdrawn_reason, after.published_at) == ("withdrawn", "expired", at + 60)
    assert client.get("/v1/posts/missed").status_code == 410
    with reading(database) as connection:
        assert connection.execute(select(Change.entity_id).where(Change.kind == "post")).all() == []
    assert acts() == [("expire", post.id)]


def test_what_is_pending_goes_live_and_away_at_once_where_both_are_past(worker, clock, make_post, do, found, save_draft, acts):
    post = make_post(title="Live")
    save_draft(post.id, title="Pending", expires_at=clock.second + 120)
    do(workflow.schedule, post, clock.second + 60)

    clock.now += timedelta(days=1)
    worker.tick()

    after = found(post)
    assert (after.title, after.state, after.withdrawn_reason, after.revision) == ("Pending", "withdrawn", "expired", 5)
    assert acts() == [("expire", post.id)]


def test_a_pending_end_takes_the_place_of_one_that_has_passed(worker, clock, make_post, do, found, save_draft):
    post = make_post()
    at = clock.second
    do(editing.edit, post, {"expires_at": at + 120})
    save_draft(post.id, expires_at=None)
    do(workflow.schedule, post, at + 60)

    clock.now += timedelta(days=1)
    worker.tick()

    assert (found(post).state, found(post).expires_at) == ("published", None)


def test_what_is_pending_goes_live_without_a_slug_that_somebody_took(database, worker, clock, make_post, do, *, found, save_draft, caplog):
    post = make_post(slug="mine", title="Live")
    save_draft(post.id, slug="wanted", title="Pending")
    do(workflow.schedule, post, clock.second + 60)
    make_post(slug="wanted")

    clock.now += timedelta(seconds=60)
    worker.tick()

    assert (found(post).slug, found(post).title) == ("mine", "Pending")
    assert "published without slug" in caplog.text
    with reading(database) as connection:
        assert connection.execute(select(Pending.post_id)).all() == []


def test_what_was_imported_under_embargo_waits_for_its_end(database, worker, clock, found):
    at = clock.second
    line = {"type": "post", "slug": "early", "title": "Early", "state": "scheduled", "scheduled_at": at + 60, "embargo_until": at + 120}
    with writing(database) as session:
        put(session, line, Defaults(database.site), now=clock(database))
        post = session.scalars(select(Post)).one()

    clock.now += timedelta(seconds=119)
    worker.tick()
    assert found(post).state == "scheduled"
    clock.now += timedelta(seconds=1)
    worker.tick()

    assert (found(post).state, found(post).published_at) == ("published", at + 120)


def test_more_than_a_step_does_is_done_in_several(database, worker, clock, acts):
    with writing(database) as session:
        made = [editing.create(session, {"title": "New", "language": "en"}, now=NOW) for _ in range(scheduled.AT_ONCE + 1)]
        for place, post in enumerate(made):
            workflow.schedule(session, post, clock.second + 1 + place, now=clock(database))
    clock.now += timedelta(days=1)

    more = [worker.tick() for _ in range(2)]

    assert more == [True, False]
    assert acts() == [("publish", post.id) for post in made]


def _until_idle(worker):
    while worker.tick():
        pass


def test_two_workers_that_both_believe_to_have_the_lease_do_everything_once(database, clock, make_post, do, save_draft, acts):
    made = [make_post(state="draft") for _ in range(6)] + [make_post() for _ in range(6)]
    for post in made[6:]:
        save_draft(post.id, title="Pending")
    for post in made:
        do(workflow.schedule, post, clock.second + 60)
    clock.now += timedelta(seconds=60)
    workers = [Maintenance(database, name, clock) for name in ("one", "other")]
    begin, raised = threading.Barrier(2), []

    def work(worker):
        worker._lease.is_held = lambda _now: True
        begin.wait()
        try:
            _until_idle(worker)
        except BaseException as error:  # noqa: BLE001 - told to the test
            raised.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert raised == []
    assert sorted(acts()) == sorted(("publish", post.id) for post in made)
    with reading(database) as connection:
        assert connection.execute(select(func.count()).select_from(Card)).scalar_one() == len(made)
        newest = select(func.max(Revision.number)).group_by(Revision.post_id)
        assert sorted(connection.execute(newest).scalars()) == [3] * 6 + [5] * 6


def test_what_somebody_took_back_meanwhile_is_not_done(database, clock, make_post, do, acts):
    post = make_post(state="draft")
    do(workflow.schedule, post, clock.second + 60)
    clock.now += timedelta(seconds=60)
    with reading(database) as connection:
        waiting = scheduled.waiting(connection, now=clock(database))
    do(workflow.unschedule, post)

    with writing(database) as session:
        fallen = scheduled.apply_due(session, waiting[0], now=clock(database))

    assert (waiting, fallen, acts()) == ([post.id], None, [])
