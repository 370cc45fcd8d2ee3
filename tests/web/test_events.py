"""Events as readers are shown them: in their languages, at their times, as long as they are to come and after."""

import json

import pytest

from api.clock import iso, now_us
from api.derived.writing import writing
from api.services.archive.exporting import lines
from api.services.posts import editing, workflow
from api.services.resources import campaigns, events
from api.worker.maintenance import Maintenance
from schemas.event import EventItem
from tests.archives import emptied, imported
from tests.databases import NOW

SECOND = NOW // 1_000_000
DAY = 86_400
ONLINE = "https://meet.example.org/a"
HALL = {"name": "Salle", "address": "1 rue A", "locality": "Paris", "country": "FR", "latitude": 48.85, "longitude": 2.35}


def slugs(client, query=""):
    return [one["slug"] for one in client.get(f"/v1/events{query}").json["data"]]


@pytest.fixture
def three(make_event):
    """One that is over, one that goes on, one that is to come."""
    make_event("Past", starts_at=SECOND - 3 * DAY, ends_at=SECOND - 2 * DAY, now=NOW)
    make_event("Now", starts_at=SECOND - DAY, ends_at=SECOND + DAY, now=NOW)
    make_event("Next", starts_at=SECOND + DAY, ends_at=None, now=NOW, language="fr-CA")


@pytest.mark.usefixtures("three")
def test_what_is_to_come_begins_with_the_next_one_and_the_rest_with_the_last(client):
    assert slugs(client, "?when=upcoming") == ["now", "next"]
    assert slugs(client, "?when=upcoming&sort=-starts_at") == ["next", "now"]
    assert slugs(client, "?when=past") == ["past"]
    assert slugs(client) == ["next", "now", "past"]
    assert slugs(client, "?sort=starts_at") == ["past", "now", "next"]


@pytest.mark.usefixtures("three")
def test_lists_are_narrowed_by_times_and_language(client):
    assert slugs(client, f"?starts_after={iso(SECOND - DAY)}") == ["next", "now"]
    assert slugs(client, f"?starts_before={iso(SECOND - DAY)}") == ["past"]
    assert slugs(client, "?language=fr") == ["next"]
    assert slugs(client, "?language=fr-CA&when=upcoming&q=ne") == ["next"]
    assert slugs(client, "?language=fr-FR") == []


@pytest.mark.usefixtures("three")
def test_pages_go_on_by_cursor_and_by_number(client):
    first = client.get("/v1/events?limit=2&count=true").json
    second = client.get(first["links"]["next"].removeprefix("https://www.example.org")).json
    by_cursor = client.get(f"/v1/events?limit=2&cursor={first['page']['next_cursor']}").json

    assert first["page"]["total"] == {"value": 3, "relation": "exact"}
    assert [one["slug"] for one in second["data"]] == [one["slug"] for one in by_cursor["data"]] == ["past"]
    assert client.get(f"/v1/events?when=past&cursor={first['page']['next_cursor']}").json["code"] == "cursor-invalid"


def test_filters_by_campaign_and_section_know_former_slugs(client, database, make_event, make_campaign, make_section):
    campaign, section = make_campaign("Homes"), make_section("Canada")
    make_event("In both", campaigns=["homes"], section="canada")
    make_event("In none")
    with writing(database) as session:
        campaigns.edit(session, session.merge(campaign), {"slug": "houses"}, now=NOW)

    assert slugs(client, "?campaign=homes,nothing&section=canada") == ["in-both"]
    assert slugs(client, f"?section={section.id}") == ["in-both"]
    assert client.get("/v1/events?campaign=nothing").json["page"]["unknown_filters"] == [{"parameter": "campaign", "value": "nothing"}]
    assert client.get("/v1/events?campaign=houses&section=main").json["page"]["unknown_filters"] == []


