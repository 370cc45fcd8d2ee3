"""The sitemap lists every own public post, with its last change and its translations, and nothing else."""

import pytest
from lxml import etree

from api.db import snapshot
from api.derived.writing import writing
from api.errors import NotFound
from api.feeds.sitemaps import urlset
from api.queries.sitemap import parts
from api.queries.sitemap.own_posts import own
from api.routes.sitemaps import sitemap
from api.services.posts import editing, workflow
from tests.databases import NOW
from tests.feeds.maps import addresses, alternates, checked, texts

ORIGIN = {"section": "Canada", "uri": "https://ca.example.org/?p=1", "url": "https://ca.example.org/a"}
CHANGED = "2030-01-02T03:04:05Z"
LATER = 1_893_553_445 * 1_000_000
"""The same instant, in µs."""


@pytest.fixture
def base(database):
    """The address of the site."""
    return database.site.public_url


@pytest.fixture
def cut(database):
    """Makes a sitemap whose parts have so many posts, in this process."""

    def made(posts, **asked):
        with snapshot(database) as connection:
            return sitemap(connection, own(connection, asked, database.site), asked, database.site, posts=posts)

    return made


def listed(client, query=""):
    answer = client.get(f"/v1/sitemap.xml{query}")
    assert answer.status_code == 200, answer.text
    return addresses(etree.fromstring(answer.data))


def test_own_public_posts_are_listed_the_oldest_first_and_copies_never(client, make_post, node_modules, base):
    make_post(slug="b", published_at=2_000)
    make_post(slug="a", published_at=1_000)
    make_post(slug="copy", origin=ORIGIN)
    make_post("draft", slug="draft")
    make_post("withdrawn", slug="withdrawn")

    answer = client.get("/v1/sitemap.xml")

    assert answer.content_type == "application/xml"
    assert addresses(checked(answer.data, node_modules)) == [f"{base}/en/a", f"{base}/en/b"]


def test_each_post_has_its_last_change(client, database, make_post, node_modules):
    post = make_post(slug="a")
    make_post(slug="b", updated_at=NOW)
    with writing(database) as session:
        editing.edit(session, editing.load(session, post.id), {"title": "Another"}, now=LATER)

    root = checked(client.get("/v1/sitemap.xml").data, node_modules)

    assert texts(root, "s:url/s:lastmod") == [CHANGED, "2026-05-28T20:26:40Z"]
    assert client.get("/v1/posts/a").json["updated_at"] == CHANGED


def test_translations_name_each_other_and_themselves(client, make_post, make_section, node_modules, base):
    make_section("Canada", url="https://ca.example.org/news")
    make_post(slug="a", language="de")
    make_post(slug="b", language="fr-CA", translation_of="a", section="canada")
    make_post(slug="c", language="en", translation_of="a")
    make_post(slug="copy", language="pt", translation_of="a", origin=ORIGIN)
    make_post("draft", slug="draft", language="es", translation_of="a")
    make_post(slug="alone")

    found = alternates(checked(client.get("/v1/sitemap.xml").data, node_modules))

    links = {"de": f"{base}/de/a", "fr-CA": "https://ca.example.org/news/fr-CA/b", "en": f"{base}/en/c", "x-default": f"{base}/en/c"}
    assert found == dict.fromkeys((links["de"], links["fr-CA"], links["en"]), links)


def test_without_the_default_language_no_translation_is_for_all(client, make_post):
    make_post(slug="a", language="de")
    make_post(slug="b", language="fr", translation_of="a")

    found = alternates(etree.fromstring(client.get("/v1/sitemap.xml").data))

    assert [sorted(links) for links in found.values()] == [["de", "fr"], ["de", "fr"]]


def test_a_translation_that_goes_is_named_no_more(client, database, make_post):
    make_post(slug="a", language="de")
    other = make_post(slug="b", language="en", translation_of="a")
    before = alternates(etree.fromstring(client.get("/v1/sitemap.xml").data))
    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, other.id), "unpublished", now=LATER)

    after = client.get("/v1/sitemap.xml")

    assert (len(before), alternates(etree.fromstring(after.data))) == (2, {})


def test_sections_are_chosen_as_in_lists(client, make_post, make_section, base):
    for name in ("Canada", "Chile"):
        make_section(name)
        make_post(slug=f"in-{name.lower()}", section=name.lower())
    make_post(slug="copy", section="chile", origin=ORIGIN)
    make_post(slug="main")
    ids = {one["slug"]: one["id"] for one in client.get("/v1/sections").json["data"]}

    assert listed(client, "?section=chile") == [f"{base}/en/in-chile"]
    assert listed(client, f"?section={ids['canada']},chile") == [f"{base}/en/in-canada", f"{base}/en/in-chile"]
    assert listed(client, "?section=nowhere") == []
    assert client.get("/v1/sitemap.xml?section=No+slug").status_code == 422


def test_caches_are_told_by_what_it_is_purged(client, make_post, make_section):
    make_section("Canada")
    make_post(section="canada")
    section = client.get("/v1/sections/canada").json["id"]

    asked = ("/v1/sitemap.xml", "/v1/sitemap.xml?section=canada", "/v1/sitemap.xml?section=nowhere")
    keys = [client.get(path).headers["Surrogate-Key"] for path in asked]

    assert keys == ["any origin-own all campaigns events tags", f"any section-{section}", "any all"]


