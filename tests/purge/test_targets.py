"""What is sent to each kind of cache, and what is no success."""

import threading

import orjson
import pytest

from api.errors import NotDone, Unreachable
from api.purge import TARGETS, calls
from api.settings import PURGE_TARGETS

KEYS = ["k1", "k2"]
DONE = {
    "fastly": b'{"k1": "108-1", "k2": "108-2"}',
    "cloudflare": b'{"success": true, "errors": []}',
}
REFUSALS = {
    "varnish": [b"", b"<html>Welcome</html>"],
    "fastly": [b"", b"[]", b"{}", b'{"status": "ok"}', b'{"k1": "108-1"}', b"\xff\xfe", b"{" * 5000],
    "cloudflare": [
        b"",
        b"null",
        b"{}",
        b'{"success": false, "errors": [{"code": 1012, "message": "Request must contain tags"}]}',
        b'{"success": false, "errors": {}}',
        b'{"success": "true"}',
        b"<html>",
    ],
}


def test_each_target_of_the_settings_can_be_purged():
    assert TARGETS.keys() == set(PURGE_TARGETS)


def test_varnish_gets_a_purge_with_the_keys_in_a_header(cache):
    TARGETS["varnish"](KEYS, cache.url, None)

    (asked,) = cache.asked
    assert (asked.method, asked.path, asked.headers["surrogate-key"], asked.body) == ("PURGE", "/", "k1 k2", b"")
    assert "authorization" not in asked.headers


def test_varnish_gets_a_token_if_there_is_one(cache):
    TARGETS["varnish"](KEYS, cache.url, "secret")

    assert cache.asked[0].headers["authorization"] == "Bearer secret"


def test_fastly_gets_its_key_and_the_keys_in_headers(as_fastly):
    TARGETS["fastly"](KEYS, f"{as_fastly.url}/service/S1", "secret")

    (asked,) = as_fastly.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/service/S1/purge", b"")
    assert (asked.headers["fastly-key"], asked.headers["surrogate-key"]) == ("secret", "k1 k2")
    assert "fastly-soft-purge" not in asked.headers


def test_cloudflare_gets_tags_as_json(cache):
    cache.body = DONE["cloudflare"]

    TARGETS["cloudflare"](KEYS, f"{cache.url}/client/v4/zones/Z1", "secret")

    (asked,) = cache.asked
    assert (asked.method, asked.path) == ("POST", "/client/v4/zones/Z1/purge_cache")
    assert (asked.headers["authorization"], asked.headers["content-type"]) == ("Bearer secret", "application/json")
    assert orjson.loads(asked.body) == {"tags": KEYS}


@pytest.mark.parametrize(("target", "body"), [(target, body) for target, bodies in REFUSALS.items() for body in bodies])
def test_an_answer_that_does_not_say_so_is_no_success(cache, target, body):
    cache.body = body

    with pytest.raises(NotDone):
        TARGETS[target](KEYS, cache.url, "secret")


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("status", [201, 204, 301, 400, 403, 405, 429, 500, 503])
def test_any_status_but_200_is_no_success(cache, target, status):
    cache.status, cache.headers = status, {"Location": "/elsewhere"}
    cache.body = b"" if status == 204 else DONE.get(target)

    with pytest.raises(NotDone, match=f"127.0.0.1 answers {status}"):
        TARGETS[target](KEYS, cache.url, "secret")

    assert len(cache.asked) == 1


@pytest.mark.parametrize(("said", "seconds"), [("17", 17), ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("", 0), ("-1", 0), ("9" * 30, 0)])
def test_a_cache_says_when_it_wants_to_be_asked_again(cache, said, seconds):
    cache.status, cache.headers = 429, {"Retry-After": said}

    with pytest.raises(NotDone) as refusal:
        TARGETS["fastly"](KEYS, cache.url, "secret")

    assert refusal.value.after_seconds == seconds


@pytest.mark.parametrize("target", TARGETS)
def test_a_connection_that_is_closed_is_no_success(cache, target):
    cache.closes = True

    with pytest.raises(Unreachable):
        TARGETS[target](KEYS, cache.url, "secret")


@pytest.mark.parametrize("target", TARGETS)
def test_a_body_that_drips_is_cut_off(cache, target, monkeypatch):
    monkeypatch.setattr(calls, "SECONDS", 0.3)
    cache.drips = threading.Event()

    with pytest.raises(Unreachable, match="not in time"):
        TARGETS[target](KEYS, cache.url, "secret")

    assert cache.drips.wait(10)  # the connection was shut


def test_a_token_is_not_told_to_those_who_read_the_log(cache):
    cache.closes = True

    with pytest.raises(Unreachable) as refusal:
        TARGETS["fastly"](KEYS, cache.url, "hidden")

    assert "hidden" not in str(refusal.value)
