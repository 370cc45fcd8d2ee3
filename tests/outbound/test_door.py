"""The guarded door ends in time and within its bounds, whatever the other side does, and keeps credentials where they belong."""

import gzip
import threading
import time
import tracemalloc
import zlib
from ipaddress import ip_network

import brotli
import pytest

from api.errors import Unreachable
from api.outbound import Door
from api.outbound.answers import Unreadable
from api.outbound.door import MOST_OF_A_REPLY, SEND, Limits
from tests.outbound.conftest import endless, leads_to, ok, says

LOOPBACK = Door((ip_network("127.0.0.0/8"),))
SHORT = Limits(seconds=0.4, wire_bytes=10_000_000_000)
SMALL = Limits(seconds=20, wire_bytes=300_000, decoded_bytes=1_000_000)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PARTS = {
    "nothing": (b"", b""),
    "status": (b"HTTP/1.1 2", b"0"),
    "interim": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "header": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
    "length": (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n", b"x"),
    "until closed": (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    "chunks": (CHUNKED, b"1\r\nx\r\n"),
    "size of a chunk": (CHUNKED, b"0"),
    "extension of a chunk": (CHUNKED + b"1;", b"x"),
    "trailers": (CHUNKED + b"0\r\n", b"X-Mine: 1\r\n"),
    "packed": (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10], b"\x00"),
}


def fetch(url, limits, headers=None, credentials=None):
    return LOOPBACK.fetch(url, headers=headers or {}, credentials=credentials or {}, limits=limits)


@pytest.mark.parametrize("part", PARTS)
def test_what_drips_is_left_at_the_deadline(part, serve, ended):
    start, more = PARTS[part]
    listener = serve(endless(start, more, ended, every_seconds=0.03) if more else lambda _: ended.wait(30))
    began = time.monotonic()

    with pytest.raises((Unreachable, Unreadable)):
        fetch(listener.url, SHORT)

    assert time.monotonic() - began < 2


@pytest.mark.parametrize("part", [part for part, (_, more) in PARTS.items() if more])
def test_what_has_no_end_is_left(part, serve, ended):
    start, more = PARTS[part]
    listener = serve(endless(start, more * (60_000 // len(more)), ended))
    began = time.monotonic()

    with pytest.raises((Unreachable, Unreadable)):
        fetch(listener.url, SMALL)

    assert ended.wait(10)
    assert time.monotonic() - began < 15


def test_redirects_and_body_have_one_deadline_together(serve, ended):
    inner = serve(endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x", ended, every_seconds=0.03))

    def late(connection):
        threading.Event().wait(0.25)
        leads_to(inner.url)(connection)

    began = time.monotonic()

    with pytest.raises(Unreachable, match="not in time"):
        fetch(serve(late).url, SHORT)

    assert time.monotonic() - began < 1.5


def test_three_redirects_are_followed_and_no_fourth(serve):
    last = serve(ok(b"tea"))
    third = serve(leads_to(last.url, 308))
    second = serve(leads_to(third.url, 307))
    first = serve(leads_to(second.url, 301))
    too_many = serve(leads_to(first.url, 303))

    assert fetch(first.url, Limits()).body == b"tea"
    with pytest.raises(Unreadable, match="redirect"):
        fetch(too_many.url, Limits())
    assert len(last.heads) == 1


def test_a_redirect_in_a_circle_ends(serve):
    listener = serve(leads_to("/again"))

    with pytest.raises(Unreadable, match="redirect"):
        fetch(listener.url, Limits())

    assert [head.split(" ")[1] for head in listener.heads] == ["/", "/again", "/again", "/again"]


def test_the_body_of_a_redirect_is_not_read(serve, ended):
    last = serve(ok(b"tea"))
    first = serve(endless(f"HTTP/1.1 302 Found\r\nLocation: {last.url}ä\r\n\r\n".encode(), b"x" * 60_000, ended))

    assert fetch(first.url, SMALL).body == b"tea"
    assert last.heads[0].startswith("GET /%C3%A4 ")


def test_what_is_sent_is_not_led_elsewhere(serve):
    last = serve(ok())
    first = serve(leads_to(last.url, 307))

    answer = LOOPBACK.send("POST", first.url, headers={"X-Mine": "1"}, body=b"{}")

    assert answer.status == 307
    assert (len(first.heads), last.heads) == (1, [])
    assert "X-Mine: 1\r\n" in first.heads[0]


def test_credentials_stay_with_their_origin_also_on_the_way_back(serve):
    def answer(connection):
        script = ok() if len(here.heads) == 3 else leads_to(there.url if len(here.heads) == 1 else "/b")
        script(connection)

    here = serve(answer)
    there = serve(leads_to(here.url))

    fetch(here.url, Limits(), {"Accept": "text/x-mine"}, {"Authorization": "Bearer secret"})

    assert ["secret" in head for head in here.heads] == [True, False, False]
    assert "secret" not in there.heads[0]
    assert "text/x-mine" in there.heads[0]


def test_credentials_follow_a_redirect_within_their_origin(serve):
    def answer(connection):
        script = leads_to("/b") if len(listener.heads) == 1 else ok()
        script(connection)

    listener = serve(answer)

    fetch(listener.url, Limits(), credentials={"Authorization": "Bearer secret"})

    assert all("Bearer secret" in head for head in listener.heads)


def test_one_gzip_is_unpacked(serve):
    for packed, body in ((gzip.compress(b"tea"), b"tea"), (gzip.compress(b"te") + gzip.compress(b"a"), b"tea"), (b"", b"")):
        listener = serve(ok(packed, "Content-Encoding: gzip"))

        assert fetch(listener.url, Limits()).body == body
        assert "Accept-Encoding: gzip\r\n" in listener.heads[0]


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("br", brotli.compress(b"tea")),
        ("deflate", zlib.compress(b"tea")),
        ("gzip, gzip", gzip.compress(gzip.compress(b"tea", mtime=0), mtime=0)),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("gzip", b"tea"),
        ("gzip", gzip.compress(b"tea" * 1000, mtime=0)[:-9]),
        ("gzip", gzip.compress(b"tea", mtime=0) + b"more"),
    ],
)
def test_another_coding_is_not_unpacked(coding, body, serve):
    with pytest.raises(Unreadable):
        fetch(serve(ok(body, f"Content-Encoding: {coding}")).url, Limits())


def test_two_headers_of_a_coding_are_two_codings(serve):
    body = gzip.compress(gzip.compress(b"tea"))

    with pytest.raises(Unreadable):
        fetch(serve(ok(body, "Content-Encoding: gzip", "Content-Encoding: gzip")).url, Limits())


def test_a_bomb_is_left_before_it_is_unpacked(serve):
    bomb = gzip.compress(bytes(200_000_000), 9)
    listener = serve(ok(bomb, "Content-Encoding: gzip"))
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="too large"):
            fetch(listener.url, SMALL)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert len(bomb) < SMALL.wire_bytes
    assert peak < 6_000_000


def test_what_is_too_large_on_the_wire_is_left(serve):
    assert len(fetch(serve(ok(bytes(290_000))).url, SMALL).body) == 290_000
    with pytest.raises(Unreadable, match="too large"):
        fetch(serve(ok(bytes(310_000))).url, SMALL)


@pytest.mark.parametrize(
    "text",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\ntea",
        CHUNKED + b"5\r\nte",
        CHUNKED + b"zz\r\ntea\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\nContent-Length: 3\r\n\r\ntea",
        b"tea",
        b"",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Mine: 1\r\n" * 500 + b"\r\n",
    ],
)
def test_what_breaks_off_or_is_no_http_is_told(text, serve):
    with pytest.raises((Unreachable, Unreadable)):
        fetch(serve(says(text)).url, Limits(seconds=5))


def test_of_a_reply_only_the_beginning_is_read(serve, ended):
    listener = serve(endless(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n", b"x" * 60_000, ended))

    answer = LOOPBACK.send("POST", listener.url, headers={}, body=b"{}")

    assert (answer.status, len(answer.body)) == (200, MOST_OF_A_REPLY)
    assert ended.wait(10)


def test_a_reply_that_drips_is_left_at_the_deadline(serve, ended):
    listener = serve(endless(*PARTS["until closed"], ended, every_seconds=0.03))

    with pytest.raises(Unreachable, match="not in time"):
        LOOPBACK.send("POST", listener.url, headers={}, body=b"{}", limits=SEND._replace(seconds=0.4))


def test_a_body_can_be_taken_while_it_comes_in(serve, ended):
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"
    listener = serve(endless(body, b"x" * 60_000, ended))

    with LOOPBACK.stream(listener.url, headers={}, credentials={}) as incoming:
        first = next(incoming.pieces())

    assert (incoming.status, incoming.url, set(first)) == (200, listener.url, {ord("x")})
    assert ended.wait(10)


def test_what_goes_wrong_with_the_pieces_is_not_the_wires_fault(serve):
    def take(url):
        with LOOPBACK.stream(url, headers={}, credentials={}) as incoming:
            for _ in incoming.pieces():
                raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        take(serve(ok(b"tea")).url)


def test_proxies_of_the_environment_are_not_used(serve, monkeypatch):
    other = serve(ok())
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, other.url)

    fetch(serve(ok(b"tea")).url, Limits())

    assert other.heads == []


@pytest.mark.parametrize("headers", [{"X-Mine": "1\r\nX-Other: 2"}, {"X-Mine\r\nX-Other": "2"}, {"X-Mine": "☃"}])
def test_a_header_that_would_be_two_is_not_sent(headers, serve):
    listener = serve(ok())

    with pytest.raises(Unreachable):
        LOOPBACK.send("POST", listener.url, headers=headers, body=b"")

    assert listener.heads in ([], [""])
