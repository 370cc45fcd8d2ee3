"""The plan of a list of posts: where rows come from. Databases cannot know it: how many posts bear a facet is stored, so Python decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from api.queries.paging import Window
from api.queries.posts.filters import RANGES, SORTS, Filters
from api.queries.posts.named_facets import ResolvedFacet
from api.queries.posts.search_index import ESTIMATED, PARTS, keep_to_indexes
from api.queries.posts.statements import COUNT_FOUND, COUNT_OWN, FEW, FREQUENT, Drive, Shape, count_within
from api.queries.posts.title_words import between

WORTH_ASKING = 200
"""A plan that looks at so few rows needs no better one."""
WORTH_PROBING = 1_000
"""To ask FTS5 for so many single posts takes no longer than to look at some ten thousand that match."""
LOOKED_AT_FOR_ONE_TAKEN = 10
"""To read the text of a row of PostgreSQL's index takes so many times what it takes to take a match that the index names. So all that match
are taken where they are fewer than ten times the rows that the best walk would look at."""
RARELY = 10
"""Where a word is in more than one of so many posts, PostgreSQL may take all rows for less work than those that its index names."""
KNOWN, MOST_UNKNOWN = 0.995, 20
"""The share of posts that PostgreSQL believes to be without a word that it does not know (``DEFAULT_TS_MATCH_SEL``). A question has many of
them, the other forms of each word; so many are reckoned with at most."""
SORTED = 3
"""Gathering a row and sorting it costs so many times what walking past it does."""


WALKS: dict[int, Drive] = {1: "facet", 2: "both"}
"""How many lists a facet has: how they are walked."""
DRIVEN = ("facet", "both", "gather", "exact")
"""Drives that a group of the filters says."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list is read: what drives it, and by which ``group`` of the filters (``None``: all posts), or ``of`` which column's bounds."""

    drive: Drive
    group: int | None = None
    of: str = ""


def cheapest(filters: Filters, limit: int, *, found: int | None = None) -> tuple[float, Drive, int | None]:
    """(rows looked at, drive, the group that drives) of the cheapest plan. Facets are taken as independent: a wrong guess costs time.

    ``found``: how many posts match a question, which each row is asked, too.
    """
    is_by_position = SORTS[filters.sort][0] == "position"
    # By position all posts are walked along the facet that each of them bears. Else all cards are, of any kind.
    total = filters.everything.posts if is_by_position else filters.public
    sizes = [min(sum(one.posts for one in group), total) for group in filters.groups]
    matching = [] if found is None else [min(found, total)]
    share = max(prod(size / (total or 1) for size in [*sizes, *matching]), 1e-9)
    walk = WALKS.get(len(filters.everything.lists)) if is_by_position else "order"
    plans: list[tuple[float, Drive, int | None]] = [(min(total, limit / share), walk or "order", None)]
    for place, group in enumerate(filters.groups):
        walk = WALKS.get(len(lists_of(group)))
        if walk and len(group) == 1 and is_by_position:
            plans.append((min(sizes[place], limit * sizes[place] / (share * (total or 1))), walk, place))
        plans.append((SORTED * sizes[place] + 1, "gather", place))
    return min(plans, key=lambda one: one[0])


def plan(connection: Connection, filters: Filters, limit: int) -> Plan:
    """The plan for a page. Bounds and tags' own posts have no stored count: those are counted, up to a few."""
    if filters.match:
        return _searched(connection, filters, limit)
    cost, drive, group = cheapest(filters, limit)
    if drive != "gather" or cost > WORTH_ASKING:
        for column in sorted({RANGES[name][0] for name in filters.bounds} - {SORTS[filters.sort][0]}):
            names = tuple(sorted(filters.bounds))
            if count_within(column, names).scalar(connection, filters.bounds) <= FEW:
                return Plan("range", of=column)
        for place, wanted in enumerate(filters.groups):
            if is_exact(wanted) and COUNT_OWN.scalar(connection, {"drive": own(wanted)}) <= FEW:
                return Plan("exact", place)
    return Plan(drive, group)


def _searched(connection: Connection, filters: Filters, limit: int) -> Plan:
    """The plan for what matches a question; each database is slow at what the other one is quick at."""
    column = SORTS[filters.sort][0]
    for other in sorted({RANGES[name][0] for name in filters.bounds} - {"position", column}):
        names = tuple(sorted(filters.bounds))
        if count_within(other, names).scalar(connection, filters.bounds) <= WORTH_ASKING:
            return Plan("range", of=other)
    return (_searched_sqlite if filters.dialect == "sqlite" else _searched_postgresql)(connection, filters, limit)


