"""A write that waits for a lock, and a server of databases that hangs: nobody else waits, and who waits is told before long."""

import http.client
import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text

from api.clock import now_us
from api.db import open_database
from api.derived.writing import writing
from api.services import api_keys
from tests.servers import PATIENCE_SECONDS, running

WRITES = 12
"""More than any pool has threads."""
LONGEST_SECONDS = 12
"""Much longer than a lock is waited for; the machine may be busy."""
POST = json.dumps({"title": "A title", "language": "en"})


def asked(place, method, target, key=None, body=None):
    """Status, headers, and how many seconds it took."""
    start = time.monotonic()
    connection = http.client.HTTPConnection(place, timeout=PATIENCE_SECONDS)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    try:
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers, time.monotonic() - start
    finally:
        connection.close()


@pytest.fixture
def served(settings):
    """The place of a service, and a key that may do everything."""
    with closing(open_database(settings)) as database, writing(database) as session:
        key = api_keys.make(session, name="tests", scopes=tuple(api_keys.SCOPES), now=now_us())[1]
    with running(settings, "--no-worker") as address:
        yield urlsplit(address).netloc, key


@contextmanager
def locked(settings):
    """Somebody holds what every write needs."""
    statement = "SELECT 1" if settings.is_sqlite else "SELECT * FROM counter WHERE id = 1 FOR UPDATE"
    with closing(open_database(settings)) as database, database.write.begin() as connection:
        connection.execute(text(statement))
        yield


def test_nobody_waits_for_a_write_that_waits(settings, served):
    place, key = served
    asked(place, "GET", "/v1/tags")
    with locked(settings), ThreadPoolExecutor(WRITES) as threads:
        writes = [
            threads.submit(asked, place, "POST", "/admin/v1/tags", key, json.dumps({"name": f"Tag {number}", "language": "en"}))
            for number in range(WRITES)
        ]
        time.sleep(0.5)

        others = [
            asked(place, "GET", target, key)
            for target in ("/live", "/ready", "/v1/tags", "/v1/posts?limit=3", "/v1/changes", "/admin/v1/posts")
        ]
        assert [status for status, _, _ in others] == [200] * len(others)
        assert sum(seconds for _, _, seconds in others) < 2.5

        refused = [one.result() for one in writes]
        assert {status for status, _, _ in refused} == {503}
        assert all(int(headers["Retry-After"]) > 0 for _, headers, _ in refused)
        assert max(seconds for _, _, seconds in refused) < LONGEST_SECONDS

    assert asked(place, "POST", "/admin/v1/posts", key, POST)[0] == 201


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_server_of_databases_that_hangs_is_given_up(settings, served):
    place, key = served
    for target in ("/v1/tags", "/ready"):
        asked(place, "GET", target)
    written = partial(asked, place, "POST", "/admin/v1/posts", key, POST)
    written()
    with closing(open_database(settings)) as database, database.read.connect() as connection:
        found = connection.execute(
            text("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        ).scalars()
        backends = [pid for pid in found if Path(f"/proc/{pid}/comm").exists()]
    if not backends:
        pytest.skip("The server of databases runs on another machine.")
    for pid in backends:
        os.kill(pid, signal.SIGSTOP)
    time.sleep(1.1)  # for a second it is known to be there
    try:
        with ThreadPoolExecutor(1) as threads:
            write = threads.submit(written)
            ready, live, read = (asked(place, "GET", target) for target in ("/ready", "/live", "/v1/posts?limit=4"))
    finally:
        for pid in backends:
            os.kill(pid, signal.SIGCONT)

    assert (ready[0] in (200, 503), live[0]) == (True, 200)  # ready where a connection was made anew by then: the server itself goes on
    assert ready[2] < 3
    assert live[2] < 1
    assert read[0] in (200, 503)
    assert read[2] < 2 * LONGEST_SECONDS
    assert write.result()[0] == 201  # by connections that were made anew, since the server itself goes on
    assert write.result()[2] < LONGEST_SECONDS
