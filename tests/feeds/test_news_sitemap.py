"""The news sitemap lists what was published in the last two days, and is never shown when that has changed."""

import time

import pytest
from lxml import etree

from api.db import snapshot
from api.feeds.news import language_of
from api.queries.sitemap import news
from tests.feeds.maps import addresses, checked, texts

ORIGIN = {"section": "Canada", "uri": "https://ca.example.org/?p=1", "url": "https://ca.example.org/a"}
PATH = "/v1/news-sitemap.xml"
DAY, SECOND = 86_400, 1_000_000
HOSTILE = "Tea & <b>biscuits</b> \"'\N{BELL SYMBOL}\x0b]]>\ufffe"


@pytest.fixture
def present():
    """The second that it is now."""
    return int(time.time())


@pytest.fixture
def at(database):
    """What is news at a second."""

    def found(second, **more):
        with snapshot(database) as connection:
            return news.news(connection, {}, database.site, now=second * SECOND, **more)

    return found


def test_own_posts_of_two_days_are_listed_the_newest_first(client, database, make_post, node_modules, present):
    base = database.site.public_url
    make_post(slug="old", published_at=present - 2 * DAY - 5)
    make_post(slug="a", published_at=present - 2 * DAY + 600, title="First")
    make_post(slug="b", published_at=present - 60, title="Second", language="fr-CA")
    make_post(slug="copy", published_at=present - 60, origin=ORIGIN)

    answer = client.get(PATH)

    root = checked(answer.data, node_modules)
    assert answer.content_type == "application/xml"
    assert addresses(root) == [f"{base}/fr-CA/b", f"{base}/en/a"]
    assert texts(root, "s:url/n:news/n:title") == ["Second", "First"]
    assert texts(root, ".//n:language") == ["fr", "en"]
    assert texts(root, ".//n:name") == [database.site.name] * 2
    assert texts(root, ".//n:publication_date") == [client.get(f"/v1/posts/{slug}").json["published_at"] for slug in "ba"]


def test_a_post_is_news_for_two_days_to_the_second(at, make_post):
    make_post(published_at=1_000_000)

    found = [len(at(1_000_000 + 2 * DAY + more).stories) for more in (-1, 0, 1)]

    assert found == [1, 0, 0]


def test_the_newest_are_listed_where_there_are_too_many(at, make_post):
    for number in range(4):
        make_post(slug=f"p{number}", published_at=1_000_000 + number)

    found = at(1_000_100, most=3)

    assert [story.url.rpartition("/")[2] for story in found.stories] == ["p3", "p2", "p1"]
    assert found.until == 1_000_001 + 2 * DAY


def test_a_section_is_the_publication_where_it_is_asked_for(client, make_post, make_section, node_modules, present):
    make_section("Canada & Québec", slug="canada")
    make_section("Chile")
    make_post(slug="a", published_at=present - 100, section="canada")
    make_post(slug="b", published_at=present - 200, section="chile")
    make_post(slug="c", published_at=present - 300)

    one = checked(client.get(f"{PATH}?section=canada").data, node_modules)
    two = checked(client.get(f"{PATH}?section=chile,canada").data, node_modules)

    assert texts(one, ".//n:name") == ["Canada & Québec"]
    assert texts(two, ".//n:name") == ["Canada & Québec", "Chile"]
    assert b"<url>" not in client.get(f"{PATH}?section=nowhere").data


@pytest.mark.parametrize(
    ("tag", "told"),
    [("en", "en"), ("de-CH", "de"), ("haw", "haw"), ("zh", "zh-cn"), ("zh-Hans-HK", "zh-cn"), ("zh-SG", "zh-cn")]
    + [(tag, "zh-tw") for tag in ("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-TW")],
)
def test_languages_are_told_as_news_readers_know_them(tag, told):
    assert language_of(tag) == told


def test_hostile_titles_stay_text(client, make_post, node_modules, present):
    make_post(title=HOSTILE, published_at=present - 60)
    make_post(title="  ", published_at=present - 61)

    root = checked(client.get(PATH).data, node_modules)

    assert texts(root, ".//n:title") == ["Tea & <b>biscuits</b> \"'\N{BELL SYMBOL}]]>"]


# --- time ---


def test_no_cache_shows_it_longer_than_its_oldest_post_is_news(client, make_post, present):
    make_post(slug="a", published_at=present - 60)
    far = client.get(PATH).headers["Cache-Control"]

    make_post(slug="b", published_at=present - 2 * DAY + 40)
    near = client.get(PATH)

    assert "s-maxage=60, stale-while-revalidate=30, stale-if-error=3600" in far
    seconds = [int(part.partition("=")[2]) for part in near.headers["Cache-Control"].split(", ")]
    assert 0 < sum(seconds) <= 40
    assert "Broadsheet-Until" not in near.headers


def test_what_is_kept_is_made_anew_when_its_oldest_post_is_news_no_more(client, make_post, present, monkeypatch):
    make_post(published_at=present - 2 * DAY + 900)
    kept = [client.get(PATH).headers["Cache-Status"] for _ in range(2)]

    monkeypatch.setattr("api.web.cache.entry.now_us", lambda: (present + 899) * SECOND)
    before = client.get(PATH).headers["Cache-Status"]
    monkeypatch.setattr("api.web.cache.entry.now_us", lambda: (present + 900) * SECOND)
    monkeypatch.setattr("api.routes.sitemaps.now_us", lambda: (present + 900) * SECOND)
    after = client.get(PATH)
    again = client.get(PATH)

    assert [*kept, before] == ["broadsheet; fwd=miss", "broadsheet; hit", "broadsheet; hit"]
    assert (after.headers["Cache-Status"], addresses(etree.fromstring(after.data))) == ("broadsheet; fwd=miss", [])
    assert again.headers["Cache-Status"] == "broadsheet; hit"


def test_without_news_it_is_kept_as_any_answer(client):
    answers = [client.get(PATH) for _ in range(2)]

    assert [answer.headers["Cache-Status"] for answer in answers] == ["broadsheet; fwd=miss", "broadsheet; hit"]
    assert answers[0].headers["Cache-Control"] == "max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600"
