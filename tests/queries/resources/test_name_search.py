"""Lists by the beginnings of words: random names and questions against brute force, the same on both databases, and what it costs."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import event

from api.cli.database import settle
from api.db import Database, open_database, reading
from api.derived.writing import writing
from api.models import Tag
from api.queries.paging import Total, Window
from api.queries.resources import authors, campaigns, sections, tags
from api.queries.resources.name_search import beginnings
from tests.databases import DIALECTS, NOW
from tests.plugins import amount
from tests.queries.resources.known_names import NAMES, SIGNS, TERMS, Called, filled, question

LISTS = {"tag": tags.LISTED.listed, "campaign": campaigns.LISTED.listed, "author": authors.LISTED.listed, "section": sections.LISTED.listed}


@pytest.fixture(scope="module")
def site_of(databases) -> Iterator[Callable[[str], tuple[Database, Called]]]:
    """By kind of database: the same resources there, and by kind and slug the words that each is called by."""
    made: dict[str, Any] = {}

    def site(dialect: str) -> Any:
        if dialect not in made:
            settings = databases.made(dialect)
            opened = open_database(settings)
            made[dialect] = (opened, filled(opened)), settings
        return made[dialect][0]

    yield site
    for (opened, _), settings in made.values():
        opened.close()
        databases.drop(settings)


@pytest.mark.parametrize("kind", LISTS)
def test_random_questions_find_what_brute_force_finds(site_of, dialect, kind):
    database, called = site_of(dialect)
    dice, found = random.Random(kind), set()  # noqa: S311 - dice of a test

    for _ in range(amount(full=90, sample=60, long=150)):
        typed, wanted = question(dice)
        expected = {slug for slug, words in called[kind].items() if all(any(word.startswith(one) for word in words) for one in wanted)}
        with reading(database) as connection:
            whole = LISTS[kind](connection, {"q": typed, "sort": "name"}, Window(100, count=True), database.site)
            first = LISTS[kind](connection, {"q": typed, "sort": "name"}, Window(3), database.site)
            rest = LISTS[kind](connection, {"q": typed, "sort": "name"}, Window(100, first.next_key), database.site)
            named = LISTS[kind](connection, {"q": typed, "slug": ["n07", "n03", "n05"]}, Window(100, count=True), database.site)
        slugs = [one["slug"] for one in whole.items]
        assert set(slugs) == expected, typed
        assert whole.total == Total(len(expected), "exact")
        assert [one["slug"] for one in first.items + (rest.items if first.next_key else [])] == slugs
        assert [one["slug"] for one in named.items] == [slug for slug in ("n07", "n03", "n05") if slug in expected]
        found.add(len(expected))

    assert len(found) > 5


def test_whatever_is_typed_is_answered_and_the_same_on_both(site_of):
    (one, _), (other, _) = site_of("sqlite"), site_of("postgresql")
    dice = random.Random(9)  # noqa: S311 - dice of a test
    pieces = [*SIGNS, *TERMS, *NAMES, "NEAR(", "title:", "--", "é", "\u0301", "\u200d", "\U0010ffff", "\ufeff", "ß" * 50, "a" * 60]

    for _ in range(amount(full=250, sample=150, long=500)):
        typed = "".join(dice.choices(pieces, k=dice.randint(1, 12)))[:300]
        answers = []
        for database in (one, other):
            with reading(database) as connection:
                rows = tags.LISTED.listed(connection, {"q": typed}, Window(100, count=True), database.site)
            answers.append(([row["slug"] for row in rows.items], rows.total))
        assert answers[0] == answers[1], typed


def test_a_question_of_as_many_words_as_there_is_room_for_is_answered(site_of, dialect):
    database, _ = site_of(dialect)
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 150)]

    with reading(database) as connection:
        rows = tags.LISTED.listed(connection, {"q": " ".join(letters)}, Window(20, count=True), database.site)

    assert (rows.items, rows.total) == ([], Total(0, "exact"))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Élan vital", ["vital", "elan"]),
        ("el elan e elan", ["elan"]),
        ("東京", ["東京"]),
        ("東京都 京", ["京都", "東京"]),
        ("京", ["京"]),
        ("ab京", ["ab", "京"]),
        ("京都 京 都", ["京都", "都"]),
        ('"-*() :', []),
        ("a" * 60, ["a" * 40]),
    ],
)
def test_beginnings_of_a_question(typed, wanted):
    assert beginnings(typed) == wanted


@pytest.fixture(scope="module", params=DIALECTS)
def many(request, databases):
    """Some thousand tags, with statistics as after an import; nothing writes to them."""
    settings = databases.made(request.param)
    dice = random.Random(1)  # noqa: S311 - dice of a test
    rows = [{"slug": f"t{number}", "name": "".join(dice.choices("bcdfgaeiou", k=6))} for number in range(4_000)]
    with closing(open_database(settings)) as database:
        with writing(database) as session:
            session.add_all([Tag(**row, language="en", created_at=NOW, updated_at=NOW, name_key=row["name"]) for row in rows])
        settle(database)
        yield database
    databases.drop(settings)


@pytest.mark.parametrize("typed", ["bad", "bad ce"])
@pytest.mark.parametrize("count", [False, True])
def test_words_are_looked_up_in_an_index(many, typed, count):
    seen = []

    def note(_connection, _cursor, statement, parameters, *_rest):
        if statement.startswith("SELECT"):
            seen.append((statement, parameters))

    with reading(many) as connection:
        event.listen(many.read, "before_cursor_execute", note)
        tags.LISTED.listed(connection, {"q": typed}, Window(20, count=count), many.site)
        event.remove(many.read, "before_cursor_execute", note)
        plans = [
            "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN ' * many.is_sqlite}{statement}", values))
            for statement, values in seen
        ]

    sought = r"SEARCH name_word USING PRIMARY KEY \(kind=\? AND word>\? AND word<\?\)" if many.is_sqlite else r"pk_name_word\b"
    for plan in plans:
        assert re.search(sought, plan), plan
        assert not re.search(r"SCAN (tag|name_word)|Seq Scan", plan), plan
    assert len(plans) == 1 + count
