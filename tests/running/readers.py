"""Clients of delta sync that go on reading while the service is killed and started again."""

import json
import random
import threading
from contextlib import contextmanager
from typing import NamedTuple

from api.db import reading
from tests.running.killing import Lost, ask
from tests.sync.followers import Follower, differences, expected


class Over:
    """The service as a client of this process would be: an answer that is lost is asked for again."""

    class Answer(NamedTuple):
        status_code: int
        text: str

        @property
        def json(self):
            return json.loads(self.text)

    def __init__(self, service):
        self.service = service

    def get(self, path):
        answer = ask(self.service.address, "GET", path)
        return self.Answer(answer.status, answer.body.decode())


class Reader(threading.Thread):
    """Follows what is public, page by page, while the service is killed."""

    def __init__(self, service, query, number):
        super().__init__(daemon=True)
        self.follower, self.dice = Follower(Over(service), query), random.Random(number)  # noqa: S311 - dice of a test
        self.service, self.ended, self.lost, self.broken = service, threading.Event(), 0, None

    def run(self):
        while not self.ended.wait(0.01):
            try:
                self.follower.page(self.dice.choice((1, 3, 50)))
            except Lost:
                self.lost += 1
            except BaseException as error:  # noqa: BLE001 - told by the test
                self.broken = error
                return

    def missed(self, opened):
        """What it holds wrongly now that it has read all there is."""
        self.follower.run(500)
        with reading(opened) as connection:
            wanted = expected(self.follower.client, connection, self.follower.query)
        return differences(self.follower.store, wanted)


@contextmanager
def readers_of(service):
    """Two of them, with a filter and without, as long as the block lasts."""
    found = [Reader(service, query, number) for number, query in enumerate(({}, {"types": "post", "tag": "tag-1"}))]
    for reader in found:
        reader.start()
    try:
        yield found
    finally:
        for reader in found:
            reader.ended.set()
            reader.join()
