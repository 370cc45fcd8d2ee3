"""Statements of lists of posts, one for each shape of query, the same text for both databases.

A page of positions is found first, by seeks and walks of indexes; cards are joined to it afterwards, so that neither
planner can start at the cards. Whether a post bears a facet is a scalar subquery: no planner makes a join of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.sql import FromClause

from api.models import Card, Listing, PostTag
from api.queries.driver import Statement, among
from api.queries.paging import behind
from api.queries.posts.filters import RANGES, SORTS
from api.queries.posts.search_index import INDEX, Part, matches
from api.queries.posts.texts import STATE
from api.queries.posts.title_words import is_titled, titled

Drive = Literal["facet", "both", "order", "gather", "exact", "range", "ids", "titled", "search", "found"]
"""Where rows come from: walk one facet; walk its lists of posts and of pages side by side; walk the sort's index; take a small set and
sort it: what bears some facets, a tag's own posts, what lies within bounds, posts named by id, or by a word of their titles; walk what
the search index finds, or take all of it and sort."""

FEW = 2_000
"""So many rows can be taken and sorted in the time of a page."""
FREQUENT = 20_000
"""A question that more posts match is likely to meet the next post, too."""

CARD = Card.__table__
LISTING = Listing.__table__
LINK = PostTag.__table__
SHOWN: tuple[Any, ...] = (*(CARD.c[name] for name in ("position", "language", "facets", "json")), STATE)
"""Columns from which a post is shown."""


@dataclass(frozen=True, slots=True)
class Shape:
    """All that decides a statement's text; values come at execution.

    ``some``, ``none``: groups of facets to bear, or not; ``exact``, ``not_exact``: the same with tags' own posts;
    ``ranges``: parameters with bounds; ``of``: the column whose bounds drive. ``dialect``: of a question's database, else
    empty; ``part``: of what matches it. ``prefer``: so many languages are preferred; ``None``: no choice is made. ``titled``: so many
    beginnings of words are to be in the title; the first of them may drive.
    """

    sort: str
    drive: Drive
    some: int = 0
    none: int = 0
    exact: int = 0
    not_exact: int = 0
    ranges: tuple[str, ...] = ()
    of: str = ""
    without: bool = False
    after: bool = False
    offset: bool = False
    dialect: str = ""
    part: Part = "body"
    prefer: int | None = None
    titled: int = 0


def bears(name: str, at: ColumnElement[int]) -> ScalarSelect[Any]:
    """1 if the post at this position bears one of the facets, else NULL."""
    other = LISTING.alias()
    return select(literal_column("1")).where(among(other.c.facet_id, name), other.c.position == at).limit(1).scalar_subquery()


def bears_itself(name: str) -> ScalarSelect[Any]:
    """1 if the post of the card has one of the tags itself, else NULL."""
    other = LINK.alias()
    return select(literal_column("1")).where(other.c.post_id == CARD.c.post_id, among(other.c.tag_id, name)).limit(1).scalar_subquery()


def bound_of(name: str, at: ColumnElement[int]) -> ColumnElement[bool]:
    """The comparison of one bound."""
    column, _ = RANGES[name]
    return compared(name, at if column == "position" else CARD.c[column])


def compared(name: str, column: ColumnElement[int]) -> ColumnElement[bool]:
    """The comparison of one bound with what stands for its column."""
    _, comparison = RANGES[name]
    return column >= bindparam(name) if comparison == ">=" else column < bindparam(name)


Source = tuple[FromClause, ColumnElement[int], list[ColumnElement[bool]]]
"""Rows, their position, what the driving part demands."""


def _source(shape: Shape) -> Source:
    if shape.drive == "facet":
        driven = LISTING.alias("d")
        joined = driven.join(CARD, CARD.c.position == driven.c.position) if _needs_card(shape) else driven
        return joined, driven.c.position, [driven.c.facet_id == bindparam("drive")]
    if shape.drive == "search":
        index = INDEX[shape.dialect]
        found = index.table.join(CARD, CARD.c.position == index.at) if _needs_card(shape) else index.table
        return found, index.at, matches(shape.dialect, shape.part)
    gathered = GATHERED.get(shape.drive)
    if gathered:
        few = gathered(shape).subquery("few")
        return CARD.join(few, few.c.position == CARD.c.position), CARD.c.position, []
    return CARD, CARD.c.position, [among(CARD.c.post_id, "drive")] if shape.drive == "ids" else []


def _needs_card(shape: Shape) -> bool:
    return (
        SORTS[shape.sort][0] != "position"
        or bool(shape.exact or shape.not_exact or shape.titled or shape.prefer is not None)
        or any(RANGES[name][0] != "position" for name in shape.ranges)
    )


def within(column: str, ranges: tuple[str, ...]) -> Select[Any]:
    """Positions within the bounds of one column, one more than a few at most: the limit keeps planners to its index."""
    inner = CARD.alias("within")
    bounds = [compared(name, inner.c[column]) for name in ranges if RANGES[name][0] == column]
    return select(inner.c.position).where(*bounds).order_by(inner.c[column]).limit(literal_column(str(FEW + 1)))


def _bearing(_: Shape) -> Select[Any]:
    driven = LISTING.alias("d")
    return select(driven.c.position).where(among(driven.c.facet_id, "drive")).distinct()


def _bearing_itself(_: Shape) -> Select[Any]:
    return select(CARD.c.position).join(LINK, LINK.c.post_id == CARD.c.post_id).where(among(LINK.c.tag_id, "drive")).distinct()


def _found(shape: Shape) -> Select[Any]:
    """The positions that match the full-text query. OFFSET 0 keeps PostgreSQL from walking all posts instead."""
    return select(INDEX[shape.dialect].at.label("position")).where(*matches(shape.dialect, shape.part)).offset(literal_column("0"))


GATHERED: dict[Drive, Callable[[Shape], Select[Any]]] = {
    "gather": _bearing,
    "both": _bearing,
    "exact": _bearing_itself,
    "range": lambda shape: within(shape.of, shape.ranges),
    "titled": lambda _: titled(),
    "found": _found,
}
"""Drives that take a set of positions. Where ``both`` lists are walked, that is to count: a page needs less."""


def _conditions(shape: Shape, at: ColumnElement[int]) -> list[ColumnElement[bool]]:
    return [
        *(bound_of(name, at) for name in shape.ranges),
        *(bears(f"some{number}", at).is_not(None) for number in range(shape.some)),
        # Not "IS NULL": PostgreSQL takes that for one row in two hundred, and gathers what it should walk.
        *(func.coalesce(bears(f"none{number}", at), 0) < 1 for number in range(shape.none)),
        *(bears_itself(f"exact{number}").is_not(None) for number in range(shape.exact)),
        *(func.coalesce(bears_itself(f"not_exact{number}"), 0) < 1 for number in range(shape.not_exact)),
        *([~among(at, "without")] if shape.without else []),
        *(is_titled(number).is_not(None) for number in range(shape.drive == "titled", shape.titled)),
        *([_is_found(shape, at).is_not(None)] if shape.dialect and shape.drive not in {"search", "found"} else []),
        *([no_better_translation(shape.prefer)] if shape.prefer is not None else []),
    ]


def _is_found(shape: Shape, at: ColumnElement[int]) -> ScalarSelect[Any]:
    """1 if the post at this position matches the question, else NULL."""
    index = INDEX[shape.dialect]
    return select(literal_column("1")).where(index.at == at, *matches(shape.dialect, shape.part)).limit(1).scalar_subquery()


def no_better_translation(prefer: int) -> ColumnElement[bool]:
    """Nothing public in the card's group comes earlier by (preferred language, position). Filters are not asked: the choice comes first."""
    other = CARD.alias("other")

    def place(card: Any) -> ColumnElement[Any]:
        ranks = [
            (condition, 2 * number + is_below)
            for number in range(prefer)
            for is_below, condition in enumerate(
                (card.c.language == bindparam(f"prefer{number}"), card.c.language.like(bindparam(f"below{number}")))
            )
        ]
        return tuple_(case(*ranks, else_=2 * prefer) if ranks else literal_column("0"), card.c.position)

    return ~exists().where(other.c.group_id == CARD.c.group_id, place(other) < place(CARD)).correlate(CARD)


