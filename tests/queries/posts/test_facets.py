"""Counts of posts against brute force, on both databases, and what each kind ignores."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from api.db import reading
from api.queries.posts import facets
from api.queries.posts.facets import FILTER_OF
from tests.plugins import amount
from tests.queries.posts.known_posts import ZONE, Known, Library
from tests.queries.posts.test_lists_oracle import asked, matching

VALUES: dict[str, Callable[[Known], Any]] = {
    "tag": lambda one: one.all_tags,
    "campaign": lambda one: set(one.campaigns),
    "language": lambda one: one.languages,
    "section": lambda one: {one.section},
    "author": lambda one: set(one.authors),
    "month": lambda one: {datetime.fromtimestamp(one.published_at, UTC).astimezone(ZONE).date().isoformat()[:7]},
    "year": lambda one: {datetime.fromtimestamp(one.published_at, UTC).astimezone(ZONE).date().isoformat()[:4]},
}


BOUNDS = (10, 100, 10_000)


def left(query: dict[str, Any], kind: str) -> dict[str, Any]:
    """The query without the kind's own filter."""
    return {name: value for name, value in query.items() if name != FILTER_OF[kind]}


def expected(library: Library, query: dict[str, Any], kind: str, limit: int, most: int) -> list[tuple[str, int]]:
    """Buckets of a kind, by brute force: of the newest ``most`` posts that other filters leave, of all posts where there are none."""
    known = {one.id: one for one in library.known}
    others = left(query, kind)
    found = matching(library, {**others, "sort": "-published_at"})
    counts = Counter(
        value for one in (found[:most] if set(others) - {"tag_exact", "kind"} else found) for value in VALUES[kind](known[one])
    )
    if kind in ("month", "year"):
        return sorted(counts.items(), reverse=True)[:limit]
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:limit]


def drawn(dice: random.Random, library: Library) -> dict[str, Any]:
    """A random query, often with a kind's own filter, which alone leaves all that is public."""
    own = sorted({*FILTER_OF.values()} - {"published_in"})
    query = asked(dice, library, *dice.sample(own, dice.choice((0, 0, 1, 2))))
    del query["sort"]
    return query


def pairs(found: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    """Value and count of what was counted, by kind."""
    return {kind: [(one["value"], one["count"]) for one in buckets] for kind, buckets in found["data"].items() if buckets is not None}


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_counts_equal_brute_force(library_of, dialect):
    library = library_of(dialect)

    for seed in range(amount(full=90, sample=60, long=1_500)):
        dice = random.Random(f"facets {seed}")  # noqa: S311 - dice
        query, kinds = drawn(dice, library), dice.sample(sorted(VALUES), dice.randint(1, 6))
        limit, most = dice.choice((1, 3, 50)), dice.choice(BOUNDS)
        told = {**query, "facets": kinds, "limit": limit}
        with reading(library.database) as connection:
            found = facets.counted(connection, told, library.database.site, most=most)
        assert pairs(found) == {kind: expected(library, query, kind, limit, most) for kind in kinds}, (seed, told, most)
        assert list(found["data"]) == list(FILTER_OF), (seed, told)
        total = len(matching(library, {**query, "sort": "-published_at"}))
        is_bounded = total > most and bool(set(query) - {"tag_exact", "kind"})
        assert found["total"] == {"value": most if is_bounded else total, "relation": "at_least" if is_bounded else "exact"}, (seed, told)


@pytest.mark.parametrize("query", [{"featured": False}, {"has_image": False}, {"published_before": 0}, {"updated_after": 0}])
def test_what_is_false_or_zero_is_a_filter(library_of, query):
    library = library_of("sqlite")
    told = {**query, "tag_exact": False, "facets": ["section"], "limit": 50}

    with reading(library.database) as connection:
        found = facets.counted(connection, told, library.database.site)

    assert pairs(found)["section"] == expected(library, {**query, "tag_exact": False}, "section", 50, 10_000)


def test_statements_are_as_many_for_one_kind_as_for_six_and_more_only_for_own_filters(database, counted, make_post, make_tag):
    for number in range(30):
        make_post(tags=[make_tag(f"Tag {number}").slug])
    queries = [{}, {"language": ["en"]}, {"has_image": False}, {"has_image": False, "language": ["en"]}]
    statements = []

    for query in queries:
        for kinds in (["tag"], ["tag", "campaign", "section", "author", "month"], list(VALUES)):
            with counted() as seen, reading(database) as connection:
                facets.counted(connection, {**query, "tag_exact": False, "facets": kinds, "limit": 50}, database.site)
            statements.append(len(seen))

    assert statements == [3, 3, 3, 4, 4, 5, 4, 4, 4, 4, 4, 6]


def test_both_databases_count_the_same(library_of):
    libraries = [library_of("sqlite"), library_of("postgresql")]

    for seed in range(amount(full=50, sample=20)):
        query = drawn(random.Random(f"same {seed}"), libraries[0])  # noqa: S311 - dice
        answers = []
        for library in libraries:
            with reading(library.database) as connection:
                answers.append(facets.counted(connection, {**query, "facets": list(VALUES), "limit": 50}, library.database.site))
        assert answers[0] == answers[1], (seed, query)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        *(("fr", "français"), ("pt-BR", "português (Brasil)"), ("ja", "日本語"), ("ar", "العربية"), ("zh-Hant-TW", "中文 (繁體, 台灣)")),
        *(("zh-TW", "中文 (台灣)"), ("sr-Latn", "srpski (latinica)"), ("es-419", "español (Latinoamérica)"), ("en-XX", "English (XX)")),
        *(("de-1996", "Deutsch (Neue deutsche Rechtschreibung)"), ("en-x-ours", "en-x-ours"), ("qaa", "qaa"), ("und", "und")),
    ],
)
def test_a_language_is_called_by_its_own_name(tag, name):
    assert facets.autonym(tag) == name
