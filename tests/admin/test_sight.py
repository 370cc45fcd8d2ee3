"""A key that is bound to a section: what other sections hide is not told by what it reads, and stands in nobody's way."""

import pytest

from api.derived.writing import writing
from api.errors import IllegalTransition
from api.services.archive.importing import Item, importing
from api.services.posts.scheduled import apply_due
from tests.admin.test_keys import operations
from tests.admin.two_sections import IMAGE, ORIGIN


def all_read(here, app, ids):
    """By address, what the key reads of these resources and of all lists."""
    read = {}
    for method, path, _ in operations(app, "{id}"):
        for one in ids.get(path.split("/")[3], [""]) if method == "GET" else ():
            for number in (1, 2, 3) if "{number}" in path else (0,):
                there = path.removeprefix("/admin/v1").replace("{id}", str(one)).replace("{number}", str(number))
                read[there] = here.ask("GET", there + ("?with=2" if there.endswith("compare") else "")).text
    return read


def merged_in_hidden(here):
    """The job that takes a tag from the hidden post."""
    tags = [here.editor("POST", "/tags", {"name": name, "language": "en"}).json["id"] for name in ("housing", "homes")]
    here.editor("PATCH", f"/posts/{here.hidden.id}", {"tags": tags[:1]}, If_Match="*")
    return here.editor("POST", f"/tags/{tags[0]}/merge", {"into": tags[1]}).json


def test_nothing_that_is_read_tells_what_is_hidden(here, app):
    """What an editor of all sections has put together, as the key of one section reads it."""
    public = here.make_post(slug="seen", language="fr", section=str(here.own.id))
    own = here.make_post(state="draft", section=str(here.own.id), translation_of="secret-post", title="One")
    here.editor("PATCH", f"/posts/{own.id}", {"translation_of": None}, If_Match="*")
    here.editor("PATCH", f"/posts/{own.id}", {"translation_of": "secret-post", "image": IMAGE}, If_Match="*")
    here.editor("PATCH", f"/posts/{public.id}?draft=true", {"translation_of": "secret-post", "title": "Two"}, If_Match="*")
    points = [{"at": "2026-01-01T00:00:00Z", "value": 1, "post": "secret-post"}]
    campaign = here.editor(
        "POST", "/campaigns", {"title": "Homes", "language": "en", "figures": [{"measure": "m", "label": "M", "history": points}]}
    ).json
    job = merged_in_hidden(here)
    assert here.form(own)["translation_of"] == str(here.hidden.id)

    read = all_read(here, app, {"posts": [own.id, public.id], "campaigns": [campaign["id"]], "jobs": [job["id"]]})

    assert len(read) > 30
    for canary in (str(here.hidden.id), "secret-post", '"gd"'):
        assert [there for there, text in read.items() if canary in text] == []
    compared = here.ask("GET", f"/posts/{own.id}/revisions/1/compare?with=2").json
    assert compared["changes"] == []
    waiting = here.ask("GET", f"/posts/{public.id}/pending").json
    assert (waiting["changed"], waiting["form"]["translation_of"]) == (["title"], None)
    assert here.ask("GET", f"/campaigns/{campaign['id']}").json["figures"][0]["history"][0]["post"] is None
    assert here.ask("GET", f"/jobs/{job['id']}").json["visited"] is None


