"""A primary that dies, and a standby in its place, under readers and a writer: what is stored is answered all the time."""

import json
import signal
import threading
import time
from dataclasses import replace
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.machines.pairs import NAME, asked, signalled
from tests.servers import key_of, running

PATIENCE_SECONDS = 120
STORED = "/v1/tags?limit=1"
TAG = {"name": "Water", "language": "en"}


@pytest.fixture
def address(pair, settings):
    """A web process that may write to both servers, whichever takes it."""
    for setting in ("synchronous_commit = on", "synchronous_standby_names = '*'"):  # what was said to be written is on both
        asked(pair.primary, f"ALTER SYSTEM SET {setting}")
    asked(pair.primary, "SELECT pg_reload_conf()")
    hosts = "".join(f"&host={quote(host, safe='')}:5432" for host in pair.hosts())
    url = f"postgresql+psycopg://postgres@/{NAME}?target_session_attrs=read-write{hosts}"
    with running(replace(settings, database_url=url, replica_url=None), "--no-worker") as found:
        yield found


def answered(request):
    """Status, headers and body of an answer, whatever it is."""
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=PATIENCE_SECONDS) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


class Asking:
    """Asks for the same again and again, in a thread, until it is left: what was answered, in order."""

    def __init__(self, request, every):
        self._request, self._every, self._ended = request, every, threading.Event()
        self.answers = []
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def _run(self):
        while not self._ended.is_set():
            self.answers.append(answered(self._request))
            time.sleep(self._every)

    def until(self, is_there):
        """Waits for an answer of which that is true, from now on."""
        seen, deadline = len(self.answers), time.monotonic() + PATIENCE_SECONDS
        while not any(is_there(*answer) for answer in self.answers[seen:]):
            assert time.monotonic() < deadline, [status for status, *_ in self.answers]
            time.sleep(0.05)


def total(address):
    """How many tags there are."""
    return json.loads(answered(f"{address}/v1/tags?count=true")[2])["page"]["total"]["value"]


def test_what_is_stored_is_answered_through_a_failover_and_writes_go_on_after_it(pair, settings, address):
    headers = {"Authorization": f"Bearer {key_of(settings)}", "Content-Type": "application/json"}
    write = Request(f"{address}/admin/v1/tags", json.dumps(TAG).encode(), headers, method="POST")
    assert answered(write)[0] == 201
    answered(f"{address}{STORED}")

    assert answered(f"{address}{STORED}")[1]["Cache-Status"] == "broadsheet; hit"

    with Asking(f"{address}{STORED}", 0.02) as stored:
        stored.until(lambda _, headers, __: headers["Cache-Status"] == "broadsheet; hit")
        signalled(pair.primary, signal.SIGKILL)
        with Asking(write, 0.1) as writing:
            writing.until(lambda status, *_: status == 503)
            stored.until(lambda _, headers, __: headers["Cache-Control"] == "max-age=0, s-maxage=0")
            assert asked(pair.standby, "SELECT pg_promote()") == (True,)
            writing.until(lambda status, *_: status == 201)
        stored.until(lambda _, headers, __: "stale-if-error" in headers["Cache-Control"])

    assert {status for status, *_ in stored.answers} == {200}
    assert {status for status, *_ in writing.answers} == {201, 503}
    # All that was taken is there, and of the rest nothing twice.
    taken = sum(status == 201 for status, *_ in writing.answers)
    assert 1 + taken <= total(address) <= 1 + len(writing.answers)
