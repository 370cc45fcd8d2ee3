"""Mistakes of people who come from elsewhere, or guess: each answer says what is meant here, or where to go on."""

import pytest

from api.derived.writing import writing
from api.services.resources import authors

ON_SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
"""A refusal is made before a database is asked."""
THERE = "is always there"
ID = "01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f"

REFUSED = {
    # WordPress
    "/v1/posts?per_page=10": "limit",
    "/v1/posts?search=river": "q",
    "/v1/posts?s=river": "q",
    "/v1/posts?orderby=date": "sort",
    "/v1/posts?order=desc": "sort",
    "/v1/posts?categories=3": "tag",
    "/v1/posts?tags=3": "tag",
    "/v1/posts?tags_exclude=3": "tag_not",
    "/v1/posts?offset=20": "page",
    "/v1/posts?status=publish": "/admin/v1",
    "/v1/posts?lang=fr": "language",
    "/v1/posts?after=2026-01-01T00:00:00Z": "published_after",
    "/v1/posts?modified_after=2026-01-01T00:00:00Z": "updated_after",
    "/v1/posts?_embed": "include",
    "/v1/posts?_fields=title": "fields",
    "/v1/posts?exclude=3": "id_not",
    "/v1/posts?sticky=true": "featured",
    "/v1/posts?filter[tag]=water": "tag",
    "/v1/posts?posts_per_page=-1": "limit",
    "/v1/tags?hide_empty=true": "post_count",
    "/v1/posts?context=edit": "/admin/v1",
    "/v1/posts?id=5": "/v1/resolve",
    # Ghost
    "/v1/posts?filter=tag:water": "tag=housing",
    "/v1/posts?limit=all": "1 to 100",
    "/v1/posts?include=tags": THERE,
    "/v1/posts?include=authors,tags": THERE,
    "/v1/posts?order=published_at%20desc": "sort",
    "/v1/posts?formats=html": None,
    "/v1/posts?key=22444f78447824223cefc48062": "Authorization",
    # Contentful
    "/v1/posts?content_type=blogPost": "kind",
    "/v1/posts?skip=20": "page",
    "/v1/posts?fields.slug=a": "slug",
    "/v1/posts?select=fields.title": "fields",
    "/v1/posts?locale=fr": "language",
    "/v1/posts?query=river": "q",
    # Strapi
    "/v1/posts?populate=*": "include",
    "/v1/posts?filters[tags][slug][$eq]=water": "tag",
    "/v1/posts?pagination[pageSize]=10": "limit",
    "/v1/posts?pagination[page]=2": "page",
    "/v1/posts?publicationState=preview": "/admin/v1",
    "/v1/posts?sort=published_at:desc": "-published_at",
    # Directus, Sanity, JSON:API, OData and others
    "/v1/posts?filter[author][_eq]=ana": "author",
    "/v1/posts?meta=*": "count",
    "/v1/posts?page[size]=10": "limit",
    "/v1/posts?page[number]=2": "page",
    "/v1/posts?$top=5": "limit",
    "/v1/posts?$orderby=title": "sort",
    "/v1/posts?expand=tags": "include",
    "/v1/posts?format=rss": "/v1/posts.atom",
    "/v1/posts?callback=cb": "CORS",
    "/v1/posts?page_token=abc": "cursor",
    # slips and guesses
    "/v1/posts?limit=500": "100",
    "/v1/posts?page=0": "1",
    "/v1/posts?page=5000": "cursor",
    "/v1/posts?sort=date": "-published_at",
    "/v1/posts?sort=newest": "-published_at",
    "/v1/posts?sort=title": "-published_at",
    "/v1/posts?fields=*": "left out",
    "/v1/posts?fields=title.rendered": "title",
    "/v1/posts?tag=Water%20quality": "water-quality",
    "/v1/posts?published_after=2026-01-01": "2026-01-01T00:00:00Z",
    "/v1/posts?published_after=yesterday": "RFC 3339",
    "/v1/posts?language=EN_us": "en-US",
    "/v1/posts?featured=1": "true",
    "/v1/posts?since=2026-01-01": "updated_after",
    "/v1/changes?since=2026-01-01": "cursor",
    "/v1/changes?type=post": "types",
    "/v1/campaigns?status=active": "state",
    "/v1/campaigns?sort=date": "-starts_on",
    "/v1/tags?search=water": "q",
    "/v1/tags?sort=count": "-post_count",
    "/v1/facets/posts": "campaign",
    "/v1/resolve": "path",
    "/v1/resolve?link=/a": "url",
    "/v1/posts?cursor=2": "page.next_cursor",
}
"""What is asked, and what the answer must name; ``None`` where it can only list what there is."""

