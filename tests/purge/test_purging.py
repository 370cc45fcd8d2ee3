"""Who purges: of any number of workers one at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from api.db import reading
from api.models import Consumer
from api.worker import worker_of
from api.worker.checkpoints import Checkpoints
from api.worker.maintenance import Maintenance
from api.worker.pulling import Pulling
from api.worker.purging import Purging, shown
from api.worker.pushing import Pushing
from api.worker.rendering import Renderings

SECOND = 1_000_000


@pytest.fixture
def purging(settings, database, cache):
    """Makes workers that purge, under one clock that stands until it is moved."""
    now = [1_800_000_000 * SECOND]

    def made(owner):
        return Purging(database, owner, replace(settings, purge_target="varnish", purge_url=cache.url), clock=lambda _: now[0])

    def move(seconds):
        now[0] += seconds * SECOND

    made.move = move
    return made


def holder(database):
    with reading(database) as connection:
        return connection.scalar(select(Consumer.lease_owner).where(Consumer.name == "purge"))


def test_of_two_workers_one_purges(purging, database):
    one, other = purging("one"), purging("other")

    for _ in range(20):
        one.tick()
        other.tick()
        purging.move(5)

    assert holder(database) == "one"
    assert (one._purger is None, other._purger is None) == (False, True)


def test_another_follows_when_it_lets_go_or_is_gone(purging, database):
    one, other, third = purging("one"), purging("other"), purging("third")
    one.tick()
    one.let_go()
    other.tick()
    followed = holder(database)

    purging.move(31)
    third.tick()
    other.tick()

    assert (followed, holder(database)) == ("other", "third")
    assert other._purger is None


def test_it_is_work_of_its_own_beside_what_is_due(settings, database, cache):
    worker = worker_of(replace(settings, purge_target="varnish", purge_url=cache.url), database)

    on_sqlite = [Checkpoints] if database.is_sqlite else []
    assert [type(task) for task in worker._tasks] == [Maintenance, *on_sqlite, Purging, Pushing, Pulling, Renderings]


@pytest.mark.parametrize(
    "other", [{"site_name": "Another"}, {"public_url": "https://other.example.org"}, {"s_maxage": 7}, {"purge_url": "http://127.0.0.1:1"}]
)
def test_with_other_settings_another_place_holds(settings, other):
    assert shown(settings) == shown(replace(settings, workers=7, purge_token="another"))
    assert shown(settings) != shown(replace(settings, **other))