def _walks(shape: Shape) -> Select[Any]:
    """The positions in both lists of a facet, in order: of each list no more than the page may need, so that few are sorted."""
    _, down = SORTS[shape.sort]
    most: Any = bindparam("take") + bindparam("skip") if shape.offset else bindparam("take")
    walks = []
    for number in range(2):
        source, at, _ = _source(replace(shape, drive="facet"))
        where = [at.table.c.facet_id == bindparam(f"drive{number}"), *_conditions(shape, at)]
        if shape.after:
            where.append(behind([at], [bindparam("after0")], descending=down))
        walk = select(at.label("position")).select_from(source).where(*where).order_by(*_directed([at], down=down)).limit(most)
        walks.append(select(walk.subquery(f"walk{number}")))
    few = union_all(*walks).subquery("few")
    return select(few.c.position).order_by(*_directed([few.c.position], down=down)).limit(bindparam("take"))


@lru_cache(maxsize=2048)
def page(shape: Shape) -> Statement:
    """The cards of a page in order: ``take`` rows, after the key ``after0…`` or from ``skip`` on; last column(s): the sort key."""
    key, down = SORTS[shape.sort]
    source, at, where = _source(shape)
    where = [*where, *_conditions(shape, at)]
    order = [at] if key == "position" else [CARD.c[key], at]
    if shape.after:
        where.append(behind(order, [bindparam(f"after{place}") for place in range(len(order))], descending=down))
    found = select(at.label("position")).select_from(source).where(*where)
    if shape.drive == "both":
        found = _walks(shape)
    elif shape.drive != "ids":
        found = found.order_by(*_directed(order, down=down)).limit(bindparam("take"))
    if shape.offset:
        found = found.offset(bindparam("skip"))
    places = found.subquery("page")
    columns: list[Any] = [*SHOWN, CARD.c.updated_at, CARD.c.featured_at, *([CARD.c.post_id] if shape.drive == "ids" else [])]
    last = [places.c.position] if key == "position" else [CARD.c[key], places.c.position]
    shown = select(*columns).select_from(places.join(CARD, CARD.c.position == places.c.position))
    return Statement(shown.order_by(*_directed(last, down=down)))


