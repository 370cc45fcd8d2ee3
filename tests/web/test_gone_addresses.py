"""What is gone stays known by its addresses: answered as by its id, and listed for hosts that cannot ask."""

import pytest

from api.derived.writing import writing
from api.models import KINDS
from api.services import addresses
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, tags

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
