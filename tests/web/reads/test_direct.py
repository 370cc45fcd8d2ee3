"""A read is answered the same by its view alone as by Flask: status, headers in their order, bytes, what is logged and what is counted."""

import logging
from contextlib import closing
from dataclasses import replace

import pytest

from api.app import create_app
from api.db import open_database
from api.errors import NotFound, Unavailable
from api.logs import request_id
from api.models import KINDS
from api.web.app_state import KEY
from api.web.cache.hints import CacheHints
from api.web.reads.direct import RAISED, DirectReads, found
from api.web.reads.view import Answer, Reading
from schemas.query import NoQuery, Pagination
from tests.plugins import ON_SQLITE, amount
from tests.web.reads.questions import addresses

IDENTITY = {"X-Request-Id": "the-same"}
HEADERS = (
    *({"Accept-Encoding": "br"}, {"Accept-Encoding": "gzip, identity;q=0"}, {"Accept-Encoding": "*;q=0"}, {"If-None-Match": "*"}),
    *({"Origin": "https://elsewhere.example"}, {"Accept": "text/html"}, {"Host": "x y"}),
    *({"If-None-Match": 'W/"x"'}, {"Authorization": "Bearer x"}, {"Cookie": "a=b"}, {"Range": "bytes=0-1"}),
)
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get")
SOME = ("/v1", "/v1/posts", "/v1/posts?limit=0", "/v1/posts/no-such-thing", "/v1/tags?count=true", "/v1/nothing", "/v1/posts.atom", "/")


@pytest.fixture
def pair(sample_database):
    """Clients of two applications over one database: directly, and through Flask."""
    with closing(open_database(sample_database)) as database:
        yield [create_app(sample_database, database, direct=direct).test_client() for direct in (True, False)]


def readings_of(app):
    """By rule, the views of an application that answers directly."""
    return app.wsgi_app._app._app._app._reads


def told(answer):
    return answer.status, list(answer.headers), answer.data


def differing(pair, paths, method="GET", **more):
    """What is answered in two ways."""
    more["headers"] = {**IDENTITY, **more.get("headers", {})}
    answers = {path: [told(client.open(path, method=method, **more)) for client in pair] for path in paths}
    return {path: both for path, both in answers.items() if both[0] != both[1]}


def test_every_address_is_answered_the_same_both_ways(pair):
    directly = pair[0].application
    paths = list(dict.fromkeys(addresses(readings_of(directly), directly.extensions[KEY].database)))[:: amount(full=3, sample=4, long=1)]

    made, stored = (differing(pair, paths) for _ in range(2))

    assert len(paths) > 300
    assert (made, stored) == ({}, {})


def test_every_method_is_answered_the_same_both_ways(pair):
    for method in METHODS:
        assert differing(pair, SOME, method) == {}, method
        assert differing(pair, SOME, method, data=b"x") == {}, method


def test_every_header_is_heeded_the_same_both_ways(pair):
    for headers in HEADERS:
        assert differing(pair, SOME, headers=headers) == {}, headers
        assert differing(pair, SOME, "HEAD", headers=headers) == {}, headers
    for client in pair:
        assert len(client.get("/v1/posts", headers={"X-Request-Id": "not safe"}).headers["X-Request-Id"]) == 36


def test_a_client_that_asks_too_much_is_told_so_both_ways(sample_database):
    few = replace(sample_database, limit_delivery=3, limit_exempt=())
    with closing(open_database(few)) as database:
        pair = [create_app(few, database, direct=direct).test_client() for direct in (True, False)]

        seen = [[client.get(f"/v1/posts?limit={number + 1}").status_code for number in range(5)] for client in pair]

    assert seen == [[200, 200, 200, 429, 429]] * 2


@ON_SQLITE
def test_every_read_is_found_where_flask_finds_it(app):
    readings, matcher = readings_of(app), app.url_map.bind("")

    for rule, reading in readings.items():
        path = rule.replace("<ref>", "a-Slug_1~")
        endpoint, arguments = matcher.match(path)
        assert found(readings, {"REQUEST_METHOD": "GET", "PATH_INFO": path}) == (rule, path, arguments)
        assert app.view_functions[endpoint].reading is reading
    delivery = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/v1")}
    assert set(readings) == delivery


