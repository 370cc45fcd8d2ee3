"""Calendars of events: what stands in them, that they stay the same bytes, and what they are told of that does not take place."""

import re

import pytest

from api.clock import now_us
from api.derived.writing import writing
from api.services.resources import events
from tests.databases import NOW

SECOND, DAY = NOW // 1_000_000, 86_400
HALL = {"name": "Town Hall", "address": "1, Market Square", "locality": "Lisbon", "country": "PT", "latitude": 38.7071, "longitude": -9.0}


def unfolded(answer):
    return answer.data.decode().replace("\r\n ", "").split("\r\n")


def values(answer, *names):
    """The values of these properties, in their order."""
    return [line.partition(":")[2] for line in unfolded(answer) if re.split("[:;]", line)[0] in names]


@pytest.fixture
def edit(database):
    """Changes an event: members, or the name of an action."""

    def edited(event, action=None, now=NOW + 5_000_000, **members):
        with writing(database) as session:
            row = session.merge(event)
            if action == "withdraw":
                events.withdraw(session, row, members["reason"], now=now)
            elif action == "restore":
                events.restore(session, row, now=now)
            else:
                events.edit(session, row, members, now=now)
            return row

    return edited


def turned(database, now):
    """What the worker does then."""
    with writing(database) as session:
        return events.update_due(session, now)


def test_an_event_as_a_calendar_has_it(client, make_event, make_campaign):
    make_campaign("Homes", hashtag="Thousand,Homes")
    event = make_event("Open; day", starts_at=1_792_879_200, ends_at=1_792_904_400, now=NOW, place=HALL, campaigns=["homes"])

    answer = client.get("/v1/events.ics")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "inline; filename=\"events.ics\"; filename*=UTF-8''events.ics"
    assert unfolded(answer) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Broadsheet//Broadsheet//EN",
        "NAME:Broadsheet",
        "X-WR-CALNAME:Broadsheet",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "BEGIN:VEVENT",
        f"UID:urn:uuid:{event.id}",
        "SEQUENCE:2",
        "DTSTAMP:20260528T202640Z",
        "LAST-MODIFIED:20260528T202640Z",
        "DTSTART:20261024T220000Z",
        "DTEND:20261025T050000Z",
        "STATUS:CONFIRMED",
        "SUMMARY;LANGUAGE=en:Open\\; day",
        "LOCATION:Town Hall\\, 1\\, Market Square\\, Lisbon\\, PT",
        "GEO:38.7071;-9",
        "CATEGORIES:Thousand\\,Homes",
        "URL:https://www.example.org/events/open-day",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_whole_days_are_days_and_the_end_is_not_part_of_them(client, make_event):
    make_event("One", starts_at=1_792_792_800, all_day=True)
    make_event("Three", starts_at=1_792_792_800, ends_at=1_793_055_600, all_day=True)

    found = [line for line in unfolded(client.get("/v1/events.ics")) if line.startswith(("DTSTART", "DTEND", "SUMMARY"))]

    assert found == [
        "DTSTART;VALUE=DATE:20261024",
        "SUMMARY;LANGUAGE=en:One",
        "DTSTART;VALUE=DATE:20261024",
        "DTEND;VALUE=DATE:20261027",
        "SUMMARY;LANGUAGE=en:Three",
    ]


HEBREW = "\u200f\u05e9\u05dc\u05d5\u05dd "
TITLES = ("é" * 300, "🙂" * 150, "a" + "語" * 200, HEBREW * 40, "x" * 58, "x" * 57, "A\r\nBEGIN:VALARM\x0b\u2028B")


@pytest.mark.parametrize("title", TITLES)
def test_lines_are_folded_at_75_octets_between_characters(client, make_event, title):
    make_event(title)

    answer = client.get("/v1/events.ics")

    lines = answer.data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert b"\nBEGIN:VALARM" not in answer.data
    [summary] = values(answer, "SUMMARY")
    assert summary.replace("\\n", "\n") == title.replace("\r\n", "\n").replace("\u2028", "\n").replace("\x0b", "")


def test_two_answers_are_the_same_bytes_and_the_second_need_not_be_sent(client, make_event):
    make_event()

    first = client.get("/v1/events.ics")
    second = client.get("/v1/events.ics", headers={"If-None-Match": first.headers["ETag"]})

    assert client.get("/v1/events.ics").data == first.data
    assert client.get("/v1/events.ics").headers["Cache-Status"] == "broadsheet; hit"
    assert second.status_code == 304


def test_a_stored_calendar_stands_until_an_event_changes(client, edit, make_event, make_post):
    event = make_event("Open day")
    before = client.get("/v1/events.ics").data

    make_post()
    kept = client.get("/v1/events.ics")
    edit(event, title="Open night")
    after = client.get("/v1/events.ics")

    assert (kept.data, kept.headers["Cache-Status"]) == (before, "broadsheet; hit")
    assert values(after, "SUMMARY") == ["Open night"]
    assert values(after, "SEQUENCE") == ["3"]
    assert after.headers["Surrogate-Key"] == "any events"


