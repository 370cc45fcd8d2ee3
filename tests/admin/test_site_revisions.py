"""Who writes the site, and every form of it that was saved."""

from tests.admin.menus import labels, site_etag


def test_saves_are_revisions_that_can_be_compared_and_restored(editor, change, root):
    tag = editor("POST", "/tags", {"name": "Housing", "language": "en"}).json
    change(description="One", menus={"main": [{"type": "tag", "slug": "housing"}, {"label": "Home", "url": "/"}]})
    change(description="Two", menus={"main": None})
    editor("DELETE", f"/tags/{tag['id']}", If_Match='"1"')

    listed = editor("GET", "/site/revisions").json
    shown = editor("GET", "/site/revisions/2").json
    compared = editor("GET", "/site/revisions/2/compare?with=3").json
    restored = editor("POST", "/site/revisions/2/restore", {}, If_Match='"3"')

    assert [(one["number"], one["is_live"]) for one in listed["data"]] == [(3, True), (2, False), (1, False)]
    assert (shown["form"]["description"], labels(shown["form"]["menus"]["main"])) == ("One", ["Home"])
    assert [one["member"] for one in compared["changes"]] == ["description", "menus"]
    assert (restored.status_code, restored.json["revision"], restored.json["description"]) == (200, 4, "One")
    assert labels(root()["menus"]["main"]) == ["Home"]
    assert editor("GET", "/site/revisions/9").status_code == 404
    first = editor("POST", "/site/revisions/1/restore", {})
    assert (first.json["description"], first.json["menus"]) == (None, {})


def test_another_language_of_the_site_is_what_its_labels_are_in(change, root):
    change(
        description="News", descriptions={"fr": "Nouvelles"}, menus={"main": [{"label": "Home", "labels": {"fr": "Accueil"}, "url": "/"}]}
    )

    written = change(language="fr").json

    entry = written["menus"]["main"][0]
    assert (written["description"], written["descriptions"]) == ("Nouvelles", {"en": "News"})
    assert (entry["label"], entry["labels"]) == ("Accueil", {"en": "Home"})
    assert root()["menus"]["main"][0]["label"] == "Home"


def test_who_wrote_is_in_the_audit(editor, change):
    change(description="x")

    newest = editor("GET", "/audit?limit=1").json["data"][0]

    assert (newest["action"], newest["kind"]) == ("update", "site")


def test_of_two_who_write_one_is_told(editor):
    assert editor("PATCH", "/site", {"description": "One"}).status_code == 428
    assert editor("PATCH", "/site", {"description": "One"}, If_Match='"1"').status_code == 200

    answer = editor("PATCH", "/site", {"description": "Two"}, If_Match='"1"')

    assert (answer.status_code, answer.headers["ETag"], answer.json["present"]["description"]) == (412, '"2"', "One")


def test_a_repeated_request_is_done_once(editor):
    first, second = (editor("PATCH", "/site", {"description": "One"}, If_Match='"1"', Idempotency_Key="a") for _ in range(2))

    assert (first.json, second.headers["Idempotency-Replayed"]) == (second.json, "true")
    assert editor("GET", "/site").json["revision"] == 2


def test_who_may_write(editor, make_key, make_section):
    tag, section = site_etag(editor), make_section(name="Canada")
    keys = {make_key("tags:write", "posts:read"): 403, make_key("sections:write", section=section.id): 403, make_key("sections:write"): 200}

    for key, status in keys.items():
        assert editor("PATCH", "/site", {"description": "x"}, key=key, If_Match=tag).status_code == status


def test_a_key_that_is_bound_is_not_told_of_what_others_hide(editor, change, here):
    hidden = here.hidden
    change(menus={"main": [{"type": "post", "id": str(hidden.id)}]})

    entry = editor("GET", "/site", key=here.key).json["menus"]["main"][0]

    assert (entry["id"], entry["slug"]) == (str(hidden.id), None)
