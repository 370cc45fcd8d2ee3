"""Some hundred posts of every sort, the same in a database of each kind, and what is known of them without asking it."""

import random
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from api.db import Database, reading
from api.derived.words import words
from api.derived.writing import writing
from api.models import Author, Post, Tag
from api.services import jobs
from api.services.posts import editing
from api.services.resources import authors, campaigns, sections, tags

ZONE = ZoneInfo("Asia/Kolkata")
NOW = 1_780_000_000_000_000
SIZE, SEED = 600, 7
FIRST, DAYS = 1_700_000_000, 400
FIRSTS = (-62_135_596_800, -12_219_379_200, -2_240_611_200, -86_400 * 200)
"""Others are archives: from year 1, 1582, 1899 and 1969 on."""
TREE = {"t0": None, "t1": "t0", "t2": "t1", "t3": "t0", "t4": None, "t5": "t4", "t6": None, "t7": None}
"""Slug of a tag and of the one above it."""
MERGED, INTO = "t8", "t3"
CAMPAIGNS, SECTIONS, AUTHORS = ("c0", "c1", "c2"), ("s0", "s1", "s2"), ("a0", "a1", "a2", "a3")
LANGUAGES = ("en", "fr", "fr-CA", "zh-Hant-TW", "ar")
WORDS = (
    *(
        "election",
        "elections",
        "elected",
        "élection",
        "Élections",
        "l'eau",
        "L\u2019EAU",
        "river",
        "Rivers",
        "clean-water",
        "water",
        "3.14",
    ),
    *(
        "naïve",
        "NAIVE",
        "Straße",
        "rue",
        "2026",
        "中華人民共和國",
        "人民",
        "水",
        "東京都",
        "東京tower",
        "한국의",
        "한국",
        "강에서",
        "مياه",
        "المياه",
        "الانتخابات",
        "вода",
        "воды",
    ),
    *("ποταμός", "ΠΟΤΑΜΟΣ", "पानी", "น้ำสะอาด", "a", "an", "x" * 60, "AND", "NOT", "near"),
)
"""What posts talk about."""


@dataclass
class Known:
    """What brute force knows of a public post."""

    id: str
    language: str
    section: str
    tags: list[str]
    campaigns: list[str]
    authors: list[str]
    origin: str
    has_image: bool
    published_at: int
    updated_at: int
    featured_at: int
    kind: str = "post"
    position: int = 0
    group: str = ""
    title: str = ""
    excerpt: str = ""
    body: str = ""

    @cached_property
    def texts(self) -> list[list[str]]:
        """The words of its title, of its excerpt and of its text."""
        return [list(words(text)) for text in (self.title, self.excerpt, self.body)]

    @cached_property
    def all_tags(self) -> set[str]:
        """Its tags and those above them."""
        found = set(self.tags)
        for tag in self.tags:
            above = TREE[tag]
            while above:
                found.add(above)
                above = TREE[above]
        return found

    @cached_property
    def languages(self) -> set[str]:
        """Its language and those it belongs to."""
        parts = self.language.split("-")
        return {"-".join(parts[:length]) for length in range(1, len(parts) + 1)}


@dataclass
class Library:
    """A filled database, and what brute force knows of it."""

    database: Database
    known: list[Known]
    says: dict[str, str] = field(default_factory=dict)
    """What a filter may say, besides slugs: the tag, campaign, section or author that it means."""


def uuid(kind: int, number: int) -> UUID:
    return UUID(int=1 << 108 | 7 << 76 | kind << 64 | 2 << 62 | number)


def filled(database: Database) -> Library:
    dice = random.Random(SEED)  # noqa: S311 - dice
    says = _entities(database)
    known: list[Known] = []
    for start in range(0, SIZE, 100):
        with writing(database) as session:
            known += [one for number in range(start, start + 100) if (one := _post(session, dice, number, known))]
    says |= _merge(database)
    for one in known:
        one.tags = list(dict.fromkeys(INTO if tag == MERGED else tag for tag in one.tags))
    with reading(database) as connection:
        rows = {row.id: row for row in connection.execute(select(Post.id, Post.position, Post.group_id).where(Post.state == "published"))}
    assert {str(post) for post in rows} == {one.id for one in known}
    for one in known:
        row = rows[UUID(one.id)]
        one.position, one.group = row.position, str(row.group_id or row.id)
    return Library(database, known, says)


