"""What something else names is not deleted: 409 ``in-use``, whatever names it, and never "try again"."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, insert

from api.clock import now_us
from api.derived.writing import writing
from api.models import KINDS, ApiKey, Base, Copy, Tag
from api.services import api_keys, in_use
from tests.admin.test_jobs import worked_off

NEW = {
    "section": {"name": "Branch", "language": "en"},
    "author": {"name": "Ana", "language": "en"},
    "tag": {"name": "Homes", "language": "en"},
    "campaign": {"title": "Homes", "language": "en"},
    "event": {"title": "Open day", "language": "en", "starts_at": "2026-06-01T10:00:00Z"},
    "post": {"title": "Homes", "language": "en"},
}
KEYS = sorted(f"{key.parent}" for table in Base.metadata.sorted_tables for key in table.foreign_keys)
TARGETS = {f"{key.parent}": key.column.table.name for table in Base.metadata.sorted_tables for key in table.foreign_keys}
GOES_ALONG = {f"{key.parent}" for table in Base.metadata.sorted_tables for key in table.foreign_keys if key.ondelete == "CASCADE"}
KEPT = {"image", "media"}
"""Tables of which nothing is deleted, but for pictures of our own (``tests/media``)."""
NO_KIND = {"source", "source_item", "webhook"}
"""Tables of what is no resource; with a row goes all that names it (``tests/webhooks``), or forgets it (``tests/sources``)."""


def made(editor, kind, **more):
    answer = editor("POST", f"/{KINDS[kind].plural}", {**NEW[kind], **more})
    assert answer.status_code == 201, answer.text
    return answer.json


def deleted(editor, kind, one, **more):
    return editor("DELETE", f"/{KINDS[kind].plural}/{one['id']}", If_Match="*", **more)


def linked(kind, member):
    return lambda editor, _database, one: made(editor, kind, **{member: one["id"] if member in ("section", "parent") else [one["id"]]})


def keyed(_editor, database, one):
    with writing(database) as session:
        api_keys.make(session, name="bound", scopes=["posts:read"], section=UUID(one["id"]), now=now_us())


def merged(editor, database, one):
    editor("POST", f"/tags/{made(editor, 'tag')['id']}/merge", {"into": one["id"]})
    worked_off(database)


def reported(editor, _database, one):
    figures = [{"measure": "signed", "label": "Signed", "history": [{"at": "2026-05-01T00:00:00Z", "value": 7}]}]
    answer = editor("PATCH", f"/campaigns/{one['id']}", {"figures": figures}, If_Match="*")
    assert answer.status_code == 200


def saved(editor, _database, one):
    """A post has revisions and words from the start."""


def kept_pending(editor, _database, one):
    assert editor("POST", f"/posts/{one['id']}/publish").status_code == 200
    assert editor("PATCH", f"/posts/{one['id']}?draft=true", {"title": "Pending"}, If_Match="*").status_code == 200


def kept_aside(editor, _database, one):
    assert editor("PATCH", f"/posts/{one['id']}?autosave=true", {"title": "Aside"}, If_Match="*").status_code == 200


def shown(editor, _database, one):
    assert editor("POST", f"/posts/{one['id']}/preview-links", {}).status_code == 201


def sourced(editor, _database, one):
    source = {"name": "Other", "url": "https://other.example.net", "section": one["id"], "licenses": None}
    assert editor("POST", "/sources", source).status_code == 201


def copied(_editor, database, one):
    with writing(database) as session:
        session.add(Copy(post_id=UUID(one["id"]), origin_state="published", revision=1, taken={}, kept={}))


def relinked(kind, of="post"):
    def related(editor, _database, one):
        named = {KINDS[kind].plural: [made(editor, kind)["id"]]}
        assert editor("PATCH", f"/{KINDS[of].plural}/{one['id']}", named, If_Match="*").status_code == 200

    return related


NAMED = {
    "api_key.section_id": keyed,
    "autosave.post_id": kept_aside,
    "copy.post_id": copied,
    "event.section_id": linked("event", "section"),
    "event_campaign.campaign_id": linked("event", "campaigns"),
    "event_campaign.event_id": relinked("campaign", of="event"),
    "figure.campaign_id": reported,
    "measure.campaign_id": reported,
    "pending.post_id": kept_pending,
    "post.section_id": linked("post", "section"),
    "post_author.author_id": linked("post", "authors"),
    "post_author.post_id": relinked("author"),
    "post_campaign.campaign_id": linked("post", "campaigns"),
    "post_campaign.post_id": relinked("campaign"),
    "post_tag.post_id": relinked("tag"),
    "post_tag.tag_id": linked("post", "tags"),
    "preview_link.post_id": shown,
    "revision.post_id": saved,
    "source.section_id": sourced,
    "tag.merged_into_id": merged,
    "tag.parent_id": linked("tag", "parent"),
    "title_word.post_id": saved,
}
"""By column: has it name something."""


def test_each_foreign_key_is_looked_at():
    """Who adds one says here how it comes to name something, and in ``services.in_use`` how that is called."""
    assert [key for key in KEYS if TARGETS[key] not in KEPT | NO_KIND] == sorted(NAMED)
    assert {key for key in KEYS if TARGETS[key] not in NO_KIND} - GOES_ALONG == set(in_use.CALLED)
    assert {table for table in TARGETS.values() if table not in KINDS} == KEPT | NO_KIND


@pytest.mark.parametrize("column", NAMED)
def test_what_is_named_is_not_deleted_and_what_goes_along_goes(editor, database, column):
    kind = TARGETS[column]
    one = made(editor, kind)
    NAMED[column](editor, database, one)

    answer = deleted(editor, kind, one)

    if column in GOES_ALONG:
        assert (answer.status_code, editor("GET", f"/{KINDS[kind].plural}/{one['id']}").status_code) == (204, 404)
    else:
        assert (answer.status_code, answer.json["code"]) == (409, "in-use")
        assert f"named by 1 {in_use.CALLED[column]}." in answer.json["detail"]
        assert "again" not in answer.json["detail"]
        assert editor("GET", f"/{KINDS[kind].plural}/{one['id']}").status_code == 200


@pytest.mark.parametrize("atomic", [True, False])
def test_a_section_that_keys_name_is_told_of_in_a_batch(editor, database, atomic):
    one = made(editor, "section")
    keyed(editor, database, one)
    with writing(database) as session:
        for key in session.query(ApiKey).filter(ApiKey.section_id == UUID(one["id"])):
            api_keys.revoke(session, key.id, now=now_us())
    made(editor, "post", section=one["id"])
    operations = [{"method": "DELETE", "path": f"/admin/v1/sections/{one['id']}", "if_match": "*"}]

    answer = editor("POST", "/batch", {"atomic": atomic, "operations": operations}).json

    problem = answer["results"][0]
    assert (problem["status"], problem["body"]["code"]) == (409, "in-use")
    assert "named by 1 key and 1 post." in problem["body"]["detail"]


@pytest.fixture
def naming(database):
    """Has something name what is deleted after it was looked at: as if it came at that instant, each time."""
    engine = database.write

    def name(connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("DELETE FROM section"):
            section = next(iter(parameters.values())) if isinstance(parameters, dict) else parameters[0]
            row = {"hash": uuid4().hex, "hint": "abcd", "name": "late", "scopes": [], "section_id": UUID(str(section)), "created_at": 1}
            connection.execute(insert(ApiKey.__table__), row)

    event.listen(engine, "before_cursor_execute", name)
    yield
    event.remove(engine, "before_cursor_execute", name)


@pytest.mark.usefixtures("naming")
@pytest.mark.parametrize("way", ["alone", "atomic", "each"])
def test_what_comes_to_be_named_at_the_same_instant_is_in_use(editor, way):
    """A key may come between the look and the deletion. However often that is tried, the answer is what keeps it, not "try again"."""
    one = made(editor, "section")
    operation = {"method": "DELETE", "path": f"/admin/v1/sections/{one['id']}", "if_match": "*"}

    if way == "alone":
        answer = deleted(editor, "section", one)
        found, status = answer.json, answer.status_code
    else:
        answer = editor("POST", "/batch", {"atomic": way == "atomic", "operations": [operation]})
        found, status = answer.json["results"][0]["body"], answer.json["results"][0]["status"]

    assert (status, found["code"]) == (409, "in-use")
    assert answer.status_code == (200 if way == "each" else 409)
    assert "again" not in answer.text
    assert editor("GET", f"/sections/{one['id']}").status_code == 200


def test_the_only_section_is_not_deleted(editor):
    one = editor("GET", "/sections").json["data"][0]

    answer = deleted(editor, "section", one)

    assert (answer.status_code, answer.json["code"]) == (409, "in-use")
    assert "only section" in answer.json["detail"]


def test_so_many_that_name_it_are_not_counted_to_the_last(database, make_tag, monkeypatch):
    monkeypatch.setattr(in_use, "MOST", 3)
    in_use._counting.cache_clear()
    parent = make_tag("Parent")
    for number in range(5):
        make_tag(f"Child {number}", parent="parent")

    with writing(database) as session:
        found = in_use.naming(session, session.get_one(Tag, parent.id))
    in_use._counting.cache_clear()

    assert found == [("tag.parent_id", 4)]
    assert in_use._told("tag", 4) == "more than 3 tags"
