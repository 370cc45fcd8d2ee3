"""What is no HTTP as it should be is refused, in the form of all other errors and without what it said."""

import json
import logging

import orjson
import pytest

from api.logs import line_of


def asked(client, target, **environ):
    """Status and code."""
    path, _, query = target.partition("?")
    answer = client.open(path, environ_overrides={"QUERY_STRING": query, "SERVER_PROTOCOL": "HTTP/1.1", **environ})
    return answer.status_code, orjson.loads(answer.data).get("code") if answer.data else None


@pytest.mark.parametrize("method", ["get", "Get", "gEt", "post", "options", "x"])
def test_methods_are_written_in_capitals(client, method):
    assert asked(client, "/v1/posts", REQUEST_METHOD=method) == (501, "not-implemented")


@pytest.mark.parametrize("target", ["/v1/posts", "/admin/v1/posts", "/live", "/nothing"])
@pytest.mark.parametrize("host", [None, "", "one.example,two.example", "one.example, one.example", "a b", "a/b", "user@a", "é", "[::1"])
def test_there_is_one_host(client, target, host):
    assert asked(client, target, HTTP_HOST=host) == (400, "malformed")


@pytest.mark.parametrize("host", ["example.org", "example.org:8000", "127.0.0.1", "[::1]:80", "a_b.example", "EXAMPLE.org."])
def test_a_host_may_be_any(client, host):
    assert asked(client, "/v1/posts?limit=2", HTTP_HOST=host)[0] == 200


def test_http_1_0_needs_no_host(client):
    assert asked(client, "/v1/posts?limit=2", HTTP_HOST="", SERVER_PROTOCOL="HTTP/1.0")[0] == 200


def test_the_server_itself_is_asked_by_options_alone(client):
    assert asked(client, "/", REQUEST_METHOD="OPTIONS", PATH_INFO="*") == (204, None)
    assert asked(client, "/", REQUEST_METHOD="GET", PATH_INFO="*") == (400, "malformed")


@pytest.mark.parametrize("query", ["q=%ff", "q=a%C3", "q=%ED%A0%80", "q=\xff", "%ff=1", "tag=%fe", "limit=%ff", "q=a&q=%c0%80"])
@pytest.mark.parametrize("path", ["/v1/posts", "/v1/posts.atom", "/v1/suggest", "/v1/tags"])
def test_what_is_no_utf_8_is_refused(client, path, query):
    assert asked(client, f"{path}?{query}") == (422, "invalid-parameters")


@pytest.mark.parametrize("query", ["q=%C3%A9", "q=\xc3\xa9", "q=%F0%9F%98%80", "q=%EF%BF%BD"])
def test_what_is_utf_8_is_taken(client, query):
    assert asked(client, f"/v1/posts?{query}")[0] == 200


@pytest.mark.parametrize("text", ["a\u2028b", "a\u2029b", "a\x85b", "a\x9b2Jb", "a\nb\r", "é😀"])
def test_a_record_is_one_line_and_says_what_it_said(text):
    line = line_of(logging.LogRecord("test", logging.INFO, __file__, 0, text, None, None))

    assert json.loads(line)["message"] == text
    assert len(line.splitlines()) == 1
    assert not set(line) & {"\u2028", "\u2029", "\x85", "\x9b"}
