"""Lists, feeds and calendars of events against brute force: random events and queries, paged by cursor and by number, on both databases."""

import random
import re
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.models import Event, EventCampaign, Slug
from api.services.resources import events, sections
from tests.derived.event_operations import NAMES
from tests.derived.operations import START, Actor, create_campaign, create_section
from tests.feeds.reading import READ, TOMBSTONES
from tests.plugins import amount

WORDS = {name: re.findall(r"\w+", name.casefold().replace("é", "e")) for name in NAMES}
DAY, FIRST = 86_400, START // 1_000_000
LANGUAGES = ("en", "fr", "fr-CA", "zh-Hant-TW", "zh")
SORTS = ("starts_at", "-starts_at")
ZONE = ZoneInfo("Europe/Berlin")


class Known(NamedTuple):
    """An event as it was made."""

    id: str
    starts_at: int
    is_over: bool
    in_calendars: bool
    language: str
    words: list[str]
    campaigns: set[str]
    section: str


@pytest.fixture
def made(database):
    """Events in every state, of few moments, so that many agree."""
    dice, actor = random.Random(5), Actor(database.site)  # noqa: S311 - a test's own choice
    with writing(database) as session:
        sections.ensure_first(session, database.site, now=START)
        for number in range(3):
            create_section(session, actor, number, number)
            create_campaign(session, actor, number, number)
    for _ in range(60):
        with writing(database) as session:
            event = events.create(
                session, form(dice, session), now=START, new_id=UUID(f"019e0000-0000-7000-8000-{dice.getrandbits(48):012x}")
            )
            if dice.random() < 0.8:
                events.publish(session, event, now=START)
            if event.state == "published" and dice.random() < 0.15:
                events.withdraw(session, event, "unpublished", now=START)
    with writing(database) as session:
        events.update_due(session, START)
    with reading(database) as connection:
        return dice, *known(connection)


def form(dice, session):
    starts = FIRST + dice.randrange(-12, 12) * 10 * DAY
    title, french = dice.choice(NAMES), dice.choice(NAMES)
    slugs: dict[str, list[str]] = {"campaign": [], "section": []}
    for row in session.execute(select(Slug.kind, Slug.slug).order_by(Slug.slug)):
        slugs.get(row.kind, []).append(row.slug)
    return {
        "title": title,
        "titles": {"de": french} if dice.random() < 0.3 else {},
        "language": dice.choice(LANGUAGES),
        "starts_at": starts,
        "ends_at": starts + dice.choice((3600, 2 * DAY)) if dice.random() < 0.7 else None,
        "timezone": "Europe/Berlin",
        "status": dice.choice(("scheduled", "scheduled", "postponed", "cancelled")),
        "campaigns": dice.sample(slugs["campaign"], dice.randint(0, 2)),
        "section": dice.choice(slugs["section"]),
    }


def known(connection) -> tuple[list[Known], list[Known], dict[str, dict[str, str]]]:
    """Events that are public, and those that were withdrawn; by kind, the id that each id and slug stands for."""
    refs: dict[str, dict[str, str]] = {"campaign": {}, "section": {}}
    for row in connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id)):
        if row.kind in refs:
            refs[row.kind] |= {row.slug: str(row.entity_id), str(row.entity_id): str(row.entity_id)}
    campaigns: dict[UUID, set[str]] = {}
    for event, campaign in connection.execute(select(EventCampaign.event_id, EventCampaign.campaign_id)):
        campaigns.setdefault(event, set()).add(str(campaign))
    found: dict[str, list[Known]] = {"published": [], "withdrawn": [], "draft": []}
    for row in connection.execute(select(Event.__table__)):
        words = [word for name in (row.title, *row.titles.values()) for word in WORDS[name]]
        is_over = (row.ends_at or midnight_after(row.starts_at)) <= FIRST
        facts = row.starts_at, is_over, row.in_calendars, row.language, words, campaigns.get(row.id, set()), str(row.section_id)
        found[row.state].append(Known(str(row.id), *facts))
    return found["published"], found["withdrawn"], refs


def midnight_after(starts: int) -> int:
    """The end of the day in the zone of the events."""
    at = datetime.fromtimestamp(starts, ZONE)
    return int(datetime(at.year, at.month, at.day, tzinfo=ZONE).timestamp()) + DAY


