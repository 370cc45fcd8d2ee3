"""Bodies that come slowly, without a proxy in front: they are cut off, and nobody waits for them."""

import dataclasses
import http.client
import json
import socket
import time
from contextlib import closing, contextmanager
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from api.web.asgi.application import AT_ONCE_BYTES
from tests.servers import PATIENCE_SECONDS, key_of, running

SOCKETS = 24
"""More than any pool has threads."""
BODY_SECONDS = 1
POST = {"title": "A title", "language": "en"}


@pytest.fixture(scope="module")
def settings(databases):
    made = dataclasses.replace(databases.made("sqlite"), body_seconds=BODY_SECONDS)
    yield made
    databases.drop(made)


@pytest.fixture(scope="module")
def key(settings):
    return key_of(settings)


@pytest.fixture(scope="module")
def place(settings):
    """Host and port of the service."""
    with running(settings, "--no-worker") as address:
        yield urlsplit(address).netloc


def asked(place, method, target, body=None, key=None):
    """Status and object of an answer."""
    connection = http.client.HTTPConnection(place, timeout=PATIENCE_SECONDS)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    try:
        connection.request(method, target, json.dumps(body) if body else None, headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def begun(place, length, key=None):
    """A connection on which a write is begun: its head is sent."""
    host, port = place.split(":")
    connection = socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)
    authorization = f"Authorization: Bearer {key}\r\n" if key else ""
    head = f"POST /admin/v1/posts HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\n{authorization}"
    connection.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode())
    return connection


def answered(connection):
    """Status and object of what comes back until the connection is closed, and how many seconds that took."""
    start = time.monotonic()
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    found = answer.status, json.loads(answer.read())
    while connection.recv(4096):
        pass
    return *found, time.monotonic() - start


@contextmanager
def dribbling(place, number, key=None):
    """So many connections, over each of which a byte of a large body comes now and then."""
    connections = [begun(place, 500_000, key) for _ in range(number)]
    over = Event()

    def dribble():
        while not over.wait(0.05):
            for one in connections:
                try:
                    one.send(b" ")
                except OSError:
                    continue

    thread = Thread(target=dribble)
    thread.start()
    try:
        yield connections
    finally:
        over.set()
        thread.join()
        for one in connections:
            one.close()


@pytest.mark.parametrize("is_known", [False, True])
def test_nobody_waits_for_a_slow_body(place, key, is_known):
    with dribbling(place, SOCKETS, key if is_known else None):
        start = time.monotonic()
        read, live, written = (
            asked(place, "GET", "/v1/posts?limit=3"),
            asked(place, "GET", "/live"),
            asked(place, "POST", "/admin/v1/posts", POST, key),
        )
        seconds = time.monotonic() - start

    assert [read[0], live[0], written[0]] == [200, 200, 201]
    assert seconds < 5


def test_a_slow_body_is_cut_off(place, key):
    with dribbling(place, 2, key) as connections:
        status, problem, seconds = answered(connections[0])

    assert (status, problem["code"]) == (408, "request-timeout")
    assert seconds < 10


def test_a_body_that_never_comes_is_cut_off(place, key):
    with closing(begun(place, 100_000, key)) as connection:
        status, problem, seconds = answered(connection)

    assert (status, problem["code"]) == (408, "request-timeout")
    assert seconds < 10


def test_a_refused_body_is_drained_for_so_long_and_no_longer(place):
    with dribbling(place, 1) as connections:
        status, problem, seconds = answered(connections[0])

    assert (status, problem["code"]) == (401, "key-missing")
    assert seconds < 10


def test_a_body_at_a_fair_pace_goes_on(place, key):
    body = json.dumps({**POST, "title": "x" * 400_000}).encode()
    with closing(begun(place, len(body), key)) as connection:
        for start in range(0, len(body), 40_000):
            connection.sendall(body[start : start + 40_000])
            time.sleep(0.2)
        answer = http.client.HTTPResponse(connection)
        answer.begin()

        assert answer.status == 422


def test_a_body_under_v1_is_waited_for_by_nobody(place):
    host, port = place.split(":")
    with closing(socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)) as connection:
        connection.sendall(f"POST /v1/posts HTTP/1.1\r\nHost: {place}\r\nContent-Length: 100000\r\n\r\n".encode())
        status, problem, seconds = answered(connection)

    assert (status, problem["code"]) == (405, "method-not-allowed")
    assert seconds < 5


@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("chunk", [10, 300_000])
def test_a_body_with_a_broken_chunk_is_refused(place, key, is_known, chunk):
    host, port = place.split(":")
    authorization = f"Authorization: Bearer {key}\r\n" if is_known else ""
    head = f"POST /admin/v1/posts HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\n{authorization}"
    with closing(socket.create_connection((host, int(port)), timeout=PATIENCE_SECONDS)) as connection:
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n{chunk:x}\r\n{' ' * chunk}\r\nzz\r\n".encode())
        status, problem, _ = answered(connection)

    is_refused_unread = chunk > AT_ONCE_BYTES and not is_known
    assert (status, problem["code"]) == ((401, "key-missing") if is_refused_unread else (400, "malformed"))
