"""Lists of posts and one post, for delivery. All of them come from cards: nothing that is not public is there.

No value is rendered here: cards and fragments are finished text, and are joined.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from api.derived.card_format import joined, with_member
from api.derived.facets import ALL, EVERY_KIND, language_line
from api.derived.urls import BASE
from api.errors import NotFound
from api.models import Card, Post, Slug
from api.queries.driver import Statement, among
from api.queries.paging import MOST_COUNTED, Rows, Total, Window
from api.queries.posts import statements
from api.queries.posts.filters import RELEVANCE, SORTS, Filters, resolved
from api.queries.posts.planner import Plan, plan, prepared, probes
from api.queries.posts.search_index import BY_RELEVANCE
from api.queries.posts.statements import Shape
from api.queries.posts.texts import embedded, made
from api.queries.visibility import find
from api.settings import Site

_SLUGS = Statement(select(Slug.slug, Slug.entity_id).where(Slug.kind == "post", among(Slug.slug, "slugs")))
_OTHER = Card.__table__.alias("other")
_GROUP = Statement(
    select(Card.post_id, Card.language, Card.position).where(
        Card.group_id == select(_OTHER.c.group_id).where(_OTHER.c.post_id == bindparam("post")).scalar_subquery()
    )
)
_CARD = Statement(select(*statements.SHOWN).where(Card.post_id == bindparam("post")))


Snippet = Callable[[str | None, str, str], Any]
"""Makes the member ``snippet`` of the editor's excerpt, the body and the language."""
Found = list[tuple[tuple[Any, ...], Row[Any]]]
"""Cards in order, each with the key that goes on behind it; one more than the window's when more follow."""
_TEXTS = Statement(select(Post.id, Post.body_html).where(among(Post.id, "posts")))
_BODIES = Statement(select(Post.position, Post.body_html).where(among(Post.position, "positions")))
_WHOLE = Statement(select(Post.position, Post.excerpt, Post.body_html).where(among(Post.position, "positions")))


def listed(
    connection: Connection, asked: Mapping[str, Any], window: Window, site: Site, *, body: bool = False, snippet: Snippet | None = None
) -> Rows:
    """A page of the posts asked for, each as finished JSON; ``body``: with ``body_html``; ``snippet``: with what it makes."""
    filters = resolved(connection, asked, site)
    if asked.get("id") or asked.get("slug"):
        cards = _named(connection, asked, filters)
        counted = Total(len(cards), "exact") if window.count else None
        return Rows(finished(connection, cards, site, body=body, snippet=snippet), None, counted, [ALL], filters.unknown, [[*EVERY_KIND]])
    chosen = plan(connection, filters, window.limit + window.offset)
    walked = _by_relevance if filters.match and filters.sort == RELEVANCE else _in_order
    found = walked(connection, filters, chosen, window)
    cards = [card for _, card in found[: window.limit]]
    counted = total(connection, filters, plan(connection, filters, MOST_COUNTED) if filters.match else chosen) if window.count else None
    next_key = found[window.limit - 1][0] if len(found) > window.limit else None
    items = finished(connection, cards, site, body=body, snippet=snippet)
    return Rows(items, next_key, counted, filters.keys, filters.unknown, filters.groups_of_keys)


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> str:
    """The post with its body, as finished JSON; by ``prefer_language`` its translation in the first of these that there is.

    Raises ``Moved``, ``NotFound``, ``Gone`` or ``Legal``.
    """
    post = find(connection, "post", ref)
    if asked.get("prefer_language"):
        post = _translation(connection, post, asked["prefer_language"])
    cards = _CARD.all(connection, {"post": post})
    if not cards:
        raise NotFound
    return finished(connection, cards, site, body=True)[0]


def _translation(connection: Connection, post: UUID, languages: Sequence[str]) -> UUID:
    """The post or translation in the first available of these languages: exact matches first, then the oldest; else the post."""
    found = [
        (number, card.language != language, card.position, card.post_id)
        for card in _GROUP.all(connection, {"post": post})
        for number, language in enumerate(languages)
        if language in language_line(card.language)
    ]
    return min(found)[-1] if found else post


