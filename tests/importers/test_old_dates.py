"""Dates of an archive that are older than computers come in as they are; those that are none do not stop anything."""

import pytest

from api.importers.wordpress.moments import instant, is_guessed, moment, not_taken, rfc822
from tests.importers.conftest import item

DATES = {
    "1890-05-01 10:00:00": "1890-05-01T10:00:00Z",
    "0001-01-01 00:00:00": "0001-01-01T00:00:00Z",
    "0476-09-04 00:00:00": "0476-09-04T00:00:00Z",
    "1582-10-10 12:30:00": "1582-10-10T12:30:00Z",
    "1969-12-31 23:59:59": "1969-12-31T23:59:59Z",
    "1970-01-01 00:00:00": "1970-01-01T00:00:00Z",
    "1890-05-00 00:00:00": "1890-05-01T00:00:00Z",
    "1890-00-00 00:00:00": "1890-01-01T00:00:00Z",
}
NONE = ("0000-00-00 00:00:00", "-0001-11-30 00:00:00", "0000-01-01 00:00:00", "-2524521600", "1500-02-29 00:00:00", "", "yesterday")


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_old_dates_come_in_and_a_second_time_change_nothing(export, imports, client):
    own = [item(number, wp__post_date_gmt=text) for number, text in enumerate(DATES, 1)]
    otherwise = "Wed, 30 Nov -0001 00:00:00 +0000", "Thu, 01 May 1890 10:00:00 +0000"
    none = [
        item(number, wp__post_date_gmt="0000-00-00 00:00:00", wp__post_date=text, pubDate=otherwise[1])
        for number, text in enumerate(NONE, 20)
    ]
    path = export(*own, *none, item(40, wp__post_date_gmt="0000-00-00 00:00:00", wp__post_date="1899-12-31 23:00:00", pubDate=otherwise[0]))

    first, second = imports(path), imports(path)

    dates = {post["slug"]: post["published_at"] for post in client.get("/v1/posts?limit=100").json["data"]}
    assert [dates[f"post-{number}"] for number in range(1, len(DATES) + 1)] == list(DATES.values())
    assert {dates[f"post-{number}"] for number in range(20, 20 + len(NONE))} == {"1890-05-01T10:00:00Z"}
    assert dates["post-40"] == "1899-12-31T23:00:00Z"
    assert {outcome for (kind, outcome), number in first.counts.items() if kind == "post"} == {"created"}
    assert {outcome for (kind, outcome), number in second.counts.items() if kind == "post"} == {"unchanged"}
    guessed = [remark.why for result in first.results for remark in result.remarks if remark.why.startswith("its date")]
    assert guessed == ["its date names no day or no month: the first is taken"] * 2


def test_what_is_no_moment_is_none():
    assert [instant(text) for text in NONE] == [None] * len(NONE)
    assert not is_guessed({"post_date_gmt": "0000-00-00 00:00:00", "post_date": "2024-05-01 00:00:00"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-01-01T10:00:00Z", "2020-01-01T10:00:00+00:00"),
        ("2020-01-01T10:00:00+02:00", "2020-01-01T08:00:00+00:00"),
        ("2020-01-01 10:00", "2020-01-01T10:00:00+00:00"),
        ("2020-01-01", "2020-01-01T00:00:00+00:00"),
        ("2020-01-01 10:00:00.123456", "2020-01-01T10:00:00+00:00"),
        ("1890-00-00T00:00:00", "1890-01-01T00:00:00+00:00"),
    ],
)
def test_a_date_may_have_another_form_of_iso_8601(text, wanted):
    assert instant(text).isoformat() == wanted
    assert not_taken({"post_date": text}) == []


@pytest.mark.parametrize("text", ["9999-12-31 23:59:59", "2201-01-01", "2023-02-30 10:00:00", "0001-01-01T00:00:00+05:00", "yesterday"])
def test_a_date_that_cannot_be_is_said_and_the_next_one_is_taken(text):
    found = {"post_date_gmt": text, "post_date": "0000-00-00 00:00:00", "pubDate": "Tue, 05 Mar 2024 10:00:00 +0000"}

    assert moment(found).isoformat() == "2024-03-05T10:00:00+00:00"
    assert not_taken(found) == [text]


@pytest.mark.parametrize("text", ["Fri, 31 Dec 9999 23:59:59 +0000", "", "garbage"])
def test_a_date_of_a_feed_that_cannot_be_is_none(text):
    assert rfc822(text) is None


@pytest.mark.parametrize("text", ["", "0000-00-00 00:00:00", "-0001-11-30 00:00:00", "0"])
def test_that_there_is_no_date_is_no_date_that_cannot_be_read(text):
    assert not_taken({"post_date_gmt": text, "post_date": text}) == []