def asked(dice: random.Random, public: list[Known], refs: dict[str, dict[str, str]]) -> dict[str, str]:
    """A random query."""

    def of(kind: str) -> str:
        return ",".join(sorted(set(dice.choices([*refs[kind], "nothing"], k=dice.randint(1, 3)))))

    def moment() -> str:
        at = dice.choice(public).starts_at + dice.choice((0, 0, 1, -1, 0.5))
        return datetime.fromtimestamp(at, UTC).isoformat()

    makers = {
        "when": lambda: dice.choice(("upcoming", "past")),
        "campaign": lambda: of("campaign"),
        "section": lambda: of("section"),
        "language": lambda: ",".join(sorted(dice.sample(LANGUAGES, dice.randint(1, 2)))),
        "starts_after": moment,
        "starts_before": moment,
        "q": lambda: dice.choice(("open", "JOURN", "porte ouv", "night of", "day", "集", "e", "river op")),
        "sort": lambda: dice.choice(SORTS),
    }
    return {name: makers[name]() for name in dice.sample(sorted(makers), dice.choice((0, 1, 1, 2, 2, 3, 4)))}


def matches(one: Known, query: dict[str, str], refs: dict[str, dict[str, str]]) -> bool:
    """Whether an event is meant by all parameters but ``sort``."""
    at = {name: datetime.fromisoformat(query[name]).timestamp() for name in ("starts_after", "starts_before") if name in query}
    said = query.get("q", "").casefold().split()
    return all(
        [
            "when" not in query or one.is_over == (query["when"] == "past"),
            "campaign" not in query or bool(one.campaigns & {refs["campaign"].get(ref, "") for ref in query["campaign"].split(",")}),
            "section" not in query or one.section in {refs["section"].get(ref) for ref in query["section"].split(",")},
            "language" not in query
            or any(one.language == own or one.language.startswith(f"{own}-") for own in query["language"].split(",")),
            "starts_after" not in at or one.starts_at >= at["starts_after"],
            "starts_before" not in at or one.starts_at < at["starts_before"],
            all(any(word.startswith(part) for word in one.words) for part in said),
        ]
    )


def expected(public: list[Known], query: dict[str, str], refs: dict[str, dict[str, str]]) -> list[str]:
    sort = query.get("sort") or ("starts_at" if query.get("when") == "upcoming" else "-starts_at")
    found = [one for one in public if matches(one, query, refs)]
    return [one.id for one in sorted(found, key=lambda one: (one.starts_at if sort == "starts_at" else -one.starts_at, UUID(one.id).bytes))]


def walked(client: Any, query: dict[str, str]) -> list[str]:
    """All ids, by cursors."""
    found, address = [], f"/v1/events?{urlencode(query)}"
    while address:
        page = client.get(address).json
        found += [one["id"] for one in page["data"]]
        address = page["links"]["next"]
    return found


def test_lists_feeds_and_calendars_have_what_brute_force_finds(app, made):
    dice, public, withdrawn, refs = made
    client = app.test_client()

    for _ in range(amount(full=70, sample=50, long=120)):
        query = asked(dice, public, refs)
        wanted, limit = expected(public, query, refs), dice.choice((1, 3, 7, 50))
        number = dice.randint(1, len(wanted) // limit + 1)
        page = client.get(f"/v1/events?{urlencode({**query, 'limit': limit, 'page': number, 'count': 'true'})}").json
        said, _ = READ["atom"](client.get(f"/v1/events.atom?{urlencode({**query, 'limit': 100})}").data)

        assert walked(client, {**query, "limit": str(limit)}) == wanted, query
        assert [one["id"] for one in page["data"]] == wanted[(number - 1) * limit : number * limit], query
        assert page["page"]["total"] == {"value": len(wanted), "relation": "exact"}
        assert [one.id for one in said] == [f"urn:uuid:{one}" for one in wanted], query
        told = {name: value for name, value in query.items() if name != "sort"}
        calendar = re.findall(r"UID:urn:uuid:([0-9a-f-]{36})", client.get(f"/v1/events.ics?{urlencode(told)}").text)
        assert sorted(calendar) == sorted(one.id for one in (*public, *withdrawn) if one.in_calendars and matches(one, told, refs)), query


def test_atom_names_what_was_withdrawn(app, made):
    _, _, withdrawn, _ = made

    root = etree.fromstring(app.test_client().get("/v1/events.atom").data)

    assert len(withdrawn) > 2
    assert {one.get("ref") for one in root.iter(f"{TOMBSTONES}deleted-entry")} == {f"urn:uuid:{one.id}" for one in withdrawn}
