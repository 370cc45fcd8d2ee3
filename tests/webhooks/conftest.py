"""A pusher with its clock, and receivers that verify what they are told with the library of Standard Webhooks."""

import threading
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

import orjson
import pytest
from standardwebhooks.webhooks import Webhook as Verifier

from api.app import create_app
from api.clock import now_us
from api.db import reading
from api.derived.writing import writing
from api.models import Webhook, WebhookMessage
from api.outbound import Door
from api.queries.sync.scopes import asked_of
from api.services import webhooks as rules
from api.services.webhooks import Sealer
from api.webhooks.pushing import Pusher
from api.webhooks.sending import Sender
from tests.admin.conftest import editor, make_key
from tests.purge.conftest import Cache, Handler, Server

__all__ = ["editor", "make_key"]

LOOPBACK = (ip_network("127.0.0.0/8"),)
SECOND = 1_000_000


class JoinedSender(Sender):
    """Waits for each message to be answered, so that a test need not."""

    def send(self, *arguments: Any) -> None:
        super().send(*arguments)
        for thread in threading.enumerate():
            if thread.name == "webhook":
                thread.join(20)


@dataclass
class Hook:
    """A webhook and its receiver."""

    id: Any
    secret: str
    receiver: Cache

    @property
    def told(self) -> list[dict[str, Any]]:
        """The messages that came, each verified."""
        return [self.verified(asked) for asked in self.receiver.asked]

    @property
    def items(self) -> list[dict[str, Any]]:
        """All items that came."""
        return [item for message in self.told for item in message["data"].get("items", [])]

    @property
    def names(self) -> list[tuple[str, str]]:
        """What is called how, in order."""
        return [(item["op"], item["slug"]) for item in self.items]

    def verified(self, asked: Any) -> dict[str, Any]:
        found: dict[str, Any] = orjson.loads(asked.body)
        # The clock of a test goes on by days: the library's tolerance is not what is tried.
        sent_at = int(asked.headers["webhook-timestamp"])
        signature = Verifier(self.secret).sign(asked.headers["webhook-id"], datetime.fromtimestamp(sent_at, UTC), asked.body.decode())
        assert signature in asked.headers["webhook-signature"].split(" ")
        return found


@dataclass
class Rig:
    """A pusher over a database, under a clock that stands until it is moved."""

    database: Any
    settings: Any
    stack: ExitStack
    now: int = field(default_factory=now_us)
    purged: Any = None

    def __post_init__(self) -> None:
        self.start()

    @property
    def sealer(self) -> Sealer:
        return Sealer(self.settings.secrets)

    def start(self) -> None:
        """A new pusher, as after the end of a process."""
        self.pusher = Pusher(self.database, JoinedSender(Door(LOOPBACK)), self.sealer, purged=self.purged)

    def receiver(self) -> Cache:
        server = self.stack.enter_context(Server(("127.0.0.1", 0), Handler))
        server.cache = Cache(f"http://127.0.0.1:{server.server_address[1]}/hook", body=b"")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.stack.callback(server.shutdown)
        return server.cache

    def hook(self, query: str = "", url: str | None = None) -> Hook:
        """A new webhook."""
        receiver = self.receiver()
        values = {"name": "tests", "url": url or receiver.url, "query": query}
        with writing(self.database) as session:
            row, secret = rules.make(session, values, asked=asked_of(query), site=self.database.site, sealer=self.sealer, now=self.now)
        return Hook(row.id, secret, receiver)

    def work(self, *seconds: float) -> None:
        """Does what is due now, and after each of these pauses."""
        for pause in (0, *seconds):
            self.now += round(pause * SECOND)
            while self.pusher.step(self.now):
                pass

    def settle(self) -> None:
        """Tells all that there is to tell, as far as it is accepted."""
        self.work(1, 0.25, 1, 0.25, 1, 0.25)

    def row(self, hook: Hook) -> Webhook:
        with writing(self.database) as session:
            return session.get_one(Webhook, hook.id)

    def waiting(self, hook: Hook) -> list[Any]:
        with reading(self.database) as connection:
            return list(connection.execute(WebhookMessage.__table__.select().where(WebhookMessage.webhook_id == hook.id)))

    def resume(self, hook: Hook) -> None:
        with writing(self.database) as session:
            rules.resume(session, rules.found(session, hook.id), now=self.now)

    def rotate(self, hook: Hook) -> str:
        with writing(self.database) as session:
            return rules.rotate(rules.found(session, hook.id), self.sealer, now=self.now)


@pytest.fixture
def rig(database, settings):
    with ExitStack() as stack:
        yield Rig(database, settings, stack)


@pytest.fixture
def client(settings, database):
    """A client of an application that may have webhooks on this machine."""
    return create_app(replace(settings, outbound_allow=LOOPBACK), database).test_client()
