"""Addresses: what leads where, now and formerly."""

from dataclasses import replace

import pytest

from api.db import reading
from api.derived.writing import writing
from api.errors import NotFound
from api.models import Section, Tag
from api.queries.paging import Total
from api.queries.urls import redirects, resolve
from api.services import addresses, jobs
from api.services.posts import editing
from api.services.resources import sections, tags

LATER = 1_790_000_000_000_000
SITE = "https://www.example.org"


@pytest.fixture
def resolved(database):
    """What an address leads to: (type, slug, moved)."""

    def sought(url):
        with reading(database) as connection:
            found = resolve.resolved(connection, url, database.site)
        return found["type"], found["slug"], found["moved"]

    return sought


@pytest.fixture
def came_from(database):
    """Gives a resource addresses that it had."""

    def add(kind, row, *urls, now=LATER):
        with writing(database) as session:
            addresses.add(session, kind, row.id, urls, site=database.site, now=now)

    return add


@pytest.fixture
def rename(database):
    """Gives a post another slug."""

    def renamed(post, slug):
        with writing(database) as session:
            editing.edit(session, editing.load(session, post.id), {"slug": slug}, now=LATER)

    return renamed


def test_a_post_is_found_at_its_address_with_all_that_is_said_of_it(database, make_post):
    post = make_post(slug="日本", language="ja")

    with reading(database) as connection:
        found = resolve.resolved(connection, f"{SITE}/ja/日本", database.site)

    url = f"{SITE}/ja/%E6%97%A5%E6%9C%AC"
    assert found == {"type": "post", "id": str(post.id), "slug": "日本", "language": "ja", "url": url, "moved": False}


@pytest.mark.parametrize(
    ("url", "moved"),
    [
        ("/en/rally", False),
        ("en/rally", False),
        ("http://WWW.example.org:80/en/rally#top", False),
        (f"{SITE}/en/rally?utm_source=mail&fbclid=1", False),
        (f"{SITE}/en/rally/", True),
        (f"{SITE}/en/rally?page=2", True),
    ],
)
def test_spellings_lead_to_the_post_and_only_real_differences_count_as_moved(resolved, make_post, url, moved):
    make_post(slug="rally")

    assert resolved(url) == ("post", "rally", moved)


@pytest.mark.parametrize(
    "url", ["/en/RALLY", "/rally", "https://example.org/en/rally", "/", "", "\x00", "\ud800", "http://[", "/tags/x", "/tags/", "urn:x"]
)
def test_what_no_resource_ever_had_is_not_found(resolved, make_post, url):
    make_post(slug="rally")

    with pytest.raises(NotFound):
        resolved(url)


def test_what_never_was_public_is_not_found(resolved, came_from, make_post):
    came_from("post", make_post(state="draft", slug="secret"), "https://old.example/?p=1")

    for url in ("/en/secret", "https://old.example/?p=1"):
        with pytest.raises(NotFound):
            resolved(url)


def test_former_addresses_of_a_post_lead_to_it(resolved, make_post, rename):
    post = make_post(slug="first")
    rename(post, "second")

    assert resolved("/en/first") == ("post", "second", True)
    assert resolved("/en/second") == ("post", "second", False)


def test_imported_addresses_lead_on_with_or_without_host(resolved, came_from, make_post):
    post = make_post(slug="rally")
    came_from("post", post, "https://old.example/2024/05/rally/", "https://old.example/?p=17")

    found = {
        resolved(url) for url in ("http://OLD.example/2024/05/rally", "/2024/05/rally/", "https://old.example/?p=17&utm_medium=x", "/?p=17")
    }

    assert found == {("post", "rally", True)}


def test_another_query_is_another_page(resolved, came_from, make_post):
    came_from("post", make_post(), "https://old.example/?p=17")

    with pytest.raises(NotFound):
        resolved("https://old.example/?p=18")


def test_a_path_means_this_site_then_the_oldest_import(resolved, came_from, make_post):
    here, older, newer = (make_post(slug=slug) for slug in ("here", "older", "newer"))
    came_from("post", newer, "https://new.example/en/here", "https://new.example/a", now=LATER + 2)
    came_from("post", older, "https://old.example/en/here/", "https://old.example/a/", now=LATER + 1)

    assert resolved("/en/here") == ("post", "here", False)
    assert resolved("/a") == ("post", "older", True)
    assert here.slug == "here"


def test_tags_campaigns_and_authors_are_at_their_present_and_former_slugs(request, database, resolved, make_tag):
    for kind, folder in (("campaign", "campaigns"), ("author", "authors")):
        request.getfixturevalue(f"make_{kind}")(slug="été")
        assert resolved(f"/{folder}/été") == (kind, "été", False)
    tag = make_tag(slug="old")
    with writing(database) as session:
        tags.edit(session, session.get(Tag, tag.id), {"slug": "new"}, now=LATER)

    assert resolved("/tags/old") == ("tag", "new", True)
    assert resolved(f"{SITE}/tags/new?x=1") == ("tag", "new", True)
    assert resolved(f"{SITE}/tags/new") == ("tag", "new", False)


