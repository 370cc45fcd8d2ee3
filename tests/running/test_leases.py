"""Leases: of any number of workers one works, and another follows at once when it is gone, whatever clocks were ahead."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.db import reading
from api.derived.writing import writing
from api.errors import Unavailable
from api.models import Campaign, Consumer
from api.services import leases
from api.services.leases import LEASE_US, KeptClock, database_clock
from api.services.posts import editing, workflow
from api.worker import Worker
from api.worker.maintenance import Maintenance
from tests.running.conftest import SECOND
from tests.servers import PATIENCE_SECONDS, environment_of


@pytest.fixture
def other(database, clock):
    return Maintenance(database, "other", clock)


@pytest.fixture
def states(database):
    """Campaigns and their states."""

    def read():
        with reading(database) as connection:
            return dict(connection.execute(select(Campaign.slug, Campaign.state)).all())

    return read


def holder(database):
    with reading(database) as connection:
        return connection.scalar(select(Consumer.lease_owner).where(Consumer.name == "worker"))


def test_of_two_workers_one_works(clock, worker, other, make_campaign, states):
    worker.tick()
    make_campaign(slug="spring", starts_on=clock.now.date())
    clock.now += timedelta(seconds=5)

    other.tick()

    assert states() == {"spring": "upcoming"}


def test_another_follows_when_a_lease_has_ended(database, clock, worker, other, make_campaign, states):
    worker.tick()
    make_campaign(slug="spring", starts_on=clock.now.date())
    clock.now += timedelta(microseconds=LEASE_US)

    other.tick()

    assert states() == {"spring": "active"}
    assert holder(database) == "other"


def test_a_worker_that_stops_lets_go_at_once(database, worker, other):
    worker.tick()

    running = Worker([worker], threading.Event())
    running.stop()
    running.run()
    other.tick()

    assert holder(database) == "other"


def test_a_working_worker_keeps_the_lease(database, clock, worker, other):

    for _ in range(10):
        worker.tick()
        other.tick()
        clock.now += timedelta(seconds=9)

    assert holder(database) == "one"


def test_one_that_stands_by_asks_once_a_second(database, clock, worker, other):
    worker.tick()
    other.tick()
    worker.let_go()
    found = []

    for microseconds in (0, 999_999, 1):
        clock.now += timedelta(microseconds=microseconds)
        other.tick()
        found.append(holder(database))

    assert found == [None, None, "other"]


def held_until(database, microseconds, owner="gone"):
    """The lease of a process that is not there any more."""
    with database.write.begin() as connection:
        connection.execute(update(Consumer).where(Consumer.name == "worker").values(lease_owner=owner, lease_until=microseconds))


def test_one_that_died_is_followed_at_once_though_its_lease_runs(database, clock, worker):
    held_until(database, clock(database) + LEASE_US)

    worker.tick()

    assert holder(database) == "one"


def test_one_that_hangs_keeps_the_lease_until_its_end_and_then_has_it_no_more(database, clock, worker, other):
    worker.tick()
    clock.now += timedelta(microseconds=LEASE_US - 1)
    other.tick()
    before = holder(database)
    clock.now += timedelta(seconds=1)
    other.tick()
    after = holder(database)

    clock.now += timedelta(seconds=1)
    worker.tick()
    other.tick()

    assert (before, after, holder(database)) == ("one", "other", "other")


@pytest.mark.parametrize("hours", [1, 24 * 365])
def test_a_lease_in_the_future_is_nobodys(database, clock, worker, other, *, hours, caplog):
    worker.tick()  # it lives, but hangs
    held_until(database, clock(database) + hours * 3600 * SECOND, owner="one")

    other.tick()

    assert holder(database) == "other"
    assert "a clock that was ahead" in caplog.text


def test_a_lease_is_left_to_one_that_took_it_since_this_one_looked_at_the_clock(database, clock, worker, other, caplog):
    clock.now += timedelta(seconds=5)
    worker.tick()
    clock.now -= timedelta(seconds=5)

    other.tick()

    assert holder(database) == "one"
    assert "clock" not in caplog.text


def test_when_the_clock_is_put_back_the_one_that_works_goes_on(database, clock, worker, other, make_campaign, states):
    worker.tick()
    clock.now -= timedelta(hours=1)
    make_campaign(slug="late", starts_on=clock.now.date())

    for _ in range(3):
        worker.tick()
        other.tick()
        clock.now += timedelta(seconds=2)

    assert holder(database) == "one"
    assert states() == {"late": "active"}
    with reading(database) as connection:
        assert 0 < connection.scalar(select(Consumer.lease_until).where(Consumer.name == "worker")) - clock(database) <= LEASE_US


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_one_whose_connection_was_lost_asks_again_and_finds_who_followed(database, databases, worker, other):
    worker.tick()
    name = database.url.partition("?")[0].rpartition("/")[2]
    locked = f"SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database AND datname = '{name}' WHERE locktype = 'advisory'"
    databases.execute(f"SELECT pg_terminate_backend(pid, 10000) FROM ({locked}) AS holders")

    other.tick()
    with pytest.raises(Unavailable):
        worker.tick()
    worker.tick()

    assert holder(database) == "other"


def test_the_clock_of_the_database_is_asked_now_and_then_and_goes_on_meanwhile(database, monkeypatch):
    asked, told = [], 5_000 * SECOND

    def ask(_database):
        asked.append(told)
        return told

    monkeypatch.setattr(leases, "database_clock", ask)
    clock = KeptClock()

    first, second = clock(database), clock(database)
    told += 3_600 * SECOND
    third = clock(database)
    monkeypatch.setattr(leases, "CLOCK_SECONDS", 0)
    fourth = clock(database)

    assert told - 3_600 * SECOND <= first <= second <= third < told - 3_000 * SECOND
    assert fourth >= told
    assert len(asked) == 2


@contextmanager
def working(settings):
    """A worker as a program of its own."""
    command = [sys.executable, "-m", "api.cli", "worker"]
    with subprocess.Popen(command, env=environment_of(settings), stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def until_said(program, words):
    """Waits until a program says it."""
    assert any(words in line for line in program.stderr), f"It ended with status {program.wait()}."


def test_what_is_due_when_a_worker_is_killed_is_soon_done_by_another(settings, opened, make_post):
    post = make_post(state="draft")
    with working(settings) as first, working(settings) as second:
        until_said(first, "Worker started")
        until_said(second, "Worker started")
        owner = wait_for(lambda: holder(opened))
        killed, left = (first, second) if owner.startswith(f"{first.pid}-") else (second, first)

        killed.kill()
        killed.wait()
        begun = time.monotonic()
        with writing(opened) as session:
            at = database_clock(opened) // SECOND
            workflow.schedule(session, editing.load(session, post.id), at, now=(at - 1) * SECOND)
        until_said(left, f"Post {post.id}: publish")

    assert time.monotonic() - begun < 10  # five, where nothing else is done on the machine


def wait_for(found):
    """What is found once there is something."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if found():
            return found()
        threading.Event().wait(0.05)
    raise AssertionError("There is nothing.")
