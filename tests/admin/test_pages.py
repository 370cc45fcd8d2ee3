"""Pages of the site are no news: what lists posts leaves them out unless it is asked for them, and only maps and delta sync have both."""

import itertools
import re
from uuid import UUID

import pytest
from sqlalchemy import select, update

from api.models import Revision

HERE = "https://www.example.org"
NOW = 1_790_000_000
BOTH = ["two", "about", "one", "contact"]
"""Newest first: a post, a page, a post, a page."""
POSTS, PAGES = BOTH[::2], BOTH[1::2]


pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def site(make_post, make_tag, make_campaign):
    """Two posts and two pages that have everything in common, and what is hidden of either kind."""
    make_tag("Above")
    make_tag("Water", parent="above")
    make_campaign("River")
    same = {"tags": ["water"], "campaigns": ["river"], "body_html": "<p>Clean water.</p>", "featured": True}
    for age, (slug, kind) in enumerate(zip(BOTH, itertools.cycle(("post", "page")), strict=False)):
        at = NOW - age * 40 * 86_400
        make_post(slug=slug, title=slug.title(), kind=kind, published_at=at, updated_at=at * 1_000_000, **same)
    for kind in ("post", "page"):
        make_post("draft", slug=f"hidden-{kind}", kind=kind, **same)
        make_post("withdrawn", slug=f"gone-{kind}", kind=kind, published_at=NOW, **same)


def slugs(client, query="", path="/v1/posts"):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 200, answer.text
    return [item["slug"] for item in answer.json["data"]]


QUERIES = [
    "",
    "sort=published_at",
    "sort=-updated_at",
    "sort=updated_at",
    "sort=-featured_at",
    "tag=water",
    "tag=above",
    "tag=above&tag_exact=false&sort=-updated_at",
    "tag=water&tag_exact=true",
    "tag=water,above&campaign=river",
    "tag_all=water,above",
    "tag_not=nothing",
    "language=en",
    "prefer_language=fr,*",
    "featured=true&origin=own",
    "has_image=false",
    "published_after=2000-01-01T00:00:00Z",
    "updated_after=2000-01-01T00:00:00Z&sort=-published_at",
    "q=water",
    "q=water&sort=-updated_at",
    "q=water&sort=relevance&tag=above",
    "q=wat*%20-nothing",
]


def test_lists_show_posts_unless_they_are_asked_for_pages_or_for_both(client):
    for query in QUERIES:
        way = -1 if re.search("sort=(published|updated|-featured)", query) else 1
        kinds = {"": POSTS, "&kind=post": POSTS, "&kind=page": PAGES, "&kind=post,page": BOTH, "&kind=page&kind=post": BOTH}
        for kind, expected in kinds.items():
            answer = client.get(f"/v1/posts?{query}{kind}&count=true").json
            assert [post["slug"] for post in answer["data"]] == expected[::way], (query, kind)
            assert answer["page"]["total"] == {"value": len(expected), "relation": "exact"}, (query, kind)


def test_both_are_paged_by_cursor_and_by_number(client):
    for query in ("", "tag=water", "q=water", "sort=-updated_at", "q=water&sort=relevance"):
        by_number = [slug for page in range(1, 5) for slug in slugs(client, f"{query}&kind=post,page&limit=1&page={page}")]
        first = client.get(f"/v1/posts?{query}&kind=post,page&limit=3").json
        rest = client.get(first["links"]["next"].removeprefix(HERE)).json
        assert by_number == [post["slug"] for post in (*first["data"], *rest["data"])] == BOTH, query


def test_what_is_named_is_answered_whatever_it_is_unless_it_is_asked_otherwise(client):
    ids = [client.get(f"/v1/posts/{slug}").json["id"] for slug in BOTH]

    assert slugs(client, "slug=contact,two,hidden-page") == ["contact", "two"]
    assert slugs(client, f"id={','.join(ids)}") == BOTH
    assert slugs(client, f"id={','.join(ids)}&kind=page") == PAGES
    assert slugs(client, f"slug={','.join(BOTH)}&kind=post") == POSTS
    assert slugs(client, f"id_not={ids[0]}&kind=post,page") == BOTH[1:]


