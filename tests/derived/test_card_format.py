"""A card says the same whatever else stands in it: only its codec knows how it is written."""

import re
from uuid import UUID

import orjson
import pytest
from sqlalchemy import select, update

from api.app import create_app
from api.derived.card_format import (
    CardMembers,
    Meta,
    embedded_in,
    id_of,
    joined,
    members_of,
    numbers_in,
    packed,
    revision_of,
    tally,
    url_of,
    written,
)
from api.derived.urls import BASE
from api.derived.writing import writing
from api.models import Card
from api.services.posts import editing

ID = UUID("01930a5c-7e1a-7c3f-9d55-0a1b2c3d4e5f")
NEW = b'{"url":"https://else.example/","canonical_url":"x","revision":99,"translations":[{"id":"y"}],"id":"z"}'
TITLE = 'A "title", "url":"x","canonical_url":"y"'
PREVIEW = f'"preview":{NEW.decode()},'


def card(**members):
    plain = {
        "id": ID,
        "names": {"slug": "a"},
        "title": TITLE,
        "excerpt": "",
        "texts": {"excerpt_truncated": False},
        "dates": {"published_at": "2026-01-02T03:04:05Z"},
        "revision": 12,
        "url": orjson.Fragment(f'"{BASE}/en/a"'.encode()),
        "canonical_url": "https://www.example.org/a",
        "image": None,
        "translations": [],
        "rest": {"origin": None},
    }
    return written(CardMembers(**plain | members))


@pytest.mark.parametrize("part", ["names", "texts", "dates", "rest"])
def test_a_member_may_be_added_to_any_part(part):
    plain = members_of(card())
    more = {"preview": orjson.Fragment(NEW)}
    before = {"names": {"slug": "a"}, "texts": {"excerpt_truncated": False}, "dates": {"published_at": plain["published_at"]}}

    added = card(**{part: more | before.get(part, {"origin": None})})

    assert {name: value for name, value in members_of(added).items() if name != "preview"} == plain
    assert revision_of(added) == 12
    assert id_of(joined(added, [[], [], [], []])) == str(ID)


def test_what_goes_into_the_holes_is_where_readers_expect_it():
    translations = [{"id": "t1", "url": orjson.Fragment(f'"{BASE}/fr/a"'.encode())}]

    post = joined(card(translations=translations), [['{"id":"t"}'], [], ['{"id":"a"}'], ['{"id":"s"}']], body="<p>\u2028</p>")
    synced = joined(card(translations=translations), [['"t"'], [], [], ['"s"']], are_translations_ids=True)

    found = orjson.loads(post.replace(BASE, "https://www.example.org"))
    texts = ["id", "slug", "title", "excerpt", "excerpt_truncated", "body_html"]
    names = ["published_at", "revision", "url", "canonical_url", "image"]
    assert list(found) == [*texts, *names, "authors", "tags", "campaigns", "section", "translations", "origin", "meta"]
    assert (found["body_html"], found["tags"], found["section"]) == ("<p>\u2028</p>", [{"id": "t"}], {"id": "s"})
    assert orjson.loads(synced.replace(BASE, ""))["translations"] == ["t1"]


IMAGE = {"id": "i", "url": "https://www.example.org/a.jpg"}
OTHER = {"id": "o", "url": "https://www.example.org/b.jpg"}


@pytest.mark.parametrize(
    ("members", "title", "description", "image", "noindex"),
    [
        ({}, TITLE, None, None, False),
        ({"excerpt": "Words.\x03\x04", "image": IMAGE}, TITLE, "Words.\x03\x04", IMAGE, False),
        ({"title": "", "excerpt": "Words."}, "", "Words.", None, False),
        ({"meta": Meta("Own", "Said", OTHER, noindex=True), "image": IMAGE, "excerpt": "Words."}, "Own", "Said", OTHER, True),
        ({"meta": Meta(None, "Said", None, noindex=False), "image": IMAGE}, TITLE, "Said", IMAGE, False),
    ],
)
def test_what_is_said_to_search_engines_falls_back_on_what_is_known(members, title, description, image, noindex):
    found = orjson.loads(joined(card(**members).replace(BASE, ""), [[], [], [], []]))

    assert found["meta"] == {"title": title, "description": description, "image": image, "noindex": noindex}
    assert members_of(card(**members))["meta"] == found["meta"]


def test_what_is_no_card_is_told():
    for read in (revision_of, url_of):
        with pytest.raises(ValueError, match="no card"):
            read("{}")


def test_facets_are_read_as_they_were_written():
    facets = packed([[3, 1], [], [7], [2], [5, 9]])

    assert embedded_in(facets) == [[3, 1], [], [7], [2]]
    assert numbers_in(facets) == {1, 2, 3, 5, 7, 9}
    assert numbers_in(packed([[3, 1], [], [7], [2], [5, 9]], is_page=True)) == {-1, -2, -3, -5, -7, -9}
    assert tally([facets, packed([[], [], [], [2], []])]) == {"3": 1, "1": 1, "7": 1, "2": 2, "5": 1, "9": 1}


@pytest.mark.parametrize("is_page", [False, True])
@pytest.mark.parametrize("kinds", ["author", "section", "campaign", "tag", "language month", "campaign author", "tag month"])
def test_facets_of_some_kinds_are_counted_as_those_of_all(kinds, is_page):
    """Of tags also those above: the others have them."""
    asked = kinds.split()
    places = {"tag": [0, 4], "campaign": [1], "author": [2], "section": [3], "language": [4], "month": [4]}
    cards = [[[3, 1], [4], [7, 8], [2], [5, 9, 11]], [[], [], [], [2], [9]], [[10], [4], [7], [6], []]]
    wanted = [{number for kind in asked for place in places[kind] for number in card[place]} for card in cards]

    found = tally([packed(card, is_page=is_page) for card in cards], asked)

    for number in set.union(*wanted):
        assert found[str(number)] == sum(number in one for one in wanted)
    assert "" not in found


PATHS = (
    "/v1/posts",
    "/v1/posts?include=body_html",
    "/v1/posts/river",
    "/v1/posts.atom",
    "/v1/sitemap.xml",
    "/v1/redirects",
    "/v1/resolve?url=/en/river",
    "/v1/changes?types=post",
    "/v1/oembed?url=/en/river",
)


def test_a_member_added_before_the_address_changes_nothing_else(settings, database, make_post):
    """Each card gets a member that holds members named as others are; nothing reads it in their place."""
    river = make_post(title="River", slug="stream", published_at=1_780_000_000)
    make_post(title="Rivière", slug="riviere", language="fr", translation_of=str(river.id), published_at=1_780_000_100)
    with writing(database) as session:
        editing.edit(session, editing.load(session, river.id), {"slug": "river"}, now=1_790_000_000_000_000)
    before = answers(settings, database)

    with database.write.begin() as connection:
        for position, json in connection.execute(select(Card.position, Card.json)).all():
            changed = re.sub(r'^(\{"id":"[^"]+",)', lambda head: head[1] + PREVIEW, json)
            connection.execute(update(Card).where(Card.position == position).values(json=changed))

    after = answers(settings, database)
    assert PREVIEW in after["/v1/posts"][1]
    assert {path: (status, text.replace(PREVIEW, ""), links) for path, (status, text, links) in after.items()} == before
    assert {status for status, _, _ in before.values()} == {200}


def answers(settings, database):
    """Status, text and links of each, from an application that keeps nothing from before."""
    client = create_app(settings, database).test_client()
    found = {path: client.get(path) for path in PATHS}
    return {path: (answer.status_code, answer.text, answer.headers.getlist("Link")) for path, answer in found.items()}
