"""The worker under a clock of its own: what is due is done once, late rather than never."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.errors import Unavailable
from api.models import Campaign, Job
from api.services import jobs
from api.services.leases import database_clock
from api.worker import Worker, worker_of
from api.worker.checkpoints import Checkpoints
from api.worker.maintenance import TRIES, Maintenance
from api.worker.pulling import Pulling
from api.worker.pushing import Pushing
from api.worker.rendering import Renderings

SECOND = 1_000_000


class Clock:
    """Stands until it is moved."""

    def __init__(self, now):
        self.now = now

    def __call__(self, _database):
        return int(self.now.timestamp() * SECOND)


@pytest.fixture
def clock():
    return Clock(datetime(2026, 5, 30, 12, tzinfo=UTC))


@pytest.fixture
def worker(database, clock):
    return Maintenance(database, "one", clock)


class Breaking:
    """A task that cannot be done."""

    look_seconds, follows = 30.0, False

    def tick(self):
        raise KeyError("broken")

    def let_go(self):
        pass


class Idle(Breaking):
    """A task that has nothing to do."""

    def tick(self):
        return False


def states(database):
    with reading(database) as connection:
        return dict(connection.execute(select(Campaign.slug, Campaign.state)).all())


def job_states(database):
    with reading(database) as connection:
        return list(connection.scalars(select(Job.state).order_by(Job.id)))


def with_jobs(database, *jobs_made):
    with writing(database) as session:
        for kind, payload in jobs_made:
            session.add(Job(kind=kind, payload=payload, created_at=1))
            session.flush()


def until_idle(worker):
    while worker.tick():
        pass


def test_a_campaign_begins_and_ends_at_midnight_of_the_site(database, clock, make_campaign):
    make_campaign(slug="spring", starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 1))
    tokyo = replace(database, site=replace(database.site, zone=ZoneInfo("Asia/Tokyo")))
    worker = Maintenance(tokyo, "one", clock)
    found = []

    for now in ("2026-05-31T14:59:59Z", "2026-05-31T15:00:00Z", "2026-06-01T14:59:59Z", "2026-06-01T15:00:00Z"):
        clock.now = datetime.fromisoformat(now)
        worker.tick()
        found.append(states(database)["spring"])

    tokyo.close()
    assert found == ["upcoming", "active", "active", "ended"]


def test_what_was_due_while_no_worker_ran_is_done_when_one_does(database, clock, worker, make_campaign):
    make_campaign(slug="spring", starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 10))
    clock.now += timedelta(days=90)

    worker.tick()

    assert states(database) == {"spring": "ended"}


def test_a_campaign_written_while_the_day_ended_is_found_within_a_minute(database, clock, worker, make_campaign):
    worker.tick()
    make_campaign(slug="late", starts_on=date(2026, 5, 30))

    clock.now += timedelta(seconds=61)
    worker.tick()

    assert states(database) == {"late": "active"}


def test_jobs_are_done_step_by_step_to_their_end(database, worker, make_post, make_tag):
    tag = make_tag(slug="water")
    for _ in range(3):
        make_post(tags=["water"])
    with writing(database) as session:
        jobs.refresh_facet(session, "tag", tag.id, now=1)

    until_idle(worker)

    assert job_states(database) == ["done"]


def test_a_step_has_as_many_posts_as_take_a_moment(database, worker, make_post, make_tag, monkeypatch):
    tag = make_tag(slug="water")
    for _ in range(5):
        make_post(tags=["water"])
    with writing(database) as session:
        jobs.refresh_facet(session, "tag", tag.id, now=1)
    paced = [jobs.paced(40, seconds) for seconds in (0.06, 0.12, 0.02, 60, 0)]
    monkeypatch.setattr(jobs, "LEAST", 1)
    monkeypatch.setattr(jobs, "HELD_SECONDS", 0)  # whatever the first step takes is too long
    worker._posts_a_step = 3
    visited = []

    while worker.tick() or not visited:
        with reading(database) as connection:
            visited.append(connection.scalar(select(Job.visited)))

    assert paced == [40, 20, 80, 5, 80]
    assert visited[:3] == [3, 4, 5]
    assert job_states(database) == ["done"]


def test_a_job_that_fails_does_not_stop_the_others(database, worker, make_tag):
    tag = make_tag()
    with_jobs(database, ("unheard-of", {}), ("refresh-facet", {"kind": "tag", "id": str(tag.id)}))

    until_idle(worker)

    assert job_states(database) == ["waiting", "done"]


def test_a_job_that_fails_is_tried_again_later_and_given_up_at_last(database, clock, worker):
    with_jobs(database, ("unheard-of", {}))
    found = []

    for seconds in (0, 1, 2, 4, 8, 16):
        clock.now += timedelta(seconds=seconds)
        worker.tick()
        found.append(job_states(database))

    assert found == [["waiting"]] * (TRIES - 1) + [["failed"]]
    with reading(database) as connection:
        assert connection.scalar(select(Job.error)) == "KeyError: 'unheard-of'"


def test_a_job_that_failed_is_not_tried_before_its_time(database, worker):
    with_jobs(database, ("unheard-of", {}))

    for _ in range(TRIES * 2):
        worker.tick()

    assert job_states(database) == ["waiting"]


def test_a_database_that_is_away_does_not_end_the_worker(database, caplog):
    worker = Worker([Maintenance(database, "one", lambda _database: away())], threading.Event())

    def away():
        worker.stop()
        raise Unavailable("The database does not answer.")

    worker.run()

    assert "The database does not answer. Trying again each second." in caplog.text


def test_a_task_that_breaks_ends_the_worker():
    with pytest.raises(KeyError, match="broken"):
        Worker([Idle(), Breaking()], threading.Event()).run()
    with pytest.raises(KeyError, match="broken"):
        Worker([Breaking(), Idle()], threading.Event()).run()


def test_without_a_target_nothing_is_purged(settings, database):
    worker = worker_of(settings, database)

    worker.stop()
    worker.run()

    of_database = [Checkpoints] if database.is_sqlite else []
    assert [type(task) for task in worker._tasks] == [Maintenance, *of_database, Pushing, Pulling, Renderings]


def test_the_clock_is_that_of_the_database(database):
    now = database_clock(database)

    assert abs(now / SECOND - datetime.now(UTC).timestamp()) < 60


def test_what_failed_by_a_clock_that_was_ahead_is_tried_again(database, clock, worker):
    with_jobs(database, ("unheard-of", {}))
    found = []

    for _ in range(TRIES):
        worker.tick()
        found.append(job_states(database))
        clock.now -= timedelta(hours=1)

    assert found == [["waiting"]] * (TRIES - 1) + [["failed"]]
