"""Posts whose titles have words that begin as somebody types, the newest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from api.derived.card_format import members_of
from api.derived.words import words
from api.queries.paging import Window
from api.queries.posts import statements
from api.queries.posts.filters import Filters, resolved
from api.queries.posts.planner import WALKS, Plan, lists_of, prepared
from api.queries.posts.title_words import COUNT, FEW, between, newest
from api.settings import Site

MOST_WORDS = 8
"""Beginnings that the database is asked for; titles that it finds are held to all of them."""
_NEWEST, _NEWEST_OF_FACET = newest(of_facet=False), newest(of_facet=True)


def titled(connection: Connection, begun: Sequence[str], asked: Mapping[str, Any], limit: int, site: Site) -> list[dict[str, Any]]:
    """``{type id slug label language}`` of up to ``limit`` posts; ``begun``: the beginnings, the longest first.

    Where very many titles have a word that begins so, the newest posts are looked at, and if these are not enough, some of the others.
    """
    filters = resolved(connection, asked, site)
    filters.titled = begun[:MOST_WORDS]
    found: dict[int, Any] = {}
    if COUNT.scalar(connection, between(begun[:1])) > FEW:
        found |= _newest(connection, filters, limit)
    if len(found) < limit:
        found |= _cards(connection, filters, Plan("titled"), limit)
    posts = [(members_of(found[position].json), found[position].language) for position in sorted(found, reverse=True)]
    return [
        {"type": "post", "id": post["id"], "slug": post["slug"], "label": post["title"], "language": language}
        for post, language in posts
        if is_begun(post["title"], begun)
    ][:limit]


def is_begun(text: str, begun: Sequence[str]) -> bool:
    """Whether each of these begins a word of the text."""
    found = words(text)
    return all(any(word.startswith(beginning) for word in found) for beginning in begun)


def _newest(connection: Connection, filters: Filters, limit: int) -> dict[int, Any]:
    """Of the newest posts: of all, or in the one list that all of them are in."""
    group = filters.groups[0] if len(filters.groups) == 1 else [filters.everything]
    lists = lists_of(group)
    if len(lists) == 1:
        plan = Plan("facet", 0 if filters.groups and group is filters.groups[0] else None)
        oldest = _NEWEST_OF_FACET.first(connection, {"drive": lists[0]})
    else:
        plan = Plan(WALKS.get(len(filters.everything.lists), "order"))
        oldest = _NEWEST.first(connection, {})
    bounds = {} if oldest is None else {"published_after": oldest.position}
    filters.bounds = bounds
    found = _cards(connection, filters, plan, limit)
    filters.bounds = {}
    return found


def _cards(connection: Connection, filters: Filters, plan: Plan, limit: int) -> dict[int, Any]:
    shape, values = prepared(filters, plan, Window(limit))
    return {card.position: card for card in statements.page(shape).all(connection, values)}
