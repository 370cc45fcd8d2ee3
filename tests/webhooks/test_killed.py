"""``broadsheet serve`` killed whole at any instant while four write: whoever answers in the end holds the present state."""

import random
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import replace

import pytest
from sqlalchemy import select

from api.app import create_app
from api.clock import now_us
from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import Refused
from api.models import Job, Webhook, WebhookMessage
from api.queries.sync.scopes import asked_of
from api.services import api_keys, webhooks as rules
from api.services.webhooks import Sealer
from tests.derived.operations import OPERATIONS, Actor
from tests.plugins import SAMPLED, amount
from tests.running.killing import Lost, Service, ask
from tests.webhooks.conftest import LOOPBACK
from tests.webhooks.receivers import Receiver, Server

KILLS = amount(full=4, sample=3, long=100)
"""Of each database."""
CHANGES = amount(full=40, sample=30, long=1_000)
EDITORS = 3
PAUSE_SECONDS = 0.03
PATIENCE_SECONDS = 240
"""One that has refused a message three times is told again after 45 seconds, and a tenth."""


class Writer(threading.Thread):
    """Does one thing after the other, until it is told to end."""

    def __init__(self, number):
        super().__init__(daemon=True)
        self.dice, self.ended, self.done, self.broken = random.Random(number), threading.Event(), 0, None  # noqa: S311 - what is done

    def run(self):
        try:
            while not self.ended.wait(PAUSE_SECONDS):
                self.done += self.act()
        except BaseException as error:  # noqa: BLE001 - told by the test
            self.broken = error

    def act(self):
        raise NotImplementedError


class Services(Writer):
    """Does whatever services can, in this process, which is not killed."""

    def __init__(self, number, database):
        super().__init__(number)
        self.database, self.actor = database, Actor(database.site)

    def act(self):
        name = self.dice.choice(list(OPERATIONS))
        with suppress(Refused), writing(self.database) as session:
            OPERATIONS[name](session, self.actor, self.dice.randrange(24), self.dice.randrange(24))
        return True


class Editor(Writer):
    """Writes over HTTP whenever the service is up; what is refused because others changed it meanwhile is let be."""

    ACTS = (
        ("PATCH", "", {"title": "Title {}"}),
        ("POST", "/publish", None),
        ("POST", "/withdraw", {"reason": "unpublished"}),
        ("DELETE", "", None),
    )

    def __init__(self, number, service, key):
        super().__init__(number)
        self.service, self.key = service, key

    def act(self):
        if not self.service.up.wait(PAUSE_SECONDS):
            return False
        try:
            posts = self.ask("GET", "/admin/v1/posts?limit=20").json["data"]
            if len(posts) < self.dice.randrange(20):
                values = {"title": "New", "language": "en", "body_html": "<p>Text.</p>"}
                return self.ask("POST", "/admin/v1/posts", values).status == 201
            method, act, values = self.dice.choice((self.ACTS[0], *self.ACTS))
            values = values and {name: value.format(self.done) for name, value in values.items()}
            return self.ask(method, f"/admin/v1/posts/{self.dice.choice(posts)['id']}{act}", values).status < 300
        except Lost:
            return False

    def ask(self, method, path, body=None):
        matched = {} if method == "GET" else {"If_Match": "*"}
        answer = ask(self.service.address, method, path, body, Authorization=f"Bearer {self.key}", **matched)
        assert answer.status < 500 or answer.status == 503, answer
        return answer


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
            receiver = Receiver(kind, query, application.test_client())
            server = stack.enter_context(Server(receiver))
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            stack.callback(server.shutdown)
            values = {"name": kind, "url": f"http://127.0.0.1:{server.server_address[1]}/", "query": query}
            with writing(opened) as session:
                sealer = Sealer(settings.secrets)
                row, receiver.secret = rules.make(session, values, asked=asked_of(query), site=opened.site, sealer=sealer, now=now_us())
            receiver.id, receiver.held = row.id, receiver.present()
            found.append(receiver)
        yield found


@pytest.fixture
def service(settings, tmp_path):
    made = Service(settings, tmp_path, BROADSHEET_OUTBOUND_ALLOW="127.0.0.0/8")
    yield made
    made.up.clear()
    made.stop()


@pytest.fixture
def writers(opened, service):
    with writing(opened) as session:
        key = api_keys.make(session, name="tests", scopes=("posts:read", "posts:write", "posts:publish"), now=now_us())[1]
    made = [Services(7, opened), *(Editor(number, service, key) for number in range(EDITORS))]
    yield made
    for one in made:
        one.ended.set()


def row_of(database, receiver):
    with reading(database) as connection:
        return connection.execute(select(Webhook.__table__).where(Webhook.id == receiver.id)).one()


def restless(database, receivers):
    """Jobs and messages that wait, and who does not hold what there is."""
    with reading(database) as connection:
        jobs = connection.execute(select(Job.kind, Job.visited).where(Job.state == "waiting")).all()
        asked = select(Webhook.name, Webhook.state, Webhook.failures, Webhook.next_at, WebhookMessage.kind, WebhookMessage.created_at)
        messages = connection.execute(asked.join(WebhookMessage, WebhookMessage.webhook_id == Webhook.id)).all()
    return [*map(tuple, jobs), *map(tuple, messages), *(one.kind for one in receivers if one.held != one.present())]


def until(is_so, seconds):
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def killed_again_and_again(service, writers):
    """Writes, while the service is started and killed so many times, and there were so many changes."""
    dice = random.Random(5)  # noqa: S311 - instants to end a program at
    service.start()
    for one in writers:
        one.start()
    for _ in range(KILLS):
        service.open()
        time.sleep(dice.uniform(0, 2.5))
        service.kill(dice)
        assert service.faults() == []
        service.start()
    service.open()
    assert until(lambda: sum(one.done for one in writers) >= CHANGES, PATIENCE_SECONDS)
    for one in writers:
        one.ended.set()
        one.join()


@SAMPLED
def test_killed_at_any_instant_each_that_answers_in_the_end_has_the_present_state(service, opened, receivers, writers):
    killed_again_and_again(service, writers)
    gone, came_before = receivers[-1], sum(len(one.bodies) for one in receivers)
    assert until(lambda: row_of(opened, gone).reason == "gone", PATIENCE_SECONDS)
    for one in receivers:
        one.is_well = True
    with writing(opened) as session:
        rules.resume(session, rules.found(session, gone.id), now=now_us())
    until(lambda: not restless(opened, receivers), PATIENCE_SECONDS)
    print(f"{[one.done for one in writers]} changes, {came_before} messages before the last start")

    assert [one.broken for one in writers if one.broken] == []
    assert (all(one.done for one in writers), came_before > 2, len(receivers[0].held) > 10) == (True, True, True)
    assert [one.faults for one in receivers] == [[]] * 5
    assert restless(opened, receivers) == [], f"at {now_us()}"
    assert {one.kind for one in receivers if one.refused} == {"bad", "closes", "gone"}
    assert all(len(bodies) == 1 for one in receivers for bodies in one.bodies.values())
