"""Whatever breaks, there is an answer, and what comes next is answered too."""

import logging
import threading
from contextlib import closing

import pytest

from api.app import asgi_app
from api.web.asgi.exchange import Exchange
from api.web.asgi.pools import Job, Pool
from api.web.asgi.refusals import MOST_A_SECOND, Refusals, moment_for
from tests.servers import PATIENCE_SECONDS
from tests.web.asgi.client import Request, Server, code_of

WRITE = {"headers": [("Content-Length", "2"), ("Content-Type", "application/json")], "messages": (b"{}",)}


SCOPE = {"path": "/v1", "method": "GET", "headers": []}


class Closed:
    """In the place of a request that takes no answer."""

    def send(self, _message):
        raise RuntimeError


class Panic(BaseException):
    """What a library that is written in Rust raises."""


def breaks(_environ, _start):
    """An application that breaks."""
    raise Panic


def mistells(_environ, start):
    """An application whose header cannot be sent."""
    start("200 OK", [("X-Name", "七")])
    return [b""]


@pytest.fixture
def server(settings, database):
    made = Server(asgi_app(settings, database))
    yield made
    made.close()


@pytest.mark.parametrize("broken", [breaks, mistells])
@pytest.mark.parametrize(
    ("target", "method", "more"),
    [("/v1/posts", "GET", {}), ("/ready", "GET", {}), ("/admin/v1/posts", "GET", {}), ("/admin/v1/batch", "POST", WRITE)],
)
def test_there_is_an_answer_to_all_that_breaks(server, monkeypatch, broken, target, method, more):
    if target.startswith("/v1"):
        monkeypatch.setattr(server.application._cache, "_app", broken)
    else:
        monkeypatch.setattr(server.application, "_cache", broken)

    # More than any pool has threads: none is lost.
    answers = [server.ask(target, method, **more) for _ in range(10)]

    assert {(status, code_of(body)) for status, _, body in answers} == {(503, "unavailable")}


def test_a_thread_of_a_pool_outlives_what_breaks():
    pool, ended = Pool("test", 1, 10), []

    pool.offer(Job(lambda: breaks({}, None), lambda: None))
    pool.offer(Job(lambda: ended.append(1), lambda: None))
    pool.close()

    assert ended == [1]


def test_one_that_cannot_be_sent_away_keeps_no_other(server):
    one = Request(server.loop, [], is_whole=True)

    with closing(Refusals()) as refusals:
        for protocol in (Closed(), one):
            refusals.add(Exchange(SCOPE, protocol))

    assert one.answered.result(PATIENCE_SECONDS)[0] == 503


def test_the_more_are_sent_away_the_later_and_never_later_than_they_may_wait():
    moments = [moment_for(sent) for sent in (0, 1, 20, 50, 70, 10_000)]

    assert moments == sorted(moments)
    assert 0 < moments[0] == moments[2] < moments[3] < moments[-1] < 0.05
    assert 50 / moment_for(50) <= MOST_A_SECOND


def test_the_log_says_of_each_that_it_was_sent_away_before_the_end(server, caplog):
    with caplog.at_level(logging.WARNING, "broadsheet.web"):
        with closing(Refusals()) as refusals:
            for _ in range(3):
                one = Request(server.loop, [], is_whole=True)
                refusals.add(Exchange(SCOPE, one))
                assert one.answered.result(PATIENCE_SECONDS)[0] == 503

        assert sum(record.args[0] for record in caplog.records) == 3


def test_nothing_of_an_application_is_left_when_it_is_closed(settings, database):
    before = set(threading.enumerate())

    Server(asgi_app(settings, database)).close()

    assert not set(threading.enumerate()) - before


def test_the_state_is_asked_for_again_and_again(server, monkeypatch):
    asked, states = [], server.application._states
    monkeypatch.setattr(server.application._cache, "ask", lambda: asked.append(1))
    # The thread of the pool is done before ``offer`` returns.
    monkeypatch.setattr(states, "offer", lambda job: job.run() or True)

    for _ in range(3):
        server.application._ask()

    assert len(asked) == 3


def test_there_is_an_answer_where_the_state_cannot_be_asked_for(server, monkeypatch):
    for _ in range(2):
        assert server.ask("/v1")[0] == 200
    cache = server.application._cache
    monkeypatch.setattr(cache, "known", lambda **_: None)
    monkeypatch.setattr(cache, "present", lambda: breaks({}, None))

    assert [server.ask("/v1")[0] for _ in range(3)] == [503] * 3
