"""Lists of the authoring interface against brute force: random filters and sorts, paged by cursor, on both databases."""

import random
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import orjson
import pytest

from api.db import open_database, reading
from api.queries.authored import lists
from api.queries.paging import Rows, Total, Window
from api.queries.resources.name_search import beginnings
from tests.databases import NOW
from tests.plugins import amount
from tests.queries.authored.known import AUTHORS, CAMPAIGNS, FORMER, LANGUAGES, SECOND, SECTIONS, TREE, Known, Library, filled

NOTHING = str(UUID(int=77))
STATES = ("draft", "scheduled", "published", "withdrawn")
QUESTIONS = ("river", "RIV", "elan", "el riv", "東京", "京", "都", "한국", "강", "вод", "20", "a b", "?!", "water homes", "what")
LIMITS = (1, 3, 7, 20, 100)


@pytest.fixture(scope="module")
def library_of(databases) -> Iterator[Callable[[str], Library]]:
    """The same posts in a database of each kind, made once; nothing writes to it."""
    made: dict[str, Any] = {}

    def library(dialect: str) -> Library:
        if dialect not in made:
            settings = databases.made(dialect)
            made[dialect] = filled(open_database(settings)), settings
        return made[dialect][0]

    yield library
    for one, settings in made.values():
        one.database.close()
        databases.drop(settings)


def asked(dice: random.Random, library: Library) -> dict[str, Any]:
    """A random query in the form in which the schemas load it."""

    def refs(kind: str, slugs: tuple[str, ...]) -> list[str]:
        ids = [str(library.slugs[kind][slug]) for slug in slugs]
        return sorted(set(dice.choices([*slugs, *ids, FORMER[kind][0], "nothing", NOTHING], k=dice.randint(1, 3))))

    def moment() -> int:
        return dice.choice(library.known).row.updated_at // SECOND * SECOND + dice.choice((0, SECOND))

    def due() -> int:
        return NOW + (1_000 + dice.randrange(13)) * SECOND

    makers: dict[str, Callable[[], Any]] = {
        "q": lambda: dice.choice(QUESTIONS),
        "state": lambda: sorted(dice.sample(STATES, dice.choice((1, 1, 2, 3)))),
        "tag": lambda: refs("tag", (*TREE, "lodging")),
        "campaign": lambda: refs("campaign", CAMPAIGNS),
        "author": lambda: refs("author", AUTHORS),
        "section": lambda: refs("section", ("main", *SECTIONS)),
        "language": lambda: sorted(dice.sample((*LANGUAGES, "zh", "de"), dice.randint(1, 2))),
        "actor": lambda: dice.choice(("ana", "ben", "Cé", "cé", "nobody")),
        "pending": lambda: dice.random() < 0.5,
        **dict.fromkeys(("updated_after", "updated_before"), moment),
        **dict.fromkeys(("scheduled_after", "scheduled_before"), due),
    }
    names = dict.fromkeys(dice.sample(sorted(makers), dice.choice((0, 1, 1, 1, 2, 2, 3))))
    return {**{name: makers[name]() for name in names}, "sort": dice.choice(("-updated_at", "-updated_at", "updated_at", "scheduled_at"))}


def matching(library: Library, query: dict[str, Any], only: UUID | None) -> list[str]:
    """Ids of the posts that match, in order."""
    rules = [_rule(library, name, value) for name, value in query.items() if name != "sort"]
    found = [one for one in library.known if only in (None, one.row.section_id) and all(rule(one) for rule in rules)]
    found.sort(key=lambda one: (one.row.updated_at, one.row.id), reverse=query["sort"] != "updated_at")
    if query["sort"] == "scheduled_at":
        due = sorted((one for one in found if one.row.scheduled_at), key=lambda one: (one.row.scheduled_at, one.row.id))
        found = due + [one for one in found if not one.row.scheduled_at]
    return [str(one.row.id) for one in found]


def _rule(library: Library, name: str, value: Any) -> Callable[[Known], bool]:
    def ids(kind: str) -> set[UUID]:
        return {library.slugs[kind].get(ref) or (UUID(ref) if len(ref) == 36 else UUID(int=0)) for ref in value}

    def borne(one: Known) -> set[UUID]:
        found, level = set(one.tags), set(one.tags)
        while level:
            level = {above for tag in level if (above := library.above[tag])} - found
            found |= level
        return found

    def is_within(language: str) -> bool:
        return any(language == asked or language.startswith(asked + "-") for asked in value)

    rules: dict[str, Callable[[Known], bool]] = {
        "q": lambda one: bool(beginnings(value)) and all(any(word.startswith(b) for word in one.words) for b in beginnings(value)),
        "state": lambda one: one.row.state in value,
        "tag": lambda one: bool(borne(one) & (ids("tag") | merged(library, value))),
        "campaign": lambda one: bool(one.campaigns & ids("campaign")),
        "author": lambda one: bool(one.authors & ids("author")),
        "section": lambda one: one.row.section_id in ids("section"),
        "language": lambda one: is_within(one.row.language),
        "actor": lambda one: value in one.actors,
        "pending": lambda one: one.is_pending == value,
        "updated_after": lambda one: one.row.updated_at >= value,
        "updated_before": lambda one: one.row.updated_at < value,
        "scheduled_after": lambda one: one.row.scheduled_at is not None and one.row.scheduled_at * SECOND >= value,
        "scheduled_before": lambda one: one.row.scheduled_at is not None and one.row.scheduled_at * SECOND < value,
    }
    return rules[name]


