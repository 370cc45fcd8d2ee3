"""Revisions of tags, campaigns, authors, sections and events: every save can be read, compared and brought back, as those of posts."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.models import RESOURCES, ResourceRevision, Tag
from api.services import jobs
from api.services.resources import tags
from schemas.revision import REVISIONS
from tests.databases import NOW

IMAGE = {"url": "https://example.org/a.jpg", "alt": "A"}
POINTS = [{"at": f"2026-0{month}-01T00:00:00Z", "value": month, "post": None} for month in (1, 2, 3)]
FIRST = {
    "section": {"name": "Canada", "names": {"fr": "Le Canada"}, "url": "https://ca.example.org", "url_template": "/{slug}"},
    "author": {"name": "Ana", "names": {"fr": "Anne"}, "bio": "Writes.", "bios": {"fr": "Écrit."}, "image": IMAGE},
    "tag": {"name": "Housing", "names": {"fr": "Logement"}, "description": "Homes.", "parent": "society"},
    "event": {
        "title": "Open day",
        "titles": {"fr": "Portes ouvertes"},
        "starts_at": "2026-06-01T10:00:00Z",
        "ends_at": "2026-06-01T12:00:00Z",
        "timezone": "Europe/Lisbon",
        "place": {"name": "Hall", "locality": "Lisbon", "country": "PT", "latitude": 38.7, "longitude": -9.1},
        "online_url": "https://example.org/live",
    },
    "campaign": {
        "title": "Homes",
        "titles": {"fr": "Toits"},
        "body_html": "<p>One.</p>",
        "starts_on": "2026-03-01",
        "place": "Lisbon",
        "places": {"fr": "Lisbonne"},
        "featured": True,
        "image": IMAGE,
        "figures": [{"measure": "signed", "label": "Signed", "labels": {"fr": "Signé"}, "target": 9, "history": POINTS}],
    },
}
SECOND = {
    "section": {"slug": "other", "name": "Other", "names": None, "url": None, "url_template": None},
    "author": {"slug": "other", "name": "Other", "bio": None, "image": None},
    "tag": {"slug": "other", "name": "Other", "names": {"fr": None, "de": "Andere"}, "description": None, "parent": None},
    "event": {"slug": "other", "title": "Other", "titles": None, "ends_at": None, "status": "postponed", "place": None, "online_url": None},
    "campaign": {
        "slug": "other",
        "title": "Other",
        "body_html": "<p>Two.</p>",
        "starts_on": None,
        "place": None,
        "featured": False,
        "image": None,
        "figures": [{"measure": "signed", "label": "Changed", "history": [*POINTS[:2], {"at": "2026-04-01T00:00:00Z", "value": 9}]}],
    },
}
OF_SAVE = ("revision", "updated_at", "featured_at")
each = pytest.mark.parametrize("kind", RESOURCES)


@pytest.fixture
def made(editor, make_tag):
    """Makes one of a kind and changes it: as it was written, and as it is then."""
    make_tag("Society")

    def make(kind):
        plural = RESOURCES[kind].plural
        first = editor("POST", f"/{plural}", {"language": "en", **FIRST[kind]}, Broadsheet_Actor="ana").json
        second = editor("PATCH", f"/{plural}/{first['id']}", SECOND[kind], If_Match='"1"', Broadsheet_Actor="ben")
        assert second.status_code == 200, second.text
        return first, second.json, f"/{plural}/{first['id']}"

    return make


def without(form, *names):
    return {name: value for name, value in form.items() if name not in (*OF_SAVE, *names)}


@each
def test_each_save_is_listed_and_can_be_read(editor, made, kind):
    first, second, path = made(kind)

    listed = editor("GET", f"{path}/revisions?count=true").json
    shown = [editor("GET", f"{path}/revisions/{number}").json for number in (1, 2)]

    assert [(row["number"], row["actor"], row["is_live"], row["key"]["name"]) for row in listed["data"]] == [
        (2, "ben", True, "tests"),
        (1, "ana", False, "tests"),
    ]
    assert (listed["page"]["total"]["value"], listed["data"][1]["at"]) == (2, first["updated_at"])
    assert set(shown[0]) == set(REVISIONS[kind].one().fields) == {*listed["data"][0], "form"}
    for one, present in zip(shown, (first, second), strict=True):
        assert one["form"].items() <= present.items()
        assert set(one["form"]) == set(REVISIONS[kind].one().fields["form"].schema.fields)
    cursor = editor("GET", f"{path}/revisions?limit=1").json["page"]["next_cursor"]
    assert [row["number"] for row in editor("GET", f"{path}/revisions?limit=1&cursor={cursor}").json["data"]] == [1]


@each
def test_two_revisions_are_compared(editor, made, kind):
    first, second, path = made(kind)

    compared = editor("GET", f"{path}/revisions/1/compare?with=2").json

    said = {"featured_at" if name == "featured" else name for name in SECOND[kind]}
    changes = {one["member"]: (one["before"], one["after"]) for one in compared["changes"]}
    assert (compared["before"], compared["after"], set(changes)) == (1, 2, said)
    assert {name: values for name, values in changes.items() if name != "featured_at"} == {
        name: (first[name], second[name]) for name in said - {"featured_at"}
    }
    assert editor("GET", f"{path}/revisions/2/compare?with=2").json["changes"] == []
    assert editor("GET", f"{path}/revisions/1/compare?with=9").status_code == 404


# Events are drafts first: test_events brings back a public one.
@pytest.mark.parametrize("kind", [kind for kind in RESOURCES if kind != "event"])
def test_an_old_form_is_brought_back_as_a_new_revision_and_told_to_all(editor, client, made, kind):
    first, second, path = made(kind)
    cursor = client.get("/v1/changes").json["page"]["next_cursor"]

    restored = editor("POST", f"{path}/revisions/1/restore", If_Match='"2"')

    assert (restored.status_code, restored.json["revision"]) == (200, 3)
    assert without(restored.json, "url") == without(first, "url")
    shown = f"/v1/{RESOURCES[kind].plural}"
    assert client.get(f"{shown}/{first['slug']}").status_code == 200
    assert client.get(f"{shown}/{second['slug']}").headers["Location"].endswith(f"{shown}/{first['slug']}")
    told = client.get(f"/v1/changes?cursor={cursor}").json["data"]
    assert [(item["id"], item["revision"], item["resource"]["slug"]) for item in told] == [(first["id"], 3, first["slug"])]
    assert editor("POST", f"{path}/revisions/1/restore", If_Match='"2"').status_code == 412
    assert editor("POST", f"{path}/revisions/1/restore").json["revision"] == 3
    assert [row["action"] for row in editor("GET", f"/audit?entity_id={first['id']}").json["data"]][-3:-1] == ["restore-revision", "update"]
    forth = editor("POST", f"{path}/revisions/2/restore").json
    assert (without(forth, "url"), forth["revision"]) == (without(second, "url"), 4)


@each
def test_what_is_deleted_or_of_another_kind_has_no_revisions(editor, made, kind, database):
    first, _, path = made(kind)
    other = next(one for one in RESOURCES if one != kind)

    assert editor("GET", f"/{RESOURCES[other].plural}/{first['id']}/revisions").status_code == 404
    assert editor("DELETE", path, If_Match="*").status_code == 204

    for suffix in ("", "/1", "/1/compare?with=2"):
        assert editor("GET", f"{path}/revisions{suffix}").status_code == 404
    assert editor("POST", f"{path}/revisions/1/restore").status_code == 404
    with reading(database) as connection:
        assert connection.execute(select(ResourceRevision.number).where(ResourceRevision.entity_id == UUID(first["id"]))).all() == []


@each
@pytest.mark.parametrize("number", ["0", "01", "9", "x", "99999999999"])
def test_what_is_no_revision_is_404(editor, made, kind, number):
    _, _, path = made(kind)

    assert editor("GET", f"{path}/revisions/{number}").status_code == 404
    assert editor("POST", f"{path}/revisions/{number}/restore").status_code == 404


@each
def test_who_may_not_write_it_may_read_and_not_restore(editor, made, kind, make_key):
    _, _, path = made(kind)
    key = make_key("posts:read")

    assert editor("GET", f"{path}/revisions/1", key=key).status_code == 200
    answer = editor("POST", f"{path}/revisions/1/restore", key=key)
    assert (answer.status_code, RESOURCES[kind].scope in answer.json["detail"]) == (403, True)


def test_a_bound_key_sees_revisions_of_its_own_section_only(here, editor):
    for section, status in ((here.own, 200), (here.other, 404)):
        for suffix in ("", "/1", "/1/compare?with=1"):
            assert editor("GET", f"/sections/{section.id}/revisions{suffix}", key=here.key).status_code == status


def test_a_bound_key_is_not_told_which_post_reported_a_figure_if_others_hide_it(here, editor):
    figure = {"measure": "m", "label": "M", "history": [{"at": "2026-01-01T00:00:00Z", "value": 1, "post": str(here.hidden.id)}]}
    one = editor("POST", "/campaigns", {"title": "Homes", "language": "en", "figures": [figure]}).json
    path = f"/campaigns/{one['id']}"
    editor("POST", f"{path}/figures/m", {"at": "2026-01-01T00:00:00Z", "value": 1, "post": None})

    answers = [here.ask("GET", f"{path}/revisions{suffix}") for suffix in ("/1", "/1/compare?with=2")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [str(here.hidden.id) in answer.text for answer in answers] == [False, False]
    assert answers[1].json["changes"] == []
    assert [change["member"] for change in editor("GET", f"{path}/revisions/1/compare?with=2").json["changes"]] == ["figures"]


def test_bringing_back_a_form_with_fewer_values_has_to_be_said(editor):
    figure = {"measure": "signed", "label": "Signed", "history": POINTS[:1]}
    one = editor("POST", "/campaigns", {"title": "Homes", "language": "en", "figures": [figure]}).json
    for point in POINTS[1:]:
        editor("POST", f"/campaigns/{one['id']}/figures/signed", point)

    refused = editor("POST", f"/campaigns/{one['id']}/revisions/1/restore")
    done = editor("POST", f"/campaigns/{one['id']}/revisions/1/restore?drop_figures=true")

    assert (refused.status_code, refused.json["code"]) == (409, "loses-history")
    assert (done.status_code, done.json["figures"][0]["history"]) == (200, POINTS[:1])


def test_what_is_gone_is_left_out_and_what_others_have_stays_theirs(database, editor, make_tag):
    parent, tag = make_tag("Parent"), make_tag("One", slug="one", parent="parent")
    path = f"/tags/{tag.id}"
    editor("PATCH", path, {"name": "Two", "parent": None}, If_Match="*")
    below = make_tag("Below", parent="one")
    editor("PATCH", f"/tags/{parent.id}", {"parent": "below"}, If_Match="*")

    restored = editor("POST", f"{path}/revisions/1/restore").json
    assert (restored["name"], restored["parent"]) == ("One", None)

    editor("PATCH", f"/tags/{parent.id}", {"parent": None}, If_Match="*")
    assert editor("POST", f"{path}/revisions/1/restore").json["parent"]["slug"] == "parent"
    editor("PATCH", path, {"parent": None}, If_Match="*")
    editor("DELETE", f"/tags/{parent.id}", If_Match="*")
    assert editor("POST", f"{path}/revisions/1/restore").json["parent"] is None
    assert editor("GET", f"{path}/revisions/1").json["form"]["parent"] is None
    assert below.parent_id == tag.id
    into = make_tag("Into")
    with writing(database) as session:
        tags.merge(session, session.get_one(Tag, tag.id), session.get_one(Tag, into.id), now=NOW)
    for _ in range(5):
        with writing(database) as session:
            for job in jobs.waiting(session):
                jobs.step(session, job, now=NOW)
    merged = editor("GET", path).json
    assert merged["merged_into"]["slug"] == "into"
    restored = editor("POST", f"{path}/revisions/2/restore")
    assert (restored.status_code, restored.json["name"], restored.json["slug"]) == (200, "Two", merged["slug"])
    numbers = [row["number"] for row in editor("GET", f"{path}/revisions?limit=100").json["data"]]
    assert numbers == list(range(restored.json["revision"], 0, -1))


def test_what_an_archive_brings_is_a_revision_too(editor, make_campaign):
    campaign = make_campaign("Homes", starts_on=date(2026, 3, 1))

    row = editor("GET", f"/campaigns/{campaign.id}/revisions").json["data"][0]
    assert (row["actor"], row["key"], row["is_live"]) == (None, None, True)
    assert editor("GET", f"/campaigns/{campaign.id}/revisions/1").json["form"]["starts_on"] == "2026-03-01"
