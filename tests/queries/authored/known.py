"""Posts of all states with random members, made by the rules, and read back plainly: what brute force needs to know of them."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.db import Database, reading
from api.derived.words import words
from api.derived.writing import writing
from api.models import LINKS, Pending, Post, Revision, Slug, Tag
from api.services import jobs
from api.services.posts import editing, workflow
from api.services.resources import authors, campaigns, sections, tags
from api.services.revisioning import By
from tests.databases import NOW

SIZE = 150
SECOND = 1_000_000
WORDS = ("river", "rivers", "Élan", "elder", "water", "homes", "東京都", "京都", "한국의", "강", "вода", "2026", "and")
LANGUAGES = ("en", "fr", "fr-CA", "zh-Hant")
ACTORS = ("ana", "ben", "Cé", None)
TREE = {"society": None, "housing": "society", "rent": "housing", "water": None, "rivers": "water"}
"""Slug of a tag: that of the tag above."""
SECTIONS, CAMPAIGNS, AUTHORS = ("canada", "peru"), ("homes", "clean-water"), ("ana", "ben")
FORMER = {"tag": ("dwelling", "housing"), "campaign": ("flats", "homes"), "author": ("anna", "ana"), "section": ("nord", "canada")}
"""Kind: (former slug, present one)."""


@dataclass
class Known:
    """What filters ask of a post."""

    row: Any
    tags: set[UUID] = field(default_factory=set)
    campaigns: set[UUID] = field(default_factory=set)
    authors: set[UUID] = field(default_factory=set)
    actors: set[str | None] = field(default_factory=set)
    is_pending: bool = False

    @property
    def words(self) -> set[str]:
        """Those of its title."""
        return set(words(self.row.title))


@dataclass
class Library:
    """A database and what is known of its posts; ``slugs``: by kind, what slugs and former ones lead to; ``above``: by tag."""

    database: Database
    known: list[Known]
    slugs: dict[str, dict[str, UUID]]
    above: dict[UUID, UUID | None]


def filled(database: Database) -> Library:
    """Makes the same posts in any database."""
    dice = random.Random(5)  # noqa: S311 - dice of a test
    _nouns(database)
    for number in range(SIZE):
        _post(database, dice, number)
    with writing(database) as session:
        dwelling = session.query(Tag).filter_by(slug="lodging").one()
        tags.merge(session, dwelling, session.query(Tag).filter_by(slug="housing").one(), now=NOW)
    while _step(database):
        pass
    return _read(database)


def _nouns(database: Database) -> None:
    with writing(database) as session:
        for slug, above in TREE.items():
            tags.create(session, {"slug": slug, "name": slug, "language": "en", **({"parent": above} if above else {})}, now=NOW)
        tags.create(session, {"slug": "lodging", "name": "Lodging", "language": "en"}, now=NOW)
        for slug in SECTIONS:
            sections.create(session, {"slug": slug, "name": slug, "language": "en"}, now=NOW)
        for slug in CAMPAIGNS:
            campaigns.create(session, {"slug": slug, "title": slug, "language": "en"}, now=NOW)
        for slug in AUTHORS:
            authors.create(session, {"slug": slug, "name": slug, "language": "en"}, now=NOW)
        for kind, (former, present) in FORMER.items():
            owner = session.scalar(select(Slug.entity_id).where(Slug.kind == kind, Slug.slug == present))
            session.add(Slug(kind=kind, slug=former, entity_id=owner, is_current=False))


def _post(database: Database, dice: random.Random, number: int) -> None:
    now = NOW + dice.randrange(40) * SECOND // 2  # several are changed in the same moment
    by = By(None, dice.choice(ACTORS))
    values: Any = {
        "slug": f"p{number}",
        "title": " ".join(dice.choices(WORDS, k=dice.randint(1, 4))),
        "language": dice.choice(LANGUAGES),
        "section": dice.choice(("main", *SECTIONS)),
        "tags": dice.sample([*TREE, "lodging"], dice.choice((0, 0, 1, 2))),
        "campaigns": dice.sample(CAMPAIGNS, dice.choice((0, 0, 1))),
        "authors": dice.sample(AUTHORS, dice.choice((0, 1, 2))),
    }
    to = dice.choice(("draft", "draft", "scheduled", "published", "published", "pending", "due pending", "withdrawn"))
    with writing(database) as session:
        post = editing.create(session, values, now=now, by=by)
        session.flush()
        if to == "scheduled":
            workflow.schedule(session, post, _later(dice), now=now, by=by)
        elif to != "draft":
            workflow.publish(session, post, now=now, by=by)
    with writing(database) as session:
        found = editing.load(session, post.id)
        assert found is not None
        if "pending" in to:
            editing.edit(session, found, {"title": "What waits"}, now=now, by=By(None, dice.choice(ACTORS)), draft=True)
        if to == "due pending":
            workflow.schedule(session, found, _later(dice), now=now, by=by)
        if to == "withdrawn":
            workflow.withdraw(session, found, "unpublished", now=now, by=by)


def _later(dice: random.Random) -> int:
    return NOW // SECOND + 1_000 + dice.randrange(12)


def _step(database: Database) -> bool:
    with writing(database) as session:
        waiting = jobs.waiting(session)
        return any(jobs.step(session, job, now=NOW) or True for job in waiting[:1])


def _read(database: Database) -> Library:
    with reading(database) as connection:
        known = {row.id: Known(row) for row in connection.execute(select(Post.__table__))}
        for kind, link in LINKS.items():
            for row in connection.execute(select(link.post_id, link.to_id.label("other"))):
                getattr(known[row.post_id], f"{kind}s").add(row.other)
        for row in connection.execute(select(Revision.post_id, Revision.actor)):
            known[row.post_id].actors.add(row.actor)
        for row in connection.execute(select(Pending.post_id)):
            known[row.post_id].is_pending = True
        slugs: dict[str, dict[str, UUID]] = defaultdict(dict)
        for row in connection.execute(select(Slug.kind, Slug.slug, Slug.entity_id)):
            slugs[row.kind][row.slug] = row.entity_id
        above = {row.id: row.parent_id for row in connection.execute(select(Tag.id, Tag.parent_id))}
    return Library(database, list(known.values()), slugs, above)
