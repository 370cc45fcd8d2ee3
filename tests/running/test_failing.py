"""Posts that cannot be published when it is time: the others are, and it is tried again."""

from datetime import timedelta

from sqlalchemy import update

from api.models import Pending
from api.services.posts import workflow


def until_idle(worker):
    while worker.tick():
        pass


def spoilt(database, post):
    """Makes a pending revision that cannot be published."""
    with database.write.begin() as connection:
        connection.execute(update(Pending).where(Pending.post_id == post.id).values(members={"body_html": 5}))


def test_a_post_that_cannot_be_published_does_not_hold_up_the_others(database, worker, clock, make_post, do, found, save_draft):
    bad, good = make_post(), make_post(state="draft")
    save_draft(bad.id, title="Pending")
    do(workflow.schedule, bad, clock.second + 30)
    do(workflow.schedule, good, clock.second + 60)
    spoilt(database, bad)

    clock.now += timedelta(seconds=60)
    until_idle(worker)

    assert (found(bad).scheduled_at, found(good).state) == (clock.second - 30, "published")


def test_a_post_that_cannot_be_published_is_tried_again_later_each_time(
    database, worker, clock, make_post, do, *, save_draft, caplog, found
):
    post = make_post()
    save_draft(post.id, title="Pending")
    do(workflow.schedule, post, clock.second + 60)
    spoilt(database, post)
    clock.now += timedelta(seconds=60)
    tried_after = []

    for second in range(16):
        caplog.clear()
        worker.tick()
        tried_after += [second] if "failed" in caplog.text else []
        clock.now += timedelta(seconds=1)

    assert tried_after == [0, 1, 3, 7, 15]
    with database.write.begin() as connection:
        connection.execute(update(Pending).values(members={"title": "Mended"}))
    clock.now += timedelta(seconds=300)
    worker.tick()
    assert found(post).title == "Mended"
