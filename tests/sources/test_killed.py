"""``broadsheet worker`` killed at any instant while it pulls: in the end each post of the origin is here once, as it is there."""

import random
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

from werkzeug.serving import make_server

from api.app import create_app
from api.errors import Refused
from api.sources import asking
from tests.plugins import SAMPLED, amount
from tests.servers import environment_of
from tests.sources.test_pulling import copied, own

KILLS = amount(full=5, sample=3, long=12)
PATIENCE_SECONDS = 60
WRITE_SECONDS = 0.05


@contextmanager
def working(newsroom):
    """A worker, killed at the end."""
    environment = {**environment_of(newsroom.settings), "BROADSHEET_OUTBOUND_ALLOW": "127.0.0.0/8", "BROADSHEET_PUBLIC_URL": newsroom.url}
    environment["BROADSHEET_LIMIT_DELIVERY"] = "600"
    command = [sys.executable, "-m", "api.cli", "worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            yield
        finally:
            program.kill()


class Writer(threading.Thread):
    """Writes, changes, withdraws, restores and deletes at the origin until it is told to end."""

    def __init__(self, newsroom):
        super().__init__()
        self.newsroom, self.posts, self.ended, self.done = newsroom, [], threading.Event(), 0
        self.dice = random.Random(4)  # noqa: S311 - what is done

    def run(self):
        while not self.ended.wait(WRITE_SECONDS):
            with suppress(Refused):
                self._act(self.dice.choice(["write", "write", "change", "withdraw", "restore", "remove"]))
            self.done += 1

    def _act(self, action):
        if action == "write" or not self.posts:
            self.posts.append(self.newsroom.write(f"Post {self.done}"))
            return
        post = self.dice.choice(self.posts)
        if action == "change":
            self.newsroom.change(post, title=f"Changed {self.done}", body_html=f"<p>Text {self.done}.</p>")
        elif action == "remove":
            self.newsroom.remove(post)
            self.posts.remove(post)
        else:
            self.newsroom.act(post, action, *(["unpublished"] if action == "withdraw" else []))


@SAMPLED
def test_killed_at_any_instant_each_post_is_here_once_as_it_is_there(newsroom):
    origin, reader = newsroom("de"), newsroom("fr")
    server = make_server("127.0.0.1", 0, create_app(origin.settings, origin.database), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for number in range(2 * asking.AT_ONCE):
        origin.write(f"First {number}")
    source = reader.reads(origin, url=f"http://127.0.0.1:{server.server_port}", interval_seconds=1)
    writer, dice = Writer(origin), random.Random(6)  # noqa: S311 - instants to end a program at
    writer.start()
    try:
        for _ in range(KILLS):
            with working(reader):
                time.sleep(dice.uniform(1, 4))
    finally:
        writer.ended.set()
        writer.join()
    with working(reader):
        end = time.monotonic() + PATIENCE_SECONDS
        while copied(reader) != own(origin) and time.monotonic() < end:
            time.sleep(0.3)
    server.shutdown()

    assert writer.done > 10
    assert copied(reader) == own(origin)
    assert (reader.row(source).run, reader.problems(source)) == (1, {})