def _searched_sqlite(connection: Connection, filters: Filters, limit: int) -> Plan:
    """The plan on SQLite: FTS5 walks matches in order of position; asked post by post it takes some hundred times as long."""
    if SORTS[filters.sort][0] == "position" or not filters.match or filters.match.has_prefix:
        return Plan("search")
    if COUNT_FOUND.scalar(connection, _matched(filters)) <= FREQUENT:
        return Plan("search")
    cost, drive, _ = cheapest(filters, limit, found=FREQUENT)
    return Plan("order" if drive == "order" and cost <= WORTH_PROBING else "search")


def _searched_postgresql(connection: Connection, filters: Filters, limit: int) -> Plan:
    """The plan on PostgreSQL, which by itself walks too far: to look at a row that it walks past, its whole text is read.

    It takes filters for hardly selective, and words that it does not know for those of one post in two hundred, also where none has them.
    """
    values = _matched(filters)
    found = connection.execute(ESTIMATED, values).scalar_one()[0]["Plan"]["Plan Rows"]
    unknown = filters.public * (1 - KNOWN ** min(values["match_body"].count("'") // 2, MOST_UNKNOWN))
    looked_at, drive, group = cheapest(filters, limit, found=found)
    if found <= max(FEW, unknown + 1, LOOKED_AT_FOR_ONE_TAKEN * looked_at):
        if found * RARELY > filters.public:
            keep_to_indexes(connection)
        return Plan("found")
    return Plan(drive, group) if filters.groups else Plan("search")


def prepared(filters: Filters, plan: Plan, window: Window) -> tuple[Shape, dict[str, Any]]:
    """The shape of the statement and its values."""
    shape, values = probes(filters, plan)
    values["take"] = window.limit + 1
    if window.after is not None:
        values |= {f"after{place}": value for place, value in enumerate(window.after)}
    if window.offset:
        values["skip"] = window.offset
    return replace(shape, after=window.after is not None, offset=bool(window.offset)), values


def probes(filters: Filters, plan: Plan) -> tuple[Shape, dict[str, Any]]:
    """The shape without the window, and its values."""
    values: dict[str, Any] = dict(filters.bounds)
    group = [filters.everything] if plan.group is None else filters.groups[plan.group]
    if plan.drive in DRIVEN:
        numbers = lists_of(group)
        values["drive"] = own(group) if plan.drive == "exact" else numbers[0] if plan.drive == "facet" else numbers
        values |= {f"drive{place}": number for place, number in enumerate(numbers)} if plan.drive == "both" else {}
    sets: dict[str, list[Any]] = {
        "some": [lists_of(group) for place, group in enumerate(filters.groups) if not _is_met(filters, group, place, plan)],
        "none": [list(one.lists) for one in filters.nots if not one.exact],
        "exact": [own(group) for group in filters.groups if is_exact(group)],
        "not_exact": [own([one]) for one in filters.nots if one.exact],
    }
    values |= {f"{name}{place}": numbers for name, groups in sets.items() for place, numbers in enumerate(groups)}
    if filters.without:
        values["without"] = list(filters.without)
    if filters.match:
        values |= _matched(filters)
    values |= between(filters.titled)
    for place, language in enumerate(filters.prefer or ()):
        values |= {f"prefer{place}": language, f"below{place}": f"{language}-%"}
    counts: dict[str, Any] = {name: len(groups) for name, groups in sets.items()}
    ranges = tuple(sorted(filters.bounds))
    more: dict[str, Any] = {
        "dialect": filters.dialect,
        "prefer": None if filters.prefer is None else len(filters.prefer),
        "without": bool(filters.without),
        "titled": len(filters.titled),
    }
    return Shape(filters.sort, plan.drive, **counts, **more, ranges=ranges, of=plan.of), values


def _is_met(filters: Filters, group: list[ResolvedFacet], place: int, plan: Plan) -> bool:
    """Whether what drives meets a group by itself."""
    if plan.group is None:
        return plan.drive in WALKS.values() and group == [filters.everything]
    return place == plan.group and plan.drive != "exact"


def lists_of(group: Sequence[ResolvedFacet]) -> list[int]:
    """The numbers of the lists that a group may be met by."""
    return [number for one in group for number in one.lists]


def _matched(filters: Filters) -> dict[str, str]:
    """The names that the parts of a full-text query have in statements."""
    return {f"match_{part}": getattr(filters.match, part) for part in PARTS} if filters.match else {}


def is_exact(group: list[ResolvedFacet]) -> bool:
    """Whether only posts with the tags themselves are meant, although their facets include posts of child tags."""
    return any(one.exact for one in group)


def own(group: list[ResolvedFacet]) -> list[UUID]:
    """Ids of the tags of a group."""
    return [UUID(one.ref) for one in group if one.ref] or [UUID(int=0)]