def test_what_a_key_is_not_shown_stays_when_it_writes_back_what_it_read(here):
    points = [{"at": "2026-01-01T00:00:00Z", "value": 1, "post": "secret-post"}]
    figures = [{"measure": "m", "label": "M", "history": points}]
    campaign = here.editor("POST", "/campaigns", {"title": "Homes", "language": "en", "figures": figures}).json

    read = here.ask("GET", f"/campaigns/{campaign['id']}").json["figures"]
    written = here.ask("PATCH", f"/campaigns/{campaign['id']}", {"figures": read})

    assert (written.status_code, written.json["revision"]) == (200, campaign["revision"])
    kept = here.editor("GET", f"/campaigns/{campaign['id']}").json["figures"][0]["history"][0]["post"]
    assert kept == str(here.hidden.id)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_what_is_hidden_stands_in_nobodys_way(here, state):
    """A group of Canada's, to which Portugal has put what it hides: Canada's own translation and copy come all the same."""
    first = here.make_post(section=str(here.own.id), language="en")
    hidden = here.hide("withdrawn" if state == "withdrawn" else "draft", translation_of=str(first.id), origin={**ORIGIN, "uri": "urn:2"})
    if state == "scheduled":
        assert here.editor("POST", f"/posts/{hidden.id}/schedule", {"at": "2100-01-01T00:00:00Z"}).status_code == 200
    ours = {"title": "Ours", "language": "gd", "translation_of": str(first.id), "origin": {**ORIGIN, "uri": "urn:2"}}

    made = here.ask("POST", "/posts", ours)
    published = here.ask("POST", f"/posts/{made.json['id']}/publish", {})
    again = here.ask("POST", "/posts", ours)

    assert (made.status_code, published.status_code, again.status_code) == (201, 200, 422)
    assert here.form(hidden)["translation_of"] == str(first.id)
    action = "restore" if state == "withdrawn" else "publish"
    refused = here.editor("POST", f"/posts/{hidden.id}/{action}", {})
    assert (refused.status_code, refused.json["code"]) == (409, "illegal-transition")
    assert "'gd'" in refused.json["detail"]
    here.editor("PATCH", f"/posts/{hidden.id}", {"translation_of": None}, If_Match="*")
    assert "urn:2" in here.editor("POST", f"/posts/{hidden.id}/{action}", {}).json["detail"]
    here.editor("PATCH", f"/posts/{hidden.id}", {"origin": None}, If_Match="*")
    assert here.editor("POST", f"/posts/{hidden.id}/{action}", {}).status_code == 200


def test_an_entry_is_not_gone_where_another_section_shows_the_copy(here, client):
    theirs = here.show(origin={**ORIGIN, "uri": "urn:3"})
    here.editor("POST", f"/posts/{theirs.id}/withdraw", {"reason": "unpublished"})
    withdrawn = client.get("/v1/posts.atom").text
    made = here.ask("POST", "/posts", {"title": "Ours", "language": "en", "origin": {**ORIGIN, "uri": "urn:3"}}).json

    here.ask("POST", f"/posts/{made['id']}/publish", {})

    assert '<at:deleted-entry ref="urn:3"' in withdrawn
    shown = client.get("/v1/posts.atom").text
    assert "<id>urn:3</id>" in shown
    assert "deleted-entry" not in shown


def test_a_schedule_gives_up_a_translation_that_another_post_has_and_no_origin(here, database):
    first = here.make_post(section=str(here.own.id), language="en")
    hidden = here.hide(translation_of=str(first.id), origin=ORIGIN | {"uri": "urn:4"})
    here.editor("POST", f"/posts/{hidden.id}/schedule", {"at": "2100-01-01T00:00:00Z"})
    here.make_post(section=str(here.own.id), language="gd", translation_of=str(first.id))
    copy = here.make_post(section=str(here.own.id), origin=ORIGIN | {"uri": "urn:4"})
    later = 4_200_000_000_000_000

    with pytest.raises(IllegalTransition, match="urn:4"), writing(database) as session:
        apply_due(session, hidden.id, now=later)
    here.editor("PATCH", f"/posts/{copy.id}", {"origin": None}, If_Match="*")
    with writing(database) as session:
        applied = apply_due(session, hidden.id, now=later)

    assert (applied.action, applied.left_out) == ("publish", ["translation_of"])
    assert here.form(hidden)["state"] == "published"


def test_an_archive_changes_the_copy_of_its_section(here, database):
    """Two sections have the same copy: by its line, each is found again."""
    ours = here.make_post(state="draft", section=str(here.own.id), origin=ORIGIN, title="Ours")
    line = {"type": "post", "title": "New", "origin": ORIGIN}

    for section in ("canada", "portugal"):
        outcome = [one.outcome for one in importing(database, [Item("1", dict(line))], section=section)]
        assert outcome == ["changed"]

    assert [here.form(post)["section"]["slug"] for post in (ours, here.hidden)] == ["canada", "portugal"]
    assert [here.form(post)["title"] for post in (ours, here.hidden)] == ["New", "New"]


