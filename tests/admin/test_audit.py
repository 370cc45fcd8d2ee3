"""The audit: who did what, and who may see it."""


def told(answer):
    return [(one["action"], one["kind"], one["actor"]) for one in answer.json["data"]]


def test_each_write_is_told_with_its_key_and_actor(editor):
    post = editor("POST", "/posts", {"title": "x", "language": "en"}, Broadsheet_Actor="ana").json
    editor("POST", f"/posts/{post['id']}/publish", Broadsheet_Actor="Zoë".encode().decode("latin-1"))
    editor("PATCH", f"/posts/{post['id']}", {"titel": "x"}, If_Match="*")
    editor("DELETE", f"/posts/{post['id']}", If_Match="*")

    found = editor("GET", f"/audit?entity_id={post['id']}")

    assert told(found) == [("delete", "post", None), ("publish", "post", "Zoë"), ("create", "post", "ana")]
    assert {one["key"]["name"] for one in found.json["data"]} == {"tests"}
    assert [one["revision"] for one in found.json["data"]] == [2, 2, 1]


def test_it_is_filtered_and_paged(editor):
    for actor in ("ana", "ben", "ana"):
        editor("POST", "/tags", {"name": actor, "language": "en"}, Broadsheet_Actor=actor)

    page = editor("GET", "/audit?actor=ana&action=create&kind=tag&limit=1&count=true").json
    rest = editor("GET", page["links"]["next"].removeprefix("https://www.example.org/admin/v1")).json

    assert (page["page"]["total"]["value"], len(page["data"]), len(rest["data"])) == (2, 1, 1)
    assert rest["links"]["next"] is None


def test_what_was_done_to_keys_is_shown_to_who_may_write_keys(editor, make_key):
    editor("POST", "/keys", {"name": "x", "scopes": ["posts:read"]})

    assert told(editor("GET", "/audit")) == [("create", "key", None)]
    assert told(editor("GET", "/audit", key=make_key("posts:read"))) == []


def test_a_bound_key_sees_what_was_done_to_its_section(editor, make_key, make_section):
    own = make_section("Canada")
    editor("POST", "/posts", {"title": "theirs", "language": "en"})
    editor("POST", "/posts", {"title": "ours", "language": "en", "section": "canada"}, Broadsheet_Actor="ana")

    assert told(editor("GET", "/audit", key=make_key(section=own.id))) == [("create", "post", "ana")]


def test_jobs_are_listed(editor, make_tag):
    make_tag("Homes", slug="homes")
    tag = make_tag("Flats", slug="flats")
    job = editor("POST", f"/tags/{tag.id}/merge", {"into": "homes"}).json

    assert editor("GET", "/jobs").json["data"] == [job]
    assert editor("GET", "/jobs?state=done").json["data"] == []
    assert (job["tag"]["slug"], job["into"]["slug"]) == ("flats", "homes")
