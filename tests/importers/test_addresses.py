"""Addresses that an item has or had on its site, from its link, its former slugs and former days."""

from datetime import UTC, datetime

import pytest

from api.importers.wordpress.addresses import address, former

SITE = "https://old.example"
MOMENT = datetime(2024, 3, 5, 10, tzinfo=UTC)


def made(link, *, slug="new", old_slugs=("old",), old_days=(), site=SITE):
    urls = former(link, site, slug, old_slugs=old_slugs, old_days=old_days, moments=[MOMENT])
    return [url.removeprefix(SITE) for url in urls]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/new/", ["/old/"]),
        ("/new", ["/old"]),
        ("/2024/03/new/", ["/2024/03/old/"]),
        ("/2024/03/05/new/", ["/2024/03/05/old/"]),
        ("/news/asia/new/", ["/news/asia/old/"]),
        ("/news/new/new/", ["/news/new/old/"]),
        ("/new.html", ["/old.html"]),
        ("/12-new/", ["/12-old/"]),
        ("/new-12/", ["/old-12/"]),
        ("/index.php/2024/new/", ["/index.php/2024/old/"]),
        ("/archives/12", ["/old/"]),
        ("/2024/12", ["/old/"]),
        ("/renewed/", ["/old/"]),
        ("/?p=12", ["/old/", "/?name=old"]),
        ("/?name=new", ["/?name=old"]),
        ("/?book=new&lang=fr", ["/old/", "/?name=old"]),
    ],
)
def test_a_former_slug_has_the_form_of_the_link(link, expected):
    assert made(SITE + link) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/2024/03/05/new/", ["/2023/11/30/new/"]),
        ("/2024/03/new/", ["/2023/11/new/"]),
        ("/2024/new/", ["/2023/new/"]),
        ("/2024/03/12", ["/2023/11/12"]),
        ("/blog/2024/03/new.html", ["/blog/2023/11/new.html"]),
        ("/2024-03-05-new/", ["/2023-11-30-new/"]),
        ("/20240305/new/", ["/20231130/new/"]),
        ("/2021/03/new/", []),
        ("/new/", []),
        ("/?p=12", []),
    ],
)
def test_a_former_day_has_the_form_of_the_link(link, expected):
    assert made(SITE + link, old_slugs=(), old_days=["2023-11-30"]) == expected


def test_former_slugs_and_days_are_joined():
    urls = made(f"{SITE}/2024/03/new/", old_slugs=["older", "old"], old_days=["2023-11-30", "2024-03-01", "nonsense"])

    assert set(urls) == {f"/{day}/{slug}/" for day in ("2024/03", "2023/11") for slug in ("new", "old", "older")} - {"/2024/03/new/"}


@pytest.mark.parametrize(
    ("link", "slug", "old"),
    [("/d%c3%a9j%c3%a0/", "d%c3%a9j%c3%a0", "%c3%a9t%c3%a9"), ("/d%C3%A9j%C3%A0/", "déjà", "été"), ("/déjà/", "déjà", "%c3%a9t%c3%a9")],
)
def test_slugs_may_be_encoded(link, slug, old):
    assert made(SITE + link, slug=slug, old_slugs=[old]) == ["/%C3%A9t%C3%A9/"]


@pytest.mark.parametrize("link", [None, "http://[", "urn:uuid:1", ""])
def test_without_a_link_former_slugs_are_below_the_site(link):
    assert "/old/" in made(link)
    assert made(link, site="") == []


def test_a_slug_of_many_pieces_takes_no_time():
    assert made(f"{SITE}/{'a-' * 50_000}b/", slug="a-" * 100 + "c") == ["/old/"]


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        ("https://old.example/?p=1&#038;x=2", SITE, "https://old.example/?p=1&x=2"),
        ("/a/", SITE, "https://old.example/a/"),
        ("a/", "https://old.example/blog", "https://old.example/blog/a/"),
        ("urn:uuid:1", SITE, "urn:uuid:1"),
        ("/a/", "", None),
        ("", SITE, None),
        ("https://old.example/" + "a" * 4000, SITE, None),
    ],
)
def test_addresses_are_whole_or_none(text, site, expected):
    assert address(text, site) == expected