def test_a_public_post_of_another_section_is_translated(here):
    public = here.show(slug="seen", title="Seen")

    made = here.ask("POST", "/posts", {"title": "Vue", "language": "fr", "translation_of": "seen"})
    second = here.ask("POST", "/posts", {"title": "Aussi", "language": "en", "translation_of": "seen"})

    assert (made.status_code, made.json["translation_of"]) == (201, str(public.id))
    assert (second.status_code, second.json["errors"][0]["pointer"]) == (422, "/translation_of")


def test_a_post_that_follows_what_is_hidden_keeps_its_place(here):
    """Canada's post is the oldest of those that its key knows: taking it out is not possible, as for the oldest of all."""
    ours = here.make_post(section=str(here.own.id), language="en", translation_of="secret-post")
    younger = here.show(language="pt", translation_of=str(ours.id))

    read = here.ask("GET", f"/posts/{ours.id}").json
    patched = here.ask("PATCH", f"/posts/{ours.id}", {"translation_of": None})
    drafted = here.ask("PATCH", f"/posts/{ours.id}?draft=true", {"translation_of": str(younger.id)})

    assert read["translation_of"] is None
    assert [answer.json["revision"] for answer in (patched, drafted)] == [read["revision"]] * 2
    assert here.form(ours)["translation_of"] == str(here.hidden.id)


def test_a_restored_revision_follows_only_what_may_be_known(here):
    ours = here.make_post(state="draft", section=str(here.own.id), language="en", translation_of="secret-post")
    here.editor("PATCH", f"/posts/{ours.id}", {"translation_of": None, "title": "Later"}, If_Match="*")

    restored = here.ask("POST", f"/posts/{ours.id}/revisions/1/restore", {})

    assert (restored.status_code, restored.json["title"]) == (200, "A title")
    assert here.form(ours)["translation_of"] is None


@pytest.mark.parametrize("mode", ["", "?draft=true"])
def test_an_image_of_others_is_shown_and_never_changed(here, mode):
    """Whoever publishes: a text that a bound key says of an image is its own post's alone."""
    image = {"url": "https://pt.example/a.jpg", "alt": "Theirs"}
    theirs = here.show(image=image)
    ours = here.make_post(section=str(here.own.id))

    shared = here.ask("PATCH", f"/posts/{ours.id}{mode}", {"image": {"url": image["url"]}})
    here.ask("PATCH", f"/posts/{ours.id}{mode}", {"image": {"url": image["url"], "alt": "Ours"}})
    if mode:
        here.editor("POST", f"/posts/{ours.id}/publish", {})

    assert shared.status_code == 200
    assert [here.form(post)["image"]["alt"] for post in (theirs, ours)] == ["Theirs", "Ours"]
    again = here.ask("PATCH", f"/posts/{ours.id}", {"image": {"credit": "Ana"}}).json["image"]
    assert (again["alt"], again["credit"]) == ("Ours", "Ana")


def test_what_all_sections_share_is_not_deleted_by_the_key_of_one(here):
    """Else a refusal would say that somebody uses it."""
    for kind, name in (("tags", "name"), ("campaigns", "title"), ("authors", "name")):
        used, unused = (here.editor("POST", f"/{kind}", {name: "x", "language": "en"}).json["id"] for _ in range(2))
        here.editor("PATCH", f"/posts/{here.hidden.id}", {kind: [used]}, If_Match="*")

        answers = [here.ask("DELETE", f"/{kind}/{one}") for one in (used, unused)]

        assert [(answer.status_code, answer.json["code"]) for answer in answers] == [(403, "scope-missing")] * 2
        assert answers[0].text == answers[1].text
        assert here.editor("DELETE", f"/{kind}/{unused}", If_Match="*").status_code == 204