def merged(library: Library, refs: list[str]) -> set[UUID]:
    """What the id of the merged tag stands for."""
    housing = library.slugs["tag"]["housing"]
    present = set(map(str, library.slugs["tag"].values()))
    return {housing for ref in refs if len(ref) == 36 and ref in map(str, library.above) and ref not in present}


def page(library: Library, query: dict[str, Any], window: Window, only: UUID | None = None) -> Rows:
    with reading(library.database) as connection:
        return lists.posts(connection, query, window, library.database.site, only_section=only)


def ids(rows: Rows) -> list[str]:
    return [orjson.loads(item)["id"] for item in rows.items]


@pytest.mark.parametrize("few", [2_000, 5], ids=["gathered", "walked"])
def test_pages_and_totals_equal_brute_force(library_of, dialect, few, monkeypatch):
    monkeypatch.setattr("api.queries.authored.walks.FEW", few)
    library, sizes = library_of(dialect), set()

    for seed in range(amount(full=90, sample=60, long=1_500)):
        dice = random.Random(seed)  # noqa: S311 - dice
        query, limit = asked(dice, library), dice.choice(LIMITS)
        only = dice.choice((None, None, library.slugs["section"]["canada"]))
        expected = matching(library, query, only)
        found, after = [], None
        while not found or after is not None:
            rows = page(library, query, Window(limit, after, count=True), only)
            found, after = found + ids(rows), rows.next_key
            assert rows.total == Total(len(expected), "exact"), (seed, query)
            if not rows.items or len(found) > 40:
                break
        assert found == expected[: len(found)], (seed, query)
        assert after is not None or len(found) == len(expected), (seed, query)
        sizes.add(len(expected))

    assert len(sizes) > 20


def test_both_databases_answer_the_same_bytes(library_of):
    one, other = library_of("sqlite"), library_of("postgresql")
    same = {str(a.row.id): str(b.row.id) for a in one.known for b in other.known if a.row.slug == b.row.slug}

    for seed in range(amount(full=45, sample=30, long=80)):
        query = {**asked(random.Random(f"bytes {seed}"), one), "sort": "-updated_at"}  # noqa: S311 - dice
        query = {name: value for name, value in query.items() if name not in {"tag", "campaign", "author", "section"}}
        first, second = (page(library, query, Window(100, count=True)) for library in (one, other))
        assert first.total == second.total
        assert {same[post] for post in ids(first)} == set(ids(second)), (seed, query)


def test_what_is_named_is_answered_in_the_order_asked(library_of, dialect):
    library = library_of(dialect)
    some = [library.slugs["post"][f"p{number}"] for number in (9, 3, 70, 4)]

    rows = page(library, {"id": [*map(str, some), NOTHING], "sort": "-updated_at"}, Window(100, count=True))
    slugs = page(library, {"slug": ["p70", "none", "p9"], "sort": "-updated_at"}, Window(100))
    drafts = page(library, {"id": [str(one) for one in some], "state": ["draft"], "sort": "-updated_at"}, Window(100))

    assert (ids(rows), rows.total) == ([str(one) for one in some], Total(4, "exact"))
    assert ids(slugs) == [str(some[2]), str(some[0])]
    states = {str(one.row.id): one.row.state for one in library.known}
    assert ids(drafts) == [str(one) for one in some if states[str(one)] == "draft"]


@pytest.mark.parametrize("kind", ["tag", "campaign", "author", "section"])
@pytest.mark.parametrize("sort", ["-updated_at", "updated_at", "name"])
def test_nouns_are_walked_in_each_order(library_of, dialect, kind, sort):
    library, found, after = library_of(dialect), [], None

    while not found or after is not None:
        with reading(library.database) as connection:
            rows = lists.named(kind)(connection, {"sort": sort}, Window(2, after, count=True), library.database.site)
        found, after = found + [orjson.loads(item) for item in rows.items], rows.next_key

    assert len({one["id"] for one in found}) == len(found) == rows.total.value
    if sort == "name":
        assert [one.get("name") or one["title"] for one in found] == sorted(one.get("name") or one["title"] for one in found)
    assert kind != "tag" or "lodging" not in [one["slug"] for one in found]


def test_a_merged_tag_is_listed_by_its_id_alone(library_of, dialect):
    library = library_of(dialect)
    gone = next(tag for tag in library.above if tag not in library.slugs["tag"].values())

    with reading(library.database) as connection:
        rows = lists.named("tag")(connection, {"id": [str(gone)], "sort": "name"}, Window(100), library.database.site)
        by_slug = lists.named("tag")(connection, {"slug": ["lodging"], "sort": "name"}, Window(100), library.database.site)

    (tag,) = (orjson.loads(item) for item in rows.items)
    assert (tag["slug"], tag["merged_into"]["slug"], tag["post_count"]) == ("lodging", "housing", 0)
    assert [orjson.loads(item)["slug"] for item in by_slug.items] == ["housing"]
