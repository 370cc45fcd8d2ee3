"""Fixtures of the tests of running programs: a worker under a clock of its own, and what it did."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from api.cli import main
from api.db import open_database, reading
from api.derived.writing import writing
from api.models import Audit, Post
from api.services.posts import editing
from api.worker.maintenance import Maintenance
from tests.databases import NOW
from tests.servers import environment_of
from tests.services.conftest import card, save_draft

__all__ = ["card", "save_draft"]

SECOND = 1_000_000
START = datetime.fromtimestamp(NOW // SECOND, UTC) + timedelta(days=30)


class Clock:
    """Stands until it is moved."""

    def __init__(self, now):
        self.now = now

    def __call__(self, _database):
        return int(self.now.timestamp() * SECOND)

    @property
    def second(self):
        return int(self.now.timestamp())


@pytest.fixture
def run(settings, monkeypatch):
    """Runs a command on the database of the settings, or on another one."""

    def asked(*arguments, settings=settings, input=None):  # noqa: A002 - click's own word
        for name, value in environment_of(settings).items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(main, [str(one) for one in arguments], input=input, catch_exceptions=False)

    return asked


@pytest.fixture
def doctor(settings, monkeypatch):
    """Status and findings of the command, by check, with more settings or others; ``None``: without one."""

    def looked(there=settings, **more):
        given = environment_of(there) | {f"BROADSHEET_{name.upper()}": value for name, value in more.items()}
        with monkeypatch.context() as patch:
            for name, value in given.items():
                patch.delenv(name, raising=False) if value is None else patch.setenv(name, str(value))
            done = CliRunner().invoke(main, ["doctor", "--json"], catch_exceptions=False)
        told = json.loads(done.stdout)
        assert told["status"] == ("ok", "warning", "error")[done.exit_code]
        assert all(one["why"] for one in told["findings"] if one["level"] != "ok")
        found = {}
        for one in told["findings"]:
            found.setdefault(one["check"], []).append((one["level"], one["what"], one["help"]))
        return done.exit_code, found

    return looked


@pytest.fixture
def opened(settings):
    """The database of a program that runs beside the test."""
    with closing(open_database(settings)) as database:
        yield database


@pytest.fixture
def clock():
    return Clock(START)


@pytest.fixture
def worker(database, clock):
    return Maintenance(database, "one", clock)


@pytest.fixture
def do(database, clock):
    """Does something that services can do to a post, at the clock's time."""

    def done(action, post, *more, **named):
        with writing(database) as session:
            return action(session, editing.load(session, post.id), *more, now=clock(database), **named)

    return done


@pytest.fixture
def found(database):
    """A post as it is now."""

    def read(post):
        with reading(database) as connection:
            return connection.execute(select(Post.__table__).where(Post.id == post.id)).one()

    return read


@pytest.fixture
def acts(database):
    """What the audit keeps: action and post, in order."""

    def read():
        with reading(database) as connection:
            return [tuple(row) for row in connection.execute(select(Audit.action, Audit.entity_id).order_by(Audit.id))]

    return read
