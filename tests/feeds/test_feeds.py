"""Any list of posts in each format of syndication: the same items in the same order, and the same way on."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree
from werkzeug.test import Client

from api.app import create_app
from api.db import open_database
from api.derived.writing import writing
from api.feeds import FORMATS
from api.feeds.entry import NEVER
from api.services import change_retention
from api.services.posts import editing, workflow
from tests.databases import NOW
from tests.feeds.reading import ATOM, READ, TOMBSTONES, listed
from tests.plugins import amount

LATER = NOW + 10**12
formats = pytest.mark.parametrize("name", FORMATS)

PARAMETERS = {
    "q": ["river", "water -dam", "eau", "ri*"],
    "tag": ["water-quality", "volunteering,nitrates", "no-such-tag"],
    "tag_all": ["water-quality,nitrates"],
    "tag_not": ["nitrates"],
    "campaign": ["ten-thousand-eyes"],
    "section": ["main", "france,newsroom"],
    "language": ["en", "fr", "de,es"],
    "prefer_language": ["fr,en", "de,en,*"],
    "published_after": ["2025-01-01T00:00:00Z"],
    "published_in": ["2026", "2026-11"],
    "updated_before": ["2026-06-01T00:00:00Z"],
    "featured": ["true", "false"],
    "has_image": ["true"],
    "origin": ["own", "syndicated"],
    "sort": ["published_at", "-updated_at", "updated_at", "-featured_at"],
    "limit": ["1", "3", "50", "100"],
    "include": ["body_html"],
}
QUERIES = st.lists(st.sampled_from(list(PARAMETERS)), max_size=5, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(PARAMETERS[name]) for name in names})
)


def page(client, name, query):
    """Entries, where they go on, and the answer."""
    answer = client.get(f"/v1/posts.{name}?{urlencode(query)}")
    assert answer.status_code == 200, answer.text
    said, following = READ[name](answer.data)
    linked = [link.partition(">")[0].lstrip("<") for link in answer.headers.getlist("Link") if 'rel="next"' in link]
    assert linked == [following] * len(linked) or name == "ninjs"
    return said, (following or (linked[0] if linked else None)), answer


def test_items_order_and_pages_are_those_of_the_list_whatever_is_asked(sample_client):
    @settings(max_examples=amount(full=50, sample=25))
    @given(QUERIES)
    def equal(query):
        in_json = sample_client.get(f"/v1/posts?{urlencode(query)}").json
        wanted, on = [listed(post) for post in in_json["data"]], in_json["links"]["next"]
        for name in FORMATS:
            said, following, _ = page(sample_client, name, query)

            assert said == wanted, name
            assert (following and parse_qs(urlsplit(following).query)) == (on and parse_qs(urlsplit(on).query))

    equal()


@formats
def test_a_feed_is_read_to_its_end_page_by_page(sample_client, name):
    wanted, query = [], {"limit": "7", "sort": "updated_at"}
    cursor = None
    while True:
        answer = sample_client.get(f"/v1/posts?{urlencode({**query, **({'cursor': cursor} if cursor else {})})}").json
        wanted += [listed(post) for post in answer["data"]]
        cursor = answer["page"]["next_cursor"]
        if cursor is None:
            break

    found, asked = [], query
    while asked:
        said, following, _ = page(sample_client, name, asked)
        found += said
        asked = following and {key: values[0] for key, values in parse_qs(urlsplit(following).query).items()}

    assert found == wanted
    assert len(found) > 14


@formats
def test_a_cursor_of_the_list_in_json_goes_on_in_the_feed(sample_client, name):
    cursor = sample_client.get("/v1/posts?limit=3").json["page"]["next_cursor"]

    said, _, _ = page(sample_client, name, {"limit": "3", "cursor": cursor})

    assert said == [listed(post) for post in sample_client.get(f"/v1/posts?limit=3&cursor={cursor}").json["data"]]


@formats
def test_numbered_pages_and_named_posts_are_feeds_too(sample_client, name):
    ids = [post["id"] for post in sample_client.get("/v1/posts?limit=3&sort=updated_at").json["data"]]

    second, _, answer = page(sample_client, name, {"limit": "3", "page": "2"})
    named, _, _ = page(sample_client, name, {"id": ",".join(reversed(ids))})

    assert second == [listed(post) for post in sample_client.get("/v1/posts?limit=3&page=2").json["data"]]
    assert any('rel="prev"' in link for link in answer.headers.getlist("Link"))
    assert [one.id for one in named] == [f"urn:uuid:{one}" for one in reversed(ids)]


@formats
def test_what_it_has_no_place_for_is_refused_as_everywhere(client, name):
    for query in ("count=true", "fields=title", "limit=101", "nothing=1", "sort=relevance"):
        answer = client.get(f"/v1/posts.{name}?{query}")

        assert (answer.status_code, answer.content_type) == (422, "application/problem+json")


@formats
def test_it_is_kept_compressed_and_not_sent_twice(sample_database, name):
    database = open_database(sample_database)
    client = Client(create_app(sample_database, database).wsgi_app)
    first = client.get(f"/v1/posts.{name}?language=fr", headers={"Accept-Encoding": "br"})
    again = client.get(f"/v1/posts.{name}?language=fr", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    head = client.head(f"/v1/posts.{name}?language=fr")
    database.close()

    assert first.headers["Content-Encoding"] == "br"
    assert first.headers["Content-Type"].startswith(FORMATS[name].media_type)
    assert first.headers["Surrogate-Key"] == "any lang-fr"
    assert (again.status_code, again.headers["Cache-Status"]) == (304, "broadsheet; hit")
    assert (head.status_code, head.data) == (200, b"")


@formats
def test_a_feed_without_entries_is_one(client, name):
    said, following, answer = page(client, name, {"language": "pt"})

    assert (said, following) == ([], None)
    assert NEVER in answer.text or "Thu, 01 Jan 1970 00:00:00 +0000" in answer.text or name == "jsonfeed"


def test_lists_and_details_lead_to_what_belongs_to_them(sample_client):
    listed_links = sample_client.get("/v1/posts?language=fr&limit=2&count=true").headers.getlist("Link")
    slug = sample_client.get("/v1/posts?language=fr&limit=1").json["data"][0]
    detail = sample_client.get(f"/v1/posts/{slug['slug']}").headers.getlist("Link")

    assert listed_links == [
        f'<https://www.example.org/v1/posts.{name}?language=fr&limit=2>; rel="alternate"; type="{form.media_type}"'
        for name, form in FORMATS.items()
    ]
    assert f'<{slug["url"]}>; rel="alternate"; type="text/html"' in detail


def test_links_never_grow_beyond_what_proxies_take(sample_client):
    ids = ",".join(f"01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e{number:02}" for number in range(60))

    links = sample_client.get(f"/v1/posts?id_not={ids}").headers.getlist("Link")

    assert sum(map(len, links)) <= 1_000


def test_titles_name_what_a_feed_is_narrowed_to(sample_client):
    root = etree.fromstring(sample_client.get("/v1/posts.atom?tag=nitrates&language=fr&q=eau").data)

    assert root.findtext(f"{ATOM}title") == "Broadsheet: Nitrates, fr, “eau”"


def test_a_hub_is_named_where_a_format_has_a_place_for_it(pooled, database):
    app = create_app(replace(pooled.settings, hub_url="https://hub.example.org/"), database)

    told = {name: app.test_client().get(f"/v1/posts.{name}").text for name in ("atom", "rss", "jsonfeed")}

    assert '<link rel="hub" href="https://hub.example.org/"/>' in told["atom"]
    assert '<atom:link rel="hub" href="https://hub.example.org/"/>' in told["rss"]
    assert '"hubs":[{"type":"WebSub","url":"https://hub.example.org/"}]' in told["jsonfeed"]


# What has left


@pytest.fixture
def gone(client):
    """Ids and instants of what a feed says has left."""

    def read(query=""):
        root = etree.fromstring(client.get(f"/v1/posts.atom?{query}").data)
        return {one.get("ref"): one.get("when") for one in root.findall(f"{TOMBSTONES}deleted-entry")}

    return read


@pytest.fixture
def act(database):
    def done(action, post, *more, **named):
        with writing(database) as session:
            action(session, editing.load(session, post.id), *more, **named)

    return done


def test_what_is_withdrawn_or_deleted_is_told_by_its_name(make_post, act, gone):
    origin = {"section": "Elsewhere", "uri": "tag:x.example,2026:7", "url": "https://x.example/7"}
    copy, own, _ = make_post(title="Copy", origin=origin), make_post(title="Own"), make_post(title="Stays")
    make_post(title="Never public", state="draft")
    assert gone() == {}

    act(workflow.withdraw, own, "unpublished", now=LATER)
    act(editing.remove, copy)

    assert set(gone()) == {f"urn:uuid:{own.id}", "tag:x.example,2026:7"}
    assert gone("origin=syndicated") == {"tag:x.example,2026:7": gone()["tag:x.example,2026:7"]}
    assert gone("page=2&limit=1") == {}


def test_what_lost_the_tag_of_the_feed_has_left_that_feed(make_post, make_tag, act, gone):
    make_tag("Water")
    post = make_post(title="Wet", tags=["water"])

    act(editing.edit, post, {"tags": []}, now=LATER)

    assert set(gone("tag=water")) == {f"urn:uuid:{post.id}"}
    assert gone() == {}
    act(editing.edit, post, {"tags": ["water"]}, now=LATER)
    assert gone("tag=water") == {}


def test_no_more_than_a_hundred_of_the_last_days_are_told(make_post, act, gone, database):
    for number in range(3):
        act(editing.remove, make_post(title=f"Old {number}"))
    with writing(database) as session:
        change_retention.keep(session, NOW, 90)
        change_retention.keep(session, NOW + 31 * 86_400 * 10**6, 90)
    for number in range(104):
        act(editing.remove, make_post(title=f"New {number}"))

    assert len(gone()) == 100
