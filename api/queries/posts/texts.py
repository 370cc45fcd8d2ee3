"""The JSON of what posts embed, in the language of each post, and of posts with it. A process keeps both as long as no such text has moved.

A card is read together with the number of the last change of such a text (``counter.texts_seq``), in one statement: what was kept under
another number, or of another epoch, is not looked at. Every writer of a fragment moves that number in its transaction, unless the
resource had no fragment before; so what is not there is not kept. Only connections that see nothing but what is committed fill it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Pool, Text, cast, literal_column, select

from api.db import SEES_COMMITTED
from api.derived.card_format import embedded_in
from api.derived.facets import language_line
from api.derived.fragments import OWN
from api.models import Counter, Fragment
from api.queries.driver import Statement, among
from api.settings import Site

MOST_KEPT = 50_000
"""Texts, about 15 MB; then all are forgotten."""

MOST_POSTS = 4_000
"""Posts whose JSON is kept, about 16 MB; then all are forgotten."""

Line = tuple[str, ...]
"""Languages in which a text is looked for, the best first."""

_COUNTED = Counter.epoch.concat(literal_column("'-'")).concat(cast(Counter.texts_seq, Text))
STATE = select(_COUNTED).where(Counter.id == 1).scalar_subquery().label("texts")
"""The column of cards that says of when the texts are."""
_FRAGMENTS = Statement(
    select(Fragment.facet_id, Fragment.language, Fragment.json, STATE).where(
        among(Fragment.facet_id, "facets"), among(Fragment.language, "languages")
    )
)


@dataclass(slots=True)
class _Kept:
    """Texts of one state: by line of languages and number of a facet, the JSON.

    ``posts``: by address and language of the site and by position, JSON and facets of the card, and the post's that was made of it.
    """

    state: str
    lines: dict[Line, dict[int, str]] = field(default_factory=dict)
    size: int = 0
    posts: dict[tuple[str, str], dict[int, tuple[str, str, str]]] = field(default_factory=dict)


_NOTHING = ("", "", "")

_KEPT: WeakKeyDictionary[Pool, _Kept] = WeakKeyDictionary()
"""By pool of connections: a database that was closed has another one."""


def made(connection: Connection, cards: Sequence[Any], site: Site, make: Callable[[str, list[list[str]]], str]) -> list[str]:
    """The JSON of each card's post, that ``make`` makes of the card's and of what it names; kept as long as it is the same."""
    if not cards:
        return []
    kept = _kept(connection, cards[0].texts)
    known = kept.posts.setdefault((site.public_url, site.default_language), {})
    posts = [known.get(card.position, _NOTHING) for card in cards]
    rest = [card for card, (json, facets, _) in zip(cards, posts, strict=True) if json != card.json or facets != card.facets]
    if not rest:
        return [post for _, _, post in posts]
    new: dict[int, tuple[str, str, str]] = {}
    for card, groups in zip(rest, embedded(connection, rest, site), strict=True):
        new[card.position] = (card.json, card.facets, make(card.json, groups))
    if len(known) + len(new) > MOST_POSTS:
        known.clear()
    known.update((card.position, new[card.position]) for card in rest if _is_whole(kept, card, site))
    return [new.get(card.position, post)[2] for card, post in zip(cards, posts, strict=True)]


def _is_whole(kept: _Kept, card: Any, site: Site) -> bool:
    """Whether all that a card names is kept itself: only then it cannot be otherwise in this state."""
    texts = kept.lines.get(_line(card.language, site.default_language), {})
    return all(number in texts for group in embedded_in(card.facets) for number in group)


def embedded(connection: Connection, cards: Sequence[Any], site: Site) -> list[list[list[str]]]:
    """For each card, the JSON of each group of what it names: in its own language, else the site's, else the resource's own."""
    if not cards:
        return []
    kept = _kept(connection, cards[0].texts)
    lines = [_line(card.language, site.default_language) for card in cards]
    named = [embedded_in(card.facets) for card in cards]
    known = [kept.lines.setdefault(line, {}) for line in lines]
    missing = {number for texts, groups in zip(known, named, strict=True) for group in groups for number in group if number not in texts}
    if missing:
        found = _asked(connection, kept, set(lines), missing)
        known = [found[line] for line in lines]
    return [[[texts.get(number, "null") for number in group] for group in groups] for texts, groups in zip(known, named, strict=True)]


def _kept(connection: Connection, state: str) -> _Kept:
    if not connection.get_execution_options().get(SEES_COMMITTED):
        return _Kept(state)
    pool = connection.engine.pool
    kept = _KEPT.get(pool)
    if kept is None or kept.state != state or kept.size > MOST_KEPT:
        kept = _KEPT[pool] = _Kept(state)
    return kept


def _asked(connection: Connection, kept: _Kept, lines: Collection[Line], missing: Collection[int]) -> dict[Line, dict[int, str]]:
    """What is kept in these lines, with what is missing; that is kept from now on, if it is of the same state."""
    stored: dict[int, dict[str, str]] = {}
    languages = sorted({language for line in lines for language in line})
    rows = _FRAGMENTS.all(connection, {"facets": sorted(missing), "languages": languages})
    for row in rows:
        stored.setdefault(row.facet_id, {})[row.language] = row.json
    # On PostgreSQL a later statement may see more.
    is_later = any(row.texts != kept.state for row in rows)
    known = {line: kept.lines[line].copy() if is_later else kept.lines[line] for line in lines}
    for line, texts in known.items():
        texts.update((number, next(found[one] for one in line if one in found)) for number, found in stored.items())
    kept.size += len(stored) * len(lines)
    return known


@lru_cache(maxsize=1024)
def _line(language: str, default: str) -> Line:
    return (*language_line(language), *language_line(default), OWN)
