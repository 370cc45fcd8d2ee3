"""What of a post is not public: its pending revision, and what somebody was writing."""

import pytest

DRAFT = {"title": "A thousand homes", "language": "en", "body_html": "<p>Homes.</p>"}


@pytest.fixture
def post(editor):
    return editor("POST", "/posts", DRAFT).json


@pytest.fixture
def public(editor, post):
    return editor("POST", f"/posts/{post['id']}/publish").json


def test_an_autosave_changes_nothing_but_itself(editor, client, public):
    where = f"/posts/{public['id']}"
    before = (editor("GET", where).json, client.get(f"/v1{where}").data, editor("GET", f"{where}/revisions").json)

    kept = editor("PATCH", f"{where}?autosave=true", {"title": "Typing"}, If_Match='"2"', Broadsheet_Actor="ana")

    assert (kept.status_code, kept.headers["ETag"], kept.json) == (200, '"2"', before[0])
    assert (editor("GET", where).json, client.get(f"/v1{where}").data, editor("GET", f"{where}/revisions").json) == before
    found = editor("GET", f"{where}/autosave", Broadsheet_Actor="ana").json
    assert (found["revision"], found["changed"], found["form"]["title"]) == (2, ["title"], "Typing")


def test_each_key_and_actor_has_one_autosave_which_the_next_replaces(editor, make_key, post):
    where, other = f"/posts/{post['id']}", make_key()
    for actor, key, title in (("ana", None, "first"), ("ana", None, "second"), ("ben", None, "third"), ("ana", other, "fourth")):
        more = {"key": key} if key else {}
        editor("PATCH", f"{where}?autosave=true", {"title": title}, If_Match="*", Broadsheet_Actor=actor, **more)

    titles = [
        editor("GET", f"{where}/autosave", Broadsheet_Actor=actor, **more).json["form"]["title"]
        for actor, more in (("ana", {}), ("ben", {}), ("ana", {"key": other}))
    ]

    assert titles == ["second", "third", "fourth"]
    assert editor("GET", f"{where}/autosave").status_code == 404


def test_saving_or_deleting_ends_an_autosave(editor, post):
    where = f"/posts/{post['id']}"

    for end in (lambda: editor("PATCH", where, {"title": "Saved"}, If_Match="*"), lambda: editor("DELETE", f"{where}/autosave")):
        editor("PATCH", f"{where}?autosave=true", {"title": "Typing"}, If_Match="*")
        assert editor("GET", f"{where}/autosave").status_code == 200
        assert end().status_code in (200, 204)
        assert editor("GET", f"{where}/autosave").status_code == 404
    assert editor("DELETE", f"{where}/autosave").status_code == 404


def test_an_autosave_is_checked_as_a_patch_is(editor, post):
    where = f"/posts/{post['id']}?autosave=true"

    wrong = editor("PATCH", where, {"titel": "x"}, If_Match="*")
    both = editor("PATCH", f"{where}&draft=true", {"title": "x"}, If_Match="*")

    assert (wrong.status_code, wrong.json["errors"][0]["pointer"]) == (422, "/titel")
    assert (both.status_code, both.json["errors"][0]["parameter"]) == (422, "autosave")
    assert editor("PATCH", where, {"title": "x"}).status_code == 428
    assert editor("PATCH", where, {"title": "x"}, If_Match='"7"').status_code == 412


def test_who_may_only_write_may_autosave_what_is_public(editor, make_key, public):
    writer = make_key("posts:write")

    assert editor("PATCH", f"/posts/{public['id']}?autosave=true", {"title": "x"}, key=writer, If_Match="*").status_code == 200


def test_a_pending_revision_is_shown_and_taken_back(editor, client, public):
    where = f"/posts/{public['id']}"
    assert editor("GET", f"{where}/pending").status_code == 404
    live = client.get(f"/v1{where}").data
    editor("PATCH", f"{where}?draft=true", {"title": "Seven thousand"}, If_Match="*", Broadsheet_Actor="ana")

    shown = editor("GET", f"{where}/pending").json
    without, stale = editor("DELETE", f"{where}/pending"), editor("DELETE", f"{where}/pending", If_Match='"2"')
    gone = editor("DELETE", f"{where}/pending", If_Match='"3"')

    assert (shown["revision"], shown["actor"], shown["changed"], shown["form"]["title"]) == (3, "ana", ["title"], "Seven thousand")
    assert (without.status_code, stale.status_code, gone.status_code, gone.headers["ETag"]) == (428, 412, 204, '"4"')
    assert editor("GET", f"{where}/pending").status_code == 404
    assert editor("GET", where).json["pending"] is None
    assert client.get(f"/v1{where}").data == live


def test_what_will_be_public_by_itself_is_changed_by_who_may_publish(editor, make_key, public):
    writer = make_key("posts:write")
    where = f"/posts/{public['id']}"
    draft = editor("POST", "/posts", {**DRAFT, "slug": "due"}).json
    editor("POST", f"/posts/{draft['id']}/schedule", {"at": "2100-01-01T00:00:00Z"})
    editor("PATCH", f"{where}?draft=true", {"title": "Later"}, If_Match="*")
    editor("POST", f"{where}/schedule", {"at": "2100-01-01T00:00:00Z"})

    refused = [
        editor("PATCH", f"/posts/{draft['id']}", {"title": "x"}, key=writer, If_Match="*"),
        editor("PATCH", f"{where}?draft=true", {"title": "x"}, key=writer, If_Match="*"),
        editor("POST", f"{where}/revisions/1/restore?draft=true", {}, key=writer),
    ]

    assert {(one.status_code, one.json["code"]) for one in refused} == {(403, "scope-missing")}
