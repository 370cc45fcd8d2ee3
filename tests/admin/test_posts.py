"""A post on its way: written, changed by several at once, published, withdrawn."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from api.db import reading
from api.models import Audit, Change, Post
from tests.plugins import amount

DRAFT = {"title": "A thousand homes", "language": "en", "body_html": "<p>Homes were promised.</p>"}


def test_a_new_post_is_a_draft_with_all_its_members(editor, client):
    made = editor("POST", "/posts", {**DRAFT, "embargo_until": "2030-01-01T00:00:00Z"}, Broadsheet_Actor="ana")

    assert made.status_code == 201
    assert made.headers["ETag"] == '"1"'
    assert made.headers["Cache-Control"] == "private, no-store"
    assert made.headers["Vary"] == "Authorization"
    assert made.headers["Location"] == f"https://www.example.org/admin/v1/posts/{made.json['id']}"
    expected = {"slug": "a-thousand-homes", "state": "draft", "revision": 1, "embargo_until": "2030-01-01T00:00:00Z"}
    assert expected.items() <= made.json.items()
    assert editor("GET", f"/posts/{made.json['id']}").json == made.json
    assert client.get(f"/v1/posts/{made.json['id']}").status_code == 404


def test_a_patch_changes_what_it_names_and_nothing_else(editor):
    post = editor("POST", "/posts", {**DRAFT, "excerpt": "Short.", "image": {"url": "https://example.org/a.jpg", "alt": "A crowd"}}).json

    patch = {"excerpt": None, "image": {"credit": "Ana"}}
    changed = editor("PATCH", f"/posts/{post['id']}", patch, If_Match='"1"')

    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert changed.json["excerpt"] is None
    assert (changed.json["image"]["alt"], changed.json["image"]["credit"]) == ("A crowd", "Ana")
    same = ("title", "slug", "body_html", "created_at", "state", "section")
    assert {name: changed.json[name] for name in same} == {name: post[name] for name in same}


@pytest.mark.parametrize("tag", ['"1"', 'W/"1"', "*", '"7", "1"'])
def test_a_tag_names_a_revision_weak_or_not(editor, tag):
    post = editor("POST", "/posts", DRAFT).json

    assert editor("PATCH", f"/posts/{post['id']}", {"title": "Another"}, If_Match=tag).status_code == 200


def test_a_change_without_a_condition_is_428_and_a_stale_one_412_with_the_present_object(editor):
    post = editor("POST", "/posts", DRAFT).json
    editor("PATCH", f"/posts/{post['id']}", {"title": "Second"}, If_Match='"1"')

    without, stale = editor("PATCH", f"/posts/{post['id']}", {"title": "x"}), editor("DELETE", f"/posts/{post['id']}", If_Match='"1"')

    assert (without.status_code, without.json["code"]) == (428, "precondition-required")
    assert (stale.status_code, stale.json["code"]) == (412, "precondition-failed")
    assert stale.headers["ETag"] == '"2"'
    assert stale.json["present"] == editor("GET", f"/posts/{post['id']}").json


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"titel": "x"}, "/titel", "unknown"),
        ({"state": "published"}, "/state", "read-only"),
        ({"id": "x"}, "/id", "read-only"),
        ({"published_at": "2000-01-01T00:00:00Z"}, "/published_at", "read-only"),
        ({"tags": ["no-such-tag"]}, "/tags/0", "invalid"),
        ({"tags": ["fine", "not fine"]}, "/tags/1", "invalid"),
        ({"image": {"url": "javascript:x"}}, "/image/url", "invalid"),
        ({"title": None}, "/title", "invalid"),
        ({"embargo_until": "0001-01-01T00:00:00+23:59"}, "/embargo_until", "out-of-range"),
        ({"slug": "Not A Slug"}, "/slug", "invalid"),
        ({"body_html": "x" * 262_145}, "/body_html", "out-of-range"),
    ],
)
def test_what_is_not_taken_is_422_with_its_place(editor, body, pointer, code):
    post = editor("POST", "/posts", DRAFT).json

    refused = editor("PATCH", f"/posts/{post['id']}", body, If_Match='"1"')

    assert (refused.status_code, refused.json["code"]) == (422, "invalid-body")
    assert [(one["pointer"], one["code"]) for one in refused.json["errors"]] == [(pointer, code)]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b'{"title": "x", "language": "en"}', "text/plain", 415),
        (b'{"title": "x", "title": "y", "language": "en"}', "application/json", 400),
        (b'{"title": NaN}', "application/json", 400),
        (b'{"title": "\\ud800", "language": "en"}', "application/json", 400),
        (b'{"title": "a\\u0000b", "language": "en"}', "application/json", 422),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b"null", "application/json", 422),
        (b"", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"9" * 5_000, "application/json", 400),
        (b" " * 1_048_577, "application/json", 413),
    ],
)
def test_odd_bodies_are_refused(client, make_key, body, content_type, status):
    key = make_key()

    answer = client.post("/admin/v1/posts", data=body, content_type=content_type, headers={"Authorization": f"Bearer {key}"})

    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"


def test_a_post_goes_from_state_to_state(editor, client):
    post = editor("POST", "/posts", DRAFT).json
    where, delivery = f"/posts/{post['id']}", f"/v1/posts/{post['slug']}"

    published = editor("POST", f"{where}/publish", {})
    assert published.json["state"] == "published"
    assert client.get(delivery).json["published_at"] == published.json["published_at"]
    assert editor("POST", f"{where}/withdraw", {"reason": "legal"}).json["withdrawn_reason"] == "legal"
    assert client.get(delivery).status_code == 451
    restored = editor("POST", f"{where}/restore")
    assert (restored.json["state"], restored.json["published_at"]) == ("published", published.json["published_at"])
    assert client.get(delivery).status_code == 200
    refused = editor("POST", f"{where}/publish", {})
    assert (refused.status_code, refused.json["code"]) == (409, "illegal-transition")
    assert refused.json["errors"][0]["allowed"] == ["withdraw"]


def test_a_post_is_scheduled_and_taken_back(editor):
    post = editor("POST", "/posts", {**DRAFT, "embargo_until": "2199-01-01T00:00:00Z"}).json
    where = f"/posts/{post['id']}"

    assert editor("POST", f"{where}/schedule", {"at": "2198-01-01T00:00:00Z"}).status_code == 422
    assert editor("POST", f"{where}/publish", {}).status_code == 409
    scheduled = editor("POST", f"{where}/schedule", {"at": "2199-02-01T00:00:00Z"})
    assert (scheduled.json["state"], scheduled.json["scheduled_at"]) == ("scheduled", "2199-02-01T00:00:00Z")
    assert editor("POST", f"{where}/unschedule", {}).json["state"] == "draft"


def test_a_pending_revision_waits_until_it_is_published(editor, client, database):
    post = editor("POST", "/posts", DRAFT).json
    where = f"/posts/{post['id']}"
    editor("POST", f"{where}/publish", {})
    before, count = client.get(f"/v1/posts/{post['id']}").data, seq(database)

    held = editor("PATCH", f"{where}?draft=true", {"title": "Seven thousand homes"}, If_Match='"2"', Broadsheet_Actor="ana")

    assert (held.json["title"], held.json["pending"]["revision"], held.json["pending"]["actor"]) == ("A thousand homes", 3, "ana")
    assert held.headers["ETag"] == '"3"'
    assert (client.get(f"/v1/posts/{post['id']}").data, seq(database)) == (before, count)
    published = editor("POST", f"{where}/publish", {})
    assert (published.json["title"], published.json["pending"]) == ("Seven thousand homes", None)
    assert client.get(f"/v1/posts/{post['id']}").json["title"] == "Seven thousand homes"


def seq(database):
    with reading(database) as connection:
        return connection.execute(select(func.max(Change.seq))).scalar()


def test_a_draft_that_was_deleted_was_never_there(editor, client):
    post = editor("POST", "/posts", DRAFT).json

    assert editor("DELETE", f"/posts/{post['id']}", If_Match='"1"').status_code == 204
    assert editor("GET", f"/posts/{post['id']}").status_code == 404
    assert client.get(f"/v1/posts/{post['slug']}").status_code == 404
    assert editor("POST", "/posts", {**DRAFT, "slug": post["slug"]}).status_code == 201


def test_of_several_writers_with_one_tag_exactly_one_wins(editor, app, make_key):
    key = make_key()
    post = editor("POST", "/posts", DRAFT).json
    revision = 1

    def patch(number):
        headers = {"Authorization": f"Bearer {key}", "If-Match": f'"{revision}"'}
        return app.test_client().patch(f"/admin/v1/posts/{post['id']}", json={"title": f"{revision} {number}"}, headers=headers)

    with ThreadPoolExecutor(4) as writers:
        for _ in range(amount(full=20, sample=10, long=50)):
            answers = list(writers.map(patch, range(4)))
            assert sorted(one.status_code for one in answers) == [200, 412, 412, 412]
            won = next(one for one in answers if one.status_code == 200)
            assert all(one.json["present"] == won.json for one in answers if one.status_code == 412)
            revision += 1


def test_each_write_is_in_the_audit_with_its_actor(editor, database):
    post = editor("POST", "/posts", DRAFT, Broadsheet_Actor="Añá".encode().decode("latin-1")).json
    editor("PATCH", f"/posts/{post['id']}", {"title": "x"}, If_Match='"9"')
    editor("POST", f"/posts/{post['id']}/publish", {})

    with reading(database) as connection:
        rows = connection.execute(select(Audit.action, Audit.actor, Audit.revision).order_by(Audit.id)).all()
    assert [tuple(row) for row in rows] == [("create", "Añá", 1), ("publish", None, 2)]


def test_posts_are_listed_whatever_their_state(editor, make_tag):
    housing = make_tag("Housing")
    draft = editor("POST", "/posts", {**DRAFT, "tags": ["housing"]}).json
    other = editor("POST", "/posts", {"title": "Bread and roses", "language": "fr"}).json
    editor("POST", f"/posts/{other['id']}/publish", {})

    def ids(query):
        return [one["id"] for one in editor("GET", f"/posts?{query}").json["data"]]

    assert ids("") == [other["id"], draft["id"]]
    assert ids("sort=updated_at") == [draft["id"], other["id"]]
    assert ids("state=draft") == [draft["id"]]
    assert ids(f"tag={housing.id}") == ids("tag=housing") == ids("q=THOUS ho") == [draft["id"]]
    assert ids("language=fr") == ids("pending=false&state=published") == [other["id"]]
    assert ids("q=omes") == ids("pending=true") == []
    first = editor("GET", "/posts?limit=1&count=true").json
    assert first["page"]["total"] == {"value": 2, "relation": "exact"}
    assert ids(f"limit=1&cursor={first['page']['next_cursor']}") == [draft["id"]]
    assert editor("GET", "/posts?stat=draft").json["errors"][0]["suggestion"] == "state"


def test_no_post_is_made_by_what_is_refused(editor, database):
    for body in ({"title": "x"}, {"title": "", "language": "en"}, {**DRAFT, "campaigns": ["none"]}, {**DRAFT, "section": "none"}):
        assert editor("POST", "/posts", body).status_code == 422

    with reading(database) as connection:
        assert connection.scalar(select(func.count()).select_from(Post)) == 0
