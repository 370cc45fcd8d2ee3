"""The number that a made slug gets: the first that is free, asked for in as many statements whatever is taken."""

import random
from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from api.db import Database, reading
from api.derived.writing import WritingSession, discarding, writing
from api.models import KINDS, Address, Slug
from api.services import addresses, slugs
from api.services.archive.importing import Item, importing
from api.services.posts import editing
from api.services.resources.rules import rules_of
from schemas.fields import LONGEST, canonical_slug, is_slug
from tests.databases import NOW
from tests.plugins import amount

ENDINGS = ("", "-1", "-2", "-02", "-2nd", "-2-3", "-20", "-0", "-3_", "-9", "-10", "-11", "-99", "-100", "2", "-\u0662", "-two")
STEMS = ("title", "t-1", "t-2", "日本", "e\u0301a", "w" * 200, "w" * 199, "w" * 197 + "-b", "w" * 196 + "_bcd", "\U00020000" * 198, "50")


def put(session: WritingSession, kind: str, taken: dict[str, UUID]) -> None:
    rows = [{"kind": kind, "slug": slug, "entity_id": entity, "is_current": False} for slug, entity in taken.items()]
    if rows:
        session.execute(insert(Slug), rows, execution_options={"touches": {}})


def first_free(taken: dict[str, UUID], entity: UUID, wanted: str) -> str:
    """One number after the other."""
    for number in count(1):
        ending = "" if number == 1 else f"-{number}"
        slug = wanted[: LONGEST - len(ending)].rstrip("-_") + ending
        if taken.get(slug, entity) == entity:
            return slug
    raise AssertionError


def some_taken(dice: random.Random, stem: str, entity: UUID) -> dict[str, UUID]:
    """Numbers with gaps, what only looks like one, and sometimes one that is the resource's own."""
    up_to = dice.choice([0, 1, 2, 9, 10, 11, 101, 120])
    numbers = ["", *(f"-{number}" for number in range(2, up_to + 1))]
    dropped = dice.sample(numbers[1:], k=min(len(numbers) - 1, dice.choice([0, 0, 1, 3])))
    endings = {*numbers, *dice.sample(ENDINGS, k=4)} - {*dropped}
    found = {stem[: LONGEST - len(ending)].rstrip("-_") + ending: uuid4() for ending in endings}
    if found and dice.random() < 0.2:
        found[dice.choice(sorted(found))] = entity
    return found


def test_the_first_number_that_is_free_is_taken_whatever_else_is(database: Database):
    dice = random.Random(11)  # noqa: S311 - dice of a test
    for turn in range(amount(full=100, sample=60, long=1_500)):
        entity, stem = uuid4(), canonical_slug(STEMS[turn % len(STEMS)])
        assert is_slug(stem)
        taken = some_taken(dice, stem, entity)
        with discarding(database) as session:
            put(session, "post", taken)
            put(session, "tag", {f"{stem[:190]}-{number}": uuid4() for number in range(2, 5)})  # of another kind

            got = slugs.claim(session, "post", entity, made_from=stem)

            assert got == first_free(taken, entity, stem)


@pytest.mark.parametrize("kind", KINDS)
def test_the_thousandth_of_one_name_is_asked_for_like_the_second(database: Database, statements: list[str], kind: str):
    rules: Any = editing if kind == "post" else rules_of(kind)
    values = {KINDS[kind].called: "One name", "language": "en", **({"starts_at": 0, "timezone": "UTC"} if kind == "event" else {})}
    spent = []

    for number in (2, 1_000):
        with discarding(database) as session:
            put(session, kind, {"one-name": uuid4(), **{f"one-name-{one}": uuid4() for one in range(2, number)}})
            statements.clear()
            row = rules.create(session, values, now=NOW)
            spent.append(len(statements))

            assert row.slug == f"one-name-{number}"

    assert spent[0] == spent[1]


def test_what_is_known_to_be_absent_is_not_asked_for(database: Database, statements: list[str]):
    with writing(database) as session:
        slugs.look_up(session, "post", ["title"], [])
        statements.clear()
        entities = [uuid4(), uuid4()]

        got = [slugs.first(session, "post", one, made_from="Title", imported=True) for one in entities]

    assert got == ["title", "title-2"]
    assert [one.split()[0] for one in statements] == ["INSERT", "SELECT", "WITH", "INSERT"]


def test_former_slugs_are_looked_up_together(database: Database, statements: list[str], make_post: Callable[..., Any]):
    taken = make_post(slug="taken-7")
    wanted = [f"taken-{number}" for number in range(100)]
    with writing(database) as session:
        statements.clear()
        added = slugs.add_former(session, "post", uuid4(), [*wanted, *reversed(wanted), "Taken 3", "!"])
        session.flush()

    assert added == [slug for slug in wanted if slug != taken.slug]
    assert len([one for one in statements if "FROM slug" in one]) == 1


def test_addresses_are_looked_up_together_and_each_is_taken_once(database: Database, statements: list[str]):
    first, second = uuid4(), uuid4()
    urls = [f"https://old.example.org/{number}" for number in range(100)]
    with writing(database) as session:
        addresses.add(session, "post", first, urls[5:6], site=database.site, now=NOW)
        session.flush()
        statements.clear()

        added = addresses.add(session, "post", second, [*urls, *(f"{url}?utm_source=x" for url in urls)], site=database.site, now=NOW)
        owners = addresses.owners(session, "post", ["https://old.example.org/none", *urls[4:]], database.site)

    assert added == urls[:5] + urls[6:]
    assert owners == {urls[5]: first} | dict.fromkeys([urls[4], *urls[6:]], second)
    assert len([one for one in statements if "FROM address" in one]) == 2


def test_an_archive_may_name_an_address_or_a_former_slug_twice(database: Database):
    ways = {"addresses": ["/a", "/a?utm_source=x", "https://old.example.org/a", "/a"], "former_slugs": ["was", "Was", "was"]}
    lines = [
        {"type": "post", "title": "x", "slug": "now", **ways},
        {"type": "tag", "name": "x", "slug": "now", "former_slugs": ["was"] * 2},
    ]

    told = list(importing(database, [Item(f"line {number}", line) for number, line in enumerate(lines)]))

    assert [(one.outcome, one.detail) for one in told] == [("created", "")] * 2
    with reading(database) as connection:
        former = connection.execute(select(Slug.kind, Slug.slug).where(Slug.is_current.is_(False)).order_by(Slug.kind)).all()
        kept = connection.execute(select(Address.url).where(Address.path == "/a").order_by(Address.host)).scalars().all()
    assert [tuple(row) for row in former] == [("post", "was"), ("tag", "was")]
    assert kept == ["/a", "https://old.example.org/a"]
