"""The address ``/``: a page for people, ``/v1`` for programs, and neither is ever taken for the other."""

import pytest

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
PROGRAMS = [
    None,
    "*/*",
    "application/json",
    "application/*",
    "text/html;q=0.5, application/json",
    "image/png",
    "application/json, text/html",
    ";q=x",
]


def asked(client, accept, path="/", **options):
    return client.get(path, headers={} if accept is None else {"Accept": accept}, **options)


@pytest.mark.parametrize("accept", PROGRAMS)
def test_programs_are_answered_the_root(client, accept):
    answer, root = asked(client, accept), client.get("/v1")

    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/json", root.data)
    assert answer.headers["ETag"] == root.headers["ETag"]


@pytest.mark.parametrize("accept", [BROWSER, "text/html", "TEXT/HTML", "text/*", "text/html, application/json;q=0.9"])
def test_people_are_answered_a_page(client, accept):
    answer = asked(client, accept)

    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert 'href="docs"' in answer.text
    assert 'href="v1"' in answer.text


def test_what_is_stored_keeps_both_apart(client):
    answers = [asked(client, accept) for accept in (BROWSER, None, BROWSER, None, "application/json", "text/html")]

    assert [answer.mimetype for answer in answers] == ["text/html", "application/json"] * 2 + ["application/json", "text/html"]
    assert [answer.headers["Cache-Status"] for answer in answers[2:]] == ["broadsheet; hit"] * 4
    assert len({answer.headers["ETag"] for answer in answers}) == 2


@pytest.mark.parametrize("accept", [BROWSER, None])
def test_other_caches_are_told_what_it_depends_on(client, accept):
    first = asked(client, accept)
    same = client.get("/", headers={"Accept": accept or "*/*", "If-None-Match": first.headers["ETag"]})

    assert same.status_code == 304
    for answer in (first, same):
        assert answer.headers.getlist("Vary") == ["Accept, Accept-Encoding"]
        assert answer.headers.getlist("Cache-Control") == ["private, no-cache"]


def test_no_other_address_depends_on_it(client):
    answers = [asked(client, accept, path) for path in ("/v1", "/v1/posts", "/docs") for accept in (BROWSER, None)]

    assert {answer.headers["Vary"] for answer in answers} == {"Accept-Encoding"}
    assert [answer.mimetype for answer in answers] == ["application/json"] * 4 + ["text/html"] * 2


def test_a_change_is_seen_at_once(client, make_post):
    before = asked(client, None)
    make_post(language="fr")

    assert (before.json["languages"], asked(client, None).json["languages"]) == ([], ["fr"])


def test_parameters_are_those_of_the_root(client):
    refused, followed = asked(client, None, "/?tga=1&x=%2F"), asked(client, None, "/?utm_source=x")

    assert (refused.status_code, refused.json["code"]) == (422, "invalid-parameters")
    assert refused.headers["Vary"] == "Accept, Accept-Encoding"
    assert followed.data == client.get("/v1").data
    assert asked(client, BROWSER, "/?utm_source=x&y=%2F").mimetype == "text/html"


def test_other_methods_are_those_of_the_root(client):
    assert client.head("/").headers["Content-Length"] == client.head("/v1").headers["Content-Length"]
    assert client.options("/").headers["Allow"] == client.options("/v1").headers["Allow"]
    assert client.post("/").status_code == 405
