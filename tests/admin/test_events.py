"""Events are written as the other resources, and made public, taken back and given back by actions as posts."""

from datetime import UTC, datetime, timedelta

import pytest

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).replace(microsecond=0).isoformat().replace("+00:00", "Z")
NEW = {"title": "Open day", "language": "en", "starts_at": TOMORROW, "timezone": "Europe/Lisbon"}
PLACE = {
    "name": "Town Hall",
    "address": "1 Market Square",
    "locality": "Lisbon",
    "country": "PT",
    "latitude": 38.7071,
    "longitude": -9.1355,
}


@pytest.fixture
def event(editor):
    """A public event, as the authoring interface answers it."""
    made = editor("POST", "/events", NEW)
    return editor("POST", f"/events/{made.json['id']}/publish").json


def test_a_new_event_is_a_draft_that_nobody_is_shown(client, editor):
    made = editor("POST", "/events", NEW)

    assert made.status_code == 201
    assert made.json["state"] == "draft"
    assert made.headers["Location"].endswith(f"/admin/v1/events/{made.json['id']}")
    assert client.get(f"/v1/events/{made.json['id']}").data == client.get("/v1/events/00000000-0000-7000-8000-000000000000").data
    assert client.get("/v1/events").json["data"] == []
    assert not [item for item in client.get("/v1/changes").json["data"] if item["type"] == "event"]


def test_a_published_event_is_shown(client, event):
    shown = client.get("/v1/events/open-day").json

    assert shown["id"] == event["id"]
    assert shown["starts_at"] == TOMORROW
    assert shown["url"] == "https://www.example.org/events/open-day"
    assert shown["section"]["slug"] == "main"
    assert [one["id"] for one in client.get("/v1/events").json["data"]] == [event["id"]]


def test_a_withdrawn_event_is_gone_until_it_is_restored(client, editor, event):
    path = f"/events/{event['id']}"

    assert editor("POST", f"{path}/withdraw", {"reason": "unpublished"}).json["state"] == "withdrawn"
    assert client.get("/v1/events/open-day").status_code == 410
    assert client.get("/v1/events").json["data"] == []
    assert editor("POST", f"{path}/restore").json["published_at"] == event["published_at"]
    assert client.get("/v1/events/open-day").status_code == 200


def test_an_event_that_was_withdrawn_for_legal_reasons_is_451(client, editor, event):
    editor("POST", f"/events/{event['id']}/withdraw", {"reason": "legal"})

    assert client.get("/v1/events/open-day").status_code == 451
    [change] = [one for one in client.get("/v1/changes").json["data"] if one["type"] == "event"] or [None]
    assert change is None


@pytest.mark.parametrize(
    ("state", "action"), [("draft", "withdraw"), ("draft", "restore"), ("published", "publish"), ("withdrawn", "withdraw")]
)
def test_an_action_that_the_state_does_not_allow_is_refused(editor, make_event, state, action):
    event = make_event(state=state)

    refused = editor("POST", f"/events/{event.id}/{action}", {"reason": "legal"} if action == "withdraw" else {})

    assert refused.status_code == 409
    assert refused.json["code"] == "illegal-transition"


def test_a_patch_needs_the_revision_and_changes_what_it_names(client, editor, event):
    path = f"/events/{event['id']}"

    assert editor("PATCH", path, {"status": "postponed"}).status_code == 428
    assert editor("PATCH", path, {"status": "postponed"}, If_Match='"9"').status_code == 412
    patched = editor("PATCH", path, {"status": "postponed", "place": PLACE}, If_Match=f'"{event["revision"]}"')
    assert patched.status_code == 200
    assert patched.headers["ETag"] == f'"{event["revision"] + 1}"'
    shown = client.get("/v1/events/open-day").json
    assert (shown["status"], shown["place"]) == ("postponed", PLACE)


def test_a_place_is_patched_member_by_member(editor, event):
    path = f"/events/{event['id']}"
    editor("PATCH", path, {"place": PLACE}, If_Match='"2"')

    patched = editor("PATCH", path, {"place": {"address": None}}, If_Match='"3"')

    assert patched.json["place"] == {**PLACE, "address": None}
    assert editor("PATCH", path, {"place": None}, If_Match='"4"').json["place"] is None


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"timezone": "Europe/Berlinn"}, "/timezone"),
        ({"timezone": "europe/berlin"}, "/timezone"),
        ({"starts_at": "tomorrow"}, "/starts_at"),
        ({"starts_at": "2026-03-29T02:30", "timezone": "Europe/Berlin"}, "/starts_at"),
        ({"ends_at": "2020-01-01T00:00:00Z"}, "/ends_at"),
        ({"all_day": True, "starts_at": "2026-11-30T10:00:00Z"}, "/starts_at"),
        ({"status": "over"}, "/status"),
        ({"title": "A\u0000B"}, "/title"),
        ({"online_url": "ftp://example.org"}, "/online_url"),
        ({"place": {"name": "Here", "latitude": 91, "longitude": 0}}, "/place/latitude"),
        ({"place": {"name": "Here", "latitude": 9}}, "/place/longitude"),
        ({"place_names": {"en": "Here"}}, "/place_names/en"),
        ({"campaigns": ["nothing"]}, "/campaigns/0"),
        ({"section": "nothing"}, "/section"),
        ({"post": "nothing"}, "/post"),
        ({"state": "published"}, "/state"),
    ],
)
def test_what_cannot_be_is_refused_and_says_where(editor, members, pointer):
    refused = editor("POST", "/events", {**NEW, **members})

    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json["errors"]] == [pointer]


