"""Stored answers around an application of its own: what no real view does at the right moment."""

import dataclasses

import pytest

from api.errors import Unavailable
from api.web import query_string
from api.web.cache.middleware import BRIEF, ResponseCache


class Answering:
    """A WSGI application that answers what it is told to, and may do something while it does."""

    def __init__(self, status="200 OK", body=b"{}", meanwhile=lambda: None):
        self.status, self.body, self.meanwhile, self.asked = status, body, meanwhile, 0

    def __call__(self, environ, start_response):
        self.asked += 1
        environ[query_string.KEY] = environ["QUERY_STRING"]
        self.meanwhile()
        start_response(self.status, [("Content-Type", "application/json"), ("Surrogate-Key", "all")])
        return [self.body]


def asked(layer, path="/v1/posts", query="", **environ):
    """(status, headers, body) of an answer."""
    told = []
    body = layer(
        {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, **environ},
        lambda status, headers, *_: told.extend((status, headers)),
    )
    return told[0], dict(told[1]), b"".join(body)


def test_a_write_while_an_answer_is_made_costs_an_answer_and_is_never_missed(settings, database, make_post):
    app = Answering(meanwhile=make_post)
    layer = ResponseCache(app, database, settings)

    for _ in range(3):
        asked(layer)
    app.meanwhile = lambda: None
    for _ in range(3):
        asked(layer)

    assert app.asked == 4


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "422 Unprocessable Content", "429 Too Many"])
def test_faults_are_never_kept(settings, database, status):
    app = Answering(status)
    layer = ResponseCache(app, database, settings)

    answers = [asked(layer)[0] for _ in range(2)]

    assert (answers, app.asked) == ([status] * 2, 2)


def test_nothing_is_answered_from_memory_while_the_database_is_away_and_no_state_is_held_on_to(settings, database, monkeypatch):
    app = Answering()
    layer = ResponseCache(app, database, settings)
    asked(layer)

    def away(_self):
        raise Unavailable("It is away.")

    monkeypatch.setattr(type(layer._state), "__call__", away)
    status, headers, _ = asked(layer)

    assert (app.asked, status, headers["Cache-Control"]) == (2, "200 OK", "max-age=0, s-maxage=0")


def test_random_paths_push_nothing_out(settings, database):
    app = Answering()
    layer = ResponseCache(app, database, settings)
    asked(layer)

    app.status, app.body = "404 Not Found", b"x" * 500
    for number in range(20_000):
        asked(layer, f"/v1/posts/{number}")
    app.status = "200 OK"

    assert asked(layer)[1]["Cache-Status"] == "broadsheet; hit"
    assert layer._absent.size <= settings.cache_mb * 2**20 // 16


def test_other_spellings_push_nothing_out(settings, database):
    class Same(Answering):
        def __call__(self, environ, start_response):
            chunks = super().__call__(environ, start_response)
            environ[query_string.KEY] = ""
            return chunks

    layer = ResponseCache(Same(), database, settings)
    asked(layer)

    for number in range(40_000):
        asked(layer, query=f"limit=20&x={number:0300}")

    assert asked(layer)[1]["Cache-Status"] == "broadsheet; hit"
    assert 0 < layer._spelled.size <= settings.cache_mb * 2**20 // 16


def test_the_answer_used_longest_ago_goes_first(settings, database):
    app = Answering(body=b"x" * 1_000_000)
    layer = ResponseCache(app, database, settings)
    asked(layer, query="0")

    for number in range(1, 200):
        asked(layer, query=str(number))
        asked(layer, query="0")
    made = app.asked
    asked(layer, query="0")
    asked(layer, query="1")

    assert (made, app.asked) == (200, 201)


def test_an_answer_too_large_to_keep_is_answered_all_the_same(settings, database):
    app = Answering(body=b"x" * 20_000_000)
    layer = ResponseCache(app, database, settings)

    bodies = [len(asked(layer)[2]) for _ in range(2)]

    assert (bodies, app.asked) == ([20_000_000] * 2, 2)


def test_workers_share_the_memory(settings, database):
    alone, among = (ResponseCache(Answering(), database, dataclasses.replace(settings, workers=workers)) for workers in (1, 4))

    assert alone._answers._most == 4 * among._answers._most
    assert sum(shelf._most for shelf in (alone._answers, alone._absent, alone._spelled)) == settings.cache_mb * 2**20


def test_each_status_that_is_kept_is_one_that_delivery_answers():
    assert set(BRIEF) == {"308", "404", "410", "451"}