def test_each_says_what_it_is(client):
    page = client.get("/v1/posts/about").json

    assert page["kind"] == "page"
    assert {post["kind"] for post in client.get("/v1/posts").json["data"]} == {"post"}
    assert list(page)[:3] == ["id", "kind", "slug"]
    assert client.get("/v1/posts?kind=page&fields=kind").json["data"][0] == {"id": page["id"], "kind": "page"}
    assert client.get("/v1/resolve?url=/en/about").json["slug"] == "about"
    assert client.get(f"/v1/oembed?url={HERE}/en/about").json["title"] == "About"
    assert client.get("/v1/posts/about?include=jsonld").json["jsonld"]["@type"] == "WebPage"


def test_kind_has_one_form_and_is_checked(client):
    def here(query):
        return client.get(f"/v1/posts?{query}").json["links"]["self"].removeprefix(f"{HERE}/v1/posts")

    assert [here("kind=post"), here("kind=page"), here("kind=page,post,page"), here("kind=post&slug=two")] == [
        "",
        "?kind=page",
        "?kind=page,post",
        "?kind=post&slug=two",
    ]
    for path in ("/v1/posts", "/v1/posts.atom", "/v1/facets/posts", "/v1/news-sitemap.xml", "/v1/posts/two/related"):
        faults = {fault["parameter"]: fault for fault in client.get(f"{path}?kind=pages").json["errors"]}
        assert (faults["kind"]["allowed"], faults["kind"]["suggestion"]) == (["post", "page"], "page"), path
    cursor = client.get("/v1/posts?limit=1").json["page"]["next_cursor"]
    assert slugs(client, f"limit=1&kind=post&cursor={cursor}") == ["one"]
    assert client.get(f"/v1/posts?limit=1&kind=page&cursor={cursor}").status_code == 422


def test_counts_are_of_posts_unless_pages_are_asked_for(client):
    def counts(query):
        found = client.get(f"/v1/facets/posts?facets=tag,month,language&{query}").json
        months = {one["count"] for one in found["data"]["month"]}
        return {one["value"]: one["count"] for one in found["data"]["tag"]}, len(found["data"]["month"]), months, found["total"]["value"]

    for query in ("", "language=en&has_image=false", "q=water", "tag=water"):
        assert counts(query) == ({"above": 2, "water": 2}, 2, {1}, 2), query
        assert counts(f"{query}&kind=page") == ({"above": 2, "water": 2}, 2, {1}, 2), query
        assert counts(f"{query}&kind=post,page") == ({"above": 4, "water": 4}, 4, {1}, 4), query
    assert client.get("/v1/tags/water").json["post_count"] == client.get("/v1/campaigns/river").json["post_count"] == 2


def test_feeds_and_related_are_lists_of_posts(client):
    for form in ("atom", "rss", "jsonfeed", "ninjs"):
        shown = {query: client.get(f"/v1/posts.{form}{query}").text for query in ("", "?kind=page", "?kind=post,page")}
        told = {query: [slug for slug in BOTH if f"{HERE}/en/{slug}" in text] for query, text in shown.items()}
        assert told == {"": POSTS, "?kind=page": PAGES, "?kind=post,page": BOTH}, form
    assert slugs(client, path="/v1/posts/two/related") == ["one"]
    assert slugs(client, path="/v1/posts/about/related") == POSTS
    assert slugs(client, "kind=page", path="/v1/posts/two/related") == PAGES
    assert slugs(client, "kind=post,page", path="/v1/posts/two/related") == BOTH[1:]


def test_maps_of_the_site_have_both_and_news_only_posts(client, monkeypatch):
    def listed(path):
        return re.findall(r"<loc>https://www.example.org/en/([a-z]+)</loc>", client.get(path).text)

    assert listed("/v1/sitemap.xml") == listed("/v1/sitemap.xml?section=main") == BOTH[::-1]
    monkeypatch.setattr("api.routes.sitemaps.now_us", lambda: (NOW + 41 * 86_400) * 1_000_000)
    monkeypatch.setattr("api.queries.sitemap.news.NEWS_SECONDS", 100 * 86_400)
    assert listed("/v1/news-sitemap.xml") == listed("/v1/news-sitemap.xml?kind=post&section=main") == ["two"]
    assert listed("/v1/news-sitemap.xml?kind=page") == ["about"]
    assert listed("/v1/news-sitemap.xml?kind=post,page") == ["two", "about"]


