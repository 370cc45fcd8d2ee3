"""Errors as answers (RFC 9457): every status, every route."""

import dataclasses
import re

import pytest
from flask import abort

from api.app import create_app
from api.db import open_database
from api.web.problem_types import PROBLEM_TYPES

STATUSES = (
    400,
    401,
    403,
    404,
    405,
    406,
    408,
    409,
    410,
    411,
    412,
    413,
    414,
    415,
    416,
    417,
    422,
    428,
    429,
    431,
    451,
    500,
    501,
    502,
    503,
    504,
)


@pytest.fixture
def application(databases):
    """An application whose database is never asked."""
    settings = databases.settings("sqlite", "nothing")
    return create_app(settings, open_database(settings))


@pytest.fixture
def raising(application):
    """A client of an application in which ``/raised/{status}`` is refused with it, and ``/fault`` breaks."""

    def fault():
        raise RuntimeError("a secret of the inside")

    application.add_url_rule("/raised/<int:code>", view_func=abort)
    application.add_url_rule("/fault", view_func=fault)
    return application.test_client()


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_a_problem_with_a_page(raising, status):
    answer = raising.get(f"/raised/{status}")

    body = answer.json
    assert (answer.status_code, answer.mimetype, body["status"]) == (status, "application/problem+json", status)
    assert body["type"] == f"/docs/problems/{body['code']}"
    assert raising.get(body["type"]).status_code == 200
    assert set(body) == {"type", "title", "status", "detail", "code"}


def test_a_fault_of_the_service_tells_nothing_of_its_inside(raising, caplog):
    answer = raising.get("/fault")

    assert (answer.status_code, answer.json["code"]) == (500, "internal-error")
    assert not re.search("secret|Traceback|RuntimeError", answer.text)
    assert "a secret of the inside" in caplog.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/v1", "/v1/posts", "/v1/tags/a", "/openapi.json", "/docs", "/live"])
def test_another_method_is_refused_with_those_there_are(reader, method, path):
    answer = reader.open(path, method=method, json={})

    assert (answer.status_code, answer.json["code"], set(answer.allow)) == (405, "method-not-allowed", {"GET", "HEAD", "OPTIONS"})


@pytest.mark.parametrize(
    "path",
    ["/no", "/v1/nothing", "/v1/posts/a/b", "/docs/nothing.js", "/docs/problems/nothing", "/v1/tags/missing", "/v1/resolve?url=/missing"],
)
def test_what_is_not_there_is_answered_alike_but_for_where_to_go_on(reader, path):
    answer, missing = reader.get(path), reader.get("/v1/posts/missing").json

    assert answer.status_code == 404
    assert {**answer.json, "detail": ""} == {**missing, "detail": ""}
    assert answer.json["detail"].startswith("There is nothing at this address.")


def test_what_was_never_public_is_missing(client, make_post):
    post = make_post(slug="secret", state="draft")

    answers = [client.get(f"/v1/posts/{ref}") for ref in ("secret", post.id, "missing")]

    assert {(answer.status_code, answer.data) for answer in answers} == {(404, answers[2].data)}


def test_what_was_public_once_says_so(client, make_post):
    made = {
        reason: make_post(slug=reason, state="withdrawn", withdrawn_reason=reason)
        for reason in ("unpublished", "license", "expired", "legal")
    }

    answers = {reason: [client.get(f"/v1/posts/{ref}") for ref in (reason, post.id)] for reason, post in made.items()}

    found = {reason: {(answer.status_code, answer.json["code"]) for answer in both} for reason, both in answers.items()}
    assert found == {"unpublished": {(410, "gone")}, "license": {(410, "gone")}, "expired": {(410, "gone")}, "legal": {(451, "legal")}}


@pytest.mark.parametrize(
    "nowhere", ["sqlite:////nowhere/at/all.db", "postgresql+psycopg://nobody@127.0.0.1:1/nowhere"], ids=["sqlite", "postgresql"]
)
@pytest.mark.parametrize(
    "path", ["/v1", "/v1/posts", "/v1/posts/a", "/v1/tags", "/v1/campaigns/a", "/v1/resolve?url=/a", "/v1/redirects", "/ready"]
)
def test_a_database_that_is_away_is_503(databases, nowhere, path):
    away = dataclasses.replace(databases.settings("sqlite", "away"), database_url=nowhere)
    database = open_database(away)

    answer = create_app(away, database).test_client().get(path)

    database.close()
    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", ["/v1/posts/missing", "/v1/posts?limit=0", "/v1/posts"])
def test_an_answer_carries_the_id_of_its_request_in_a_header_only(reader, path):
    given = reader.get(path, headers={"X-Request-Id": "abc-123.X_~"})

    assert given.headers["X-Request-Id"] == "abc-123.X_~"
    assert "abc-123.X_~" not in given.text


@pytest.mark.parametrize("given", ["", "a" * 65, "a b", "é", "a;b", "<script>"])
def test_an_unsafe_id_of_a_request_is_not_taken_over(reader, given):
    answer = reader.get("/v1/posts", headers={"X-Request-Id": given.encode("latin-1").decode("latin-1")})

    assert re.fullmatch("[0-9a-f-]{36}", answer.headers["X-Request-Id"])


@pytest.mark.parametrize("path", ["/v1/posts", "/v1/posts/missing", "/docs", "/live"])
def test_no_type_is_to_be_guessed(reader, path):
    assert reader.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_a_title_is_the_same_on_every_version_of_python():
    unexplained = [code for code, kind in PROBLEM_TYPES.items() if not (kind.title and kind.meaning and kind.remedy)]

    assert unexplained == []
    assert PROBLEM_TYPES["invalid-parameters"].title == "Unprocessable Content"


def test_an_answer_that_was_made_already_is_kept(application):
    made = application.response_class("made", 418)
    application.add_url_rule("/made", view_func=lambda: abort(made))

    assert application.test_client().get("/made").text == "made"
