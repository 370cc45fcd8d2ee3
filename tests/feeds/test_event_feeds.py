"""Events in formats of syndication: the same events in the same order as in JSON, and when and where each takes place."""

import json
from datetime import datetime
from urllib.parse import urlencode

import fastfeedparser
import feedparser
import jsonschema
import pytest
from lxml import etree

from api.derived.writing import writing
from api.feeds import EVENT_FORMATS
from api.feeds.entry import NEVER
from api.services.resources import events
from tests.databases import NOW
from tests.feeds.reading import ATOM, READ, TOMBSTONES
from tests.feeds.test_calendars import HALL
from tests.feeds.test_schemas import JSON_FEED

formats = pytest.mark.parametrize("name", EVENT_FORMATS)
EV = "{http://purl.org/rss/1.0/modules/event/}"
BERLIN = {"timezone": "Europe/Berlin"}


def texts(root, name):
    return [one.text for one in root.iter(name)]


@pytest.fixture
def some(make_event, make_campaign):
    """Events of each sort, the last to start first."""
    make_campaign("Homes")
    return [
        make_event("At night", starts_at=1_792_879_200, ends_at=1_792_904_400, now=NOW, place=HALL, campaigns=["homes"], **BERLIN),
        make_event("Days", starts_at=1_792_360_800, ends_at=1_792_620_000, all_day=True, now=NOW + 1_000_000, **BERLIN),
        make_event("Day", starts_at=1_792_274_400, all_day=True, status="cancelled", now=NOW, **BERLIN),
        make_event(
            "Hours <&>", starts_at=1_792_224_000, ends_at=1_792_231_200, now=NOW, online_url="https://meet.example.org/a?b&c", **BERLIN
        ),
        make_event("Open end", starts_at=1_792_137_600, status="postponed", now=NOW, **BERLIN),
    ]


SUMMARIES = [
    "2026-10-25 00:00\N{EN DASH}06:00 Europe/Berlin · Town Hall, 1, Market Square, Lisbon, PT",
    "2026-10-19\N{EN DASH}2026-10-21",
    "cancelled · 2026-10-18",
    "2026-10-17 10:00\N{EN DASH}12:00 Europe/Berlin · https://meet.example.org/a?b&c",
    "postponed · 2026-10-16 10:00 Europe/Berlin",
]


@pytest.mark.usefixtures("some")
@formats
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"when": "upcoming"},
        {"sort": "starts_at", "limit": 2},
        {"campaign": "homes"},
        {"q": "da"},
        {"limit": 2, "page": 2},
        {"slug": "day"},
    ],
    ids=urlencode,
)
def test_events_order_and_pages_are_those_of_the_list(client, name, query):
    in_json = client.get(f"/v1/events?{urlencode(query)}").json

    answer = client.get(f"/v1/events.{name}?{urlencode(query)}")

    said, following = READ[name](answer.data)
    wanted = [(f"urn:uuid:{one['id']}", one["url"], one["title"]) for one in in_json["data"]]
    assert [(one.id, one.url, one.title) for one in said] == wanted
    assert [one.updated for one in said] == [datetime.fromisoformat(one["updated_at"]).timestamp() for one in in_json["data"]]
    assert (following or "").partition("?")[2] == (in_json["links"]["next"] or "").partition("?")[2]