NOWHERE = {
    "/v1/": "/v1",
    "/v1/posts/": "/v1/posts",
    "/v1/post": "/v1/posts",
    "/V1/Posts": "/v1/posts",
    "/posts": "/v1/posts",
    "/api/posts": "/v1/posts",
    "/api/v1/tags": "/v1/tags",
    "/wp-json/wp/v2/posts": "/v1/posts",
    "/wp-json/wp/v2/posts/5": "/v1/posts",
    "/wp-json": "/v1",
    "/ghost/api/content/posts": "/v1/posts",
    "/items/articles": "/v1/posts",
    "/graphql": "/v1",
    "/v1/categories": "/v1/tags",
    "/v1/users": "/v1/authors",
    "/v1/search": "/v1/posts",
    "/v1/autocomplete": "/v1/suggest",
    "/v1/delta": "/v1/changes",
    "/feed": "/v1/posts.rss",
    "/sitemap.xml": "/v1/sitemap.xml",
    "/swagger.json": "/openapi.json",
    "/healthz": "/live",
    "/admin/posts": "/admin/v1/posts",
    "/v1/posts/5": "/v1/resolve",
}


def names(problem):
    """What a problem leads on with: its sentences, what is suggested and what is allowed."""
    errors = problem.get("errors", [])
    suggested = {one["suggestion"] for one in errors}
    return suggested | {name for one in errors for name in one["allowed"] or ()}, " ".join(
        [problem["detail"], *(one["detail"] for one in errors)]
    )


@ON_SQLITE
@pytest.mark.parametrize("path", REFUSED)
def test_a_name_from_elsewhere_and_a_guess_are_answered_with_ours(reader, path):
    answer = reader.get(path)

    assert answer.status_code == 422
    wanted, (listed, told) = REFUSED[path], names(answer.json)
    assert wanted is None or wanted in listed or wanted in told
    suggestions = {one["suggestion"] for one in answer.json["errors"]} - {None}
    assert not suggestions or wanted in suggestions


def test_hardly_anything_is_answered_with_a_list_alone(reader):
    """What a reader must find out alone: which of a dozen names was meant."""
    left = [path for path, wanted in REFUSED.items() if wanted is None]
    assert len(left) <= 3
    assert all(reader.get(path).json["errors"][0]["allowed"] for path in left)


@ON_SQLITE
@pytest.mark.parametrize("path", NOWHERE)
def test_a_near_miss_of_a_path_names_the_address_that_was_meant(reader, path):
    answer = reader.get(path)

    assert answer.status_code == 404
    assert f"`{NOWHERE[path]}" in answer.json["detail"]
    assert reader.get(NOWHERE[path]).status_code in (200, 401, 422)


@ON_SQLITE
def test_what_is_like_nothing_gets_no_guess(reader):
    assert reader.get("/qqq").json["detail"] == "There is nothing at this address."


def test_a_filter_that_names_nothing_that_ever_was_is_told(client, make_post, make_tag, make_author, make_campaign, make_section):
    for make, name in ((make_tag, "water"), (make_campaign, "river"), (make_author, "ana"), (make_section, "north")):
        make(name)
    make_post(state="draft", tags=["water"])

    def told(query):
        return [(one["parameter"], one["value"]) for one in client.get(query).json["page"]["unknown_filters"]]

    assert told("/v1/posts?tag=water&tag_not=water&campaign=river&author=ana&section=north") == []
    assert told(f"/v1/posts?tag=water,watr&tag_all=wter&tag_not={ID}&author=anna&section=south&campaign=rivr") == [
        ("tag", "watr"),
        ("tag_all", "wter"),
        ("tag_not", ID),
        ("campaign", "rivr"),
        ("section", "south"),
        ("author", "anna"),
    ]
    assert told("/v1/tags?parent=watr") == [("parent", "watr")]
    assert told("/v1/tags?parent=water") == told("/v1/tags?parent=none") == []
    make_tag("watr")
    assert told("/v1/posts?tag=water,watr") == []


def test_what_is_gone_was_once_and_is_no_slip(client, make_author, database):
    author = make_author("Ana")
    with writing(database) as session:
        authors.remove(session, session.merge(author))

    assert client.get("/v1/posts?author=ana").json["page"]["unknown_filters"] == []


def test_a_page_past_the_end_leads_to_the_last_one(client, make_post):
    for _ in range(5):
        make_post()

    def before(query):
        return client.get(query).json["links"]["prev"]

    assert before("/v1/posts?limit=2&page=9") == "https://www.example.org/v1/posts?limit=2&page=3"
    assert before("/v1/posts?limit=2&page=4") == "https://www.example.org/v1/posts?limit=2&page=3"
    assert before("/v1/posts?limit=2&page=3") == "https://www.example.org/v1/posts?limit=2&page=2"
    assert before("/v1/posts?limit=2&page=7&tag=nothing") == "https://www.example.org/v1/posts?tag=nothing&limit=2&page=1"
    assert before("/v1/tags?page=7") == "https://www.example.org/v1/tags?page=1"
