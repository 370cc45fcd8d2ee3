"""What is gone stays known by its addresses: answered as by its id, and listed for hosts that cannot ask."""

import json

import pytest
from sqlalchemy import delete, select

from api.db import reading
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.models import KINDS, Address, Section
from api.services import addresses, jobs
from api.services.archive.exporting import lines
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, sections, tags
from tests.archives import imported

LATER = 1_790_000_000_000_000
REMOVES = {"tag": tags, "campaign": campaigns, "author": authors}


@pytest.fixture
def rename(database):
    def renamed(kind, row, slug):
        with writing(database) as session:
            service = editing if kind == "post" else REMOVES[kind]
            loaded = editing.load(session, row.id) if kind == "post" else session.get(KINDS[kind].model, row.id)
            service.edit(session, loaded, {"slug": slug}, now=LATER)

    return renamed


@pytest.fixture
def remove(database):
    def removed(kind, row):
        with writing(database) as session:
            service = editing if kind == "post" else REMOVES[kind]
            service.remove(session, editing.load(session, row.id) if kind == "post" else session.get(KINDS[kind].model, row.id))

    return removed


@pytest.fixture
def withdraw(database):
    def withdrawn(post, reason):
        with writing(database) as session:
            workflow.withdraw(session, editing.load(session, post.id), reason, now=LATER)

    return withdrawn


@pytest.fixture
def came_from(database):
    def add(kind, row, *urls):
        with writing(database) as session:
            addresses.add(session, kind, row.id, urls, site=database.site, now=LATER)

    return add


@pytest.mark.parametrize(("reason", "status"), [("unpublished", 410), ("license", 410), ("legal", 451)])
def test_a_withdrawn_post_is_answered_by_each_of_its_addresses_as_by_its_id(client, make_post, rename, came_from, withdraw, reason, status):
    post = make_post(slug="first")
    rename("post", post, "second")
    came_from("post", post, "https://old.example/?p=5", "/2019/01/first.html")
    withdraw(post, reason)

    answers = [client.get(f"/v1/posts/{post.id}")] + [
        client.get("/v1/resolve", query_string={"url": url})
        for url in (
            "/en/first",
            "/en/second/",
            "https://www.example.org/en/second",
            "https://old.example/?p=5",
            "/2019/01/first.html",
            "/?p=5",
        )
    ]

    assert {(answer.status_code, answer.data) for answer in answers} == {(status, answers[0].data)}


def test_a_deleted_post_is_gone_and_one_that_never_was_public_is_missing(client, make_post, remove):
    remove("post", make_post(slug="once"))
    remove("post", make_post(slug="never", state="draft"))
    make_post(slug="hidden", state="draft")

    found = {slug: client.get(f"/v1/resolve?url=/en/{slug}").status_code for slug in ("once", "never", "hidden", "nothing")}

    assert found == {"once": 410, "never": 404, "hidden": 404, "nothing": 404}


@pytest.mark.parametrize("kind", REMOVES)
def test_a_deleted_resource_is_gone_by_its_page(client, make_tag, make_campaign, make_author, rename, remove, kind):
    row = {"tag": make_tag, "campaign": make_campaign, "author": make_author}[kind]("First")
    rename(kind, row, "second")
    remove(kind, row)
    folder = KINDS[kind].path

    answers = [client.get(f"/v1/resolve?url={folder}{slug}") for slug in ("first", "second")]

    assert [(answer.status_code, answer.json["code"]) for answer in answers] == [(410, "gone")] * 2
    assert answers[0].data == client.get(f"/v1/{KINDS[kind].plural}/{row.id}").data


def test_what_is_there_comes_before_what_is_gone(client, make_post, came_from, remove):
    gone, there = make_post(slug="gone"), make_post(slug="there")
    came_from("post", gone, "https://old.example/page?id=1")
    came_from("post", there, "https://old.example/page")
    remove("post", gone)

    assert client.get("/v1/resolve", query_string={"url": "https://old.example/page?id=1"}).json["slug"] == "there"


def test_addresses_of_what_is_gone_are_listed_with_how_to_answer(client, make_post, make_tag, rename, remove, came_from, withdraw):
    legal, deleted, kept = make_post(slug="legal"), make_post(slug="deleted"), make_post(slug="kept")
    make_post(slug="hidden", state="draft")
    rename("post", legal, "lawful")
    rename("post", kept, "still-kept")
    came_from("post", deleted, "https://old.example/deleted")
    withdraw(legal, "legal")
    remove("post", deleted)
    tag = make_tag("Old")
    rename("tag", tag, "older")
    remove("tag", tag)

    first = client.get("/v1/redirects?gone=true&count=true&limit=3").json
    rest = client.get(first["links"]["next"]).json
    listed = first["data"] + rest["data"]

    assert {(one["from"], one["to"], one["status"], one["type"], one["id"]) for one in listed} == {
        ("/tags/old", None, 410, "tag", str(tag.id)),
        ("/tags/older", None, 410, "tag", str(tag.id)),
        ("/en/legal", None, 451, "post", str(legal.id)),
        ("/en/lawful", None, 451, "post", str(legal.id)),
        ("/en/deleted", None, 410, "post", str(deleted.id)),
        ("https://old.example/deleted", None, 410, "post", str(deleted.id)),
    }
    assert (len(listed), first["page"]["total"], rest["links"]["next"]) == (6, {"value": 6, "relation": "exact"}, None)
    moved = client.get("/v1/redirects").json["data"]
    assert [(one["from"], one["status"]) for one in moved] == [("/en/kept", 308)]


WITHDRAWN = {"state": "withdrawn", "withdrawn_reason": "legal", "published_at": "2020-05-01T00:00:00Z"}


