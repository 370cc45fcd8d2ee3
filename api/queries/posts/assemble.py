"""Cards and fragments joined to the JSON of posts. No value is rendered here: both are finished text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from api.derived.card_format import embedded_in, joined
from api.derived.facets import language_line
from api.derived.fragments import OWN
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.models import Fragment, Post
from api.settings import Site

_FRAGMENTS = select(Fragment.facet_id, Fragment.language, Fragment.json).where(
    Fragment.facet_id.in_(bindparam("facets", expanding=True)), Fragment.language.in_(bindparam("languages", expanding=True))
)
_TEXTS = select(Post.id, Post.body_html).where(Post.id.in_(KEYS))
_BODIES = select(Post.position, Post.body_html).where(Post.position.in_(KEYS))

Texts = Mapping[int, str]
"""By number of a facet, the JSON that is embedded for it."""


def finished(connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool = False) -> list[str]:
    """The JSON of these cards' posts, in their order: the list form, or with ``body_html``."""
    named = [embedded_in(card.facets) for card in cards]
    facets = {number for groups in named for group in groups for number in group}
    texts = _texts(connection, facets, {card.language for card in cards}, site)
    bodies = dict(in_batches(connection, _BODIES, [card.position for card in cards])) if body else {}
    return [
        joined(
            card.json,
            [[texts[card.language].get(number, "null") for number in group] for group in groups],
            body=bodies.get(card.position, "") if body else None,
        ).replace(BASE, site.public_url)
        for card, groups in zip(cards, named, strict=True)
    ]


def texts(connection: Connection, posts: Iterable[str]) -> dict[str, str]:
    """The whole texts of posts by id, for those who do not want them within JSON."""
    return {str(post): html for post, html in in_batches(connection, _TEXTS, [UUID(one) for one in posts])}


def _texts(connection: Connection, facets: Iterable[int], languages: Iterable[str], site: Site) -> dict[str, Texts]:
    """By language of a post, the texts that it shows: in its own language, else the site's, else whatever there is."""
    lines = {language: (*language_line(language), *language_line(site.default_language), OWN) for language in languages}
    stored: dict[str, dict[int, str]] = {language: {} for line in lines.values() for language in line}
    if not stored:
        return {}
    for number, language, json in connection.execute(_FRAGMENTS, {"facets": sorted(facets), "languages": sorted(stored)}).all():
        stored[language][number] = json
    return {language: {number: json for one in reversed(line) for number, json in stored[one].items()} for language, line in lines.items()}
