"""Dates before 1970 are an archive's own: they are kept, sorted, paged, filtered and shown like any other, from year 1 on."""

import re
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from marshmallow import ValidationError

from api.clock import iso
from api.derived.urls import month_of, post_path
from api.derived.writing import writing
from api.importers import Item
from api.queries.posts.filters import period
from api.services.archive.importing import importing
from api.services.posts import editing, workflow
from schemas.instants import instant_seconds
from tests.databases import NOW

HERE = "https://www.example.org"
DATES = {
    "first": "0001-01-01T00:00:00Z",
    "leap": "0004-02-29T12:00:00Z",
    "rome": "0476-09-04T00:00:00Z",
    "gregory": "1582-10-10T00:00:00Z",
    "century": "1899-12-31T23:59:59Z",
    "eve": "1969-12-31T23:59:59Z",
    "epoch": "1970-01-01T00:00:00Z",
    "second": "1970-01-01T00:00:01Z",
    "now": "2026-01-01T00:00:00Z",
}
OLDEST_FIRST = list(DATES)
LINE = {"type": "post", "language": "en", "body_html": "<p>Chronicle.</p>", "state": "published"}


@pytest.fixture
def archive(database):
    """A post of each date, in another order, the half of them featured at that time."""
    lines = [
        {
            **LINE,
            "slug": slug,
            "title": slug,
            "published_at": at,
            "updated_at": at,
            "created_at": at,
            "featured_at": at if place % 2 else None,
        }
        for place, (slug, at) in enumerate(sorted(DATES.items()))
    ]
    assert {result.outcome for result in importing(database, [Item(line["slug"], line) for line in lines])} == {"created"}


def slugs(client, query=""):
    answer = client.get(f"/v1/posts?{query}")
    assert answer.status_code == 200, answer.text
    return [post["slug"] for post in answer.json["data"]]


def test_an_instant_is_taken_from_year_1_to_2200_and_no_zone_leads_out_of_that():
    assert instant_seconds("0001-01-01T00:00:00Z") == (-62_135_596_800, 0)
    assert instant_seconds("0001-01-01T01:00:00+01:00") == (-62_135_596_800, 0)
    assert instant_seconds("1969-12-31T23:59:59.5Z") == (-1, 500_000_000)
    assert iso(-62_135_596_800) == "0001-01-01T00:00:00Z"
    for text in ("0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "0000-12-31T23:59:59-01:00", "2200-12-31T23:59:59-00:01"):
        with pytest.raises(ValidationError, match="not within 1 and 2200"):
            instant_seconds(text)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "UTC", "Pacific/Apia"])
def test_months_hold_every_instant_whatever_the_zone(zone):
    there = ZoneInfo(zone)
    for at in DATES.values():
        second = instant_seconds(at)[0]
        month = month_of(second, there)
        for text in (month, month[:4]):
            start, end = period(text, there)
            assert start <= second < end, (at, text)
    assert month_of(-62_135_596_800, there) == "0001-01"
    row = type("Row", (), {"published_at": -62_135_596_800, "language": "en", "slug": "a", "id": "1"})
    assert post_path("/{year}/{month}/{slug}", row, there) == "/0001/01/a"


@pytest.mark.usefixtures("archive")
def test_lists_are_in_order_and_paged(client):
    backwards = OLDEST_FIRST[::-1]
    for sort, order in {
        "published_at": OLDEST_FIRST,
        "-published_at": backwards,
        "updated_at": OLDEST_FIRST,
        "-updated_at": backwards,
    }.items():
        for query in (f"sort={sort}", f"sort={sort}&q=chronicle"):
            found, url = [], f"/v1/posts?{query}&limit=2"
            while url:
                page = client.get(url).json
                found += [post["slug"] for post in page["data"]]
                url = (page["links"]["next"] or "").removeprefix(HERE)
            assert found == order, query
    dates = {slug: client.get(f"/v1/posts/{slug}").json["published_at"] for slug in DATES}
    assert dates == DATES
    featured = [slug for slug in backwards if sorted(DATES).index(slug) % 2]
    assert slugs(client, "sort=-featured_at") == featured + [slug for slug in backwards if slug not in featured]
    assert slugs(client, "featured=true") == featured


