"""What is compared with stored moments goes by the database's clock: that of a web process may be wrong."""

import time

import pytest

from api.clock import iso

HOUR = 3600


@pytest.fixture(params=[HOUR, -HOUR], ids=["ahead", "behind"])
def now(request, monkeypatch):
    """The second that it is, in a process whose clock is wrong."""
    second, right = int(time.time()), time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: right() + request.param * 10**9)
    return second


def post(editor, **values):
    return editor("POST", "/posts", {"title": "A title", "language": "en", **values}).json["id"]


def test_an_embargo_ends_by_the_clock_of_the_database(editor, now):
    early, late = post(editor, embargo_until=iso(now + HOUR // 2)), post(editor, embargo_until=iso(now - HOUR // 2))

    assert editor("POST", f"/posts/{early}/publish", {}).status_code == 409
    published = editor("POST", f"/posts/{late}/publish", {})
    assert published.status_code == 200
    assert iso(now - 60) < published.json["published_at"] < iso(now + 60)


def test_a_post_is_scheduled_and_expires_after_the_moment_that_it_is_by_the_database(editor, now):
    one = post(editor)

    assert editor("POST", f"/posts/{one}/schedule", {"at": iso(now - HOUR // 2)}).status_code == 422
    assert editor("POST", f"/posts/{one}/schedule", {"at": iso(now + HOUR // 2)}).status_code == 200
    assert editor("POST", "/posts", {"title": "A", "language": "en", "expires_at": iso(now - HOUR // 2)}).status_code == 422
    assert editor("POST", "/posts", {"title": "A", "language": "en", "expires_at": iso(now + HOUR // 2)}).status_code == 201


def test_a_link_to_a_preview_ends_by_the_clock_of_the_database(editor, client, now):
    draft = post(editor)
    asked = [editor("POST", f"/posts/{draft}/preview-links", {"expires_at": iso(now + seconds)}) for seconds in (-HOUR // 2, HOUR // 2)]

    assert [answer.status_code for answer in asked] == [422, 201]
    assert client.get(f"/admin/v1/previews/{asked[1].json['token']}").status_code == 200
    assert len(editor("GET", f"/posts/{draft}/preview-links").json["data"]) == 1


def test_a_key_ends_by_the_clock_of_the_database(editor, make_key, now):
    short = make_key("posts:read", expires_at=now + HOUR // 2, now=now * 10**6)
    past = make_key("posts:read", expires_at=now - HOUR // 2, now=(now - HOUR) * 10**6)

    assert [editor("GET", "/posts", key=key).status_code for key in (short, past)] == [200, 401]
