"""What to read next: posts that share tags and campaigns with one. How cards become JSON is in ``api.queries.posts.lists``."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, Connection, Select, bindparam, func, literal_column, select, union_all

from api.derived.card_format import GROUPS, embedded_in
from api.derived.facets import language_line
from api.errors import NotFound
from api.models import Facet
from api.queries.driver import Statement, among
from api.queries.posts.filters import kinds_of
from api.queries.posts.lists import finished
from api.queries.posts.named_facets import SIDES
from api.queries.posts.statements import CARD, LISTING, SHOWN, bears
from api.queries.visibility import find
from api.settings import Site

NEWEST = 500
"""So many posts of each tag, of each campaign, and of the languages are looked at."""
BEFORE_ALL = str(-(2**62))
SCRIPT = 4
"""Letters of a script in a language's tag (RFC 5646, 2.2.3)."""
SHARED = ("tag", "campaign")
"""Kinds of what related posts have in common."""

_FACET = Facet.__table__
_ITSELF = Statement(
    select(CARD.c.position, CARD.c.language, CARD.c.facets, CARD.c.group_id, _FACET.c.key, _FACET.c.id)
    .select_from(CARD.join(_FACET, _FACET.c.kind == "language"))
    .where(CARD.c.post_id == bindparam("post"))
)
"""A post's card, once for each language that there is: there are few, and this saves a statement."""


def listed(
    connection: Connection, ref: str, asked: Mapping[str, Any], site: Site, *, body: bool = False, newest: int = NEWEST
) -> list[str]:
    """Up to ``limit`` posts related to the one of this reference, the nearest first, each as finished JSON; ``body``: with ``body_html``.

    ``newest``: so many posts of each tag and campaign are looked at. Raises ``Moved``, ``NotFound``, ``Gone`` or ``Legal``.
    """
    itself = _ITSELF.all(connection, {"post": find(connection, "post", ref)})
    if not itself:
        raise NotFound
    return finished(connection, _cards(connection, itself, asked, newest), site, body=body)


def alike(language: str) -> str:
    """The language without its region: ``fr`` of ``fr-CA``, ``zh-Hant`` of ``zh-Hant-TW`` (scripts are kept: not all are read by all)."""
    *_, base = line = language_line(language)
    script = line[-2].removeprefix(f"{base}-") if len(line) > 1 else ""
    return line[-2] if len(script) == SCRIPT and script.isalpha() else base


def _cards(connection: Connection, itself: Sequence[Any], asked: Mapping[str, Any], newest: int) -> Sequence[Any]:
    post = itself[0]
    facets = [number for kind, group in zip(GROUPS, embedded_in(post.facets), strict=True) if kind in SHARED for number in group]
    wanted = asked.get("language") or [alike(post.language)]
    languages = [row.id for row in itself if row.key in wanted]
    if not facets or not languages:
        return []
    sides = tuple(SIDES[kind] for kind in kinds_of(asked))
    values = {"facets": facets, "languages": languages, "own": post.position, "group": post.group_id, "take": asked["limit"]}
    values["spoken"] = [side * number for side in sides for number in languages]
    return _related(newest, sides).all(connection, values)


def _lows(name: str, newest: int, sides: tuple[int, ...]) -> CTE:
    """The lowest position among the newest posts in each list of these facets."""
    of = [select((_FACET.c.id * literal_column(str(side))).label("id")).where(among(_FACET.c.id, name)) for side in sides]
    facet, other = union_all(*of).subquery("of"), LISTING.alias()
    last = (
        select(other.c.position)
        .where(other.c.facet_id == facet.c.id)
        .order_by(other.c.position.desc())
        .limit(literal_column("1"))
        .offset(literal_column(str(newest - 1)))
        .scalar_subquery()
    )
    low = func.coalesce(last, literal_column(BEFORE_ALL)).label("low")
    # Materialized, here and below: what both databases take for cheap to repeat is not.
    return select(facet.c.id, low).cte(f"low_of_{name}").prefix_with("MATERIALIZED")


@lru_cache(maxsize=8)
def _related(newest: int, sides: tuple[int, ...]) -> Statement:
    """The cards of related posts in order; the same text for both databases, and for any number of facets.

    A facet's newest posts count, and of older ones those that are among the newest in the languages: else a language that
    few posts are in would find nothing beside a busy tag. These are disjoint, so each facet counts once.
    """
    low, low_language = _lows("facets", newest, sides), _lows("languages", newest, sides)
    latest = select(LISTING.c.position).join(low, (LISTING.c.facet_id == low.c.id) & (LISTING.c.position >= low.c.low))
    fresh = (
        select(LISTING.c.position)
        .join(low_language, (LISTING.c.facet_id == low_language.c.id) & (LISTING.c.position >= low_language.c.low))
        .distinct()
        .order_by(LISTING.c.position.desc())
        .limit(literal_column(str(newest)))
        .cte("fresh")
        .prefix_with("MATERIALIZED")
    )
    other = LISTING.alias()
    has: Select[Any] = (
        select(literal_column("1")).where(other.c.facet_id == low.c.id, other.c.position == fresh.c.position).limit(literal_column("1"))
    )
    last_low = select(func.max(low.c.low)).scalar_subquery()
    older = (
        select(fresh.c.position)
        .join(low, fresh.c.position < low.c.low)
        .where(fresh.c.position < last_low, has.scalar_subquery().is_not(None))
    )
    hits = union_all(latest, older).subquery("hits")
    shared = func.count().label("shared")
    # Sorted before languages are asked for: PostgreSQL then asks only until the limit is met.
    ranked = select(hits.c.position, shared).group_by(hits.c.position).order_by(shared.desc(), hits.c.position.desc()).subquery("ranked")
    sibling = CARD.alias("sibling")
    best = (
        select(ranked)
        .where(
            ranked.c.position != bindparam("own"),
            ranked.c.position.not_in(select(sibling.c.position).where(sibling.c.group_id == bindparam("group"))),
            bears("spoken", ranked.c.position).is_not(None),
        )
        .order_by(ranked.c.shared.desc(), ranked.c.position.desc())
        .limit(bindparam("take"))
        .subquery("best")
    )
    return Statement(
        select(*SHOWN)
        .select_from(best.join(CARD, CARD.c.position == best.c.position))
        .order_by(best.c.shared.desc(), best.c.position.desc())
    )
