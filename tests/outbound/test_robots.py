"""What a robots.txt asks of us: which addresses, and how slowly."""

import pytest

from api.errors import NotDone
from api.outbound import Answer
from api.outbound.robots import read, robots_of

SITE = "https://site.example"
HOSTILE = "User-agent: *\nDisallow: /" + "*a" * 5_000 + "b$\n"


@pytest.mark.parametrize(
    ("rules", "allowed", "refused"),
    [
        ("Disallow: /wp-json/", ["/", "/wp-json", "/a/wp-json/"], ["/wp-json/", "/wp-json/wp/v2/posts?page=2"]),
        ("Disallow: /wp-json/*", ["/wp-json"], ["/wp-json/", "/wp-json/wp/v2/posts"]),
        ("Disallow: /*?rest_route=", ["/?p=1"], ["/?rest_route=/wp/v2/posts"]),
        ("Disallow: /*.pdf$", ["/a.pdf?x=1", "/a.pdfs"], ["/a.pdf", "/a/b.pdf"]),
        ("Disallow: /a$", ["/ab", "/"], ["/a"]),
        ("Disallow: /\nAllow: /wp-json/", ["/wp-json/wp/v2/posts"], ["/", "/wp-content/a.jpg"]),
        ("Disallow: /a\nAllow: /a", ["/a"], []),
        ("Disallow: /%c3%a9t\nDisallow: /über", ["/et"], ["/%C3%A9t%C3%A9", "/été", "/%C3%BCber"]),
        ("Disallow:\nNoindex: /", ["/", "/a"], []),
        ("disallow : /a # all of it\n", ["/b"], ["/a/b"]),
    ],
)
def test_rules_are_those_of_the_standard(rules, allowed, refused):
    robots = read(f"\ufeffUser-agent: *\n{rules}\n")

    assert [path for path in allowed if not robots.allow(f"{SITE}{path}")] == []
    assert [path for path in refused if robots.allow(f"{SITE}{path}")] == []


def test_what_is_said_to_us_by_name_counts_in_the_place_of_what_is_said_to_all():
    text = """Disallow: /nobody
User-agent: *
Disallow: /
Crawl-delay: 20

User-agent: other
User-agent: BroadSheet/1.0
Disallow: /private/
Crawl-delay: 2.5
Sitemap: https://site.example/sitemap.xml
User-agent: third
Disallow: /public/
User-agent: broadsheet
Disallow: /more/
"""
    robots = read(text)

    assert [path for path in ("/", "/public/", "/private/", "/more/", "/nobody") if robots.allow(f"{SITE}{path}")] == [
        "/",
        "/public/",
        "/nobody",
    ]
    assert robots.delay == 2.5
    assert read("User-agent: *\nCrawl-delay: soon\nCrawl-delay: -1\nCrawl-delay: nan").delay == 0
    assert read(HOSTILE).allow(f"{SITE}/{'a' * 20_000}")


def test_a_host_without_one_asks_nothing_and_one_that_fails_is_not_taken_for_that():
    asked = []

    def fetch(address):
        asked.append(address)
        return Answer(404, {}, b"User-agent: *\nDisallow: /")

    assert robots_of(f"{SITE}:8443/a/b?c", fetch).allow(f"{SITE}/a")
    assert asked == [f"{SITE}:8443/robots.txt"]
    with pytest.raises(NotDone, match=r"site\.example answers 503"):
        robots_of(SITE, lambda _: Answer(503, {}, b""))