def _directed(columns: list[Any], *, down: bool) -> list[Any]:
    return [column.desc() if down else column.asc() for column in columns]


@lru_cache(maxsize=512)
def count(shape: Shape) -> Statement:
    """How many match, up to ``bound``. Positions only: cards are joined where a condition needs them."""
    source, at, where = _source(shape)
    found = select(at).select_from(source).where(*where, *_conditions(shape, at)).limit(bindparam("bound"))
    return Statement(select(func.count()).select_from(found.subquery()))


@lru_cache(maxsize=512)
def facets_of(shape: Shape) -> Statement:
    """The facets of the newest that match, the newest first: ``take`` rows."""
    source, at, where = _source(shape)
    has_card = shape.drive not in {"facet", "search"} or _needs_card(shape)
    column: ColumnElement[Any] = CARD.c.facets if has_card else at.label("position")
    found = select(column).select_from(source).where(*where, *_conditions(shape, at)).order_by(at.desc()).limit(bindparam("take"))
    if has_card:
        return Statement(found)
    # A scalar subquery: to join so many, PostgreSQL would read all cards there are.
    newest, shown = found.subquery("newest"), CARD.alias("shown")
    facets = select(shown.c.facets).where(shown.c.position == newest.c.position).scalar_subquery()
    return Statement(select(facets).select_from(newest).order_by(newest.c.position.desc()))


@lru_cache(maxsize=64)
def count_within(column: str, ranges: tuple[str, ...]) -> Statement:
    """How many lie within the bounds of one column, up to one more than a few."""
    return Statement(select(func.count()).select_from(within(column, ranges).subquery()))


COUNT_FOUND = Statement(
    select(func.count()).select_from(
        select(literal_column("1")).where(*matches("sqlite")).limit(literal_column(str(FREQUENT + 1))).subquery()
    )
)
"""How many match a question, up to one more than makes it frequent."""
COUNT_OWN = Statement(
    select(func.count()).select_from(
        select(LINK.c.post_id).where(among(LINK.c.tag_id, "drive")).limit(literal_column(str(FEW + 1))).subquery()
    )
)
"""How many posts have one of the tags themselves, public or not, up to one more than a few."""