@ON_SQLITE
def test_a_reference_that_is_not_plain_and_a_body_are_for_flask(app):
    for ref in ("<ref>", "", "a.b", "a\n", "a b", "a\x00", "\xe9", "\x7f"):
        assert found(readings_of(app), {"REQUEST_METHOD": "GET", "PATH_INFO": f"/v1/posts/{ref}"})[0] is None, ref
    for more in ({"CONTENT_LENGTH": "1"}, {"HTTP_TRANSFER_ENCODING": "chunked"}, {"REQUEST_METHOD": "HEAD"}):
        assert found(readings_of(app), {"REQUEST_METHOD": "GET", "PATH_INFO": "/v1/posts", **more})[0] is None, more


def test_reads_that_succeed_never_reach_flask(sample_client):
    app = sample_client.application
    sample_client.get("/v1/posts")
    slugs = {kind.plural: sample_client.get(f"/v1/{kind.plural}").json["data"][0]["slug"] for kind in KINDS.values()}
    required = {"/v1/facets/posts": "facets=tag", "/v1/suggest": "q=a", "/v1/resolve": "url=/en/a", "/v1/oembed": "url=/en/a"}
    url = sample_client.get(f"/v1/posts/{slugs['posts']}").json["url"]

    def flask(_environ, _start):
        raise AssertionError

    directly = DirectReads(flask, app.extensions[KEY], readings_of(app))
    for rule in readings_of(app):
        slug = slugs.get(rule.split("/")[2], "") if "<ref>" in rule else ""
        path = rule.replace("<ref>", slug.encode().decode("latin-1"))
        query = required.get(rule, "").replace("/en/a", url)
        assert asked(directly, path, query)[0] == "200 OK", rule


def asked(layer, path, query="", **more):
    seen = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, **more}
    body = b"".join(layer(environ, lambda status, headers: seen.extend((status, headers))))
    return seen[0], seen[1], body, environ


@ON_SQLITE
@pytest.mark.parametrize("error", [NotFound(), Unavailable("The database does not answer."), ValueError("A fault of ours.")])
def test_what_a_view_raises_is_answered_by_flask_and_it_is_called_once(app, error):
    calls = []

    def view(_read, _asked):
        calls.append(request_id.get())
        raise error

    def flask(environ, start):
        start("404 NOT FOUND", [])
        return [repr(environ[RAISED]).encode()]

    _, _, body, _ = asked(DirectReads(flask, app.extensions[KEY], {"/v1/x": Reading(view, NoQuery())}), "/v1/x", HTTP_X_REQUEST_ID="mine")

    assert body == repr(error).encode()
    assert calls == ["mine"]
    assert request_id.get() is None


@ON_SQLITE
def test_parameters_that_are_refused_never_reach_the_view(app):
    def view(_read, _asked):
        raise AssertionError

    def flask(environ, start):
        start("422", [])
        return [b"raised" if RAISED in environ else b"not called"]

    directly = DirectReads(flask, app.extensions[KEY], {"/v1/x": Reading(view, Pagination())})

    assert [asked(directly, "/v1/x", query)[2] for query in ("limit=0", "nothing=1", "limit=1&limit=2")] == [b"not called"] * 3


@ON_SQLITE
def test_a_view_is_given_the_path_the_query_in_one_form_and_the_hints(app):
    seen = []

    def view(read, asked, ref):
        seen.append((read.path, read.query, read.hints, asked["limit"], ref))
        return Answer(b"{}", "application/json", [("Link", "<x>")])

    hints = CacheHints()
    directly = DirectReads(None, app.extensions[KEY], {"/v1/x/<ref>/y": Reading(view, Pagination())})
    status, headers, body, environ = asked(
        directly, "/v1/x/a/y", "count=false&limit=7", **{"broadsheet.cache": hints, "HTTP_X_REQUEST_ID": "b"}
    )

    assert seen == [("/v1/x/a/y", "limit=7", hints, 7, "a")]
    assert environ["broadsheet.query"] == "limit=7"
    assert (status, body) == ("200 OK", b"{}")
    assert headers == [
        *(("Content-Type", "application/json"), ("Content-Length", "2"), ("Link", "<x>")),
        *(("X-Request-Id", "b"), ("X-Content-Type-Options", "nosniff")),
    ]


def test_each_request_is_logged_once_the_same_both_ways(pair, caplog):
    caplog.set_level(logging.INFO, "broadsheet.access")
    lines = []
    for client in pair:
        caplog.clear()
        for path in ("/v1/posts", "/v1/posts?limit=0", "/v1/posts/no-such-thing", "/v1/tags?count=true"):
            client.get(path)
        lines.append([(record.method, record.path, record.status) for record in caplog.records if record.name == "broadsheet.access"])

    assert lines[0] == lines[1]
    assert [status for _, _, status in lines[0]] == [200, 422, 404, 200]
