"""Whatever becomes of what menus name, the stored answer of ``/v1`` is the one made anew, and ``/v1/changes`` tells when it differs."""

import json
import random
from typing import Any

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.models import KINDS, SiteProfile
from api.queries import site as queries
from api.services import change_retention
from api.services.resources import sections
from tests.archives import emptied
from tests.derived.drafting import EVERYTHING, transact, work
from tests.derived.operations import START, Actor
from tests.plugins import amount
from tests.sync.followers import Follower

LANGUAGES = ("", "fr", "fr-CA", "zh-Hant-TW,fr")
WRITES = (
    *("create", "create group", "title", "slug", "kind", "language", "regroup", "turn", "turn more", "delete", "bulk", "restore revision"),
    *("create tag", "rename tag", "merge tags", "remove tag", "edit campaign", "edit author", "move section", "remove author"),
    *("remove campaign", "create campaign", "create author", "image", "fall due", "reschedule", "menu", "restore site", "undone"),
)
FIRST = ("create tag", "create tag", "create campaign", "create author", "create section", "create", "create", "create group", "menu")


@pytest.fixture
def follower(client):
    return Follower(client, {"types": "site"})


def _address(language: str) -> str:
    return f"/v1?prefer_language={language}" if language else "/v1"


def _anew(database, language: str) -> dict[str, Any]:
    """What the site says in a language, read now."""
    asked = {"prefer_language": language.split(",")} if language else {}
    with reading(database) as connection:
        return queries.profile(connection, database.site, asked)


def _named(client, entries: list[dict[str, Any]]) -> list[Any]:
    """What entries lead to, as the details of what they name say it; what is not public is left out."""
    found = []
    for entry in entries:
        below = _named(client, entry["children"])
        if entry["type"] is None:
            found.append((None, entry["url"] and f"https://www.example.org{entry['url']}", below))
            continue
        answer = client.get(f"/v1/{KINDS[entry['type']].plural}/{entry['id']}")
        if answer.status_code == 308:
            answer = client.get(answer.headers["Location"].removeprefix("https://www.example.org"))
        if answer.status_code == 200:
            found.append((answer.json["slug"], answer.json["url"], below))
    return found


def _led(entries: list[dict[str, Any]]) -> list[Any]:
    return [(entry["slug"], entry["url"], _led(entry["children"])) for entry in entries]


def _said(client) -> list[bytes]:
    members = ("menus", "description", "language", "logo", "icon", "social", "revision")
    answers = [client.get(_address(language)).json for language in LANGUAGES]
    return [json.dumps({name: answer[name] for name in members}).encode() for answer in answers]


def _begin(database) -> Actor:
    emptied(database)
    actor = Actor(database.site)
    with writing(database) as session:
        change_retention.begin_anew(session.connection())
        sections.ensure_first(session, database.site, now=START)
        for number, name in enumerate(FIRST):
            EVERYTHING[name](session, actor, number, number + 1)
            session.flush()
    return actor


@pytest.mark.parametrize("seed", range(amount(full=2, sample=2, long=4)))
def test_the_stored_answer_is_the_one_made_anew(database, client, follower, seed):
    choice, actor = random.Random(seed), _begin(database)  # noqa: S311 - a run that can be repeated
    follower.run(500)
    told = 0

    for _ in range(amount(full=80, sample=60)):
        before = _said(client)
        if choice.random() < 0.15:
            work(database, choice.randrange(24))
        else:
            transact(database, actor, [(choice.choice(WRITES), choice.randrange(24), choice.randrange(24))])

        for language in LANGUAGES:
            stored, anew = client.get(_address(language)).json, _anew(database, language)
            assert {name: stored[name] for name in ("menus", "description", "language", "revision")} == {
                name: anew[name] for name in ("menus", "description", "language", "revision")
            }
        with reading(database) as connection:
            menus = connection.scalar(select(SiteProfile.menus))
        assert {name: _led(entries) for name, entries in client.get("/v1").json["menus"].items()} == {
            name: _named(client, entries) for name, entries in menus.items()
        }
        held = dict(follower.store)
        follower.run(500)
        if _said(client) != before:
            assert follower.store != held
            told += 1
    assert told > 3
