"""Limits of several web processes of one ``serve``, to which clients keep their connections, as nginx does."""

import http.client
import os
import signal
from contextlib import ExitStack, closing
from itertools import count
from urllib.parse import urlsplit

import pytest

from tests.running.test_serve import ADDRESS, RENEWED, serving
from tests.servers import PATIENCE_SECONDS

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
LIMIT = 60
CONNECTIONS = 16
"""So many are not all kept by one of two processes."""
SPAWNED = r"Spawning worker-1 with PID: ([0-9]+)"
ANSWERED = r'"broadsheet.access", "process": ([0-9]+)'
EVERY = {"BROADSHEET_WORKERS": "2", "BROADSHEET_LIMIT_DELIVERY": str(LIMIT), "BROADSHEET_LIMIT_EXEMPT": ""}
fresh = count()


def answered(connection, times):
    """How many of so many answers, each of which has to be made, are made over a connection; it stops at the first refusal."""
    for made in range(times):
        connection.request("GET", f"/v1/posts/nothing-{next(fresh)}")
        answer = connection.getresponse()
        answer.read()
        if answer.status == 429:
            return made
    return times


def kept(address, stack):
    return [
        stack.enter_context(closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)))
        for _ in range(CONNECTIONS)
    ]


def all_answer(served, address):
    """Waits until both processes have answered, by the log, something that does not count."""
    seen = set()
    while len(seen) < 2:
        with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)) as connection:
            connection.request("OPTIONS", "/v1/posts")
            assert connection.getresponse().status == 204
        seen.update(served.until(ANSWERED))


def test_kept_connections_have_the_limit_together_whichever_process_they_are_with(settings):
    with serving(settings, "--no-worker", **EVERY) as served, ExitStack() as stack:
        (address,) = served.until(ADDRESS)
        all_answer(served, address)
        connections = kept(address, stack)

        by_one = answered(connections[0], LIMIT // 2 + 10)
        by_all = by_one + sum(answered(one, 2) for one in connections[1:])

        served.program.terminate()
        told = served.told + served.rest()
    assert by_one == LIMIT // 2 + 10
    assert LIMIT * 0.9 <= by_all <= LIMIT * 1.1
    assert "not shared" not in told


def test_a_process_that_is_killed_takes_no_counts_with_it_and_holds_nobody_up(settings):
    with serving(settings, "--no-worker", **EVERY) as served, ExitStack() as stack:
        address, one = served.until(ADDRESS, SPAWNED)
        all_answer(served, address)
        before = sum(answered(connection, 2) for connection in kept(address, stack))

        os.kill(int(one), signal.SIGKILL)
        served.until(RENEWED)
        after = sum(answered(connection, LIMIT // 4) for connection in kept(address, stack))

        served.program.terminate()
        told = served.told + served.rest()
    assert before == CONNECTIONS * 2
    assert LIMIT * 0.9 <= before + after <= LIMIT * 1.1
    assert "not shared" not in told
