"""The posts before and after one by publication. Which posts a list has, and their order, is decided as for any other list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from api.derived.facets import language_line
from api.errors import NotFound
from api.models import Card
from api.queries.driver import Statement
from api.queries.paging import Window
from api.queries.posts import statements
from api.queries.posts.filters import resolved
from api.queries.posts.lists import finished
from api.queries.posts.planner import plan, prepared
from api.queries.posts.related import alike
from api.settings import Site

_POSITION = Statement(select(Card.position).where(Card.post_id == bindparam("post")))
ORDERS = {"previous": "-published_at", "next": "published_at"}
"""By member, the order in which it is the first behind the post."""
WITHIN = ("tag", "campaign")
"""Parameters by which the list is narrowed."""


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Finished JSON of the post before and of the one after, ``"null"`` for none; what purges it, what it depends on."""

    posts: Mapping[str, str]
    keys: Sequence[str]
    groups: Sequence[Sequence[str]]


def adjacent(connection: Connection, post: Mapping[str, Any], asked: Mapping[str, Any], site: Site) -> Adjacent:
    """What is around a post (its members) among those of its kind in its language, each story once, as ``prefer_language`` chooses it.

    ``asked``: what ``WITHIN`` says, too. Raises ``NotFound``.
    """
    position = _POSITION.scalar(connection, {"post": UUID(post["id"])})
    if position is None:
        raise NotFound
    within = {name: asked[name] for name in WITHIN if asked.get(name)}
    filters = resolved(connection, {**within, "kind": [post["kind"]], "prefer_language": spoken(post["language"])}, site)
    found = {}
    for name, order in ORDERS.items():
        ordered = replace(filters, sort=order)
        shape, values = prepared(ordered, plan(connection, ordered, 1), Window(1, (position,)))
        cards = statements.page(shape).all(connection, values)[:1]
        found[name] = next(iter(finished(connection, cards, site)), "null")
    return Adjacent(found, filters.keys, filters.groups_of_keys)


def spoken(language: str) -> list[str]:
    """The languages of the list that a post in this language is in, the best first: for ``fr-CA`` that and ``fr``."""
    line = language_line(language)
    return line[: line.index(alike(language)) + 1]