def test_it_is_kept_and_told_apart_like_any_answer(client, make_post):
    make_post(slug="a")
    first, second = client.get("/v1/sitemap.xml?utm_source=x"), client.get("/v1/sitemap.xml")

    unchanged = client.get("/v1/sitemap.xml", headers={"If-None-Match": first.headers["ETag"]})
    by_head = client.head("/v1/sitemap.xml")
    make_post(slug="b")
    third = client.get("/v1/sitemap.xml")

    assert [answer.headers["Cache-Status"] for answer in (first, second)] == ["broadsheet; fwd=miss", "broadsheet; hit"]
    assert (unchanged.status_code, by_head.headers["ETag"], by_head.data) == (304, first.headers["ETag"], b"")
    assert (third.headers["Cache-Status"], b"/en/b<" in third.data) == ("broadsheet; fwd=miss", True)


# --- parts ---


def test_more_posts_than_one_takes_are_listed_in_parts_with_an_index(cut, make_post, node_modules, base):
    for number in range(1, 6):
        make_post(slug=f"p{number}", published_at=number, updated_at=NOW + (10 - number) * 1_000_000)

    index = checked(cut(2), node_modules)
    pages = [addresses(checked(cut(2, part=number), node_modules)) for number in (1, 2, 3)]

    assert addresses(index) == [f"{base}/v1/sitemap.xml?part={number}" for number in (1, 2, 3)]
    assert texts(index, "s:sitemap/s:lastmod") == ["2026-05-28T20:26:49Z", "2026-05-28T20:26:47Z", "2026-05-28T20:26:45Z"]
    assert pages == [[f"{base}/en/p{number}" for number in some] for some in ((1, 2), (3, 4), (5,))]
    with pytest.raises(NotFound):
        cut(2, part=4)


def test_what_is_published_leaves_full_parts_as_they_are(cut, make_post):
    for number in range(3):
        make_post(slug=f"p{number}")
    before = cut(2, part=1)

    make_post(slug="new")

    assert (cut(2, part=1), len(addresses(etree.fromstring(cut(2, part=2))))) == (before, 2)


def test_an_index_of_a_section_leads_to_parts_of_the_section(cut, make_post, make_section, base):
    make_section("Canada")
    for _ in range(3):
        make_post(section="canada")

    found = addresses(etree.fromstring(cut(2, section=["canada"])))

    assert found == [f"{base}/v1/sitemap.xml?section=canada&part={number}" for number in (1, 2)]


def test_one_part_is_all_there_is_until_more_are_needed(client, make_post):
    empty = client.get("/v1/sitemap.xml?part=1")
    make_post(slug="a")

    assert b"<url>" not in empty.data
    assert client.get("/v1/sitemap.xml?part=1").data == client.get("/v1/sitemap.xml").data
    assert [client.get(f"/v1/sitemap.xml?part={part}").status_code for part in ("2", "0", "x", "50001")] == [404, 422, 422, 422]


def test_a_part_has_no_more_bytes_than_its_room(database, make_post):
    languages = ("en", "de", "fr", "es", "pt", "it")
    for number in range(8):
        for language in languages:
            more = {} if language == "en" else {"translation_of": f"p{number}en"}
            make_post(slug=f"p{number}{language}", language=language, title="T" * 8, **more)

    with snapshot(database) as connection:
        found = own(connection, {}, database.site)
        cut_parts = list(parts.parts(connection, found, database.site, room=20_000))
        whole = sitemap(connection, found, {}, database.site)
        written = [_written(connection, found, part, database.site) for part in cut_parts]

    assert len(whole) > 20_000
    assert len(cut_parts) > 1
    assert [len(one) for one in written if len(one) > 20_000] == []
    assert sum(one.count(b"<url>") for one in written) == 8 * len(languages)


def _written(connection, found, part, site):
    return urlset(parts.entries(connection, found, part, site))


# --- what is hostile ---


def test_addresses_are_escaped(client, make_post, make_section, node_modules):
    make_section("Shop", url="https://shop.example.org", url_template="/?a=1&b={slug}")
    make_post(slug="日本", section="shop")
    make_post(slug="other", language="de", section="shop", translation_of="日本")

    root = checked(client.get("/v1/sitemap.xml").data, node_modules)

    assert addresses(root)[0] == "https://shop.example.org/?a=1&b=%E6%97%A5%E6%9C%AC"
    assert set(alternates(root)) == set(addresses(root))


def test_an_address_too_long_for_sitemaps_is_left_out_everywhere(client, make_post, make_section, node_modules, base):
    make_section("Long", url="https://www.example.org/" + "a" * 2_000)
    make_post(slug="short")
    make_post(slug="long" * 8, language="de", section="long", translation_of="short")

    root = checked(client.get("/v1/sitemap.xml").data, node_modules)

    assert (addresses(root), alternates(root)) == ([f"{base}/en/short"], {})
