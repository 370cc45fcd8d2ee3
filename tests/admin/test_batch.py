"""Batches: several writes in one request, all or nothing, or each for itself."""

import pytest
from sqlalchemy import func, select

from api.db import reading
from api.models import Audit, Change, Post, Tag

TAG = {"name": "Housing", "language": "en"}


def operation(method, path, body=None, **more):
    return {"method": method, "path": f"/admin/v1{path}", **({} if body is None else {"body": body}), **more}


def batch(editor, *operations, atomic=True, **more):
    return editor("POST", "/batch", {"atomic": atomic, "operations": list(operations)}, **more)


def count(database, table):
    with reading(database) as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_operations_are_done_in_their_order_and_answered_as_alone(editor, client):
    done = batch(
        editor,
        operation("POST", "/tags", TAG),
        operation("POST", "/posts", {"title": "Homes", "language": "en", "tags": ["housing"]}),
        Broadsheet_Actor="ana",
    )

    assert done.status_code == 200
    tag, post = done.json["results"]
    assert (tag["status"], tag["headers"]["ETag"]) == (201, '"1"')
    assert tag["headers"]["Location"].endswith(f"/admin/v1/tags/{tag['body']['id']}")
    assert post["body"] == editor("GET", f"/posts/{post['body']['id']}").json
    acts = [(one["action"], one["kind"], one["actor"]) for one in editor("GET", "/audit").json["data"]]
    assert acts == [("create", "post", "ana"), ("create", "tag", "ana")]
    assert client.get("/v1/tags/housing").status_code == 200


def test_one_that_is_refused_takes_all_back(editor, database):
    post = editor("POST", "/posts", {"title": "Homes", "language": "en"}).json
    before = [count(database, table) for table in (Post, Tag, Audit, Change)]

    refused = batch(
        editor,
        operation("POST", "/tags", TAG),
        operation("PATCH", f"/posts/{post['id']}", {"titel": "x", "state": "published"}, if_match='"1"'),
        operation("POST", "/tags", {"name": "Water", "language": "en"}),
    )

    assert (refused.status_code, refused.content_type, refused.json["code"]) == (422, "application/problem+json", "invalid-body")
    assert {one["pointer"] for one in refused.json["errors"]} == {"/operations/1/body/titel", "/operations/1/body/state"}
    assert "Operation 1" in refused.json["detail"]
    assert [one["status"] for one in refused.json["results"]] == [424, 422, 424]
    assert [count(database, table) for table in (Post, Tag, Audit, Change)] == before


def test_each_for_itself_does_what_can_be_done(editor, client):
    post = editor("POST", "/posts", {"title": "Homes", "language": "en"}).json
    where = f"/posts/{post['id']}"

    done = batch(
        editor,
        operation("POST", "/tags", TAG),
        operation("POST", "/tags", {**TAG, "slug": "housing"}),
        operation("PATCH", where, {"title": "Second"}, if_match='"1"'),
        operation("PATCH", where, {"title": "Third"}, if_match='"1"'),
        operation("PATCH", where, {"title": "Fourth"}),
        operation("POST", f"{where}/unschedule"),
        operation("POST", f"{where}/publish"),
        operation("DELETE", "/tags/01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f", if_match="*"),
        atomic=False,
    )

    results = done.json["results"]
    assert (done.status_code, [one["status"] for one in results]) == (200, [201, 409, 200, 412, 428, 409, 200, 404])
    assert (results[3]["body"]["present"]["title"], results[3]["headers"]["ETag"]) == ("Second", '"2"')
    assert results[5]["body"]["errors"][0]["allowed"] == ["publish", "schedule"]
    assert client.get(f"/v1/posts/{post['id']}").json["title"] == "Second"


