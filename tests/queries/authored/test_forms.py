"""Forms of what is written: exactly the members and types of their schemas, from a few statements."""

from typing import Any
from uuid import UUID

import orjson
import pytest

from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Tag
from api.queries.authored import forms, jobs, lists, revisions
from api.queries.paging import Window
from api.services import jobs as job_rules
from api.services.posts import autosaves, editing, pending
from api.services.resources import tags
from api.services.revisioning import By
from schemas import admin_answers, job, revision
from tests.databases import NOW
from tests.queries.authored.shapes import faults

SECOND = NOW // 1_000_000
KINDS: dict[str, tuple[type[Any], type[Any]]] = {
    "post": (admin_answers.AuthoredPost, admin_answers.AuthoredPostItem),
    "tag": (admin_answers.AuthoredTag, admin_answers.AuthoredTag),
    "campaign": (admin_answers.AuthoredCampaign, admin_answers.AuthoredCampaignItem),
    "author": (admin_answers.AuthoredAuthor, admin_answers.AuthoredAuthor),
    "section": (admin_answers.AuthoredSection, admin_answers.AuthoredSection),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_has_the_members_and_types_of_its_schema(full, database, kind):
    whole, item = KINDS[kind]

    with reading(database) as connection:
        form = forms.shown(connection, kind, [full[kind]], database.site)[full[kind]]
        listed = forms.shown(connection, kind, [full[kind]], database.site, whole=False)[full[kind]]
        rows = (lists.posts if kind == "post" else lists.named(kind))(connection, {"sort": "-updated_at"}, Window(100), database.site)

    assert faults(whole, form) == []
    assert faults(item, listed) == []
    assert [fault for one in rows.items for fault in faults(item, orjson.loads(one))] == []
    assert set(form) >= set(listed)


def test_a_public_post_is_shown_as_it_is_live_whatever_is_pending(full, database):
    with reading(database) as connection:
        form = forms.shown(connection, "post", [full["post"]], database.site)[full["post"]]

    assert (form["title"], form["url"]) == ("A title", "https://ca.example.org/2026/one")
    assert form["tags"] == [{"id": str(full["tag"]), "slug": "housing", "name": "Housing"}, form["tags"][1]]
    assert form["authors"][0]["url"] == "https://www.example.org/authors/ana"
    assert form["pending"] == {"revision": 3, "saved_at": "2026-05-28T20:43:20Z", "actor": "ana"}
    assert (form["revision"], form["live_revision"], form["scheduled_at"]) == (4, 2, "2026-05-29T21:26:40Z")


def test_a_post_costs_as_many_statements_as_many_of_them(full, database, counted, make_post):
    ids = [full["post"], *(make_post(tags=["housing"], authors=["ana"], campaigns=["homes"]).id for _ in range(3))]
    costs = []

    for some in (ids[:1], ids):
        with reading(database) as connection, counted() as seen:
            forms.shown(connection, "post", some, database.site)
        costs.append(len(seen))

    assert costs == [10, 10]


def test_a_merged_tag_is_shown_as_the_one_that_took_its_place(full, database, make_tag):
    lodging = make_tag("Lodging", slug="lodging")
    with writing(database) as session:
        job_id = tags.merge(session, session.get(Tag, lodging.id), session.get(Tag, full["tag"]), now=NOW).id
    with reading(database) as connection:
        before = jobs.job_form(connection, job_id)

    with writing(database) as session:
        while job_rules.step(session, job_id, now=NOW):
            pass

    with reading(database) as connection:
        tag = forms.shown(connection, "tag", [lodging.id], database.site)[lodging.id]
        saved = {**revisions.snapshot_of(connection, full["post"], 1), "tags": [str(lodging.id), str(full["tag"])]}
        told = revisions.form_of(connection, saved, database.site)
        (listed,) = jobs.listed(connection, {"state": ["done"]}, Window(10), database.site).items
    assert tag["merged_into"]["slug"] == "housing"
    assert [one["slug"] for one in told["tags"]] == ["housing"]
    assert (before["state"], before["tag"]["slug"], before["into"]["slug"]) == ("waiting", "lodging", "housing")
    assert faults(job.Job, orjson.loads(listed)) == faults(job.Job, before) == []


def test_revisions_tell_who_saved_them_and_which_is_public(full, database):
    with reading(database) as connection:
        rows = [orjson.loads(one) for one in revisions.listed(connection, full["post"], Window(10)).items]
        first = revisions.listed(connection, full["post"], Window(2, count=True))
        rest = revisions.listed(connection, full["post"], Window(2, first.next_key))
        one = revisions.one(connection, full["post"], 3, database.site)
        with pytest.raises(NotFound):
            revisions.one(connection, full["post"], 9, database.site)

    assert [row["number"] for row in rows] == [4, 3, 2, 1]
    assert [row["number"] for row in rows if row["is_live"]] == [2]
    assert [row["number"] for row in rows if row["is_pending"]] == [3]
    assert (first.total.value, [orjson.loads(item)["number"] for item in rest.items]) == (4, [2, 1])
    assert [fault for row in rows for fault in faults(revision.RevisionItem, row)] == []
    assert faults(revision.Revision, one) == []
    assert (one["actor"], one["form"]["title"], [tag["slug"] for tag in one["form"]["tags"]]) == ("ana", "Pending", ["society"])


def test_what_is_gone_is_left_out_of_a_saved_form(full, database):
    gone = str(UUID(int=7))
    with reading(database) as connection:
        saved = revisions.snapshot_of(connection, full["post"], 1)
        lost = {**saved, "tags": [gone, *saved["tags"]], "authors": [gone], "section_id": gone, "translation_of": gone}
        form = revisions.form_of(connection, lost, database.site)

    assert faults(revision.PostForm, form) == []
    assert (len(form["tags"]), form["authors"], form["section"], form["translation_of"]) == (2, [], None, None)


def test_what_is_pending_is_the_live_form_with_what_waits(full, database):
    with writing(database) as session:
        row = editing.load(session, full["post"])
        editing.edit(session, row, {"featured": False}, now=NOW + 2 * 10**9)

    with reading(database) as connection:
        told = revisions.pending(connection, full["post"], database.site)

    assert faults(revision.Pending, told) == []
    assert (told["revision"], told["actor"], told["scheduled_at"]) == (3, "ana", "2026-05-29T21:26:40Z")
    assert told["changed"] == ["excerpt", "language", "slug", "tags", "title"]
    assert (told["form"]["title"], told["form"]["featured"], told["form"]["excerpt"]) == ("Pending", False, None)
    with writing(database) as session:
        pending.discard(session, editing.load(session, full["post"]), now=NOW + 3 * 10**9)
    with reading(database) as connection, pytest.raises(NotFound):
        revisions.pending(connection, full["post"], database.site)


def test_an_autosave_tells_what_it_changed(full, database):
    by = By(UUID(int=3), "ben")
    with writing(database) as session:
        row = editing.load(session, full["post"])
        autosaves.keep(session, row, {"title": "Typing"}, now=NOW, by=by)
        told = revisions.autosave(session.connection(), row.id, database.site, key=UUID(int=3), actor="ben")

    assert faults(revision.Autosave, told) == []
    assert (told["changed"], told["form"]["title"], told["revision"]) == (["title"], "Typing", 4)
