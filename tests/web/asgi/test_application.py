"""What is answered at once, and what waits for what."""

import dataclasses
import time
from threading import Event

import pytest

from api.app import asgi_app
from api.derived.writing import writing
from api.web.asgi import application as asgi
from tests.servers import PATIENCE_SECONDS
from tests.web.asgi.client import Server, code_of

HIT = b"broadsheet; hit"
WRITE = {"headers": [("Content-Length", "2"), ("Content-Type", "application/json")], "messages": (b"{}",)}


class Held:
    """In the place of the application: answers when it is let go, to all that ``holds`` says."""

    def __init__(self, app, holds):
        self.app, self.holds, self.free, self.begun = app, holds, Event(), 0

    def __call__(self, environ, start_response):
        if self.holds(environ):
            self.begun += 1
            assert self.free.wait(PATIENCE_SECONDS)
        return self.app(environ, start_response)


@pytest.fixture
def served(settings, database):
    """A maker of servers over the database, with what is to be held."""
    made = []

    def maker(holds=lambda _: False, **more):
        application = asgi_app(dataclasses.replace(settings, threads=1, **more), database)
        application._cache._app = held = Held(application._cache._app, holds)
        made.append((Server(application), held))
        return made[-1]

    yield maker
    for server, held in made:
        held.free.set()
        server.close()


def is_read(environ):
    """Whether it is a list or a detail."""
    return environ["PATH_INFO"].startswith("/v1/posts") and "." not in environ["PATH_INFO"]


def is_write(environ):
    """Whether it changes something."""
    return environ["REQUEST_METHOD"] not in ("GET", "HEAD")


