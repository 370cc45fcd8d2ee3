"""More is asked than can be done, many times over: most of it is sent away, the rest goes on, and all is well when it ends."""

import asyncio
import dataclasses
import http.client
import time
from collections import Counter
from itertools import count
from statistics import median
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.servers import PATIENCE_SECONDS, running

CROWD = 500
"""Connections that ask again the moment they are answered: nearly twice as many as a queue has room for."""
SECONDS = 2.0
NORMAL_SECONDS = 5
STORED = "/v1/posts?limit=1"


@pytest.fixture(scope="module")
def place(databases):
    made = databases.made("sqlite")
    with running(dataclasses.replace(made, limit_delivery=1_000_000), "--no-worker") as address:
        yield urlsplit(address).netloc
    databases.drop(made)


class Caller(asyncio.Protocol):
    """One of the crowd. Nothing that it asks for is stored."""

    numbers = count()

    def __init__(self, seen, until):
        self.seen, self.until, self.held, self.ended = seen, until, b"", asyncio.Event()

    def connection_made(self, transport):
        self.transport = transport
        self.ask()

    def ask(self):
        self.sent = time.monotonic()
        if self.sent >= self.until:
            self.transport.close()
            return
        moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_600_000_000 + next(self.numbers)))
        self.transport.write(f"GET /v1/posts?published_after={moment} HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    def data_received(self, data):
        self.held += data
        head, end, body = self.held.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if end and len(body) >= int(length):
            self.seen.append((int(head[9:12]), time.monotonic() - self.sent, head.lower()))
            self.held = b""
            self.ask()

    def connection_lost(self, _error):
        if time.monotonic() < self.until:
            self.seen.append((0, 0.0, b""))
        self.ended.set()


async def crowded(place, seen):
    """The crowd asks, and ends."""
    loop, (host, port), until = asyncio.get_running_loop(), place.split(":"), time.monotonic() + SECONDS
    callers = [Caller(seen, until) for _ in range(CROWD)]
    for caller in callers:
        await loop.create_connection(lambda caller=caller: caller, host, int(port))
    for caller in callers:
        await asyncio.wait_for(caller.ended.wait(), PATIENCE_SECONDS)


def asked(place, target):
    """Status, Cache-Status and seconds of an answer over a connection of its own."""
    start = time.monotonic()
    connection = http.client.HTTPConnection(place, timeout=PATIENCE_SECONDS)
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Cache-Status", ""), time.monotonic() - start
    finally:
        connection.close()


def test_what_is_too_much_is_sent_away_and_nothing_else_suffers(place):
    asked(place, STORED)
    seen, others = [], {"/live": [], "/ready": [], STORED: []}
    crowd = Thread(target=lambda: asyncio.run(crowded(place, seen)))
    crowd.start()
    time.sleep(0.3)
    while crowd.is_alive():
        for target, answers in others.items():
            answers.append(asked(place, target))
    crowd.join()

    statuses = Counter(status for status, _, _ in seen)
    assert set(statuses) == {200, 503}
    refused = [(took, head) for status, took, head in seen if status == 503]
    assert all(b"\r\nretry-after: " in head and b"application/problem+json" in head for _, head in refused)
    # Much longer than a refusal is to take, and much shorter than to wait for one's turn would: the machine may be busy.
    assert median(took for took, _ in refused) < 0.5

    for answers in others.values():
        assert {status for status, _, _ in answers} == {200}
        assert max(took for _, _, took in answers) < 2
    assert all("hit" in cache for _, cache, _ in others[STORED])

    deadline = time.monotonic() + NORMAL_SECONDS
    while not ((found := asked(place, f"/v1/posts?limit={next(Caller.numbers) % 90 + 2}"))[0] == 200 and found[2] < 0.5):
        assert time.monotonic() < deadline
