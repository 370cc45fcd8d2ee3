"""What the news sitemap lists: the site's own posts of the last two days. How it is written is in ``api.feeds.news``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from api.clock import MICROSECONDS
from api.derived.card_format import GROUPS, embedded_in, members_of
from api.derived.positions import A_SECOND
from api.derived.rows import KEYS, in_batches
from api.models import Section
from api.queries.posts.statements import CARD, LISTING
from api.queries.sitemap.own_posts import Own, own, positions
from api.queries.sitemap.parts import LONGEST_URL
from api.settings import Site

NEWS_SECONDS, MOST = 2 * 86_400, 1_000
"""For how long a post is news, and so many posts at most (Google News)."""

_CARDS = select(CARD.c.position, CARD.c.facets, CARD.c.json).where(CARD.c.position.in_(KEYS))
_NAMES = select(Section.id, Section.name).where(Section.id.in_(KEYS))


@dataclass(frozen=True, slots=True)
class Story:
    """A post that is news; ``publication`` is the name under which it came out."""

    url: str
    publication: str
    language: str
    published_at: str
    title: str


@dataclass(frozen=True, slots=True)
class News:
    """The stories, the newest first; ``until`` (seconds): when the first of them is news no more, ``None`` where there are none."""

    stories: Sequence[Story]
    until: int | None
    keys: Sequence[str]


def news(connection: Connection, asked: Mapping[str, Any], site: Site, *, now: int, most: int = MOST) -> News:
    """What is news at this moment (µs). A post without a title is left out: no reader of news sitemaps takes it."""
    found = own(connection, asked, site)
    first = (now // MICROSECONDS - NEWS_SECONDS + 1) * A_SECOND
    newest = positions(found).where(LISTING.c.position >= bindparam("first")).order_by(LISTING.c.position.desc()).limit(most)
    places = connection.scalars(newest, {**found.values, "first": first}).all()
    names = _names(connection, found, site)
    cards = sorted(in_batches(connection, _CARDS, places), key=lambda card: -card.position)
    stories = [_story(members_of(card.json, site.public_url), _publication(card.facets, names, site)) for card in cards]
    until = places[-1] // A_SECOND + NEWS_SECONDS if places else None
    return News([story for story in stories if story.title and len(story.url) <= LONGEST_URL], until, found.keys)


def _names(connection: Connection, found: Own, site: Site) -> dict[int, str]:
    """By number of their facets, the names of the sections asked for: none where all are."""
    sections = {abs(one.numbers[0]): UUID(one.ref) for one in found.sections or () if one.ref}
    names: dict[UUID, str] = dict(in_batches(connection, _NAMES, sections.values()))
    return {number: names.get(section, site.name) for number, section in sections.items()}


def _publication(facets: str, names: Mapping[int, str], site: Site) -> str:
    sections = embedded_in(facets)[GROUPS.index("section")]
    return next((names[number] for number in sections if number in names), site.name)


def _story(post: dict[str, Any], publication: str) -> Story:
    return Story(post["url"], publication, post["language"], post["published_at"], post["title"].strip())