def test_texts_come_in_the_language_that_is_preferred(client, make_event, make_campaign):
    make_campaign("Homes", titles={"fr": "Logements"})
    make_event(
        "Open day", titles={"fr": "Portes ouvertes"}, place={**HALL, "name": "Hall"}, place_names={"fr": "Salle"}, campaigns=["homes"]
    )

    french = client.get("/v1/events/open-day?prefer_language=fr-CA").json

    assert (french["language"], french["languages"], french["title"]) == ("fr", ["en", "fr"], "Portes ouvertes")
    assert french["place"] == HALL
    assert french["campaigns"][0]["title"] == "Logements"
    assert client.get("/v1/events?prefer_language=de").json["data"][0]["place"]["name"] == "Hall"


def test_what_is_named_is_answered_in_that_order_with_the_members_asked(client, make_event):
    make_event("A")
    make_event("B")

    assert client.get("/v1/events?slug=b,none,a&fields=slug,status").json["data"] == [
        {"id": one["id"], "slug": slug, "status": "scheduled"}
        for slug, one in ((slug, client.get(f"/v1/events/{slug}").json) for slug in ("b", "a"))
    ]


def test_a_post_is_named_while_it_is_public(client, database, make_event, make_post):
    post = make_post(title="More", slug="more")
    make_event("Open day", post="more")

    shown = client.get("/v1/events/open-day").json["post"]
    with writing(database) as session:
        workflow.withdraw(session, editing.load(session, post.id), "unpublished", now=NOW)
    hidden = client.get("/v1/events/open-day").json["post"]

    assert shown == {"id": str(post.id), "slug": "more", "title": "More"}
    assert hidden is None


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_what_does_not_take_place_as_it_says_stays_and_says_so(client, make_event, status):
    make_event("Open day", status=status)

    assert client.get("/v1/events?when=upcoming").json["data"][0]["status"] == status


def test_whole_days_stay_the_days_that_they_are_in_another_zone(client, database, make_event):
    event = make_event("Days", starts_at=1_792_792_800, ends_at=1_793_055_600, all_day=True)
    with writing(database) as session:
        events.edit(session, session.merge(event), {"timezone": "America/New_York"}, now=NOW)

    shown = client.get("/v1/events/days").json

    assert (shown["starts_at"], shown["ends_at"]) == ("2026-10-24T04:00:00Z", "2026-10-27T04:00:00Z")


def test_one_that_ended_is_no_longer_to_come_when_the_worker_has_looked(client, database, make_event):
    make_event("Short", starts_at=SECOND, ends_at=SECOND + 60, now=NOW)
    worker = Maintenance(database, "test", clock=lambda _: clock[0])
    clock = [NOW + 59 * 1_000_000]

    worker.tick()
    before, marked = slugs(client, "?when=upcoming"), client.get("/v1/changes?types=event").json["page"]["next_cursor"]
    clock = [NOW + 60 * 1_000_000]
    worker.tick()

    assert before == ["short"]
    assert slugs(client, "?when=upcoming") == []
    assert slugs(client, "?when=past") == ["short"]
    [change] = client.get(f"/v1/changes?types=event&cursor={marked}").json["data"]
    assert (change["op"], change["revision"]) == ("upsert", 2)