def test_delta_sync_has_both_and_a_page_that_becomes_a_post_comes_again(client, editor):
    first = client.get("/v1/changes?types=post&tag=water").json
    page = client.get("/v1/posts/about").json

    edited = editor("PATCH", f"/posts/{page['id']}", {"kind": "post"}, If_Match=f'"{page["revision"]}"')

    assert [item["resource"]["slug"] for item in first["data"]] == BOTH
    assert (edited.status_code, edited.json["kind"], edited.json["revision"]) == (200, "post", page["revision"] + 1)
    (item,) = client.get(first["links"]["next"].removeprefix(HERE)).json["data"]
    assert (item["op"], item["resource"]["kind"], item["resource"]["slug"]) == ("upsert", "post", "about")
    assert slugs(client) == slugs(client, "tag=above") == slugs(client, "q=water") == ["two", "about", "one"]
    assert slugs(client, "kind=page") == slugs(client, "kind=page&q=water") == ["contact"]
    assert client.get("/v1/tags/water").json["post_count"] == 3


def test_a_post_that_becomes_a_page_leaves_the_feed(client, editor):
    post = client.get("/v1/posts/one").json

    editor("PATCH", f"/posts/{post['id']}", {"kind": "page"}, If_Match=f'"{post["revision"]}"')

    atom = client.get("/v1/posts.atom").text
    assert "/en/one" not in atom
    assert re.search(rf'deleted-entry ref="[^"]*{post["id"]}"', atom)
    assert slugs(client) == ["two"]
    assert slugs(client, "kind=page&sort=-updated_at") == ["one", *PAGES]


def test_who_writes_says_what_a_post_is_and_finds_it_by_that(client, editor):
    made = editor("POST", "/posts", {"title": "Contact us", "language": "en", "kind": "page"}).json
    plain = editor("POST", "/posts", {"title": "News", "language": "en"}).json
    editor("POST", f"/posts/{made['id']}/publish", {})

    def listed(query):
        return {post["slug"] for post in editor("GET", f"/posts?limit=100&{query}").json["data"]}

    hidden = {"hidden-page", "gone-page"}
    assert (made["kind"], plain["kind"]) == ("page", "post")
    assert listed("kind=page") == {*PAGES, *hidden, "contact-us"}
    assert listed("kind=post&state=draft") == {"hidden-post", "news"}
    assert listed("kind=post,page") == listed("")
    assert slugs(client, "kind=page&q=contact") == ["contact-us", "contact"]
    for value in ("pages", "", None, 1):
        refused = editor("POST", "/posts", {"title": "A", "language": "en", "kind": value})
        assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/kind"), value


def test_the_kind_is_a_part_of_each_saved_form(client, editor, database):
    post = client.get("/v1/posts/one").json
    url, tag = f"/posts/{post['id']}", editor("GET", f"/posts/{post['id']}").headers["ETag"]

    editor("PATCH", f"{url}?draft=true", {"kind": "page"}, If_Match=tag)
    waiting = (
        client.get("/v1/posts/one").json["kind"],
        editor("GET", f"{url}/pending").json["changed"],
        editor("GET", f"{url}/pending").json["form"]["kind"],
    )
    token = editor("POST", f"{url}/preview-links", {}).json["token"]
    editor("POST", f"{url}/publish", {})

    assert waiting == ("post", ["kind"], "page")
    assert editor("GET", f"/previews/{token}").json["kind"] == client.get("/v1/posts/one").json["kind"] == "page"
    compared = editor("GET", f"{url}/revisions/1/compare?with=3").json["changes"]
    assert {"member": "kind", "before": "post", "after": "page"} in compared
    # A snapshot of the first release does not know the member.
    with database.write.begin() as connection:
        old = connection.execute(select(Revision.snapshot).where(Revision.post_id == UUID(post["id"]), Revision.number == 1)).scalar_one()
        del old["kind"]
        connection.execute(update(Revision).where(Revision.post_id == UUID(post["id"]), Revision.number == 1).values(snapshot=old))
    assert editor("GET", f"{url}/revisions/1").json["form"]["kind"] == "post"
    assert {"member": "kind", "before": "post", "after": "page"} in editor("GET", f"{url}/revisions/1/compare?with=3").json["changes"]
    editor("POST", f"{url}/revisions/1/restore", {})
    assert client.get("/v1/posts/one").json["kind"] == "page"
