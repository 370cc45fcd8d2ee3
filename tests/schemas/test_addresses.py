"""Addresses: one form for all spellings, whatever is given."""

import pytest
from hypothesis import given, strategies as st

from schemas.addresses import LONGEST, canonical, placed, spellings


@pytest.mark.parametrize(
    "spelling",
    [
        "https://www.example.org/2024/05/%e6%97%a5/?p=1",
        "http://www.example.org/2024/05/日/?p=1",
        "//WWW.Example.ORG/2024/05/%E6%97%A5/?p=1#top",
        "HTTPS://www.example.org:443/2024/05/日/?utm_source=x&p=1&fbclid=2&_=3",
        "http://user:secret@www.example.org:80/2024/05/日/?p=1&gclid=a&msclkid=b&mc_cid=c&mc_eid=d",
        "  https://www.example.org./2024/05/日/?&p=1& ",
    ],
)
def test_spellings_of_one_address_are_equal(spelling):
    assert canonical(spelling) == ("www.example.org", "/2024/05/%E6%97%A5/?p=1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a%3Fb=1", "https://example.org/a?b=1"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", "https://example.org:8443/a"),
        ("http://example.org:443/a", "http://example.org/a"),
        ("https://faß.example/", "https://fass.example/"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("urn:uuid:1", "/uuid:1"),
    ],
)
def test_different_addresses_stay_different(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("/a?b", ("", "/a?b")),
        ("a/b", ("", "/a/b")),
        ("", ("", "/")),
        ("https://example.org", ("example.org", "/")),
        ("https://example.org?p=1", ("example.org", "/?p=1")),
        ("https://bücher.example/%7eann/%41%zz/100%", ("xn--bcher-kva.example", "/~ann/A%25zz/100%25")),
        ("https://例え。jp/", ("xn--r8jz45g.jp", "/")),
        ("http://[::1]:8000/a b", ("[::1]:8000", "/a%20b")),
        ("tag:example.org,2024:a/b?c", ("tag:", "example.org,2024:a/b?c")),
    ],
)
def test_an_address_has_this_form(url, form):
    assert canonical(url) == form


@given(st.text())
def test_any_text_has_a_canonical_form_in_ascii_that_stays(text):
    host, path = canonical(f"https://{text}")

    assert (host + path).isascii()
    assert canonical(f"https://{host}{path}") == (host, path)


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "%", "http://[", "http://]:x/", "http://a:b:c/", "http://\ud800/"])
def test_odd_text_is_no_error(odd):
    assert "".join(canonical(odd)).isascii()


def test_a_path_of_any_length_fits_into_an_index_and_keeps_its_identity():
    long = "https://example.org/" + "日" * 3_000

    one, other = canonical(long + "1")[1], canonical(long + "2")[1]

    assert one != other
    assert len(one) < LONGEST + 100


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org/news/a", ("", "/a")),
        ("http://EXAMPLE.org/news", ("", "/")),
        ("https://example.org/news?p=1", ("", "/?p=1")),
        ("/news/a", ("", "/a")),
        ("/a", ("", "/a")),
        ("/newsroom/a", ("", "/newsroom/a")),
        ("https://example.org/newsroom/a", ("example.org", "/newsroom/a")),
        ("https://example.org/a", ("example.org", "/a")),
        ("https://other.example/news/a", ("other.example", "/news/a")),
    ],
)
def test_addresses_of_a_site_in_a_folder_are_below_it(url, place):
    assert placed(url, "https://example.org/news") == place


@pytest.mark.parametrize("base", ["https://example.org", "https://EXAMPLE.org:443", "http://example.org/"])
def test_addresses_of_a_site_are_paths_however_it_is_written(base):
    assert placed("https://example.org/a?b", base) == ("", "/a?b")


def test_a_path_is_also_known_without_its_query_and_with_or_without_its_last_slash():
    found = [spellings("/a/b?x=1"), spellings("/a/"), spellings("/"), spellings("/?p=1")]

    assert found == [("/a/b?x=1", "/a/b", "/a/b/"), ("/a/", "/a"), ("/",), ("/?p=1", "/")]