@pytest.mark.usefixtures("archive")
def test_filters_and_counts(client):
    for place, at in enumerate(DATES.values()):
        assert slugs(client, f"published_after={at}&sort=published_at") == OLDEST_FIRST[place:]
        assert slugs(client, f"published_before={at}&sort=published_at") == OLDEST_FIRST[:place]
        assert slugs(client, f"updated_before={at}&sort=published_at") == OLDEST_FIRST[:place]
        assert slugs(client, f"published_in={at[:7]}&sort=published_at") == [slug for slug in OLDEST_FIRST if DATES[slug][:7] == at[:7]]
    assert slugs(client, "published_in=0001") == ["first"]
    assert (
        client.get("/v1/posts?published_in=0000").status_code
        == client.get("/v1/posts?published_after=0000-12-31T00:00:00Z").status_code
        == 422
    )
    months = client.get("/v1/facets/posts?facets=month").json["data"]["month"]
    assert [(one["value"], one["count"]) for one in months] == [
        *(("2026-01", 1), ("1970-01", 2), ("1969-12", 1), ("1899-12", 1), ("1582-10", 1), ("0476-09", 1), ("0004-02", 1), ("0001-01", 1))
    ]
    links = client.get("/v1/posts?published_after=0001-01-01T00:00:00Z").json["links"]["self"]
    assert links == f"{HERE}/v1/posts?published_after=0001-01-01T00:00:00Z"


@pytest.mark.usefixtures("archive")
def test_feeds_maps_and_delta_sync(client):
    atom, rss = client.get("/v1/posts.atom?sort=published_at").text, client.get("/v1/posts.rss?sort=published_at").text
    assert re.findall("<published>(.*?)</published>", atom) == list(DATES.values())
    dated = re.findall("<pubDate>(.*?)</pubDate>", rss)
    assert dated[0] == "Mon, 01 Jan 0001 00:00:00 +0000"
    assert [parsedate_to_datetime(one).isoformat()[:19] + "Z" for one in dated[3:]] == list(DATES.values())[3:]
    items = client.get("/v1/posts.jsonfeed?sort=published_at").json["items"]
    assert [item["date_published"] for item in items] == list(DATES.values())
    assert re.findall(r"/en/([a-z]+)</loc>", client.get("/v1/sitemap.xml").text) == OLDEST_FIRST
    assert "0001-01-01T00:00:00Z</lastmod>" in client.get("/v1/sitemap.xml").text
    found, url = [], "/v1/changes?types=post&limit=2"
    while True:
        page = client.get(url).json
        found += [item["resource"]["slug"] for item in page["data"]]
        if not page["page"]["has_more"]:
            break
        url = page["links"]["next"].removeprefix(HERE)
    assert found == OLDEST_FIRST[::-1]
    assert [
        item["resource"]["slug"] for item in client.get("/v1/changes?types=post&published_after=1899-01-01T00:00:00Z").json["data"]
    ] == OLDEST_FIRST[:3:-1]


@pytest.mark.parametrize("second", [0, -1, -62_135_596_800])
def test_the_first_publication_stays_whatever_number_it_is(make_post, client, database, second):
    post = make_post(published_at=second)

    with writing(database) as session:
        row = editing.load(session, post.id)
        workflow.withdraw(session, row, "unpublished", now=NOW)
        workflow.publish(session, row, now=NOW)

    assert client.get(f"/v1/posts/{post.slug}").json["published_at"] == iso(second)


def test_a_calendar_says_which_days_there_are():
    for text in ("1582-10-10T00:00:00Z", "1500-02-28T00:00:00Z", "2000-02-29T00:00:00Z", "0004-02-29T00:00:00Z"):
        assert iso(instant_seconds(text)[0]) == text
    for text in ("1500-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "0001-00-01T00:00:00Z", "-001-01-01T00:00:00Z", "1-01-01T00:00:00Z"):
        with pytest.raises(ValidationError):
            instant_seconds(text)