def test_a_repeated_request_makes_one_event(editor):
    first = editor("POST", "/events", NEW, Idempotency_Key="one")
    second = editor("POST", "/events", NEW, Idempotency_Key="one")

    assert first.json == second.json
    assert len(editor("GET", "/events").json["data"]) == 1


def test_a_key_that_may_not_publish_writes_drafts_only(editor, make_key, event):
    key = make_key("posts:read", "posts:write")

    draft = editor("POST", "/events", NEW, key=key)
    assert draft.status_code == 201
    assert editor("POST", f"/events/{draft.json['id']}/publish", key=key).status_code == 403
    assert editor("PATCH", f"/events/{event['id']}", {"title": "X"}, key=key, If_Match='"2"').status_code == 403
    assert editor("POST", f"/events/{event['id']}/revisions/1/restore", key=key).status_code == 403
    assert editor("DELETE", f"/events/{event['id']}", key=key, If_Match='"2"').status_code == 403


def test_a_bound_key_knows_the_events_of_its_section_alone(editor, make_key, make_section, event):
    section = make_section("Canada")
    key = make_key(section=section.id)

    mine = editor("POST", "/events", NEW, key=key)

    assert mine.json["section"]["slug"] == "canada"
    assert editor("GET", f"/events/{event['id']}", key=key).status_code == 404
    assert [one["id"] for one in editor("GET", "/events", key=key).json["data"]] == [mine.json["id"]]
    assert editor("POST", "/events", {**NEW, "section": "main"}, key=key).status_code == 422


def test_lists_are_narrowed_by_state_campaign_and_section(editor, make_event, make_campaign):
    campaign = make_campaign("Homes")
    events = {state: make_event(state=state, campaigns=[str(campaign.id)] if state == "draft" else []) for state in ("draft", "published")}

    assert [one["id"] for one in editor("GET", "/events?state=draft").json["data"]] == [str(events["draft"].id)]
    assert [one["id"] for one in editor("GET", "/events?campaign=homes").json["data"]] == [str(events["draft"].id)]
    assert len(editor("GET", "/events?section=main").json["data"]) == 2
    assert editor("GET", "/events?section=nothing").json["data"] == []


def test_an_old_form_is_read_compared_and_restored(client, editor, event, make_campaign):
    make_campaign("Homes")
    path = f"/events/{event['id']}"
    later = {"title": "Night", "campaigns": ["homes"], "place": PLACE, "titles": {"fr": "Nuit"}, "starts_at": "2030-01-01T10:00:00Z"}
    editor("PATCH", path, later, If_Match='"2"')

    compared = editor("GET", f"{path}/revisions/1/compare?with=3").json["changes"]
    old = editor("GET", f"{path}/revisions/1").json["form"]
    cursor = client.get("/v1/changes").json["page"]["next_cursor"]
    restored = editor("POST", f"{path}/revisions/1/restore")

    assert [one["member"] for one in compared] == ["campaigns", "place", "starts_at", "title", "titles"]
    assert compared[0]["after"][0]["slug"] == "homes"
    assert "state" not in old
    assert {name: restored.json[name] for name in old} == old
    told = client.get(f"/v1/changes?cursor={cursor}").json["data"]
    assert [(item["id"], item["revision"], item["resource"]["title"]) for item in told] == [(event["id"], 4, old["title"])]
    assert editor("POST", f"{path}/revisions/3/restore").json["place"] == PLACE


def test_a_deleted_event_is_gone_if_it_was_public_and_free_if_not(client, editor, event):
    draft = editor("POST", "/events", {**NEW, "slug": "a-draft"}).json

    editor("DELETE", f"/events/{event['id']}", If_Match='"2"')
    editor("DELETE", f"/events/{draft['id']}", If_Match='"1"')

    assert client.get("/v1/events/open-day").status_code == 410
    assert client.get(f"/v1/events/{event['id']}").status_code == 410
    assert client.get("/v1/events/a-draft").status_code == 404
    assert client.get(f"/v1/events/{draft['id']}").status_code == 404
    assert editor("POST", "/events", {**NEW, "slug": "a-draft"}).status_code == 201


def test_what_an_event_names_is_not_deleted(editor, make_campaign, make_event):
    campaign = make_campaign("Homes")
    make_event(campaigns=[str(campaign.id)])

    refused = editor("DELETE", f"/campaigns/{campaign.id}", If_Match='"1"')

    assert refused.status_code == 409
    assert "1 event" in refused.json["detail"]


def test_a_former_slug_leads_to_an_event_once_it_was_public(client, editor, event):
    draft = editor("POST", "/events", {**NEW, "slug": "first"}).json
    editor("PATCH", f"/events/{draft['id']}", {"slug": "second"}, If_Match='"1"')
    editor("PATCH", f"/events/{event['id']}", {"slug": "doors-open"}, If_Match='"2"')

    moved = client.get("/v1/events/open-day?prefer_language=fr")

    assert moved.status_code == 308
    assert moved.headers["Location"] == "https://www.example.org/v1/events/doors-open?prefer_language=fr"
    assert client.get("/v1/events/first").status_code == 404
    assert client.get("/v1/resolve?url=/events/open-day").json["url"] == "https://www.example.org/events/doors-open"
