"""Lists of posts against brute force: random filters and sorts, paged by cursor and by number, on both databases."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from api.db import reading
from api.queries.paging import Rows, Window
from api.queries.posts import lists
from tests.plugins import amount
from tests.queries.posts.known_posts import AUTHORS, CAMPAIGNS, LANGUAGES, SECTIONS, TREE, WORDS, ZONE, Known, Library, uuid
from tests.queries.posts.search_oracle import chosen_posts, has_words, in_title

SORTS = {
    "-published_at": "position",
    "published_at": "position",
    "-updated_at": "updated_at",
    "updated_at": "updated_at",
    "-featured_at": "featured_at",
    "relevance": "position",
}
"""Sort: what posts are in the order of, then of their positions."""
Made = Callable[[], Any]
Rule = Callable[[Known], bool]
LIMITS = (1, 3, 7, 20, 50, 100)
MOST_PAGES = 25


def typed(dice: random.Random) -> str:
    """A random question that asks for something."""

    def term() -> str:
        one = dice.choice((*WORDS, "elect", "wat", "中華", "民", "京", "nothing"))
        other = dice.choice(WORDS)
        return dice.choice((one, one, one, one[:4] + "*", one[:2] + "*", f'"{one} {other}"', f"{one}-{other}", one.upper(), f"({one}^2"))

    without = [f"-{term()}" for _ in range(dice.choice((0, 0, 0, 1)))]
    return " ".join([term() for _ in range(dice.choice((1, 1, 1, 2, 3)))] + without)


def preferences(dice: random.Random) -> list[str]:
    return dice.sample((*LANGUAGES, "zh", "zh-Hant", "de"), dice.randint(0, 3)) + dice.choice(([], ["*"])) or ["en"]


def asked(dice: random.Random, library: Library, *always: str) -> dict[str, Any]:
    """A random query in the form in which the schemas load it; with these parameters at least."""

    def refs(slugs: tuple[str, ...], most: int = 3) -> list[str]:
        ids = [ref for ref, slug in library.says.items() if slug in slugs]
        return sorted(set(dice.choices([*slugs, *slugs, *ids, "nothing", str(uuid(6, 6))], k=dice.randint(1, most))))

    def moment() -> int:
        one = dice.choice(library.known)
        return dice.choice((one.published_at * 1_000_000, one.updated_at)) + dice.choice((0, 0, 1, -1, 500_000))

    def month() -> str:
        at = datetime.fromtimestamp(dice.choice(library.known).published_at, ZONE)
        return dice.choice((f"{at.year:04}", f"{at.year:04}-{at.month:02}"))

    makers: dict[str, Made] = {
        "q": lambda: typed(dice),
        "prefer_language": lambda: preferences(dice),
        "tag": lambda: refs(tuple(TREE)),
        "tag_all": lambda: refs(tuple(TREE), 2),
        "tag_not": lambda: refs(tuple(TREE), 2),
        "campaign": lambda: refs(CAMPAIGNS),
        "section": lambda: refs(SECTIONS, 2),
        "author": lambda: refs(AUTHORS),
        "language": lambda: sorted(dice.sample((*LANGUAGES, "zh", "zh-Hant", "de"), dice.randint(1, 3))),
        "origin": lambda: dice.choice(("own", "syndicated")),
        "featured": lambda: dice.random() < 0.5,
        "has_image": lambda: dice.random() < 0.5,
        **dict.fromkeys(("published_after", "published_before", "updated_after", "updated_before"), moment),
        "published_in": month,
        "kind": lambda: dice.choice((["page"], ["page"], ["page", "post"])),
        "id_not": lambda: sorted({one.id for one in dice.choices(library.known, k=dice.randint(1, 40))} | {str(uuid(6, 1))}),
    }
    names = dict.fromkeys([*always, *dice.sample(sorted(makers), dice.choice((0, 1, 1, 2, 2, 3, 4)))])
    found = {name: makers[name]() for name in names}
    sorts = sorted(SORTS) if "q" in found else sorted(set(SORTS) - {"relevance"})
    return {**found, "tag_exact": dice.random() < 0.3, "sort": dice.choice(sorts)}


def matching(library: Library, query: dict[str, Any]) -> list[str]:
    """Ids of the posts that match, in order."""
    choice, rules = chosen_posts(library.known, query.get("prefer_language")), _rules(library, query)
    found = [one for one in choice if all(rule(one) for rule in rules)]
    column = SORTS[query["sort"]]
    found.sort(key=lambda one: (getattr(one, column), one.position), reverse=query["sort"].startswith("-") or query["sort"] == "relevance")
    if query["sort"] == "relevance":
        found.sort(key=lambda one: not in_title(one, query["q"]))
    return [one.id for one in found]


def _rules(library: Library, query: dict[str, Any]) -> list[Rule]:
    """What holds of the posts that match, apart from the choice of a language: one rule for each filter."""

    def borne(one: Known) -> set[str]:
        return set(one.tags) if query["tag_exact"] else one.all_tags

    def present(refs: list[str]) -> list[str]:
        return [library.says.get(ref, ref) for ref in refs]

    def month(one: Known) -> str:
        at = datetime.fromtimestamp(one.published_at, UTC).astimezone(ZONE)
        return f"{at.year:04}-{at.month:02}"

    makers: dict[str, Callable[[Any], Rule]] = {
        "q": lambda value: lambda one: has_words(one, value),
        "tag": lambda refs: lambda one: not borne(one).isdisjoint(refs),
        "tag_all": lambda refs: lambda one: borne(one).issuperset(refs),
        "tag_not": lambda refs: lambda one: borne(one).isdisjoint(refs),
        "campaign": lambda refs: lambda one: bool(set(one.campaigns) & set(refs)),
        "section": lambda refs: lambda one: one.section in refs,
        "author": lambda refs: lambda one: bool(set(one.authors) & set(refs)),
        "language": lambda value: lambda one: bool(one.languages & set(value)),
        "origin": lambda value: lambda one: one.origin == value,
        "featured": lambda value: lambda one: (one.featured_at > -(10**12)) == value,
        "has_image": lambda value: lambda one: one.has_image == value,
        "published_after": lambda value: lambda one: one.published_at * 1_000_000 >= value,
        "published_before": lambda value: lambda one: one.published_at * 1_000_000 < value,
        "updated_after": lambda value: lambda one: one.updated_at >= value,
        "updated_before": lambda value: lambda one: one.updated_at < value,
        "published_in": lambda value: lambda one: month(one).startswith(value),
        "id_not": lambda value: lambda one: one.id not in value,
    }
    named = {"tag", "tag_all", "tag_not", "campaign", "section", "author"}
    kinds = query.get("kind", ["post"])
    return [
        lambda one: one.kind in kinds,
        *(
            makers[name](present(value) if name in named else value)
            for name, value in query.items()
            if name not in {"prefer_language", "tag_exact", "sort", "kind"}
        ),
    ]


def page(library: Library, query: dict[str, Any], window: Window) -> Rows:
    with reading(library.database) as connection:
        return lists.listed(connection, query, window, library.database.site)


def ids(rows: Rows) -> list[str]:
    return [orjson.loads(item)["id"] for item in rows.items]


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_pages_and_totals_equal_brute_force(library_of, dialect):
    library = library_of(dialect)

    for seed in range(amount(full=120, sample=60, long=1_500)):
        dice = random.Random(seed)  # noqa: S311 - dice
        query = asked(dice, library)
        expected = matching(library, query)
        limit, found, after, pages = dice.choice(LIMITS), [], None, 0
        while pages < MOST_PAGES and (pages == 0 or after is not None):
            rows = page(library, query, Window(limit, after, count=True))
            found, after, pages = found + ids(rows), rows.next_key, pages + 1
            assert (rows.total.value, rows.total.relation) == (len(expected), "exact"), (seed, query)
        assert found == expected[: pages * limit], (seed, query)
        assert (after is None) == (len(expected) <= pages * limit), (seed, query)
        offset = dice.randrange(len(expected) + 10)
        rows = page(library, query, Window(limit, offset=offset))
        assert ids(rows) == expected[offset : offset + limit], (seed, query, offset)
        assert (rows.next_key is None) == (len(expected) <= offset + limit), (seed, query, offset)


def test_both_databases_answer_the_same_bytes(library_of):
    libraries = [library_of("sqlite"), library_of("postgresql")]

    for seed in range(amount(full=50, sample=20, long=400)):
        query = asked(random.Random(f"bytes {seed}"), libraries[0])  # noqa: S311 - dice
        first, second = (page(library, query, Window(50, count=True)) for library in libraries)
        assert first == second, (seed, query)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_no_group_of_translations_comes_twice_over_all_pages(library_of, dialect):
    library = library_of(dialect)
    groups = {one.id: one.group for one in library.known}

    for seed in range(amount(full=70, sample=40, long=1_000)):
        dice = random.Random(f"preferences {seed}")  # noqa: S311 - dice
        query = {**asked(dice, library, "prefer_language"), "tag_exact": False}
        expected, limit, found, after = matching(library, query), dice.choice((20, 50, 100)), [], None
        while not found or after is not None:
            rows = page(library, query, Window(limit, after))
            found, after = found + ids(rows), rows.next_key
            if not rows.items:
                break
        assert found == expected, (seed, query)
        assert len({groups[post] for post in found}) == len(found), (seed, query)


def test_questions_with_filters_and_sorts_give_the_same_pages_on_both_databases(library_of):
    libraries = [library_of("sqlite"), library_of("postgresql")]

    for seed in range(amount(full=70, sample=40, long=1_000)):
        dice = random.Random(f"questions {seed}")  # noqa: S311 - dice
        query, limit = asked(dice, libraries[0], "q"), dice.choice((3, 20, 100))
        after, first = None, True
        while first or after is not None:
            one, other = (page(library, query, Window(limit, after, count=first)) for library in libraries)
            assert one == other, (seed, query)
            after, first = one.next_key, False
