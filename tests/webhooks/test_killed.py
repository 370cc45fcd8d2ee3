"""``broadsheet worker`` killed at any instant while everything changes: whoever answers in the end holds the present state."""

import json
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from sqlalchemy import func, select
from standardwebhooks.webhooks import Webhook as Verifier

from api.app import create_app
from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import Refused
from api.models import Job, Webhook, WebhookMessage
from api.queries.sync.scopes import asked_of
from api.services import webhooks as rules
from api.services.webhooks import Sealer
from tests.derived.operations import OPERATIONS, Actor
from tests.plugins import SAMPLED, amount
from tests.servers import environment_of
from tests.webhooks.conftest import LOOPBACK

WRITE_SECONDS = 0.03
MOST_REFUSED = amount(full=2, sample=1)
PATIENCE_SECONDS = 120
"""One that has refused a message three times is told again after 45 seconds, and a tenth."""
REFUSALS = {"bad": 500, "gone": 410}


@dataclass
class Receiver:
    """Keeps a copy by what it is told, and answers as its kind does until ``is_well``."""

    kind: str
    query: str
    client: Any
    secret: str = ""
    id: Any = None
    is_well: bool = False
    held: dict[tuple[str, str], tuple[int, str | None]] = field(default_factory=dict)
    bodies: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    """By the id of a message, what came under it."""
    faults: list[str] = field(default_factory=list)
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def present(self) -> dict[tuple[str, str], tuple[int, str | None]]:
        """What delta sync has now for this query."""
        found, cursor, has_more = {}, "", True
        while has_more:
            answer = self.client.get(f"/v1/changes?{self.query}" + (f"&cursor={cursor}" if cursor else ""))
            assert answer.status_code == 200, answer.data
            for item in answer.json["data"]:
                found[item["type"], item["id"]] = (item["revision"], item["resource"].get("slug"))
            cursor, has_more = answer.json["page"]["next_cursor"], answer.json["page"]["has_more"]
        return found

    def told(self, headers: dict[str, str], body: bytes) -> int:
        """The status that is answered; 0: the connection is closed instead."""
        with self.lock:
            self.bodies[headers["webhook-id"]].add(body)
            message = Verifier(self.secret).verify(body, headers)
            self._ask_at_once(message["data"])
            if not self.is_well and self.kind in ("bad", "closes", "gone") and len(self.bodies) % 2:
                self.refused += 1
                self.is_well = self.refused >= MOST_REFUSED
                return REFUSALS.get(self.kind, 0)
            self._apply(message)
        if self.kind == "slow" and not self.is_well:
            time.sleep(0.7)
        return 204

    def _ask_at_once(self, data: dict[str, Any]) -> None:
        """Everything that a message names can be read by now."""
        asked = self.client.get(f"/v1/changes?{self.query}&cursor={data['next_cursor']}&expected={data['expected']}")
        if asked.status_code != 200:
            self.faults.append(f"{asked.status_code} for {data['expected']}: {asked.data!r}")
        for item in data.get("items", [])[:3]:
            if item["op"] == "upsert" and item["type"] in ("post", "tag", "campaign"):
                answer = self.client.get(f"/v1/{item['type']}s/{item['id']}")
                if answer.status_code == 200 and answer.json["revision"] < item["revision"]:
                    self.faults.append(f"{item} was told, but {answer.json['revision']} is answered")

    def _apply(self, message: dict[str, Any]) -> None:
        if message["type"] == "resync.required":
            self.held = self.present()
        for item in message["data"].get("items", []):
            if item["op"] == "upsert":
                self.held[item["type"], item["id"]] = (item["revision"], item["slug"])
            else:
                self.held.pop((item["type"], item["id"]), None)


class Handler(BaseHTTPRequestHandler):
    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.close_connection = True
        try:
            status = self.server.receiver.told({name.lower(): value for name, value in self.headers.items()}, body)
        except Exception as fault:
            self.server.receiver.faults.append(repr(fault))
            raise
        if status:
            with suppress(OSError):  # who asked may have been killed
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    receiver: Receiver