@pytest.fixture
def bring_in(database):
    def brought(*posts, sections=()):
        lines = [{"type": "section", "language": "en", "name": one["slug"], **one} for one in sections]
        lines += [{"type": "post", "title": one["slug"], "language": "en", **one} for one in posts]
        skipped = [result for result in imported(database, [json.dumps(line).encode() for line in lines]) if result.outcome == "skipped"]
        assert skipped == []

    return brought


@pytest.fixture
def status_of(client):
    return lambda url: client.get("/v1/resolve", query_string={"url": url}).status_code


@pytest.fixture
def gone(client):
    return lambda: {one["from"]: one["status"] for one in client.get("/v1/redirects?gone=true").json["data"]}


def test_what_comes_in_withdrawn_is_known_by_each_of_its_addresses(bring_in, status_of, gone):
    own = {"slug": "news", "url": "https://news.example", "url_template": "/{year}/{month}/{slug}"}
    bring_in(
        {"slug": "a-map", "former_slugs": ["the-map"], "addresses": ["https://old.example/?p=9", "/maps/9.html"], **WITHDRAWN},
        {"slug": "a-day", "section": "news", "former_slugs": ["a-night"], **WITHDRAWN, "withdrawn_reason": "unpublished"},
        sections=[own],
    )

    legal = ("/en/a-map", "/en/the-map", "https://old.example/?p=9", "/maps/9.html")
    other = ("https://news.example/2020/05/a-day", "https://news.example/2020/05/a-night")

    assert {url: status_of(url) for url in (*legal, *other)} == dict.fromkeys(legal, 451) | dict.fromkeys(other, 410)
    assert gone() == dict.fromkeys(legal, 451) | dict.fromkeys(other, 410)


@pytest.mark.parametrize("values", [{"state": "draft"}, {"state": "scheduled", "scheduled_at": "2100-01-01T00:00:00Z"}])
def test_what_comes_in_and_never_was_public_is_known_by_none(bring_in, status_of, gone, values):
    bring_in({"slug": "secret", "former_slugs": ["older"], "addresses": ["https://old.example/?p=9"], **values})

    assert [status_of(url) for url in ("/en/secret", "/en/older", "https://old.example/?p=9", "/?p=9")] == [404] * 4
    assert gone() == {}


def test_what_comes_in_public_is_known_by_its_former_slugs_too(client, bring_in):
    bring_in({"slug": "present", "former_slugs": ["former"], "published_at": "2020-05-01T00:00:00Z"})

    answer = client.get("/v1/resolve?url=/en/former").json

    assert (answer["slug"], answer["moved"]) == ("present", True)
    assert [one["from"] for one in client.get("/v1/redirects").json["data"]] == ["/en/former"]


def test_an_answer_that_was_stored_is_made_anew_when_something_comes_in_withdrawn(client, bring_in, status_of):
    assert [status_of("/en/a-map"), client.get("/v1/posts/a-map").status_code] == [404, 404]

    bring_in({"slug": "a-map", **WITHDRAWN, "withdrawn_reason": "unpublished", "id": "01a1f67b-267a-7eaa-82a0-433299b9bfd0"})
    assert [status_of("/en/a-map"), client.get("/v1/posts/a-map").status_code] == [410, 410]

    bring_in({"slug": "a-map", **WITHDRAWN, "id": "01a1f67b-267a-7eaa-82a0-433299b9bfd0"})
    assert [status_of("/en/a-map"), client.get("/v1/posts/a-map").status_code] == [451, 451]


def test_no_address_of_what_is_public_is_taken_by_what_is_gone(client, bring_in, make_post, database):
    bring_in(
        {"slug": "en", "language": "fr", "section": "turned", **WITHDRAWN},
        sections=[{"slug": "turned", "url_template": "/{slug}/{language}"}],
    )
    make_post(slug="fr")

    assert client.get("/v1/resolve?url=/en/fr").json["slug"] == "fr"
    list(reindex(database))
    assert client.get("/v1/resolve?url=/en/fr").json["slug"] == "fr"


def test_what_is_gone_moves_with_its_section(database, bring_in, status_of):
    bring_in({"slug": "a-map", **WITHDRAWN}, {"slug": "hidden"})

    with writing(database) as session:
        section = session.scalar(select(Section))
        sections.edit(session, section, {"url_template": "/blog/{slug}"}, now=LATER)
    _work_off(database)

    assert [status_of(url) for url in ("/en/a-map", "/blog/a-map", "/blog/hidden")] == [451, 451, 404]


def _work_off(database):
    with reading(database) as connection:
        waiting = jobs.waiting(connection)
    for one in waiting:
        more = True
        while more:
            with writing(database) as session:
                more = jobs.step(session, one, now=LATER)


def test_a_database_from_before_is_brought_up_to_date(database, bring_in, status_of):
    bring_in({"slug": "a-map", **WITHDRAWN}, {"slug": "hidden"})
    with database.write.begin() as connection:
        connection.execute(delete(Address))

    assert sum(reindex(database)) == 1
    assert [status_of(url) for url in ("/en/a-map", "/en/hidden")] == [451, 404]
    assert sum(reindex(database)) == 0


def test_addresses_that_follow_from_slugs_are_not_written_into_an_archive(database, bring_in):
    bring_in(
        {"slug": "a-map", "former_slugs": ["the-map"], "addresses": ["/maps/9.html"], **WITHDRAWN},
        {"slug": "present", "former_slugs": ["former"], "published_at": "2020-05-01T00:00:00Z"},
    )

    with reading(database) as connection:
        archive = [json.loads(line) for line in lines(connection, database.site)]

    assert [one["addresses"] for one in archive if one["type"] == "post"] == [["/maps/9.html"], []]
