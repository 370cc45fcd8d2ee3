"""``broadsheet worker`` as a program of its own: killed at any instant, it loses no purge."""

import json
import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from api.db import open_database, reading
from api.derived.writing import writing
from api.models import Consumer, Counter
from api.services.resources import tags
from tests.databases import NOW
from tests.plugins import amount
from tests.servers import PATIENCE_SECONDS, environment_of

WRITE_SECONDS = 0.05


class Writer(threading.Thread):
    """Makes tags until it is told to end. ``made``: when each was committed, by the key that it is to be purged by."""

    def __init__(self, database):
        super().__init__()
        self.database, self.made, self.ended = database, {}, threading.Event()

    def run(self):
        while not self.ended.wait(WRITE_SECONDS):
            with writing(self.database) as session:
                tag = tags.create(session, {"name": f"Tag {len(self.made)}", "language": "en"}, now=NOW)
            self.made[f"tag-{tag.id}"] = time.monotonic()


@pytest.fixture
def opened(settings):
    database = open_database(settings)
    yield database
    database.close()


@pytest.fixture
def writer(opened):
    thread = Writer(opened)
    yield thread
    thread.ended.set()
    thread.join()


@contextmanager
def working(settings, cache):
    environment = {**environment_of(settings), "BROADSHEET_PURGE_TARGET": "varnish", "BROADSHEET_PURGE_URL": cache.url}
    command = [sys.executable, "-m", "api.cli", "worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def until_it_has_the_lease(program):
    for line in program.stderr:
        if json.loads(line)["message"] == "This process has the lease of purge.":
            return
    raise AssertionError(f"It ended with status {program.wait()}.")


def places_left(database):
    """Places of the two rounds that are not at the end of the changes."""
    with reading(database) as connection:
        return connection.scalars(
            select(Consumer.name).where(Consumer.name.startswith("purge"), Consumer.seq != select(Counter.seq).scalar_subquery())
        ).all()


def purges_of(cache, key, after):
    return [asked.at for asked in list(cache.asked) if asked.at >= after and {key, "any"} & set(asked.keys)]


def is_purged_twice(times):
    return bool(times) and times[-1] - times[0] >= 5


def test_killed_at_any_instant_it_loses_no_purge(settings, opened, cache, writer):
    dice = random.Random(4)  # noqa: S311 - instants to end a program at
    writer.start()

    for _ in range(amount(full=4, sample=3, long=40)):
        with working(settings, cache) as program:
            until_it_has_the_lease(program)
            # In the middle of a call, or between two.
            calls = len(cache.asked) + dice.randrange(1, 4)
            cache.until(lambda calls=calls: len(cache.asked) >= calls, dice.uniform(0, 3))
    writer.ended.set()
    writer.join()
    with working(settings, cache) as program:
        until_it_has_the_lease(program)
        last = max(writer.made, key=writer.made.get)
        arrived = cache.until(lambda: is_purged_twice(purges_of(cache, last, writer.made[last] + 0.25)), PATIENCE_SECONDS)
        program.terminate()
        program.communicate(timeout=PATIENCE_SECONDS)

    assert arrived
    assert len(writer.made) > 10
    for key, committed in writer.made.items():
        assert is_purged_twice(purges_of(cache, key, committed + 0.25)), key
    assert program.returncode == 0
    assert places_left(opened) == []


def test_told_to_end_it_ends_within_ten_seconds_though_the_cache_does_not_answer(settings, opened, cache):
    cache.drips = threading.Event()
    with working(settings, cache) as program:
        until_it_has_the_lease(program)
        assert cache.until(lambda: bool(cache.asked), PATIENCE_SECONDS)

        begun = time.monotonic()
        program.terminate()
        program.communicate(timeout=PATIENCE_SECONDS)
        seconds = time.monotonic() - begun

    assert program.returncode == 0
    assert seconds < 10
    with reading(opened) as connection:
        assert set(connection.scalars(select(Consumer.lease_until))) == {0}