@pytest.mark.parametrize(("status", "told"), [("postponed", "TENTATIVE"), ("cancelled", "CANCELLED")])
def test_what_does_not_take_place_as_it_says_is_told(client, make_event, status, told):
    make_event(status=status)

    assert values(client.get("/v1/events.ics"), "STATUS") == [told]


def test_what_was_withdrawn_is_cancelled_for_30_days(client, database, edit, make_event):
    event = make_event("Open day", starts_at=SECOND + 300 * DAY, now=NOW)
    edit(event, "withdraw", reason="unpublished")
    at = NOW + 5_000_000 + 30 * DAY * 1_000_000

    turned(database, at - 1_000_000)
    told = [client.get(f"/v1/events{name}.ics") for name in ("", f"/{event.id}", "/open-day")]
    turned(database, at)
    later = client.get("/v1/events.ics"), client.get("/v1/events/open-day.ics")

    assert [values(answer, "STATUS", "SUMMARY", "URL") for answer in told] == [["CANCELLED", "Open day"]] * 3
    assert client.get("/v1/events/open-day").status_code == 410
    assert values(later[0], "UID") == []
    assert later[1].status_code == 410


def test_what_was_withdrawn_for_legal_reasons_leaves_no_text_behind(client, edit, make_event):
    event = make_event("A name", place=HALL)
    edit(event, "withdraw", reason="legal")

    answer = client.get("/v1/events.ics")

    assert values(answer, "STATUS") == ["CANCELLED"]
    assert values(answer, "SUMMARY", "LOCATION", "GEO", "URL") == []
    assert client.get(f"/v1/events/{event.id}.ics").status_code == 451


def test_one_that_takes_place_again_is_confirmed(client, edit, make_event):
    event = make_event(state="withdrawn")

    edit(event, "restore")

    assert values(client.get("/v1/events.ics"), "STATUS", "SEQUENCE") == ["4", "CONFIRMED"]


def test_what_is_over_stays_for_90_days(client, database, make_event):
    make_event("Short", starts_at=SECOND, ends_at=SECOND + DAY, now=NOW)
    end = NOW + DAY * 1_000_000

    turned(database, end)
    shown = values(client.get("/v1/events.ics"), "SUMMARY"), values(client.get("/v1/events.ics?when=upcoming"), "SUMMARY")
    turned(database, end + 90 * DAY * 1_000_000)

    assert shown == (["Short"], [])
    assert values(client.get("/v1/events.ics"), "SUMMARY") == []
    assert values(client.get("/v1/events/short.ics"), "SUMMARY") == ["Short"]
    assert client.get("/v1/events?when=past").json["data"][0]["slug"] == "short"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("campaign=homes", ["B"]),
        ("section=main", ["A", "B"]),
        ("language=fr", ["A"]),
        (f"starts_after={SECOND}", None),
        ("q=b", ["B"]),
        ("slug=a,none", ["A"]),
        ("prefer_language=de", ["Ä", "B"]),
        ("when=past", []),
        ("limit=1", None),
        ("sort=starts_at", None),
        ("count=true", None),
    ],
)
def test_a_calendar_takes_the_filters_of_the_list(client, make_event, make_campaign, query, found):
    make_campaign("Homes")
    make_event("A", language="fr", titles={"de": "Ä"}, starts_at=SECOND + DAY, now=NOW)
    make_event("B", campaigns=["homes"], starts_at=SECOND + 2 * DAY, now=NOW)

    answer = client.get(f"/v1/events.ics?{query}")

    if found is None:
        assert answer.status_code == 422
    else:
        assert values(answer, "SUMMARY") == found


def test_a_calendar_of_one_event_is_called_after_it_and_its_former_slug_leads_there(client, edit, make_event):
    event = make_event("Fête")
    edit(event, slug="fête-2")

    moved, answer = client.get("/v1/events/fête.ics"), client.get("/v1/events/fête-2.ics")

    assert moved.status_code == 308
    assert moved.headers["Location"] == "https://www.example.org/v1/events/f%C3%AAte-2.ics"
    assert answer.headers["Content-Disposition"] == "inline; filename=\"event.ics\"; filename*=UTF-8''f%C3%AAte-2.ics"
    assert answer.headers["Surrogate-Key"] == f"any event-{event.id}"
    assert client.get("/v1/events/nothing.ics").status_code == 404


def test_a_draft_is_in_no_calendar(client, make_event):
    event = make_event(state="draft")

    assert values(client.get("/v1/events.ics"), "UID") == []
    assert client.get(f"/v1/events/{event.id}.ics").status_code == 404


def test_a_calendar_is_not_kept_longer_than_until_an_event_is_over(client, make_event):
    now = now_us()
    make_event(starts_at=now // 1_000_000, ends_at=now // 1_000_000 + 20, now=now)

    told = client.get("/v1/events.ics?when=upcoming").headers["Cache-Control"]

    assert int(told.partition("s-maxage=")[2].partition(",")[0]) <= 20