@pytest.fixture
def merged(database, make_tag, came_from):
    """A tag that was merged into another; it had an address elsewhere."""
    first, second = make_tag(slug="first"), make_tag(slug="second")
    came_from("tag", first, "https://old.example/tag/first/")
    with writing(database) as session:
        job = tags.merge(session, session.get(Tag, first.id), session.get(Tag, second.id), now=LATER)
    running = True
    while running:
        with writing(database) as session:
            running = jobs.step(session, job.id, now=LATER)
    return second


def test_a_merged_tag_is_at_its_target(resolved, merged):
    assert resolved("/tags/first") == ("tag", "second", True)
    assert resolved("https://old.example/tag/first") == ("tag", "second", True)
    assert merged.slug == "second"


def test_a_section_is_at_its_own_address_and_so_are_its_posts(resolved, make_section, make_post):
    make_section(slug="nord", url="https://nord.example")
    make_post(slug="fete", section="nord", language="fr")

    assert resolved("https://nord.example/") == ("section", "nord", False)
    assert resolved("http://nord.example/fr/fete") == ("post", "fete", False)


def test_a_site_in_a_folder_knows_its_addresses(database, make_post):
    make_post(slug="rally")
    site = replace(database.site, public_url=f"{SITE}/news")

    with reading(database) as connection:
        found = [resolve.resolved(connection, url, site) for url in (f"{SITE}/news/en/rally", "/news/en/rally", "/en/rally")]

    assert {(one["url"], one["moved"]) for one in found} == {(f"{SITE}/news/en/rally", False)}


def test_resolving_costs_the_same_however_much_is_known(resolved, counted, came_from, make_post):
    costs = []
    for number in range(3):
        came_from("post", make_post(slug=f"p{number}"), f"https://old{number}.example/a")
        with counted() as statements:
            resolved("/a")
        costs.append(len(statements))

    assert costs[0] == costs[1] == costs[2] <= 4


def test_redirects_name_former_and_imported_addresses_and_no_present_one(page, came_from, make_post, rename, merged):
    post = make_post(slug="first")
    rename(post, "second")
    came_from("post", post, "https://old.example/?p=17", f"{SITE}/2024/first/")
    target = {"to": f"{SITE}/en/second", "status": 308, "type": "post", "id": str(post.id)}
    tag = {"to": f"{SITE}/tags/second", "status": 308, "type": "tag", "id": str(merged.id)}

    found = page(redirects.listed, count=True)

    assert found.items == [
        {"from": "/tags/first", **tag},
        {"from": "/2024/first/", **target},
        {"from": "/en/first", **target},
        {"from": "https://old.example/?p=17", **target},
        {"from": "https://old.example/tag/first/", **tag},
    ]
    assert found.total == Total(5, "exact")


def test_redirects_leave_out_what_is_not_public(page, came_from, make_post):
    came_from("post", make_post(state="draft"), "https://old.example/1")
    came_from("post", make_post(state="withdrawn"), "https://old.example/2")

    assert page(redirects.listed).items == []


def test_an_imported_address_that_is_the_present_one_is_no_redirect(page, came_from, make_post, make_section):
    make_section(slug="nord", url="https://nord.example")
    came_from("post", make_post(slug="a"), f"{SITE}/en/a")
    came_from("post", make_post(slug="b", section="nord"), "https://nord.example/en/b")

    assert page(redirects.listed, count=True).total == Total(0, "exact")


def test_a_section_that_moves_leaves_redirects_of_its_posts(database, page, make_section, make_post):
    section = make_section(slug="nord", url="https://nord.example")
    make_post(slug="a", section="nord")
    with writing(database) as session:
        job = sections.edit(session, session.get(Section, section.id), {"url": "https://north.example"}, now=LATER)
    assert job is not None
    with writing(database) as session:
        for one in jobs.waiting(session):
            while jobs.step(session, one, now=LATER):
                pass

    moved = [(one["from"], one["to"]) for one in page(redirects.listed).items]

    assert moved == [("https://nord.example/en/a", "https://north.example/en/a")]


def test_pages_of_redirects_put_together_are_the_whole_list(page, walked, came_from, make_post, merged):
    for number in range(5):
        came_from("post", make_post(), f"https://old.example/{number}", f"/{number}")
    whole = page(redirects.listed).items

    for limit in (1, 3, 4):
        assert walked(redirects.listed, limit=limit) == whole
        assert page(redirects.listed, limit=limit, offset=4).items == whole[4 : 4 + limit]
    assert len(whole) == 12
    assert merged.slug == "second"
