"""redbot and httplint, which know what caches, browsers and proxies trip over, find nothing to mend in our answers."""

import gzip
import json
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from urllib.request import ProxyHandler, build_opener
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

PROGRAM = Path(__file__).with_name("droid.py")
PATIENCE_SECONDS = 60
POST = "/v1/posts/seven-thousand-three-hundred"
PREFLIGHT = {"Origin": "https://www.example.net", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-request-id"}


def asked(address, path, method="GET", *, actively=True, **headers):
    return {"url": address + path, "method": method, "headers": headers, "actively": actively}


def looked_at(*requests):
    done = subprocess.run(
        [sys.executable, PROGRAM], input=json.dumps(requests), capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    )
    return json.loads(done.stdout)


def tag(address, path):
    with build_opener(ProxyHandler({})).open(address + path, timeout=PATIENCE_SECONDS) as answer:
        return answer.headers["ETag"]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_there_is_nothing_to_mend(live_server):
    requests = {
        "root": (200, asked(live_server, "/v1")),
        "list": (200, asked(live_server, "/v1/posts")),
        "list in br": (200, asked(live_server, "/v1/posts", actively=False, **{"Accept-Encoding": "br"})),
        "list by HEAD": (200, asked(live_server, "/v1/tags", "HEAD")),
        "detail": (200, asked(live_server, POST)),
        "sitemap": (200, asked(live_server, "/v1/sitemap.xml")),
        # Not actively: redbot would ask for another coding with the tag of this one, and be surprised that it is sent.
        "unchanged": (304, asked(live_server, POST, actively=False, **{"If-None-Match": tag(live_server, POST)})),
        "moved": (308, asked(live_server, "/v1/posts/SEVEN-thousand-three-hundred")),
        "not found": (404, asked(live_server, "/v1/posts/nothing")),
        "not allowed": (405, asked(live_server, "/v1/posts", "POST")),
        "refused": (422, asked(live_server, "/v1/posts?limit=0")),
        "preflight": (204, asked(live_server, "/v1/posts", "OPTIONS", **PREFLIGHT)),
        "options": (204, asked(live_server, "/v1/posts", "OPTIONS")),
        "document": (200, asked(live_server, "/openapi.json")),
        "pages": (200, asked(live_server, "/docs")),
        "readiness": (200, asked(live_server, "/ready")),
    }

    found = dict(zip(requests, looked_at(*(request for _, request in requests.values())), strict=True))

    assert {name: one["status"] for name, one in found.items()} == {name: status for name, (status, _) in requests.items()}
    assert {name: one["notes"] or one["errors"] for name, one in found.items() if one["notes"] or one["errors"]} == {}
    for name in ("list", "detail"):
        assert found[name]["checks"] == {"conneg": 200, "etag_validate": 304}


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        """Nobody reads it."""


@contextmanager
def served(app):
    with make_server("127.0.0.1", 0, app, handler_class=Silent) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


BODY = json.dumps({"data": list(range(1_000))}).encode()


def control(*, knows_tags=True, tag_in_gzip='"1-gzip"', varies=True, **headers):
    """A server of one JSON document, in which one thing may be wrong."""

    def app(environ, start_response):
        in_gzip = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        told = {"Content-Type": "application/json", "ETag": tag_in_gzip if in_gzip else '"1"', "Cache-Control": "max-age=0", **headers}
        told |= {"Vary": "Accept-Encoding"} if varies else {}
        if knows_tags and environ.get("HTTP_IF_NONE_MATCH") == told["ETag"]:
            start_response("304 Not Modified", [(name, value) for name, value in told.items() if name != "Content-Type"])
            return []
        told |= {"Content-Encoding": "gzip"} if in_gzip else {}
        start_response("200 OK", list(told.items()))
        return [gzip.compress(BODY) if in_gzip else BODY]

    return app


def test_an_answer_of_another_server_has_nothing_to_mend_either():
    with served(control()) as address:
        (found,) = looked_at(asked(address, "/"))

    assert found == {"status": 200, "checks": {"conneg": 200, "etag_validate": 304}, "notes": {}, "errors": []}


def test_faults_are_found():
    faulty = {
        "BAD_SYNTAX": control(ETag="1"),
        "STORE_PUBLIC_UNNECESSARY": control(**{"Cache-Control": "public, max-age=0"}),
        "CORS_PREFLIGHT_ONLY": control(**{"Access-Control-Max-Age": "86400"}),
        "INM_FULL": control(knows_tags=False),
        "VARY_ETAG_DOESNT_CHANGE": control(tag_in_gzip='"1"'),
        "CONNEG_NO_VARY": control(varies=False),
    }
    with ExitStack() as stack:
        addresses = [stack.enter_context(served(app)) for app in faulty.values()]

        found = looked_at(*(asked(address, "/") for address in addresses))

    assert [name for name, one in zip(faulty, found, strict=True) if name not in one["notes"]] == []


def test_nobody_else_is_asked():
    (found,) = looked_at(asked("http://www.example.org", "/"))

    assert (found["status"], found["notes"]) == (None, {})
    assert found["errors"]
