"""Cards and fragments joined to the JSON of posts. No value is rendered here: both are finished text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, bindparam, select

from api.derived.cards import HOLE
from api.derived.facets import language_line
from api.derived.fragments import OWN
from api.derived.rows import KEYS, in_batches
from api.derived.urls import BASE
from api.models import Fragment, Post
from api.settings import Site

MEMBERS = ("tags", "campaigns", "authors", "section")
"""What the first groups of a card's facets are embedded as."""

_FRAGMENTS = select(Fragment.facet_id, Fragment.language, Fragment.json).where(
    Fragment.facet_id.in_(bindparam("facets", expanding=True)), Fragment.language.in_(bindparam("languages", expanding=True))
)
_BODIES = select(Post.id, Post.body_html).where(Post.id.in_(KEYS))


def finished(connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool = False) -> list[str]:
    """The JSON of these cards' posts, in their order: the list form, or with ``body_html``."""
    if not cards:
        return []
    shown = {number for card in cards for group in _shown(card) for number in group}
    languages = {one for card in cards for one in language_line(card.language)} | {*language_line(site.default_language), OWN}
    texts: dict[int, dict[str, str]] = {}
    for number, language, json in connection.execute(_FRAGMENTS, {"facets": sorted(shown), "languages": sorted(languages)}):
        texts.setdefault(number, {})[language] = json
    bodies = _bodies(connection, [card.post_id for card in cards]) if body else {}
    return [_joined(card, texts, site, bodies.get(card.post_id, "")) for card in cards]


def _shown(card: Row[Any]) -> list[list[int]]:
    return [[int(number) for number in group.split(",") if number] for group in card.facets.split("|")[: len(MEMBERS)]]


def _bodies(connection: Connection, posts: Iterable[UUID]) -> dict[UUID, str]:
    return {post: f'"body_html":{orjson.dumps(html).decode()},' for post, html in in_batches(connection, _BODIES, posts)}


def _joined(card: Row[Any], texts: Mapping[int, Mapping[str, str]], site: Site, body: str) -> str:
    languages = (*language_line(card.language), *language_line(site.default_language), OWN)
    tags, campaigns, authors, section = ([_text(texts.get(number, {}), languages) for number in group] for group in _shown(card))
    before, middle, after = card.json.split(HOLE)
    holes = (
        f'"authors":[{",".join(authors)}],"tags":[{",".join(tags)}],'
        f'"campaigns":[{",".join(campaigns)}],"section":{section[0] if section else "null"},'
    )
    text: str = before + body + middle + holes + after
    return text.replace(BASE, site.public_url)


def _text(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    return next((texts[language] for language in languages if language in texts), "null")
