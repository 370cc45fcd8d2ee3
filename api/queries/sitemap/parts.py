"""What sitemaps list, cut into parts: the site's own posts, the oldest first, then campaigns, events and tags.

How they are written is in ``api.feeds.sitemaps``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from api.clock import iso_us
from api.derived.card_format import members_of, translations_length, url_length
from api.derived.facets import language_line
from api.derived.rows import BATCH, KEYS
from api.queries.posts.statements import CARD, LISTING, bears
from api.queries.sitemap.own_posts import Own, positions, shown
from api.queries.sitemap.resource_pages import ResourcePage, resource_pages
from api.settings import Site

PART, MOST_BYTES = 50_000, 50_000_000
"""Posts and bytes of one sitemap at most (sitemaps.org)."""
LONGEST_URL = 2_047
"""An address that is longer cannot be listed (sitemaps.org)."""
ENTRY_BYTES = 250
"""What an entry takes besides its addresses, about: its elements, and those of the links to itself and to the default language."""
ADDRESSES = 3
"""So often a post's own address, or one like it, comes in its entry."""
DEFAULT = "x-default"

_CARDS = select(CARD.c.group_id, CARD.c.json).where(CARD.c.position.in_(KEYS)).order_by(CARD.c.position)
# Not a join: SQLite's planner would begin with all own posts.
_IN_GROUPS = select(CARD.c.post_id).where(CARD.c.group_id.in_(KEYS), bears("own", CARD.c.position).is_not(None))


@dataclass(frozen=True, slots=True)
class Part:
    """One sitemap: the positions of its posts, the last change (µs) of anything in it, and the pages after the posts."""

    positions: Sequence[int]
    updated_at: int
    pages: Sequence[ResourcePage] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A post, campaign, event or tag: its address, its last change (RFC 3339), by language the addresses of itself and its translations."""

    url: str
    updated_at: str
    alternates: Sequence[tuple[str, str]]


def parts(connection: Connection, found: Own, site: Site, *, posts: int = PART, room: int = MOST_BYTES) -> Iterator[Part]:
    """The parts, the oldest posts first: what is published later changes the last ones only. One statement, read as it is asked for.

    A part ends after so many ``posts``, or where it might have more than ``room`` bytes, as far as cards tell without being read.
    Where no section is asked for, campaigns, events and tags come behind the posts.
    """
    some: list[int] = []
    pages: list[ResourcePage] = []
    updated_at = taken = 0
    own_bytes = ENTRY_BYTES + ADDRESSES * len(site.public_url)
    with connection.execute(_walk(found, connection.dialect.name), found.values, execution_options={"yield_per": 5_000}) as rows:
        for row in rows:
            entry = own_bytes + row.characters
            if some and (len(some) == posts or taken + entry > room):
                yield Part(some, updated_at)
                some, updated_at, taken = [], 0, 0
            some.append(row.position)
            updated_at, taken = max(updated_at, row.updated_at), taken + entry
    for page in resource_pages(connection, site) if found.sections is None else ():
        entry = ENTRY_BYTES + len(page.url)
        if len(page.url) > LONGEST_URL:
            continue
        if (some or pages) and (len(some) + len(pages) == posts or taken + entry > room):
            yield Part(some, updated_at, pages)
            some, pages, updated_at, taken = [], [], 0, 0
        pages.append(page)
        updated_at, taken = max(updated_at, page.updated_at), taken + entry
    if some or pages:
        yield Part(some, updated_at, pages)


def _walk(found: Own, dialect: str) -> Select[Any]:
    """Position, last change, and characters of addresses: its own, and all that is said of its translations."""
    return (
        positions(found)
        .add_columns(
            CARD.c.updated_at,
            (ADDRESSES * url_length(CARD.c.json, dialect) + translations_length(CARD.c.json, dialect)).label("characters"),
        )
        .join(CARD, CARD.c.position == LISTING.c.position)
        .order_by(LISTING.c.position)
    )


def entries(connection: Connection, found: Own, part: Part, site: Site) -> Iterator[Entry]:
    """The posts and pages of a part; two statements for 500 posts. Alternates are of own public posts only, and name each other."""
    siblings = _IN_GROUPS.where(*shown(found, CARD.c.position))
    for first in range(0, len(part.positions), BATCH):
        cards = connection.execute(_CARDS, {"keys": part.positions[first : first + BATCH]}).all()
        groups = {card.group_id for card in cards if card.group_id}
        own = set(map(str, connection.scalars(siblings, {**found.values, "keys": list(groups)}))) if groups else set()
        for card in cards:
            post = members_of(card.json, site.public_url)
            if len(post["url"]) <= LONGEST_URL:
                yield Entry(post["url"], post["updated_at"], _alternates(post, own, site))
    for page in part.pages:
        yield Entry(page.url, iso_us(page.updated_at), ())


def _alternates(post: dict[str, Any], own: set[str], site: Site) -> list[tuple[str, str]]:
    """The same list for each of a group; the one in the site's default language is also for readers of none of these languages."""
    others = [one for one in post["translations"] if one["id"] in own and len(one["url"]) <= LONGEST_URL]
    if not others:
        return []
    group = sorted((one["language"], one["url"]) for one in (post, *others))
    default = [url for language, url in group if site.default_language in language_line(language)]
    return [*group, (DEFAULT, default[0])] if default else group
