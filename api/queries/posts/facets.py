"""Counts of posts by tag, campaign, language, section, author, month and year. Which posts match is decided as for lists."""

from collections import ChainMap, Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import orjson
from babel import Locale, UnknownLocaleError
from sqlalchemy import Connection, bindparam, literal_column, select, union_all

from api.derived.card_format import tally
from api.derived.facets import language_line
from api.derived.fragments import OWN
from api.derived.urls import BASE
from api.models import NAMED_BY_POSTS, Facet, Fragment
from api.queries.driver import Statement, among
from api.queries.paging import MOST_COUNTED, Total
from api.queries.posts import statements
from api.queries.posts.filters import kinds_of, resolved
from api.queries.posts.lists import total
from api.queries.posts.planner import plan, probes
from api.queries.resources.languages import preferred
from api.settings import Site

FILTER_OF = {
    "tag": "tag",
    "campaign": "campaign",
    "language": "language",
    "section": "section",
    "author": "author",
    "month": "published_in",
    "year": "published_in",
}
"""Kind of facet: its own filter, which its counts ignore."""
TIMES = ("month", "year")
"""Kinds whose values come newest first."""
ALL_MONTHS = 12 * 9_999
YEAR = len("2026")
"""Characters of a year at the beginning of a month."""
FORM = frozenset({"facets", "limit"})
"""Parameters that say what is counted; the others say which posts are."""
PLAIN = frozenset({"tag_exact", "kind"})
"""Parameters that leave nothing out by themselves, or nothing that stored counts do not leave out as well."""

Asked = Mapping[str, Any]
Counted = tuple[str, str, int, int]
"""(kind, what a filter says, number of the facet, posts)."""

_FACET = Facet.__table__
_KNOWN = Statement(select(Facet.id, Facet.kind, Facet.key).where(among(Facet.id, "facets"), among(Facet.kind, "kinds")))
_NAMES = Statement(
    select(Fragment.facet_id, Fragment.language, Fragment.json).where(
        among(Fragment.facet_id, "facets"), among(Fragment.language, "languages")
    )
)


@dataclass(frozen=True, slots=True)
class Matches:
    """What matches some filters: how many posts, one more than the bound at most; how many of the newest have each facet."""

    posts: int
    numbers: Counter[str]
    """Keys are numbers of facets as cards write them."""


def counted(connection: Connection, asked: Asked, site: Site, *, most: int = MOST_COUNTED) -> dict[str, Any]:
    """``data``: by kind, buckets of value, label and count; ``total``. Of more than ``most`` posts that filters leave, the newest count."""
    filters = {name: value for name, value in asked.items() if name not in FORM and value is not None}
    ignored = {kind: FILTER_OF[kind] if FILTER_OF[kind] in filters else "" for kind in asked["facets"]}
    # Kinds that no filter of their own narrows share one set of matches; what nothing else narrows is stored.
    left = {own: {name: value for name, value in filters.items() if name != own} for own in dict.fromkeys(ignored.values())}
    sets = {
        own: _newest(connection, some, site, most, [kind for kind, one in ignored.items() if one == own])
        for own, some in left.items()
        if some.keys() - PLAIN
    }
    known = _known(connection, sets.values())
    stored = _stored(connection, [kind for kind, own in ignored.items() if own not in sets], kinds_of(asked), asked["limit"])
    found = {
        kind: (_largest(kind, sets[own].numbers, known) if own in sets else stored[kind])[: asked["limit"]] for kind, own in ignored.items()
    }
    labels = _labels(connection, [one for buckets in found.values() for one in buckets], asked, site)
    data = {
        kind: [{"value": value, "label": labels.get(number, value), "count": posts} for _, value, number, posts in buckets]
        for kind, buckets in found.items()
    }
    return {"data": dict.fromkeys(FILTER_OF) | data, "total": asdict(_total(connection, filters, sets.get(""), site, most))}


@lru_cache(maxsize=64)
def _first(kinds: tuple[str, ...], of: tuple[str, ...]) -> Statement:
    """The first stored counts of each of these kinds of facets, ``take_{kind}`` of them; ``of``: of which kinds of posts."""
    parts = []
    first, *others = (_FACET.c[f"{kind}s"] for kind in of)
    count: Any = first
    for other in others:
        count += other
    for kind in kinds:
        rows = select(*_FACET.c["kind", "key", "id"], count.label("posts")).where(_FACET.c.kind == literal_column(f"'{kind}'"), count > 0)
        order = [_FACET.c.key.desc()] if kind in TIMES else [count.desc(), _FACET.c.key]
        parts.append(select(rows.order_by(*order).limit(bindparam(f"take_{kind}")).subquery(kind)))
    return Statement(select(union_all(*parts).subquery("stored")))


