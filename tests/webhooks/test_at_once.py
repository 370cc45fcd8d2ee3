"""Two web processes, a real Varnish and a worker: who is told and asks at once, whomever, gets at least what the message names."""

import http.client
import json
import random
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from api.clock import now_us
from api.db import open_database
from api.derived.writing import writing
from api.queries.sync.scopes import asked_of
from api.services import webhooks as rules
from api.services.posts import editing, workflow
from api.services.webhooks import Sealer
from tests.databases import NOW
from tests.plugins import amount
from tests.purge.test_varnish import VARNISHD, varnish
from tests.servers import PATIENCE_SECONDS, environment_of, running

WRITES = amount(full=150, sample=60, long=340)
"""Each is asked for at three addresses."""
PAUSE_SECONDS = 0.05
pytestmark = pytest.mark.skipif(not VARNISHD, reason="Varnish is not installed: apt install varnish.")


class Receiver(ThreadingHTTPServer):
    """Asks each of ``places`` for each post that it is told of, before it answers."""

    places: dict[str, str]
    late: list[str]
    told: dict[str, int]
    asked: int


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for item in message["data"]["items"]:
            for name, address in self.server.places.items():
                self.ask(name, address, item)
            self.server.told[item["id"]] = item["revision"]
        self.send_response(204)
        self.end_headers()

    def ask(self, name, address, item):
        found = answered(address, f"/v1/posts/{item['id']}")
        listed = [post for post in answered(address, "/v1/posts?limit=100")["data"] if post["id"] == item["id"]]
        self.server.asked += 1
        if min(found["revision"], listed[0]["revision"]) < item["revision"]:
            self.server.late.append(f"{name}: {found['revision']}, in lists {listed[0]['revision']} instead of {item['revision']}")

    def log_message(self, *_):
        pass


def answered(address, path):
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)) as connection:
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())


@pytest.fixture
def posts(database):
    with writing(database) as session:
        made = [editing.create(session, {"title": f"Post {number}", "language": "en"}, now=NOW) for number in range(20)]
        for post in made:
            workflow.publish(session, post, now=NOW)
        return [post.id for post in made]


@pytest.fixture
def receiver():
    with Receiver(("127.0.0.1", 0), Handler) as server:
        server.late, server.told, server.asked = [], {}, 0
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def places(settings, database, receiver):
    """Starts everything; the addresses that are asked, of which the last is Varnish's."""
    unlimited = replace(settings, limit_delivery=1_000_000)
    with ExitStack() as stack:
        places = {f"process {number}": stack.enter_context(running(unlimited, "--no-worker")) for number in (1, 2)}
        receiver.places = {**places, "Varnish": stack.enter_context(varnish(places["process 1"]))}
        with writing(database) as session:
            values = {"name": "at once", "url": f"http://127.0.0.1:{receiver.server_address[1]}/", "query": "types=post"}
            rules.make(session, values, asked=asked_of("types=post"), site=database.site, sealer=Sealer(settings.secrets), now=now_us())
        variables = {
            "BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8",
            "BROADSHEET_PUBLIC_URL": settings.public_url,
            "BROADSHEET_PURGE_TARGET": "varnish",
            "BROADSHEET_PURGE_URL": receiver.places["Varnish"],
            "BROADSHEET_LOG_LEVEL": "warning",
        }
        worker = subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env={**environment_of(settings), **variables})
        stack.enter_context(worker)
        stack.callback(worker.terminate)
        yield receiver.places


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_who_asks_at_once_gets_what_the_message_names(settings, posts, receiver, places):
    dice = random.Random(3)  # noqa: S311 - which post is edited
    revisions = {}
    with closing(open_database(settings)) as database:
        for number in range(WRITES):
            post_id = dice.choice(posts)
            with writing(database) as session:
                post = editing.load(session, post_id)
                editing.edit(session, post, {"title": f"Title {number}"}, now=now_us())
                revisions[str(post_id)] = post.revision
            time.sleep(PAUSE_SECONDS)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while receiver.told != revisions and time.monotonic() < deadline:
        time.sleep(0.1)

    assert receiver.told == revisions
    assert receiver.late == []
    assert receiver.asked >= len(places) * len(revisions)