@pytest.mark.usefixtures("some")
@formats
def test_an_entry_says_when_and_where_and_what_does_not_take_place(client, name):
    said, _ = READ[name](client.get(f"/v1/events.{name}").data)

    assert [one.summary or one.text for one in said] == SUMMARIES
    assert [one.published for one in said] == [(NOW + (1_000_000 if number == 1 else 0)) // 1_000_000 for number in range(len(said))]
    assert [one.subjects for one in said] == [["Homes"], [], ["cancelled"], [], ["postponed"]]


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_xml_has_the_times_by_the_module_of_events(client, some, name):
    root = etree.fromstring(client.get(f"/v1/events.{name}").data)

    assert texts(root, f"{EV}startdate") == [
        "2026-10-24T22:00:00Z",
        "2026-10-19",
        "2026-10-18",
        "2026-10-17T08:00:00Z",
        "2026-10-16T08:00:00Z",
    ]
    assert texts(root, f"{EV}enddate") == ["2026-10-25T05:00:00Z", "2026-10-21", "2026-10-17T10:00:00Z"]
    assert texts(root, f"{EV}location") == ["Town Hall, 1, Market Square, Lisbon, PT", "https://meet.example.org/a?b&c"]
    calendars = [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("type") == "text/calendar"]
    assert calendars[0] == "https://www.example.org/v1/events/at-night.ics"
    assert len(calendars) == len(some)


@pytest.mark.usefixtures("some")
def test_json_feed_has_the_members_of_the_event(client):
    feed = client.get("/v1/events.jsonfeed").json

    jsonschema.validate(feed, JSON_FEED)
    assert feed["items"][0]["_broadsheet"]["place"] == HALL
    assert feed["items"][1]["_broadsheet"]["all_day"] is True
    assert feed["items"][2]["_broadsheet"]["status"] == "cancelled"


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize("name", ["atom", "rss"])
def test_readers_find_each_event(client, name):
    body = client.get(f"/v1/events.{name}").data

    assert [one.title for one in feedparser.parse(body).entries] == ["At night", "Days", "Day", "Hours <&>", "Open end"]
    assert [one.title for one in fastfeedparser.parse(body).entries] == ["At night", "Days", "Day", "Hours <&>", "Open end"]


def test_atom_tells_what_was_withdrawn(client, database, some):
    with writing(database) as session:
        events.withdraw(session, session.merge(some[2]), "unpublished", now=NOW + 9_000_000)

    root = etree.fromstring(client.get("/v1/events.atom").data)

    gone = next(root.iter(f"{TOMBSTONES}deleted-entry"))
    assert (gone.get("ref"), gone.get("when")) == (f"urn:uuid:{some[2].id}", "2026-05-28T20:26:49Z")
    assert len(list(root.iter(f"{ATOM}entry"))) == len(some) - 1
    assert not list(etree.fromstring(client.get("/v1/events.atom?page=2&limit=2").data).iter(f"{TOMBSTONES}deleted-entry"))


@formats
def test_texts_are_in_the_preferred_language(client, make_event, name):
    make_event("Open day", titles={"fr": "Portes ouvertes"})

    said, _ = READ[name](client.get(f"/v1/events.{name}?prefer_language=fr").data)

    assert [(one.title, one.language) for one in said] == [("Portes ouvertes", "fr")]


@formats
def test_a_feed_is_stored_until_an_event_changes(client, database, some, name):
    first = client.get(f"/v1/events.{name}")

    again = client.get(f"/v1/events.{name}", headers={"If-None-Match": first.headers["ETag"]})
    with writing(database) as session:
        events.edit(session, session.merge(some[0]), {"title": "By night"}, now=NOW + 9_000_000)
    changed = client.get(f"/v1/events.{name}", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.headers["Cache-Status"]) == (304, "broadsheet; hit")
    assert (changed.status_code, READ[name](changed.data)[0][0].title) == (200, "By night")


@formats
def test_without_events_a_feed_is_empty(client, name):
    answer = client.get(f"/v1/events.{name}")

    assert READ[name](answer.data)[0] == []
    assert NEVER in answer.text or "Thu, 01 Jan 1970 00:00:00 +0000" in answer.text or json.loads(answer.data)["items"] == []


@formats
def test_what_the_list_refuses_is_refused(client, name):
    answer = client.get(f"/v1/events.{name}?when=soon")

    assert answer.status_code == 422
    assert answer.json["errors"][0]["allowed"] == ["upcoming", "past"]
