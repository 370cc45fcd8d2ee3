"""Lists of posts and one post, for delivery. All of them come from cards: nothing that is not public is there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import Card, Slug
from api.queries import book, statements
from api.queries.filters import SORTS, Filters
from api.queries.pages import finished
from api.queries.roads import Road, chosen, prepared, probes
from api.queries.visible import find
from api.queries.window import Rows, Total, Window
from api.settings import Site

_SLUGS = select(Slug.slug, Slug.entity_id).where(Slug.kind == "post", Slug.slug.in_(KEYS))
_CARD = select(*(Card.__table__.c[name] for name in statements.SHOWN)).where(Card.post_id.in_(KEYS))


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site, *, body: bool = False) -> Rows:
    """A page of the posts asked for, each as finished JSON; ``body``: with ``body_html``."""
    filters = book.filters(connection, asked, site)
    if asked.get("id") or asked.get("slug"):
        cards = _named(connection, asked, filters)
        total = Total(len(cards), "exact") if window.count else None
        return Rows(finished(connection, cards, site, body=body), None, total)
    way = chosen(connection, filters, window.limit + window.offset)
    shape, values = prepared(filters, way, window)
    cards = list(connection.execute(statements.page(shape), values))
    more = len(cards) > window.limit
    cards = cards[: window.limit]
    total = _total(connection, filters, way) if window.count else None
    return Rows(finished(connection, cards, site, body=body), _key(cards[-1], filters.sort) if more else None, total)


def one(connection: Connection, ref: str, site: Site) -> str:
    """The post with its body, as finished JSON. Raises ``Moved``, ``NotFound``, ``Gone`` or ``Legal``."""
    post = find(connection, "post", ref)
    cards = list(in_batches(connection, _CARD, [post]))
    if not cards:
        raise NotFound
    return finished(connection, cards, site, body=True)[0]


def _key(card: Row[Any], sort: str) -> tuple[Any, ...]:
    column = SORTS[sort][0]
    return (card.position,) if column == "position" else (getattr(card, column), card.position)


def _total(connection: Connection, filters: Filters, way: Road) -> Total:
    """Stored where one count says it, else counted up to the bound."""
    if filters.stored_total is not None:
        return Total(filters.stored_total, "exact")
    shape, values = probes(filters, way)
    found: int = connection.execute(statements.count(shape), values).scalar_one()
    return Total(statements.MOST_COUNTED, "at_least") if found > statements.MOST_COUNTED else Total(found, "exact")


def _named(connection: Connection, asked: Mapping[str, Any], filters: Filters) -> list[Row[Any]]:
    """The cards of posts named by id or slug, in the order asked, missing ones left out."""
    if asked.get("id"):
        wanted = [UUID(one) for one in asked["id"]]
    else:
        posts: dict[str, UUID] = dict(in_batches(connection, _SLUGS, asked["slug"]))
        wanted = [posts[slug] for slug in asked["slug"] if slug in posts]
    if not wanted:
        return []
    shape, values = probes(filters, Road("ids"))
    cards = {card.post_id: card for card in connection.execute(statements.page(shape), {**values, "drive": wanted})}
    return [cards[post] for post in dict.fromkeys(wanted) if post in cards]
