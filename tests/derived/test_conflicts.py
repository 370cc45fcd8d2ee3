"""What a database refuses is told as what it is: somebody was faster, or it can never be; no statement leaves it unsaid."""

import random
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from api.db import Database
from api.derived.conflicts import meaning_of
from api.derived.writing import WritingSession, discarding, part, writing
from api.errors import InUse, InvalidInput, Refused, SlugTaken, Stale
from api.models import ApiKey, Author, Campaign, Image, Measure, Post, Section, Slug
from tests.databases import NOW

KEY = {"hint": "abcd", "name": "one", "scopes": [], "created_at": NOW}
Act = Callable[[WritingSession], Any]


def twice(session: WritingSession) -> None:
    for _ in range(2):
        session.execute(insert(ApiKey).values(**KEY, hash="same"))


def second_slug(session: WritingSession) -> None:
    slug = {"kind": "section", "slug": "main", "entity_id": uuid4(), "is_current": True}
    session.execute(insert(Slug).values(**slug).execution_options(touches={}))


def two_rows(session: WritingSession) -> None:
    session.add_all(ApiKey(**KEY, hash="same") for _ in range(2))


def names_nothing(session: WritingSession) -> None:
    session.execute(insert(ApiKey).values(**KEY, hash=uuid4().hex, section_id=uuid4()))


def deletes_what_is_named(session: WritingSession) -> None:
    section = session.query(Section).one()
    session.execute(insert(ApiKey).values(**KEY, hash=uuid4().hex, section_id=section.id))
    session.delete(section)


def leaves_out(session: WritingSession) -> None:
    session.execute(insert(ApiKey).values(**{**KEY, "name": None}, hash=uuid4().hex))


def does_not_go_together(session: WritingSession) -> None:
    section = session.query(Section).one()
    post = {"slug": "x", "language": "en", "title": "x", "body_html": "", "section_id": section.id, "created_at": NOW, "updated_at": NOW}
    session.execute(insert(Post).values(**post, state="withdrawn").execution_options(touches={}))


def too_great(session: WritingSession) -> None:
    session.execute(insert(ApiKey).values(**{**KEY, "created_at": 2**63}, hash=uuid4().hex))


def half_a_pair(session: WritingSession) -> None:
    session.execute(insert(ApiKey).values(**{**KEY, "name": "\ud800"}, hash=uuid4().hex))


FOR_GOOD: dict[str, tuple[Act, type[Refused]]] = {
    "not null": (leaves_out, InvalidInput),
    "check": (does_not_go_together, InvalidInput),
    "number": (too_great, InvalidInput),
    "text": (half_a_pair, InvalidInput),
}
PERHAPS: dict[str, tuple[Act, type[Refused]]] = {
    "unique": (twice, InvalidInput),
    "unique in a flush": (two_rows, InvalidInput),
    "slug": (second_slug, SlugTaken),
    "foreign key": (names_nothing, InvalidInput),
    "foreign key of what is deleted": (deletes_what_is_named, InUse),
}
"""Somebody may have been faster: it is tried again, and then told as what it is."""


@pytest.mark.parametrize("name", FOR_GOOD)
def test_what_can_never_be_is_refused_at_once(database: Database, name: str):
    act, refusal = FOR_GOOD[name]

    with pytest.raises(refusal) as refused, writing(database) as session:
        act(session)

    assert not isinstance(refused.value, Stale)
    assert "again" not in str(refused.value)


@pytest.mark.parametrize("name", PERHAPS)
def test_what_somebody_may_have_been_faster_at_has_an_answer_for_when_nobody_was(database: Database, name: str):
    act, refusal = PERHAPS[name]

    with pytest.raises(Stale) as refused, writing(database) as session:
        act(session)

    assert type(refused.value.told) is refusal
    assert "again" not in str(refused.value.told)


def flushed(act: Act, session: WritingSession) -> None:
    act(session)
    session.flush()


@pytest.mark.parametrize("name", [*FOR_GOOD, *PERHAPS])
def test_a_part_and_a_trial_refuse_the_same(database: Database, name: str):
    act, refusal = {**FOR_GOOD, **PERHAPS}[name]

    with writing(database) as session:
        with pytest.raises(Refused) as refused, part(session):
            act(session)
        session.execute(insert(ApiKey).values(**KEY, hash=uuid4().hex))  # the rest goes on
    with pytest.raises(Refused) as tried, discarding(database) as session:
        flushed(act, session)

    for one in (refused.value, tried.value):
        assert isinstance(one.told if isinstance(one, Stale) else one, refusal)


def test_what_is_too_long_to_be_found_by_is_refused_where_it_is(database: Database):
    """PostgreSQL keeps at most a third of a page in an index; SQLite keeps all."""
    noise = "".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=4_000))  # noqa: S311 - dice of a test
    refused: Exception | None = None

    try:
        with writing(database) as session:
            session.execute(insert(Image).values(url=f"https://x.example/{noise}").execution_options(touches={}))
    except Refused as error:
        refused = error

    assert type(refused) is (type(None) if database.is_sqlite else InvalidInput)
    assert refused is None or "too long" in str(refused)


def test_a_small_number_has_its_bounds_too(database: Database, make_campaign: Callable[..., Campaign]):
    campaign = make_campaign()
    row = {"campaign_id": campaign.id, "measure": "x", "label": "x"}

    def add(place: int) -> None:
        with writing(database) as session:
            session.execute(insert(Measure).values(**row, ord=place).execution_options(touches={}))

    if database.is_sqlite:
        with pytest.raises(InvalidInput):
            add(2**63)
    else:
        with pytest.raises(InvalidInput, match="out of range"):
            add(2**15)


def test_a_refusal_that_no_row_knows_is_no_reason_to_try_again():
    unknown = IntegrityError("INSERT INTO x", {}, Exception("constraint failed in some new way"))

    told = meaning_of(unknown)

    assert type(told) is InvalidInput


def test_a_row_that_somebody_else_changed_is_read_again(database: Database, make_author: Callable[..., Author]):
    author = make_author()

    def rename_late(session: WritingSession) -> None:
        row = session.get_one(Author, author.id)
        statement = update(Author).where(Author.id == author.id).values(revision=9)
        session.execute(statement.execution_options(touches={}, synchronize_session=False))
        row.name, row.revision = "Another", row.revision + 1

    with pytest.raises(Stale) as refused, writing(database) as session:
        rename_late(session)

    assert refused.value.told is refused.value
