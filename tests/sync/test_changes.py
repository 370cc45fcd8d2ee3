"""``/v1/changes``: a snapshot, then what has changed; what it sends, how it is cached."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update
from werkzeug.test import Client

from api.app import create_app
from api.clock import now_us
from api.db import snapshot
from api.derived.writing import writing
from api.models import Counter
from api.queries.sync import log
from api.queries.sync.places import InLog
from api.queries.sync.scopes import scope
from api.services import campaigns, states
from tests.databases import NOW

LATER = NOW + 10**12
DAY = 86_400 * 10**6


@pytest.fixture
def site(make_tag, make_campaign, make_author, make_post):
    """One of everything, and three posts."""
    make_tag("Nature", names={"fr": "La nature"}, description="All that grows", descriptions={"fr": "Ce qui pousse"})
    make_tag("Water", parent="nature")
    make_author("Ana", names={"fr": "Anne"}, bio="Writes", bios={"fr": "Elle écrit"}, url="https://ana.example.org")
    first = make_post(title="First", tags=["water"], authors=["ana"], published_at=1_700_000_000)
    figures = [{"measure": "signed", "label": "Signed", "history": [{"at": 1_700_000_000, "value": 7, "post": str(first.id)}]}]
    make_campaign("Rivers", titles={"fr": "Rivières"}, body_html="<p>All.</p>", bodies={"fr": "<p>Tout.</p>"}, figures=figures)
    make_post(title="Second", campaigns=["rivers"], language="fr", translation_of=str(first.id), published_at=1_700_000_001)
    make_post(
        title="Third", body_html="<p>Third text.</p>", image={"url": "https://x.example/a.jpg", "alt": "A"}, published_at=1_700_000_002
    )
    return first


@pytest.mark.usefixtures("site")
def test_a_snapshot_brings_small_types_first_and_posts_newest_first(run):
    items, _ = run("limit=2")

    kinds = [item["type"] for item in items]
    assert kinds == ["section", "author", "tag", "tag", "campaign", "post", "post", "post"]
    assert [item["resource"]["title"] for item in items if item["type"] == "post"] == ["Third", "Second", "First"]
    assert {item["op"] for item in items} == {"upsert"}
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.usefixtures("site")
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
    act(states.withdraw, two, "unpublished", now=LATER)
    rest, _ = run("types=post&limit=1", first["page"]["next_cursor"])

    told = [item["resource"]["title"] if item["op"] == "upsert" else item["slug"] for item in first["data"] + rest]
    assert told == ["Three", "Edited", "Edited", "two"]


def test_resources_name_each_other_by_id_and_have_no_counts(site, run):
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
    point = {"at": "2023-11-14T22:13:20Z", "value": 7, "post": str(site.id)}
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


@pytest.mark.usefixtures("site")
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


def test_each_answer_has_the_members_that_the_document_requires(site, client, act, run):
    _, cursor = run()
    act(states.withdraw, site, "unpublished", now=LATER)
    parts = client.get("/openapi.json").json["components"]["schemas"]

    items = [*run("limit=500&include=body_html")[0], *run("limit=500", cursor)[0]]

    for item in items:
        name = "ChangeDelete" if item["op"] == "delete" else f"{item['type'].capitalize()}Upsert"
        assert set(parts[name]["required"]) <= item.keys()
        if item["op"] == "upsert":
            form = parts[f"{item['type'].capitalize()}Change"]
            assert item["resource"].keys() <= form["properties"].keys()
            assert set(form["required"]) <= item["resource"].keys()


@pytest.mark.usefixtures("site")
def test_fields_names_the_members_to_send_of_whatever_type_has_them(ask):
    answer = ask("fields=title,name&types=post,tag")

    assert answer.content_type == "application/vnd.broadsheet.partial+json"
    assert {(item["type"], *item["resource"]) for item in answer.json["data"]} == {("tag", "id", "name"), ("post", "id", "title")}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=501", "limit"),
        ("limit=0", "limit"),
        ("types=event", "types"),
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
        first = log.behind(connection, about, InLog.complete(0), most=10, scanned=3)
        second = log.behind(connection, about, first.scanned, most=10, scanned=3)
        third = log.behind(connection, about, second.scanned, most=10, scanned=3)

    assert [len(part.rows) for part in (first, second, third)] == [0, 0, 0]
    assert third.scanned is None
    assert first.scanned.seq < second.scanned.seq
    assert len(posts) == 5


def test_all_of_a_large_transaction_is_read_though_it_has_one_number(database, make_post, run):
    made = [make_post(title=f"{number}") for number in range(9)]
    _, cursor = run("types=post")
    with writing(database) as session:
        for post in made:
            states.withdraw(session, session.merge(post), "unpublished", now=LATER)

    told, _ = run("types=post&limit=2", cursor)

    assert sorted(item["id"] for item in told) == sorted(str(post.id) for post in made)


@pytest.mark.usefixtures("site")
def test_drafts_and_what_is_pending_send_nothing(run, ask, make_post, edit, act):
    _, cursor = run()

    draft = make_post(title="Draft", state="draft")
    edit(draft, title="Draft again")
    act(states.schedule, draft, (LATER // 10**6) + 10_000, now=LATER)

    answer = ask(f"cursor={cursor}")
    assert answer.json["data"] == []
    assert answer.json["page"] == {"next_cursor": cursor, "has_more": False}


def test_what_depends_on_another_resource_comes_with_it(site, run, act):
    """A campaign shows which of its figures' posts are public; a post its translations; a tag's children its place."""
    _, cursor = run()
    act(states.withdraw, site, "unpublished", now=LATER)

    told, _ = run("limit=500", cursor)

    assert sorted((item["type"], item["op"]) for item in told) == [("campaign", "upsert"), ("post", "delete"), ("post", "upsert")]
    shown = {item["type"]: item["resource"] for item in told if item["op"] == "upsert"}
    assert shown["campaign"]["figures"][0]["latest"]["post"] is None
    assert shown["post"]["translations"] == []


def test_a_campaign_that_begins_is_a_change(database, run, make_campaign):
    make_campaign("Soon", starts_on=date(2026, 6, 1))
    _, cursor = run()
    with writing(database) as session:
        campaigns.turn(session, NOW + 10 * DAY, database.site)

    told, _ = run("limit=500", cursor)

    assert [(item["type"], item["resource"]["state"]) for item in told] == [("campaign", "active")]


# Caches


@pytest.mark.usefixtures("site")
def test_an_answer_says_for_how_long_it_may_be_shown(ask, run):
    _, cursor = run()

    first, middle, head = ask(), ask("types=post&limit=1"), ask(f"cursor={cursor}")
    more = ask(f"types=post&limit=1&cursor={middle.json['page']['next_cursor']}")

    assert [one.headers["Cache-Control"] for one in (first, middle, more, head)] == [
        "public, max-age=60",
        "public, max-age=60",
        "public, max-age=60",
        "public, max-age=5",
    ]
    assert "Broadsheet-Keep" not in first.headers


@pytest.mark.usefixtures("site")
def test_none_is_shown_beyond_the_next_due_change(ask, run, act, make_post):
    _, cursor = run()
    soon = make_post(title="Soon", state="draft")
    act(states.schedule, soon, now_us() // 10**6 + 4, now=now_us())

    assert ask(f"cursor={cursor}").headers["Cache-Control"] in {f"public, max-age={seconds}" for seconds in (2, 3, 4)}


@pytest.mark.usefixtures("site")
def test_clients_that_ask_the_same_share_an_answer_however_they_spell_it(app):
    client = Client(app.wsgi_app)
    spellings = ["types=post,tag&tag=water&limit=100", "tag=WATER&types=tag&types=post&utm_source=x", "types=tag,post&tag=water"]

    answers = [client.get(f"/v1/changes?{query}") for query in spellings * 2]

    assert len({one.data for one in answers}) == 1
    assert {one.headers["Cache-Status"] for one in answers[3:]} == {"broadsheet; hit"}


def test_a_poll_repeated_with_its_tag_is_304_and_costs_nothing(site, app, run, edit):
    client = Client(app.wsgi_app)
    _, cursor = run()
    head = client.get(f"/v1/changes?cursor={cursor}")

    same = client.get(f"/v1/changes?cursor={cursor}", headers={"If-None-Match": head.headers["ETag"]})
    edit(site, title="Edited")
    other = client.get(f"/v1/changes?cursor={cursor}", headers={"If-None-Match": head.headers["ETag"]})

    assert (same.status_code, same.data, same.headers["Cache-Control"]) == (304, b"", "public, max-age=5")
    assert other.status_code == 200
    assert str(site.id) in {item["id"] for item in other.json["data"]}


@pytest.mark.usefixtures("site")
def test_a_poll_stays_304_while_others_are_written(app, run, make_post):
    client = Client(app.wsgi_app)
    _, cursor = run("tag=water&types=post")
    path = f"/v1/changes?tag=water&types=post&cursor={cursor}"
    tag = client.get(path).headers["ETag"]
    make_post(title="Of another matter")

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.usefixtures("site")
def test_it_is_answered_compressed(app):
    answer = Client(app.wsgi_app).get("/v1/changes", headers={"Accept-Encoding": "br"})

    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.usefixtures("site")
def test_it_is_purged_by_what_it_shows(ask):
    told = {query: ask(query).headers["Surrogate-Key"].split() for query in ("", "types=tag", "types=post&language=fr")}

    assert told == {
        "": ["any", "sections", "authors", "tags", "campaigns", "all"],
        "types=tag": ["any", "tags"],
        "types=post&language=fr": ["any", "lang-fr"],
    }


# Servers that are behind, or have another history


def test_a_server_that_has_not_reached_the_cursor_says_so(site, run, ask, database, edit):
    edit(site, title="Edited")
    _, cursor = run()
    with database.write.begin() as connection:
        connection.execute(update(Counter).values(seq=Counter.seq - 1))
    database.committed()

    answer = ask(f"cursor={cursor}")

    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "unavailable", "1")
    assert answer.headers["Cache-Control"] == "no-store"


def test_after_a_new_epoch_a_client_starts_with_a_snapshot(site, run, ask, begin_anew):
    _, cursor = run("types=post&tag=water")
    begin_anew()

    answer = ask(f"types=post&tag=water&limit=7&cursor={cursor}")

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")
    assert answer.json["links"] == {"snapshot": "https://www.example.org/v1/changes?types=post&tag=water&limit=7"}
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Broadsheet-Keep" not in answer.headers
    assert [item["id"] for item in run("types=post&tag=water")[0]] == [str(site.id)]


@pytest.mark.usefixtures("site")
def test_a_refusal_is_not_kept(app, run, begin_anew):
    client = Client(app.wsgi_app)
    _, cursor = run()
    begin_anew()

    told = [client.get(f"/v1/changes?cursor={cursor}").headers["Cache-Status"] for _ in range(2)]

    assert told == ["broadsheet; fwd=miss"] * 2


@pytest.mark.usefixtures("site")
def test_another_address_of_the_site_is_another_history(run, kept, database):
    _, cursor = run()
    moved = create_app(replace(kept.settings, public_url="https://news.example.org"), database).test_client()
    database.site, before = replace(database.site, public_url="https://news.example.org"), database.site

    answer = moved.get(f"/v1/changes?cursor={cursor}")
    database.site = before

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")


def test_a_tag_that_comes_to_be_is_another_scope(run, ask, make_tag, make_post):
    _, cursor = run("types=post&tag=new")
    make_tag("New")
    make_post(title="With it", tags=["new"])

    answer = ask(f"types=post&tag=new&cursor={cursor}")

    assert (answer.status_code, answer.json["code"]) == (410, "resync-required")


def test_the_root_leads_there(client):
    assert client.get("/v1").json["links"]["changes"] == "https://www.example.org/v1/changes"