def _stored(connection: Connection, kinds: Sequence[str], of: Sequence[str], limit: int) -> dict[str, list[Counted]]:
    """The stored counts over all public posts ``of`` these kinds, the first ``limit`` of each; years follow from all months."""
    found: dict[str, list[Counted]] = {"month" if kind == "year" else kind: [] for kind in kinds}
    takes = {f"take_{kind}": ALL_MONTHS if kind == "month" and "year" in kinds else limit for kind in found}
    if kinds:
        for row in _first(tuple(sorted(found)), tuple(of)).all(connection, takes):
            found[row.kind].append((row.kind, row.key, row.id, row.posts))
    ordered = {kind: _in_order(kind, buckets) for kind, buckets in found.items()}
    return {kind: _years(ordered["month"]) if kind == "year" else ordered[kind] for kind in kinds}


def _years(months: Iterable[Counted]) -> list[Counted]:
    """The counts of months, newest first, by year."""
    years: Counter[str] = Counter()
    for _, month, _, posts in months:
        years[month[:YEAR]] += posts
    return [("year", year, 0, posts) for year, posts in years.items()]


def _newest(connection: Connection, filters: Asked, site: Site, most: int, kinds: Collection[str]) -> Matches:
    wanted = resolved(connection, filters, site)
    shape, values = probes(wanted, plan(connection, wanted, most))
    # One more than is counted says whether there are more.
    facets = statements.facets_of(shape).scalars(connection, {**values, "take": most + 1})
    return Matches(len(facets), tally(facets[:most], {"month" if kind == "year" else kind for kind in kinds}))


def _known(connection: Connection, sets: Iterable[Matches]) -> dict[int, Any]:
    """The facets of these numbers that are counted."""
    numbers = {int(number) for one in sets for number in one.numbers}
    return {row.id: row for row in _KNOWN.all(connection, {"facets": sorted(numbers), "kinds": list(FILTER_OF)})} if numbers else {}


def _largest(kind: str, numbers: Mapping[str, int], known: Mapping[int, Any]) -> list[Counted]:
    if kind == "year":
        return _years(_largest("month", numbers, known))
    rows = [(known.get(int(number)), posts) for number, posts in numbers.items()]
    return _in_order(kind, [(kind, row.key, row.id, posts) for row, posts in rows if row is not None and row.kind == kind])


def _in_order(kind: str, buckets: Iterable[Counted]) -> list[Counted]:
    """Most posts first, those with as many by value; months newest first."""
    if kind in TIMES:
        return sorted(buckets, key=lambda one: one[1], reverse=True)
    return sorted(buckets, key=lambda one: (-one[3], one[1]))


def _total(connection: Connection, filters: Asked, seen: Matches | None, site: Site, most: int) -> Total:
    """How many match all filters. With any, up to ``most``, even where a stored count knows better: the counts are of no more."""
    if seen is None:
        wanted = resolved(connection, filters, site)
        found = total(connection, wanted, plan(connection, wanted, most), most)
        if found.value <= most or not filters.keys() - PLAIN:
            return found
    elif seen.posts <= most:
        return Total(seen.posts, "exact")
    return Total(most, "at_least")


def _labels(connection: Connection, buckets: Iterable[Counted], asked: Asked, site: Site) -> dict[int, str]:
    """By number of a facet, what to call it; those that are called by their value are left out."""
    labels: dict[int, str] = {}
    named: dict[int, str] = {}
    for kind, value, number, _ in buckets:
        if kind == "language":
            labels[number] = autonym(value)
        elif kind in NAMED_BY_POSTS:
            named[number] = NAMED_BY_POSTS[kind].called
    line = [*preferred(asked, site), OWN]
    texts: dict[int, dict[str, str]] = {}
    for number, language, json in _NAMES.all(connection, {"facets": sorted(named), "languages": line}) if named else ():
        texts.setdefault(number, {})[language] = json
    for number, known in texts.items():
        json = next(known[language] for language in line if language in known)
        labels[number] = orjson.loads(json.replace(BASE, site.public_url))[named[number]]
    return labels


@lru_cache(maxsize=1024)
def autonym(language: str) -> str:
    """A language's own name for itself, with script, region and variants in brackets (Unicode CLDR); the tag where that is not known."""
    base, *parts = language.split("-")
    for one in language_line(language):
        try:
            locale = Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # What is unknown may be answered with another language; single letters begin extensions, which have no names.
        if locale.language == base in locale.languages and all(len(part) > 1 for part in parts):
            names = ChainMap(locale.scripts, locale.territories, locale.variants)
            more = ", ".join(names.get(part, names.get(part.upper(), part)) for part in parts)
            return f"{locale.languages[base]} ({more})" if more else str(locale.languages[base])
    return language
