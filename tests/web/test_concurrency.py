"""A process works on so many requests at once and no more: what is more waits for its turn, or is sent away before any work."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import orjson
import pytest

from api.db import open_database
from api.web.cache.middleware import ResponseCache
from api.web.concurrency import Admission, Slots
from tests.servers import PATIENCE_SECONDS

READ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/v1/posts", "QUERY_STRING": ""}
BATCH = {"REQUEST_METHOD": "POST", "PATH_INFO": "/admin/v1/batch", "QUERY_STRING": ""}


class Held:
    """An application whose answers are only given when it is let go."""

    def __init__(self):
        self.begun, self.free = 0, Event()

    def __call__(self, _environ, start_response):
        self.begun += 1
        assert self.free.wait(PATIENCE_SECONDS)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]


class Client:
    def __init__(self, app):
        self.app = app

    def ask(self, environ):
        """Status, headers, body."""
        told = []
        body = b"".join(self.app(dict(environ), lambda status, headers: told.extend((status[:3], dict(headers)))))
        return (*told, body)


class Room:
    """An admission in front of a held application, and threads that ask."""

    def __init__(self, slots, patience_seconds):
        self.held = Held()
        self.client = Client(Admission(self.held, slots, patience_seconds=patience_seconds))
        self.threads = ThreadPoolExecutor(16)

    def begin(self, number, environ=READ):
        """Has so many more requests worked on."""
        until, asked = self.held.begun + number, [self.threads.submit(self.client.ask, environ) for _ in range(number)]
        while self.held.begun < until:
            Event().wait(0.001)
        return asked


@pytest.fixture
def room():
    made = []

    def opened(slots, *, patience_seconds=0):
        made.append(Room(slots, patience_seconds))
        return made[-1]

    yield opened
    for one in made:
        one.held.free.set()
        one.threads.shutdown()


@pytest.mark.parametrize("slots", [1, 4])
def test_no_more_is_worked_on_than_there_are_places(room, slots):
    full = room(slots)
    asked = full.begin(slots)

    status, headers, body = full.client.ask(READ)

    assert (status, orjson.loads(body)["code"], full.held.begun) == ("503", "unavailable", slots)
    assert int(headers["Retry-After"]) > 0
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["X-Request-Id"]
    full.held.free.set()
    assert [one.result()[0] for one in asked] == ["200"] * slots
    assert full.client.ask(READ)[0] == "200"


@pytest.mark.parametrize(("slots", "bulk"), [(1, 1), (2, 1), (4, 3), (5, 3), (10, 7), (16, 12)])
def test_bulk_has_less_than_four_fifths_of_the_places(room, slots, bulk):
    full = room(slots)
    full.begin(bulk, BATCH)

    assert full.client.ask(BATCH)[0] == "503"
    full.begin(slots - bulk)
    assert full.held.begun == slots


def test_bulk_does_not_wait_for_a_place(room):
    full = room(2, patience_seconds=PATIENCE_SECONDS)
    full.begin(2)

    assert full.client.ask(BATCH)[0] == "503"


def test_what_waits_is_answered_when_it_is_its_turn(room):
    busy = room(1, patience_seconds=PATIENCE_SECONDS)
    busy.begin(1)
    waiting = [busy.threads.submit(busy.client.ask, READ) for _ in range(12)]

    busy.held.free.set()

    assert [one.result()[0] for one in waiting] == ["200"] * 12


def test_who_waits_longest_is_next():
    places, got, threads = Slots(1), [], ThreadPoolExecutor(3)
    places.take()

    def wait(number):
        assert places.take(PATIENCE_SECONDS)
        got.append(number)
        places.give()

    for number in range(3):
        threads.submit(wait, number)
        while len(places._waiting) <= number:
            Event().wait(0.001)
    places.give()
    threads.shutdown()

    assert got == [0, 1, 2]


def test_a_place_that_nobody_waited_for_to_the_end_is_not_lost():
    places = Slots(1)
    places.take()

    assert not places.take(0.001)
    places.give()
    assert places.take()


@pytest.mark.parametrize("path", ["/live", "/ready"])
def test_who_watches_the_service_is_always_answered(room, path):
    full = room(1)
    full.begin(1)

    watching = full.threads.submit(full.client.ask, {**READ, "PATH_INFO": path})
    while full.held.begun < 2:
        Event().wait(0.001)
    full.held.free.set()

    assert watching.result()[0] == "200"


def test_an_application_that_breaks_gives_its_place_back():
    def broken(_environ, _start_response):
        raise ZeroDivisionError

    client = Client(Admission(broken, 1, patience_seconds=0))

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            client.ask(READ)


def test_an_answer_from_memory_needs_no_place(room, settings):
    full = room(1)
    full.held.free.set()
    database = open_database(settings)
    client = Client(ResponseCache(full.client.app, database, settings))
    environ = {**READ, "PATH_INFO": "/v1/tags", "REMOTE_ADDR": "127.0.0.1"}
    client.ask(environ)
    full.held.free.clear()
    full.begin(1)

    assert client.ask(environ)[1]["Cache-Status"] == "broadsheet; hit"
    assert client.ask({**environ, "PATH_INFO": "/v1/posts"})[0] == "503"
    full.held.free.set()
    database.close()