def until(holds):
    """Waits for it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline
        Event().wait(0.002)


def test_a_stored_answer_is_the_one_that_was_made(served, make_post):
    make_post(slug="river")
    server, _ = served()

    made, stored = server.ask("/v1/posts/river"), server.ask("/v1/posts/river")
    unchanged = server.ask("/v1/posts/river", headers=[("If-None-Match", made[1][b"etag"].decode())])
    head = server.ask("/v1/posts/river", "HEAD")

    differs = {name for name in {*made[1], *stored[1]} if made[1].get(name) != stored[1].get(name)}
    assert differs == {b"cache-status", b"x-request-id"}
    assert (stored[0], stored[1][b"cache-status"], stored[2]) == (200, HIT, made[2])
    assert (unchanged[0], unchanged[1][b"etag"], unchanged[2]) == (304, made[1][b"etag"], b"")
    assert (head[0], head[1][b"content-length"], head[2]) == (200, made[1][b"content-length"], b"")


def test_what_is_changed_is_answered_as_it_is_then(served, make_post, database):
    post = make_post(slug="river", title="Before")
    server, _ = served()
    for _ in range(2):
        server.ask("/v1/posts/river")

    with writing(database) as session:
        session.merge(post).title = "After"

    assert b"After" in server.ask("/v1/posts/river")[2]


def test_after_a_write_what_it_does_not_change_waits_for_no_read(served, make_post, database):
    make_post(slug="rivière", language="fr")
    post = make_post(slug="river", language="en")
    server, held = served(lambda environ: environ["PATH_INFO"] == "/v1/campaigns")
    for _ in range(2):
        server.ask("/v1/posts?language=fr")
    waiting = server.begin("/v1/campaigns")
    until(lambda: held.begun)

    for number in range(3):
        with writing(database) as session:
            session.merge(post).title = f"Title {number}"
        assert server.ask("/v1/posts?language=fr")[1][b"cache-status"] == HIT

    held.free.set()
    assert waiting.answered.result(PATIENCE_SECONDS)[0] == 200


def test_each_coding_is_answered_to_those_who_take_it(served, make_post):
    make_post(slug="river", body_html="<p>" + "word " * 500 + "</p>")
    server, _ = served()

    for coding in ("", "gzip", "br", "", "gzip", "br"):
        _, headers, _ = server.ask("/v1/posts/river", headers=[("Accept-Encoding", coding)])
        assert headers.get(b"content-encoding", b"").decode() == coding


def test_the_id_of_a_request_is_kept(served):
    server, _ = served()

    answers = [server.ask(path, headers=[("X-Request-Id", "mine-1")]) for path in ("/v1", "/v1", "/live", "/ready", "/nothing")]

    assert {headers[b"x-request-id"] for _, headers, _ in answers} == {b"mine-1"}


def test_live_and_stored_answers_wait_for_nobody(served):
    server, held = served(lambda environ: environ["PATH_INFO"] != "/v1/tags")
    server.ask("/v1/tags")
    waiting = [server.begin(target) for target in ["/v1/posts", "/v1/changes", "/ready"] * 20]
    waiting += [server.begin("/admin/v1/posts", "POST", **WRITE) for _ in range(20)]
    until(lambda: held.begun >= 3)

    assert server.ask("/live")[0] == 200
    assert server.ask("/v1/tags")[1][b"cache-status"] == HIT
    held.free.set()
    assert all(one.answered.result(PATIENCE_SECONDS) for one in waiting)


def test_reads_wait_for_no_write(served):
    server, held = served(is_write)
    writes = [server.begin("/admin/v1/posts", "POST", **WRITE) for _ in range(60)]
    until(lambda: held.begun == asgi.WRITERS)

    assert server.ask("/v1/posts")[0] == 200
    assert server.ask("/v1/changes")[0] == 200
    assert server.ask("/ready")[0] == 200
    held.free.set()
    statuses = [one.answered.result(PATIENCE_SECONDS)[0] for one in writes]
    assert set(statuses) == {401, 503}


def test_what_there_is_no_room_for_is_sent_away(served):
    server, held = served(is_read)
    begun = [server.begin("/v1/posts")]
    until(lambda: held.begun)
    begun += [server.begin(f"/v1/posts?limit={number}") for number in range(1, 100)]
    begun += [server.begin(f"/v1/posts?page={number}") for number in range(1, asgi.MOST_READS)]

    status, headers, body = server.ask("/v1/posts/nothing", headers=[("X-Request-Id", "mine-2")])
    written, of_admin, _ = server.ask("/admin/v1/posts")

    assert (status, code_of(body)) == (503, "unavailable")
    assert headers[b"content-type"] == b"application/problem+json"
    assert int(headers[b"retry-after"]) > 0
    assert (headers[b"access-control-allow-origin"], headers[b"x-request-id"]) == (b"*", b"mine-2")
    assert (written, of_admin[b"cache-control"], of_admin[b"vary"]) == (503, b"private, no-store", b"Authorization")
    held.free.set()
    assert {one.answered.result(PATIENCE_SECONDS)[0] for one in begun} == {200, 503}


def test_who_has_gone_is_not_answered(served):
    server, held = served(is_read)
    first = server.begin("/v1/posts?limit=1")
    until(lambda: held.begun == 1 and server.application._reads.is_slow)
    second, third, fourth = (server.begin(f"/v1/posts?limit={number}") for number in (2, 3, 4))
    for one in (second, third):
        until(lambda one=one: not one._messages)
        one.leave()
        until(one._gone.done)
    held.free.set()

    assert first.answered.result(PATIENCE_SECONDS)[0] == fourth.answered.result(PATIENCE_SECONDS)[0] == 200
    assert not second.answered.done() or not third.answered.done()
    assert held.begun < 4


def test_nothing_is_written_for_who_has_gone(served):
    server, held = served(is_write)
    first = [server.begin("/admin/v1/posts", "POST", **WRITE) for _ in range(asgi.WRITERS)]
    until(lambda: held.begun == asgi.WRITERS and server.application._writes.is_slow)
    gone, there = (server.begin("/admin/v1/posts", "POST", **WRITE) for _ in range(2))
    until(lambda: server.application._writes.waiting == 2)
    gone.leave()
    until(gone._gone.done)
    held.free.set()

    assert {one.answered.result(PATIENCE_SECONDS)[0] for one in (*first, there)} == {401}
    assert gone.answered.result(PATIENCE_SECONDS)[0] == 503
    assert held.begun == asgi.WRITERS + 1


def test_a_fault_of_the_server_side_is_answered(served, monkeypatch):
    server, _ = served()
    monkeypatch.setattr(server.application._cache, "entry", lambda _: 1 // 0)

    assert server.ask("/v1/posts")[0] == 503


@pytest.mark.parametrize("target", ["/v1/tags", "/live", "/nothing"])
def test_a_second_host_is_refused_whatever_is_stored(served, target):
    server, _ = served()
    for _ in range(2):
        server.ask(target)

    status, _, body = server.ask(target, headers=[("Host", "two.example")])

    assert (status, code_of(body)) == (400, "malformed")
