"""Who pings: of any number of workers one at a time; and none where no hub is named."""

from dataclasses import replace

from sqlalchemy import select

from api.db import reading
from api.models import Consumer
from api.worker import worker_of
from api.worker.pinging import Pinging
from api.worker.purging import shown

SECOND = 1_000_000


def test_of_two_workers_one_pings(settings, database, hub):
    now = [1_800_000_000 * SECOND]
    one, other = (Pinging(database, owner, replace(settings, hub_url=hub.url), clock=lambda _: now[0]) for owner in ("one", "other"))

    for _ in range(5):
        one.tick()
        other.tick()
        now[0] += 5 * SECOND

    with reading(database) as connection:
        assert connection.scalar(select(Consumer.lease_owner).where(Consumer.name == "hub")) == "one"
    assert (one._pinger is None, other._pinger is None) == (False, True)
    one.let_go()
    other.tick()
    assert other._pinger is not None
    other.let_go()


def test_it_is_a_task_where_a_hub_is_named(settings, database):
    with_hub = worker_of(replace(settings, hub_url="https://hub.example.org/"), database)

    assert [type(task) for task in with_hub._tasks].count(Pinging) == 1
    assert Pinging not in [type(task) for task in worker_of(settings, database)._tasks]


def test_with_another_hub_shared_caches_are_purged(settings):
    assert shown(settings) != shown(replace(settings, hub_url="https://hub.example.org/"))