def _entities(database: Database) -> dict[str, str]:
    """What ids and former slugs mean."""
    says: dict[str, str] = {}
    with writing(database) as session:
        for kind, (module, slugs) in enumerate(((sections, SECTIONS), (authors, AUTHORS), (campaigns, CAMPAIGNS), (tags, (*TREE, MERGED)))):
            for number, slug in enumerate(slugs):
                name = {"title" if module is campaigns else "name": slug.upper(), "slug": slug, "language": "en"}
                above = {"parent": TREE[slug]} if TREE.get(slug) else {}
                made = module.create(session, {**name, **above}, now=NOW, new_id=uuid(kind, number))
                says[str(made.id)] = slug
    with writing(database) as session:
        author = session.get_one(Author, uuid(1, 0))
        authors.edit(session, author, {"slug": "a0-new"}, now=NOW)
        authors.edit(session, author, {"slug": "a0"}, now=NOW)
    return {**says, "a0-new": "a0"}


def _merge(database: Database) -> dict[str, str]:
    numbers = list(TREE)
    with writing(database) as session:
        merged, into = (session.get_one(Tag, uuid(3, number)) for number in (len(numbers), numbers.index(INTO)))
        job = tags.merge(session, merged, into, now=NOW)
    goes_on = True
    while goes_on:
        with writing(database) as session:
            goes_on = jobs.step(session, job.id, now=NOW)
    return {MERGED: INTO, str(uuid(3, len(numbers))): INTO}


def _post(session: Any, dice: random.Random, number: int, known: list[Known]) -> Known | None:
    """A post, and what is known of it if it is public. Instants often agree."""
    first = dice.choice((FIRST,) * 6 + FIRSTS)
    published = first + dice.randrange(DAYS) * 86_400 + dice.choice((0, 0, dice.randrange(86_400)))
    updated = (published + dice.choice((0, 60, dice.randrange(10**7)))) * 1_000_000 + dice.choice((0, 0, 1, 999_999))
    featured = published + dice.choice((0, 60)) if dice.random() < 0.2 else None
    some = {name: dice.sample(slugs, min(dice.choice(most), len(slugs))) for name, slugs, most in _LINKS}
    image, copied = dice.random() < 0.4, dice.random() < 0.2
    title, excerpt, body = (" ".join(dice.choices(WORDS, k=length)) for length in (dice.randint(1, 4), dice.choice((0, 0, 3)), 12))
    kind = dice.choice(("post",) * 4 + ("page",))
    values = {
        "kind": kind,
        "title": title,
        "excerpt": excerpt or None,
        "slug": f"p{number}",
        "language": dice.choice(LANGUAGES),
        "body_html": f"<p>{body}</p>",
        "section": dice.choice(SECTIONS),
        **some,
        "image": {"id": str(uuid(5, number % 9)), "url": f"https://www.example.org/{number % 9}.jpg"} if image else None,
        "origin": {"section": "Other", "uri": f"tag:{number}", "url": f"https://other.example/{number}"} if copied else None,
    }
    same = next((one for one in reversed(known) if one.language != values["language"]), None) if dice.random() < 0.1 else None
    state = dice.choice(("published",) * 12 + ("draft", "withdrawn"))
    stamp = {
        "created_at": NOW,
        "updated_at": updated,
        "featured_at": featured,
        "state": state,
        "published_at": None if state == "draft" else published,
    }
    if state == "withdrawn":
        stamp["withdrawn_reason"] = "unpublished"
    post = editing.bring(session, values, now=NOW, new_id=uuid(4, number), stamp=stamp)
    if same and _is_free(session, same, values["language"]):
        stays = {"updated_at": updated, "revision": 1}
        editing.edit(session, editing.load(session, post.id), {"translation_of": same.id}, now=NOW, stamp=stays)
    if state != "published":
        return None
    origin = "syndicated" if copied else "own"
    place = (
        str(post.id),
        post.language,
        values["section"],
        *some.values(),
        origin,
        image,
        published,
        updated,
        -(10**12) if featured is None else featured,
    )
    return Known(*place, kind=kind, title=title, excerpt=excerpt, body=body)


_LINKS = (("tags", (*TREE, MERGED), (0, 1, 1, 2, 3)), ("campaigns", CAMPAIGNS, (0, 0, 1, 2)), ("authors", AUTHORS, (0, 1, 1, 2)))


def _is_free(session: Any, other: Known, language: str) -> bool:
    group = session.get_one(Post, UUID(other.id)).group_id
    return group is None or not session.scalar(select(Post.id).where(Post.group_id == group, Post.language == language).limit(1))