@pytest.mark.parametrize("atomic", [True, False])
def test_each_operation_needs_its_own_scope(editor, make_key, atomic):
    key = make_key("tags:write")

    answer = batch(editor, operation("POST", "/posts", {"title": "x", "language": "en"}), key=key, atomic=atomic)

    one = answer.json if atomic else answer.json["results"][0]["body"]
    assert (one["status"], one["code"]) == (403, "scope-missing")
    assert batch(editor, operation("POST", "/tags", TAG), key=key, atomic=atomic).json["results"][0]["status"] == 201


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (operation("POST", "/batch", {}), 422),
        (operation("POST", "/keys", {"name": "x", "scopes": ["posts:read"]}), 422),
        (operation("POST", "/posts/01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f/preview-links"), 422),
        (operation("POST", "/nothing", {}), 404),
        (operation("PATCH", "/tags", {}), 405),
        (operation("POST", "/tags"), 422),
        (operation("DELETE", "/tags/01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f", {}), 422),
        (operation("POST", "/tags?titel=x", {}), 422),
        ({"method": "POST", "path": "/v1/posts"}, 404),
        ({"method": "POST", "path": "https://elsewhere.example.org/admin/v1/tags", "body": TAG}, 404),
        ({"method": "POST", "path": "//elsewhere.example.org/admin/v1/tags", "body": TAG}, 404),
        ({"method": "POST", "path": "admin/v1/tags", "body": TAG}, 404),
        ({"method": "POST", "path": "/admin/v1/tags\u0000", "body": TAG}, 422),
    ],
)
def test_what_is_no_operation_is_refused_alone(editor, wrong, status):
    answer = batch(editor, wrong, operation("POST", "/tags", {"name": "Water", "language": "en"}), atomic=False)

    if answer.status_code == 422:  # no text
        assert answer.json["errors"][0]["pointer"] == "/operations/0/path"
    else:
        assert [one["status"] for one in answer.json["results"]] == [status, 201]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"atomic": True, "operations": []}, "/operations"),
        ({"atomic": True, "operations": [operation("POST", "/tags", TAG)] * 101}, "/operations"),
        ({"operations": [operation("POST", "/tags", TAG)]}, "/atomic"),
        ({"atomic": True, "operations": [operation("GET", "/tags")]}, "/operations/0/method"),
        ({"atomic": True, "operations": [operation("POST", "/tags", []) | {"body": []}]}, "/operations/0/body"),
        ({"atomic": True, "operations": [operation("POST", "/tags", TAG, headers={})]}, "/operations/0/headers"),
    ],
)
def test_a_batch_is_checked_before_anything_is_done(editor, database, body, pointer):
    refused = editor("POST", "/batch", body)

    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, pointer)
    assert count(database, Tag) == 0


def test_a_batch_that_is_sent_again_is_done_once(editor, database):
    operations = [operation("POST", "/tags", {"name": f"Tag {number}", "language": "en"}) for number in range(100)]

    first, again = (batch(editor, *operations, Idempotency_Key="once") for _ in range(2))

    assert (first.status_code, again.data, again.headers["Idempotency-Replayed"]) == (200, first.data, "true")
    assert count(database, Tag) == 100


def test_a_batch_has_at_most_eight_megabytes_others_one(editor):
    text = {"name": "Housing", "language": "en", "description": "x" * 9_000}
    operations = [operation("POST", "/tags", {**text, "name": f"Tag {number}"}) for number in range(100)]
    large = operation("POST", "/tags", {"name": "x" * 9_000_000, "language": "en"})

    assert batch(editor, *operations, *operations[:40], atomic=False).status_code == 422
    assert {one["status"] for one in batch(editor, *operations).json["results"]} == {201}
    assert batch(editor, *(large,)).status_code == 413
    assert (
        batch(editor, operation("POST", "/tags", {"name": "x" * 2_000_000, "language": "en"}), atomic=False).json["results"][0]["status"]
        == 422
    )


def test_a_deletion_that_is_taken_back_leaves_no_trace(editor, client):
    tag = editor("POST", "/tags", TAG).json
    before = client.get("/v1/tags/housing").data

    refused = batch(editor, operation("DELETE", f"/tags/{tag['id']}", if_match="*"), operation("POST", "/posts", {}))

    assert refused.status_code == 422
    assert client.get("/v1/tags/housing").data == before
