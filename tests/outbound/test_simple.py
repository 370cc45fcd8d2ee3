"""Requests to elsewhere end, whatever the other side does."""

import socket
import threading
from contextlib import closing

import pytest

from api.errors import Unreachable
from api.outbound import MOST_BYTES, ask
from tests.purge.conftest import cache

__all__ = ["cache"]


@pytest.fixture
def silent():
    """The address of a server that takes connections and says nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_what_came_back_is_answered(cache):
    cache.status, cache.headers, cache.body = 418, {"X-Said": "so"}, b"tea"

    answer = ask("GET", f"{cache.url}/a?b=c", headers={"X-Mine": "1"}, seconds=5)

    assert (answer.status, answer.headers["x-said"], answer.body) == (418, "so", b"tea")
    assert (cache.asked[0].path, cache.asked[0].headers["x-mine"]) == ("/a?b=c", "1")


def test_a_redirect_is_not_followed(cache):
    cache.status, cache.headers = 302, {"Location": "/elsewhere"}

    assert ask("GET", cache.url, headers={}, seconds=5).status == 302
    assert [asked.path for asked in cache.asked] == ["/"]


def test_proxies_of_the_environment_are_not_used(cache, silent, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{silent}")

    assert ask("GET", cache.url, headers={}, seconds=5).status == 200


def test_no_more_is_read_than_a_part(cache):
    cache.body = b"x" * (MOST_BYTES * 3)

    assert len(ask("GET", cache.url, headers={}, seconds=5).body) == MOST_BYTES


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_says_nothing_is_left(silent, scheme):
    with pytest.raises(Unreachable, match="not in time"):
        ask("GET", f"{scheme}://{silent}/", headers={}, seconds=0.2)


def test_a_server_that_drips_headers_is_left():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        ended = threading.Event()

        def drip():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
                while not ended.wait(0.02):
                    connection.sendall(b"x")

        def guarded():
            try:
                drip()
            except OSError:
                ended.set()

        threading.Thread(target=guarded, daemon=True).start()

        with pytest.raises(Unreachable, match="not in time"):
            ask("GET", f"http://127.0.0.1:{server.getsockname()[1]}/", headers={}, seconds=0.3)

        assert ended.wait(10)


def test_a_port_where_nobody_listens_is_told():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]

    with pytest.raises(Unreachable, match="Connection refused"):
        ask("GET", f"http://127.0.0.1:{port}/", headers={}, seconds=5)


def test_a_server_without_a_certificate_is_not_asked(cache):
    with pytest.raises(Unreachable):
        ask("GET", cache.url.replace("http:", "https:"), headers={}, seconds=5)

    assert cache.asked == []


def test_a_search_for_addresses_that_hangs_is_left(monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: ended.wait(30) and [])

    with pytest.raises(Unreachable, match=r"cdn\.example\.org does not answer: not in time"):
        ask("GET", "http://cdn.example.org/", headers={}, seconds=0.2)

    ended.set()


def test_a_header_that_would_be_two_is_not_sent(cache):
    with pytest.raises(Unreachable):
        ask("GET", cache.url, headers={"X-Mine": "1\r\nX-Other: 2"}, seconds=5)

    assert cache.asked == []