def _in_order(connection: Connection, filters: Filters, chosen: Plan, window: Window) -> Found:
    shape, values = prepared(filters, chosen, window)
    column = SORTS[filters.sort][0]
    key = (lambda card: (card.position,)) if column == "position" else (lambda card: (getattr(card, column), card.position))
    return [(key(card), card) for card in statements.page(shape).all(connection, values)]


def _by_relevance(connection: Connection, filters: Filters, chosen: Plan, window: Window) -> Found:
    """Posts that match in the title, then the rest, the newest first in each; a key is (number of the part, position)."""
    found: Found = []
    skip, (first, *after) = window.offset, window.after or (0,)
    for number, part in enumerate(BY_RELEVANCE):
        if number < first or len(found) > window.limit:
            continue
        here = Window(window.limit - len(found), tuple(after) if after and number == first else None, skip)
        shape, values = prepared(filters, chosen, here)
        cards = statements.page(replace(shape, part=part)).all(connection, values)
        found += [((number, card.position), card) for card in cards]
        if skip:  # the part may have ended within what is skipped
            skip = 0 if cards else skip - _count(connection, replace(shape, part=part), values, skip)
    return found


def total(connection: Connection, filters: Filters, chosen: Plan, most: int = MOST_COUNTED) -> Total:
    """How many match: stored where one count says it, else counted up to ``most``."""
    if filters.stored_total is not None:
        return Total(filters.stored_total, "exact")
    shape, values = probes(filters, chosen)
    return Total.bounded(_count(connection, shape, values, most + 1), most)


def _count(connection: Connection, shape: Shape, values: Mapping[str, Any], bound: int) -> int:
    found: int = statements.count(shape).scalar(connection, {**values, "bound": bound})
    return found


def _named(connection: Connection, asked: Mapping[str, Any], filters: Filters) -> list[Row[Any]]:
    """The cards of posts named by id or slug, in the order asked, missing ones left out."""
    if asked.get("id"):
        wanted = [UUID(one) for one in asked["id"]]
    else:
        posts: dict[str, UUID] = dict(_SLUGS.all(connection, {"slugs": asked["slug"]}))
        wanted = [posts[slug] for slug in asked["slug"] if slug in posts]
    if not wanted:
        return []
    shape, values = probes(filters, Plan("ids"))
    cards = {card.post_id: card for card in statements.page(shape).all(connection, {**values, "drive": wanted})}
    return [cards[post] for post in dict.fromkeys(wanted) if post in cards]


def finished(
    connection: Connection, cards: Sequence[Row[Any]], site: Site, *, body: bool = False, snippet: Snippet | None = None
) -> list[str]:
    """The JSON of these cards' posts, in their order: the list form, or with ``body_html``; with a ``snippet`` of each."""
    positions = [card.position for card in cards]
    if snippet is None:
        bodies = dict(_BODIES.all(connection, {"positions": positions})) if body else {}
        return _joined(connection, cards, site, bodies if body else None)
    texts = {row.position: (row.excerpt, row.body_html) for row in _WHOLE.all(connection, {"positions": positions})}
    items = _joined(connection, cards, site, {at: html for at, (_, html) in texts.items()} if body else None)
    # On PostgreSQL a post may be gone since the statement before.
    found = [snippet(*texts.get(card.position, (None, "")), card.language) for card in cards]
    return [with_member(item, "snippet", one) for item, one in zip(items, found, strict=True)]


def _joined(connection: Connection, cards: Sequence[Row[Any]], site: Site, bodies: Mapping[int, str] | None) -> list[str]:
    if bodies is None:
        return made(connection, cards, site, lambda json, groups: joined(json, groups).replace(BASE, site.public_url))
    return [
        joined(card.json, groups, body=bodies.get(card.position, "")).replace(BASE, site.public_url)
        for card, groups in zip(cards, embedded(connection, cards, site), strict=True)
    ]


def texts(connection: Connection, posts: Iterable[str]) -> dict[str, str]:
    """``body_html`` of posts by id, for callers that do not want it within JSON."""
    return {str(post): html for post, html in _TEXTS.all(connection, {"posts": [UUID(one) for one in posts]})}