class Writer(threading.Thread):
    """Does whatever services can, one thing after the other, until it is told to end."""

    def __init__(self, database: Any) -> None:
        super().__init__()
        self.database, self.actor, self.ended, self.done = database, Actor(database.site), threading.Event(), 0
        self.dice = random.Random(7)  # noqa: S311 - what is done

    def run(self) -> None:
        while not self.ended.wait(WRITE_SECONDS):
            name = self.dice.choice(list(OPERATIONS))
            with suppress(Refused), writing(self.database) as session:
                OPERATIONS[name](session, self.actor, self.dice.randrange(24), self.dice.randrange(24))
            self.done += 1


@pytest.fixture
def opened(settings):
    database = open_database(settings)
    yield database
    database.close()


@pytest.fixture
def receivers(settings, opened):
    """Five of different kinds, each with its webhook and what there was when that was made."""
    kinds = {
        "well": "types=post,tag,campaign,event,author,section,site",
        "slow": "types=post",
        "bad": "types=post,tag",
        "closes": "language=en",
        "gone": "types=tag,campaign,author,section",
    }
    application = create_app(replace(settings, limit_delivery=0, outbound_allow=LOOPBACK), opened)
    with ExitStack() as stack:
        found = []
        for kind, query in kinds.items():
            server = stack.enter_context(Server(("127.0.0.1", 0), Handler))
            server.receiver = receiver = Receiver(kind, query, application.test_client())
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            stack.callback(server.shutdown)
            values = {"name": kind, "url": f"http://127.0.0.1:{server.server_address[1]}/", "query": query}
            with writing(opened) as session:
                sealer = Sealer(settings.secrets)
                row, receiver.secret = rules.make(session, values, asked=asked_of(query), site=opened.site, sealer=sealer, now=now_us())
            receiver.id, receiver.held = row.id, receiver.present()
            found.append(receiver)
        yield found


@contextmanager
def working(settings):
    environment = {**environment_of(settings), "BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8", "BROADSHEET_PUBLIC_URL": settings.public_url}
    with subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            for line in program.stderr:
                if json.loads(line)["message"] == "This process has the lease of webhooks.":
                    break
            threading.Thread(target=program.stderr.read, daemon=True).start()  # a pipe that nobody reads stops it
            yield program
        finally:
            program.kill()


def row_of(database, receiver):
    with reading(database) as connection:
        return connection.execute(select(Webhook.__table__).where(Webhook.id == receiver.id)).one()


def is_at_rest(database, receivers):
    """Whether no job and no message waits, and each holds what there is."""
    with reading(database) as connection:
        waiting = connection.scalar(select(func.count()).select_from(WebhookMessage))
        jobs = connection.scalar(select(func.count()).select_from(Job).where(Job.state == "waiting"))
    return not waiting and not jobs and all(one.held == one.present() for one in receivers)


def until(is_so, seconds):
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def killed_again_and_again(settings, writer):
    """Writes, while a worker is started and killed so many times."""
    dice = random.Random(5)  # noqa: S311 - instants to end a program at
    writer.start()
    try:
        for _ in range(amount(full=8, sample=4)):
            with working(settings):
                time.sleep(dice.uniform(0, 2.5))
    finally:
        writer.ended.set()
        writer.join()


@SAMPLED
def test_killed_at_any_instant_each_that_answers_in_the_end_has_the_present_state(settings, opened, receivers):
    writer, gone = Writer(opened), receivers[-1]
    killed_again_and_again(settings, writer)
    came_before = sum(len(one.bodies) for one in receivers)
    with working(settings):
        assert until(lambda: row_of(opened, gone).reason == "gone", PATIENCE_SECONDS)
        for one in receivers:
            one.is_well = True
        with writing(opened) as session:
            rules.resume(session, rules.found(session, gone.id), now=now_us())
        until(lambda: is_at_rest(opened, receivers), PATIENCE_SECONDS)

    assert (writer.done > 50, came_before > 2, len(receivers[0].held) > 10) == (True, True, True)
    assert [one.faults for one in receivers] == [[]] * 5
    assert [one.kind for one in receivers if one.held != one.present()] == []
    assert is_at_rest(opened, receivers)
    assert {one.kind for one in receivers if one.refused} == {"bad", "closes", "gone"}
    assert all(len(bodies) == 1 for one in receivers for bodies in one.bodies.values())
