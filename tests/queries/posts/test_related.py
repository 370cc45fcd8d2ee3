"""Related posts against brute force, on both databases."""

import random
from typing import Any

import orjson
import pytest

from api.db import reading
from api.queries.posts import related
from schemas.vocabulary import POST_KINDS
from tests.plugins import amount
from tests.queries.posts.known_posts import LANGUAGES, Known, Library

NEWEST = (1, 3, 10, 40, 500)
"""How many posts of each tag and campaign are looked at."""
UNASKED = {"en": "en", "fr": "fr", "fr-CA": "fr", "zh-Hant-TW": "zh-Hant", "ar": "ar"}
"""Language of a post: that of its related posts, unless another is asked for."""


def nearest(library: Library, post: Known, asked: dict[str, Any], newest: int) -> list[str]:
    """Ids of the posts that are related to this one, in order."""
    languages = set(asked.get("language") or [UNASKED[post.language]])
    shelf = sorted((one for one in library.known if one.kind in asked.get("kind", ["post"])), key=lambda one: -one.position)
    in_language = [one for one in shelf if one.languages & languages]
    borne = [[one for one in shelf if tag in one.all_tags] for tag in post.tags]
    borne += [[one for one in shelf if campaign in one.campaigns] for campaign in post.campaigns]
    seen = [
        {one.id for kind in POST_KINDS for one in [one for one in bearers if one.kind == kind][:newest]}
        | {one.id for one in bearers} & {one.id for one in in_language[:newest]}
        for bearers in borne
    ]
    shared = {one.id: sum(one.id in some for some in seen) for one in in_language if one.group != post.group}
    found = sorted((one for one in in_language if shared.get(one.id)), key=lambda one: (-shared[one.id], -one.position))
    return [one.id for one in found[: asked["limit"]]]


def answered(library: Library, post: Known, asked: dict[str, Any], newest: int) -> list[str]:
    with reading(library.database) as connection:
        return related.listed(connection, post.id, asked, library.database.site, newest=newest)


def ids(items: list[str]) -> list[str]:
    return [orjson.loads(item)["id"] for item in items]


def drawn(dice: random.Random, library: Library) -> tuple[Known, dict[str, Any], int]:
    """A post, what is asked of it, and how many posts of each tag are looked at."""
    languages = sorted(dice.sample((*LANGUAGES, "zh", "zh-Hant", "de"), dice.choice((1, 1, 2, 3))))
    asked = {"limit": dice.choice((1, 5, 20)), **({"language": languages} if dice.random() < 0.5 else {})}
    asked |= dice.choice(({}, {}, {"kind": ["page"]}, {"kind": ["page", "post"]}))
    return dice.choice(library.known), asked, dice.choice(NEWEST)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_related_posts_equal_brute_force(library_of, dialect):
    library, lengths = library_of(dialect), set()

    for seed in range(amount(full=150, sample=100, long=250)):
        post, asked, newest = drawn(random.Random(seed), library)  # noqa: S311 - dice
        expected = nearest(library, post, asked, newest)
        assert ids(answered(library, post, asked, newest)) == expected, (seed, post, asked, newest)
        lengths.add(len(expected))

    assert {0, 1, 5, 20} <= lengths


def test_both_databases_answer_the_same_bytes(library_of):
    libraries = [library_of("sqlite"), library_of("postgresql")]

    for seed in range(amount(full=50, sample=20)):
        post, asked, newest = drawn(random.Random(f"bytes {seed}"), libraries[0])  # noqa: S311 - dice
        first, second = (answered(library, post, asked, newest) for library in libraries)
        assert first == second, (seed, post, asked)


def test_a_hundred_tags_take_as_many_statements_as_one(database, counted, make_tag, make_post):
    tags = [make_tag(f"Tag {number}").slug for number in range(100)]
    others = [str(make_post(tags=some).id) for some in (tags[:1], tags[:2], tags)]
    few, many = make_post(tags=tags[:1]), make_post(tags=tags)
    statements = []

    for post in (few, many):
        with counted() as seen, reading(database) as connection:
            found = related.listed(connection, str(post.id), {"limit": 20}, database.site, body=True)
        statements.append(len(seen))

    # The texts of all tags are kept from the first answer on.
    assert statements == [5, 4]
    assert ids(found) == [others[2], others[1], str(few.id), others[0]]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *(("fr", "fr"), ("fr-CA", "fr"), ("zh-Hant-TW", "zh-Hant"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh"), ("sr-Latn-RS", "sr-Latn")),
        *(("de-1996", "de"), ("de-DE-1996", "de"), ("sl-rozaj", "sl"), ("ca-valencia", "ca"), ("es-419", "es")),
    ],
)
def test_a_language_is_alike_in_every_region_but_not_in_every_script(language, expected):
    assert related.alike(language) == expected
