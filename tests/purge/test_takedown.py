"""A takedown at one section is one at the cache in front of another: told by a webhook, pulled by a worker, purged there."""

import http.client
import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from ipaddress import ip_network
from urllib.parse import urlsplit

import pytest

from tests.purge.test_varnish import VARNISHD, asked, until, varnish
from tests.servers import PATIENCE_SECONDS, environment_of, key_of, running

WORDS = "Words that are forbidden"
PATHS = ("/v1/posts/forbidden", "/v1/posts", "/v1/posts.atom", "/v1/posts.rss", "/v1/posts?q=forbidden", "/v1/suggest?q=forbidden")
SYNC = "/v1/changes?include=body_html"
A_DAY = 86_400
pytestmark = pytest.mark.skipif(not VARNISHD, reason="Varnish is not installed: apt install varnish.")


@pytest.fixture
def rooms(databases):
    """Settings of two sections of one machine."""
    made = [replace(databases.made("sqlite"), limit_delivery=600) for _ in range(2)]
    yield [replace(settings, outbound_allow=(ip_network("127.0.0.0/8"),)) for settings in made]
    for settings in made:
        databases.drop(settings)


def wrote(address, key, path, **body):
    """What the authoring interface answers to a POST."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    try:
        connection.request("POST", f"/admin/v1{path}", body=json.dumps(body), headers=headers)
        got = connection.getresponse()
        answer = json.loads(got.read())
        assert got.status < 300, answer
        return answer
    finally:
        connection.close()


@contextmanager
def working(settings, address, front):
    """A worker of a section, that purges what is in front of it."""
    added = {"BROADSHEET_PURGE_TARGET": "varnish", "BROADSHEET_PURGE_URL": front, "BROADSHEET_PUBLIC_URL": address}
    with subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env={**environment_of(settings), **added}) as program:
        try:
            yield
        finally:
            program.terminate()
            program.wait(timeout=PATIENCE_SECONDS)


def test_a_takedown_there_is_451_behind_varnish_here_and_its_words_are_in_no_answer(rooms):
    there, here = rooms
    with running(there) as origin, running(here, "--no-worker") as reader, varnish(reader) as front, working(here, reader, front):
        keys = {origin: key_of(there), reader: key_of(here)}
        made = {"title": WORDS, "slug": "forbidden", "language": "en", "body_html": f"<p>{WORDS}.</p>"}
        post = wrote(origin, keys[origin], "/posts", **made)["id"]
        wrote(origin, keys[origin], f"/posts/{post}/publish")
        form = {"name": "There", "url": origin, "section": "main", "licenses": None, "interval_seconds": A_DAY}
        source = wrote(reader, keys[reader], "/sources", **form)["id"]
        hint = asked(reader, f"/admin/v1/sources/{source}/hint", Authorization=f"Bearer {keys[reader]}")
        wrote(origin, keys[origin], "/webhooks", name="Here", url=json.loads(hint.body)["url"], query="types=post")
        until(lambda: asked(front, PATHS[0]).status == 200)
        until(lambda: all(answer.is_hit and WORDS.encode() in answer.body for answer in (asked(front, path) for path in PATHS[:4])))

        wrote(origin, keys[origin], f"/posts/{post}/withdraw", reason="legal")
        until(lambda: asked(front, PATHS[0]).status == 451)
        until(lambda: not any(WORDS.encode() in asked(front, path).body for path in (*PATHS, SYNC)))
        assert asked(front, PATHS[0]).status == 451