def test_an_answer_is_not_kept_longer_than_until_an_event_ends(client, make_event):
    now = now_us()
    make_event("Short", starts_at=now // 1_000_000, ends_at=now // 1_000_000 + 20, now=now)

    told = client.get("/v1/events?when=upcoming").headers["Cache-Control"]

    age = int(told.partition("s-maxage=")[2].partition(",")[0])
    assert 0 < age <= 20


def test_delta_sync_sends_events_whole_in_all_languages(client, make_event, make_campaign):
    campaign = make_campaign("Homes")
    event = make_event("Open day", titles={"fr": "Portes ouvertes"}, campaigns=["homes"], place=HALL, online_url=ONLINE)

    [change] = client.get("/v1/changes?types=event").json["data"]

    resource = change["resource"]
    assert (change["type"], change["op"], change["id"]) == ("event", "upsert", str(event.id))
    assert (resource["title"], resource["titles"]) == ("Open day", {"fr": "Portes ouvertes"})
    assert (resource["campaigns"], resource["section"], resource["post"]) == ([str(campaign.id)], str(event.section_id), None)
    assert (resource["place"], resource["online_url"]) == (HALL, ONLINE)


def test_an_event_as_a_schema_org_event(client, make_event):
    make_event("A </script>", starts_at=1_792_879_200, ends_at=1_792_904_400, place=HALL, online_url=ONLINE, status="cancelled")

    answer = client.get("/v1/events/a-script?include=jsonld")
    node = answer.json["jsonld"]

    assert b"<" not in answer.data.partition(b'"jsonld"')[2]
    assert node["@type"] == "Event"
    assert (node["startDate"], node["endDate"]) == ("2026-10-25T00:00:00+02:00", "2026-10-25T06:00:00+01:00")
    assert node["eventStatus"] == "https://schema.org/EventCancelled"
    assert node["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert node["location"][0]["address"]["streetAddress"] == "1 rue A"
    assert node["location"][1] == {"@type": "VirtualLocation", "url": ONLINE}
    assert "jsonld" not in client.get("/v1/events/a-script").json


def test_the_last_day_of_whole_days_is_part_of_them(client, make_event):
    make_event("Days", starts_at=1_792_792_800, ends_at=1_793_055_600, all_day=True)

    node = client.get("/v1/events/days?include=jsonld").json["jsonld"]

    assert (node["startDate"], node["endDate"]) == ("2026-10-24", "2026-10-26")


def test_pages_of_public_events_are_in_the_sitemap(client, make_event):
    make_event("Open day")
    make_event("Draft", state="draft")
    make_event("Gone", state="withdrawn")

    found = client.get("/v1/sitemap.xml").text

    assert "https://www.example.org/events/open-day" in found
    assert found.count("/events/") == 1


def test_addresses_lead_to_events_that_are_public(client, database, make_event):
    event = make_event("Open day")
    make_event("Draft", state="draft")
    make_event("Gone", state="withdrawn")
    with writing(database) as session:
        events.edit(session, session.merge(event), {"slug": "doors"}, now=NOW)

    assert client.get("/v1/resolve?url=/events/open-day").json["type"] == "event"
    assert client.get("/v1/resolve?url=/events/draft").status_code == 404
    assert client.get("/v1/resolve?url=/events/gone").status_code == 410
    assert [(one["from"], one["type"]) for one in client.get("/v1/redirects").json["data"]] == [("/events/open-day", "event")]
    assert [(one["from"], one["status"]) for one in client.get("/v1/redirects?gone=true").json["data"]] == [("/events/gone", 410)]


def test_an_archive_brings_events_again_as_they_were(database, make_event, make_campaign, make_post):
    make_campaign("Homes")
    make_post(slug="more")
    for state in ("draft", "published", "withdrawn"):
        make_event(
            state.title(), state=state, titles={"fr": state}, place=HALL, place_names={"fr": "Salle"}, campaigns=["homes"], post="more"
        )
    with database.read.connect() as connection:
        before = list(lines(connection, database.site))
    emptied(database)

    assert imported(database, before) == []
    with database.read.connect() as connection:
        after = list(lines(connection, database.site))
    assert after == before
    assert [result.outcome for result in imported(database, before)] == ["unchanged"] * len(before)
    assert [json.loads(line)["type"] for line in after] == ["section", "campaign", "event", "event", "event", "post"]


def test_what_was_withdrawn_here_stays_so_when_an_archive_says_it_is_public(client, database, make_event):
    event = make_event("Open day")
    with database.read.connect() as connection:
        before = list(lines(connection, database.site))
    with writing(database) as session:
        events.withdraw(session, session.merge(event), "legal", now=NOW)

    imported(database, before)

    assert client.get("/v1/events/open-day").status_code == 451


def test_items_have_the_members_of_their_schema_in_its_order(client, make_event):
    make_event(place=HALL, online_url=ONLINE)

    item, whole = client.get("/v1/events").json["data"][0], client.get("/v1/events/an-event").json

    assert list(item) == list(EventItem().fields)
    assert item == whole
