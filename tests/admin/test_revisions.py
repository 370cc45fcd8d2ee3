"""Revisions: every save can be read, compared and brought back."""

import pytest

from schemas import revision

DRAFT = {"title": "First", "language": "en", "body_html": "<p>One.</p>"}


@pytest.fixture
def post(editor, make_tag):
    """A public post with three revisions: written with a tag, published, changed."""
    make_tag("Housing")
    made = editor("POST", "/posts", {**DRAFT, "tags": ["housing"]}, Broadsheet_Actor="ana").json
    editor("POST", f"/posts/{made['id']}/publish", {})
    return editor("PATCH", f"/posts/{made['id']}", {"title": "Second", "tags": []}, If_Match='"2"').json


def test_each_save_is_listed_and_can_be_read(editor, post):
    where = f"/posts/{post['id']}/revisions"

    listed = editor("GET", f"{where}?count=true").json
    one = editor("GET", f"{where}/1").json

    assert [(row["number"], row["state"], row["is_live"]) for row in listed["data"]] == [
        (3, "published", True),
        (2, "published", False),
        (1, "draft", False),
    ]
    assert listed["page"]["total"]["value"] == 3
    assert (one["actor"], one["form"]["title"], one["form"]["tags"][0]["slug"]) == ("ana", "First", "housing")
    assert set(one) == set(revision.Revision().fields)
    assert set(one["form"]) == set(revision.PostForm().fields)
    first = editor("GET", f"{where}?limit=2").json["page"]["next_cursor"]
    assert [row["number"] for row in editor("GET", f"{where}?limit=2&cursor={first}").json["data"]] == [1]


def test_two_revisions_are_compared(editor, post):
    compared = editor("GET", f"/posts/{post['id']}/revisions/2/compare?with=3").json

    assert {one["member"] for one in compared["changes"]} == {"title", "tags"}
    title = next(one for one in compared["changes"] if one["member"] == "title")
    assert (title["before"], title["after"]) == ("First", "Second")
    assert editor("GET", f"/posts/{post['id']}/revisions/2/compare").status_code == 422


def test_an_old_form_is_brought_back_as_a_new_revision(editor, client, post):
    restored = editor("POST", f"/posts/{post['id']}/revisions/1/restore", {}, If_Match='"3"')

    assert (restored.json["title"], restored.json["revision"], restored.json["state"]) == ("First", 4, "published")
    assert [tag["slug"] for tag in client.get(f"/v1/posts/{post['id']}").json["tags"]] == ["housing"]
    assert editor("POST", f"/posts/{post['id']}/revisions/1/restore", {}, If_Match='"3"').status_code == 412


def test_an_old_form_can_wait_as_the_pending_revision(editor, client, post, make_key):
    writer = make_key("posts:write")

    assert editor("POST", f"/posts/{post['id']}/revisions/1/restore", key=writer).status_code == 403
    held = editor("POST", f"/posts/{post['id']}/revisions/1/restore?draft=true", key=writer)

    assert (held.json["title"], held.json["pending"]["revision"]) == ("Second", 4)
    assert client.get(f"/v1/posts/{post['id']}").json["title"] == "Second"
    rows = editor("GET", f"/posts/{post['id']}/revisions").json["data"]
    assert [(row["number"], row["is_live"], row["is_pending"]) for row in rows[:2]] == [(4, False, True), (3, True, False)]


@pytest.mark.parametrize("number", ["0", "01", "9", "x", "\u0661", "99999999999"])
def test_what_is_no_revision_is_404(editor, post, number):
    assert editor("GET", f"/posts/{post['id']}/revisions/{number}").status_code == 404
    assert editor("POST", f"/posts/{post['id']}/revisions/{number}/restore").status_code == 404


def test_a_bound_key_sees_no_revision_of_other_sections(editor, post, make_key, make_section):
    bound = make_key(section=make_section("Canada").id)

    for path in ("", "/1", "/1/compare?with=2"):
        assert editor("GET", f"/posts/{post['id']}/revisions{path}", key=bound).status_code == 404
