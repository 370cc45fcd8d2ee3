"""``/v1/changes``: a snapshot, then what has changed; what it sends, how it is cached."""

from datetime import date

import pytest

from api.db import snapshot
from api.derived.writing import writing
from api.queries.sync import log
from api.queries.sync.places import InLog
from api.queries.sync.scopes import scope
from api.services.posts import workflow
from api.services.resources import campaigns
from tests.databases import NOW

LATER = NOW + 10**12
DAY = 86_400 * 10**6


@pytest.mark.usefixtures("mixed_site")
def test_a_snapshot_brings_small_types_first_and_posts_newest_first(run):
    items, _ = run("limit=2")

    kinds = [item["type"] for item in items]
    assert kinds == ["site", "section", "author", "tag", "tag", "campaign", "post", "post", "post"]
    assert [item["resource"]["title"] for item in items if item["type"] == "post"] == ["Third", "Second", "First"]
    assert {item["op"] for item in items} == {"upsert"}
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.usefixtures("mixed_site")
def test_its_last_page_goes_on_with_what_has_changed(run, edit, ask, make_post):
    post = make_post(title="Alone")
    _, cursor = run("limit=3")
    assert ask(f"cursor={cursor}").json["data"] == []

    for number in range(50):
        edit(post, title=f"Edit {number}")

    told, after = run("limit=3", cursor)
    assert [(item["op"], item["id"], item["resource"]["title"]) for item in told] == [("upsert", str(post.id), "Edit 49")]
    assert ask(f"cursor={after}").json["data"] == []


def test_what_is_written_while_a_snapshot_is_read_comes_behind_it(make_post, ask, run, edit, act):
    one, two, _ = [make_post(title=title, published_at=1_700_000_000 + at) for at, title in enumerate(("One", "Two", "Three"))]
    first = ask("types=post&limit=1").json
    edit(one, title="Edited")
    act(workflow.withdraw, two, "unpublished", now=LATER)
    rest, _ = run("types=post&limit=1", first["page"]["next_cursor"])

    told = [item["resource"]["title"] if item["op"] == "upsert" else item["slug"] for item in first["data"] + rest]
    assert told == ["Three", "Edited", "Edited", "two"]


def test_resources_name_each_other_by_id_and_have_no_counts(mixed_site, run):
    items, _ = run("limit=500&include=body_html")

    found = {}
    for item in items:
        found.setdefault(item["type"], []).append(item["resource"])
    tag = {one["slug"]: one for one in found["tag"]}
    assert tag["water"]["parent"] == tag["nature"]["id"]
    assert (tag["nature"]["names"], tag["nature"]["descriptions"]) == ({"fr": "La nature"}, {"fr": "Ce qui pousse"})
    (campaign,), (author,), posts = found["campaign"], found["author"], {one["title"]: one for one in found["post"]}
    assert campaign["titles"] == {"fr": "Rivières"}
    assert (campaign["body_html"], campaign["bodies"]) == ("<p>All.</p>", {"fr": "<p>Tout.</p>"})
    point = {"at": "2023-11-14T22:13:20Z", "value": 7, "post": str(mixed_site.id)}
    assert [(one["measure"], one["latest"], one["history"]) for one in campaign["figures"]] == [("signed", point, [point])]
    assert (author["names"], author["bios"], author["url"]) == ({"fr": "Anne"}, {"fr": "Elle écrit"}, "https://ana.example.org")
    assert posts["First"]["tags"] == [tag["water"]["id"]]
    assert posts["First"]["authors"] == [author["id"]]
    assert posts["Second"]["campaigns"] == [campaign["id"]]
    assert posts["First"]["translations"] == [posts["Second"]["id"]]
    assert {one["section"] for one in found["post"]} == {found["section"][0]["id"]}
    assert posts["Third"]["body_html"] == "<p>Third text.</p>"
    counts = {"post_count", "latest_post_at", "languages"}
    assert not any(counts & one.keys() for resources in found.values() for one in resources)


@pytest.mark.usefixtures("mixed_site")
def test_but_for_that_a_post_is_what_lists_show(run, client):
    items, _ = run("types=post")
    listed = {one["id"]: one for one in client.get("/v1/posts").json["data"]}

    named = {"tags", "campaigns", "authors", "translations", "section"}
    for item in items:
        one = listed[item["id"]]
        assert list(item["resource"]) == list(one)
        assert {name: value for name, value in item["resource"].items() if name not in named} == {
            name: value for name, value in one.items() if name not in named
        }


def test_each_answer_has_the_members_that_the_document_requires(mixed_site, client, act, run):
    _, cursor = run()
    act(workflow.withdraw, mixed_site, "unpublished", now=LATER)
    parts = client.get("/openapi.json").json["components"]["schemas"]

    items = [*run("limit=500&include=body_html")[0], *run("limit=500", cursor)[0]]

    for item in items:
        change = parts[f"{item['type'].capitalize()}Change"]
        branch = change["then" if item["op"] == "upsert" else "else"]
        assert {*change["required"], *branch["required"]} == item.keys()
        if item["op"] == "upsert":
            form = parts[f"Synced{item['type'].capitalize()}"]
            assert item["resource"].keys() <= form["properties"].keys()
            assert set(form["required"]) <= item["resource"].keys()


