"""Requests that are sent again: one effect, one answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from api.db import reading
from api.models import Post, Repeat

DRAFT = {"title": "A thousand homes", "language": "en"}


def posts_in(database):
    with reading(database) as connection:
        return connection.scalar(select(func.count()).select_from(Post))


def test_a_repeated_request_gets_the_first_answer_and_does_nothing(editor, database):
    first = editor("POST", "/posts", DRAFT, Idempotency_Key="one")
    again = editor("POST", "/posts", DRAFT, Idempotency_Key="one")

    assert (again.status_code, again.data) == (201, first.data)
    assert {name: again.headers[name] for name in ("ETag", "Location")} == {name: first.headers[name] for name in ("ETag", "Location")}
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert posts_in(database) == 1


def test_a_repeat_is_looked_up_before_the_condition(editor):
    post = editor("POST", "/posts", DRAFT).json
    where, headers = f"/posts/{post['id']}", {"If_Match": '"1"', "Idempotency_Key": "patch"}

    first, again = editor("PATCH", where, {"title": "x"}, **headers), editor("PATCH", where, {"title": "x"}, **headers)

    assert (first.status_code, again.status_code, again.data) == (200, 200, first.data)
    gone = [editor("DELETE", where, If_Match='"2"', Idempotency_Key="delete") for _ in range(2)]
    assert [(one.status_code, one.data) for one in gone] == [(204, b""), (204, b"")]


def test_another_body_under_one_token_is_refused(editor, database):
    editor("POST", "/posts", DRAFT, Idempotency_Key="one")

    refused = editor("POST", "/posts", {**DRAFT, "title": "Another"}, Idempotency_Key="one")

    assert (refused.status_code, refused.json["code"]) == (422, "idempotency-conflict")
    assert posts_in(database) == 1


def test_a_token_belongs_to_a_key_a_method_and_a_path(editor, make_key, database):
    editor("POST", "/posts", DRAFT, Idempotency_Key="one")

    other = editor("POST", "/posts", DRAFT, key=make_key(), Idempotency_Key="one")
    elsewhere = editor("POST", "/tags", {"name": "Housing", "language": "en"}, Idempotency_Key="one")

    assert (other.status_code, elsewhere.status_code, posts_in(database)) == (201, 201, 2)


def test_what_is_refused_is_not_kept(editor, database):
    assert editor("POST", "/posts", {"title": "x"}, Idempotency_Key="one").status_code == 422
    assert editor("POST", "/posts", DRAFT, Idempotency_Key="one").status_code == 201

    with reading(database) as connection:
        assert connection.scalar(select(func.count()).select_from(Repeat)) == 1


@pytest.mark.parametrize("token", ["", "x" * 256, "caf\xe9"])
def test_a_token_is_1_to_255_printable_characters(editor, token):
    refused = editor("POST", "/posts", DRAFT, Idempotency_Key=token)

    assert (refused.status_code, refused.json["errors"][0]["parameter"]) == (422, "Idempotency-Key")


def test_fifty_equal_requests_at_once_make_one_post(app, make_key, database):
    headers = {"Authorization": f"Bearer {make_key()}", "Idempotency-Key": "all"}

    def made(_number):
        return app.test_client().post("/admin/v1/posts", json=DRAFT, headers=headers)

    with ThreadPoolExecutor(4) as writers:
        answers = list(writers.map(made, range(50)))

    assert posts_in(database) == 1
    assert {one.status_code for one in answers} <= {201, 409}
    assert {one.json["code"] for one in answers if one.status_code == 409} <= {"idempotency-in-flight"}
    assert len({one.data for one in answers if one.status_code == 201}) == 1