@pytest.mark.usefixtures("mixed_site")
def test_fields_names_the_members_to_send_of_whatever_type_has_them(ask):
    answer = ask("fields=title,name&types=post,tag")

    assert answer.content_type == "application/vnd.broadsheet.partial+json"
    assert {(item["type"], *item["resource"]) for item in answer.json["data"]} == {("tag", "id", "name"), ("post", "id", "title")}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=501", "limit"),
        ("limit=0", "limit"),
        ("types=menu", "types"),
        ("types=", "types"),
        ("include=figures", "include"),
        ("fields=no", "fields"),
        ("fields=title&include=body_html", "include"),
        ("origin=both", "origin"),
        ("published_after=2026", "published_after"),
        ("published_before=2026-01-01T00:00:00Z", "published_before"),
        ("sort=title", "sort"),
        ("cursor=", "cursor"),
        ("tag=a%20b", "tag"),
    ],
)
def test_what_is_asked_wrongly_is_refused(ask, query, parameter):
    answer = ask(query)

    assert (answer.status_code, answer.json["errors"][0]["parameter"]) == (422, parameter)


def test_a_page_of_a_megabyte_ends_and_is_followed(make_post, ask, edit):
    long = "<p>" + "word " * 50_000 + "</p>"
    made = [make_post(title=f"Long {number}", body_html=long) for number in range(6)]

    pages, cursor = [], None
    while cursor is None or pages[-1].json["page"]["has_more"]:
        pages.append(ask("types=post&include=body_html&limit=500" + (f"&cursor={cursor}" if cursor else "")))
        cursor = pages[-1].json["page"]["next_cursor"]
    for post in made:
        edit(post, title="Edited")
    delta = ask(f"types=post&include=body_html&limit=500&cursor={cursor}")

    assert [len(page.json["data"]) for page in pages] == [3, 3]
    assert all(len(page.data) <= 1_001_000 for page in [*pages, delta])
    assert (len(delta.json["data"]), delta.json["page"]["has_more"]) == (3, True)


def test_one_that_is_larger_than_a_page_comes_alone(make_campaign, ask):
    for number in range(2):
        make_campaign(f"Large {number}", summary="s", bodies=dict.fromkeys(("de", "fr", "es", "it", "pt"), "<p>" + "w" * 250000 + "</p>"))

    answer = ask("types=campaign&include=body_html")

    assert (len(answer.json["data"]), answer.json["page"]["has_more"]) == (1, True)


def test_a_long_log_of_others_is_read_in_parts_that_may_be_empty(database, make_post, make_tag):
    make_tag("Water")
    posts = [make_post(title=f"{number}") for number in range(5)]
    with snapshot(database) as connection:
        about = scope(connection, {"types": ["post"], "tag": ["water"]}, database.site)
        first = log.changes_behind(connection, about, InLog.complete(0), most=10, scanned=3)
        second = log.changes_behind(connection, about, first.scanned, most=10, scanned=3)
        third = log.changes_behind(connection, about, second.scanned, most=10, scanned=3)

    assert [len(part.rows) for part in (first, second, third)] == [0, 0, 0]
    assert third.scanned is None
    assert first.scanned.seq < second.scanned.seq
    assert len(posts) == 5


def test_all_of_a_large_transaction_is_read_though_it_has_one_number(database, make_post, run):
    made = [make_post(title=f"{number}") for number in range(9)]
    _, cursor = run("types=post")
    with writing(database) as session:
        for post in made:
            workflow.withdraw(session, session.merge(post), "unpublished", now=LATER)

    told, _ = run("types=post&limit=2", cursor)

    assert sorted(item["id"] for item in told) == sorted(str(post.id) for post in made)


@pytest.mark.usefixtures("mixed_site")
def test_drafts_and_what_is_pending_send_nothing(run, ask, make_post, edit, act):
    _, cursor = run()

    draft = make_post(title="Draft", state="draft")
    edit(draft, title="Draft again")
    act(workflow.schedule, draft, (LATER // 10**6) + 10_000, now=LATER)

    answer = ask(f"cursor={cursor}")
    assert answer.json["data"] == []
    assert answer.json["page"] == {"next_cursor": cursor, "has_more": False}


def test_a_draft_that_follows_a_public_post_sends_nothing(run, make_post, edit):
    """Both are in a group of translations by then, of which the public one says nothing."""
    public = make_post(slug="public")
    _, cursor = run()

    draft = make_post(state="draft", language="fr", translation_of="public")
    edit(draft, translation_of=None)
    edit(draft, translation_of="public")
    items, cursor = run(cursor=cursor)
    make_post(language="pt", translation_of="public", title="Third")

    assert items == []
    assert {item["resource"]["title"] for item in run(cursor=cursor)[0] if item["type"] == "post"} == {public.title, "Third"}


def test_what_depends_on_another_resource_comes_with_it(mixed_site, run, act):
    """A campaign shows which of its figures' posts are public; a post its translations; a tag's children its place."""
    _, cursor = run()
    act(workflow.withdraw, mixed_site, "unpublished", now=LATER)

    told, _ = run("limit=500", cursor)

    assert sorted((item["type"], item["op"]) for item in told) == [("campaign", "upsert"), ("post", "delete"), ("post", "upsert")]
    shown = {item["type"]: item["resource"] for item in told if item["op"] == "upsert"}
    assert shown["campaign"]["figures"][0]["latest"]["post"] is None
    assert shown["post"]["translations"] == []


def test_a_campaign_that_begins_is_a_change(database, run, make_campaign):
    make_campaign("Soon", starts_on=date(2026, 6, 1))
    _, cursor = run()
    with writing(database) as session:
        campaigns.update_states(session, NOW + 10 * DAY, database.site)

    told, _ = run("limit=500", cursor)

    assert [(item["type"], item["resource"]["state"]) for item in told] == [("campaign", "active")]
