"""What lists of posts can filter and sort by, as tables, and what a query's filters are in the rows that there are.

How a statement is made of it is in ``api.queries.posts.statements``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, bindparam, or_, select, tuple_

from api.clock import MICROSECONDS
from api.derived.facets import ALL, EVERYTHING, Key, facet_key
from api.derived.positions import A_SECOND
from api.derived.rows import KEYS, in_batches
from api.errors import InvalidParameter
from api.models import NAMED_BY_POSTS, NEVER, Card, Facet, Slug, Tag
from api.queries.posts.search_syntax import Expressions, expressions, question
from api.queries.visibility import ever_named
from api.settings import Site
from schemas.fields import is_id
from schemas.parameters import ANY
from schemas.vocabulary import POST_KINDS

Rule = Literal["any", "all", "none", "flag"]

FACETS: dict[str, tuple[Rule, str]] = {
    "tag": ("any", "tag"),
    "tag_all": ("all", "tag"),
    "tag_not": ("none", "tag"),
    "campaign": ("any", "campaign"),
    "section": ("any", "section"),
    "author": ("any", "author"),
    "language": ("any", "language"),
    "origin": ("any", "origin"),
    "featured": ("flag", "featured"),
    "has_image": ("flag", "image"),
}
"""Parameter: (any of, all of, none of these facets; or whether it bears the one facet, kind of facet)."""

RANGES: dict[str, tuple[str, str]] = {
    "published_after": ("position", ">="),
    "published_before": ("position", "<"),
    "updated_after": ("updated_at", ">="),
    "updated_before": ("updated_at", "<"),
}
"""Parameter: (column of the card, comparison)."""

SORTS: dict[str, tuple[str, bool]] = {
    "-published_at": ("position", True),
    "published_at": ("position", False),
    "-updated_at": ("updated_at", True),
    "updated_at": ("updated_at", False),
    "-featured_at": ("featured_at", True),
    "relevance": ("position", True),
}
"""Sort: (column of the card, whether the greatest comes first). Posts that agree are in the order of their positions.
By relevance, each part of what matches is in this order by itself."""

NEWEST, RELEVANCE = "-published_at", "relevance"
MONTHS = 12


SIDES = {"post": 1, "page": -1}
"""Kind of post: what a facet's number is multiplied by for its list of them."""
NOTHING = 0
"""The number of a facet that there is not."""
_FACETS = select(Facet.kind, Facet.key, Facet.ref, Facet.id, Facet.posts, Facet.pages)
_SAID = tuple_(Facet.kind, Facet.key).in_(bindparam("slugs", expanding=True))
_BY_SLUG = _FACETS.where(_SAID)
_BY_EITHER = _FACETS.where(or_(_SAID, tuple_(Facet.kind, Facet.ref).in_(bindparam("refs", expanding=True))))
_FORMER = select(Slug.kind, Slug.slug, Slug.entity_id).where(tuple_(Slug.kind, Slug.slug).in_(bindparam("slugs", expanding=True)))
_MERGED = select(Tag.id, Tag.merged_into_id).where(Tag.id.in_(KEYS), Tag.merged_into_id.is_not(None))
_PARENTS = select(Tag.parent_id).where(Tag.parent_id.in_(KEYS)).distinct()
_LANGUAGES = select(Facet.key).where(Facet.kind == "language", or_(Facet.posts > 0, Facet.pages > 0))
_POSITIONS = select(Card.position).where(Card.post_id.in_(KEYS))


@dataclass(frozen=True, slots=True)
class ResolvedFacet:
    """One facet of a filter, as far as the kinds of posts go that are asked for.

    ``numbers``: of its list of posts, its list of pages, or both; ``sizes``: how many are in each. ``exact``: those of the tag's
    children are not meant.
    """

    numbers: tuple[int, ...] = (NOTHING,)
    sizes: tuple[int, ...] = (0,)
    ref: str = ""
    exact: bool = False
    kind: str = ""

    @property
    def posts(self) -> int:
        """How many are under it."""
        return sum(self.sizes)

    @property
    def lists(self) -> tuple[int, ...]:
        """The numbers of the lists that have any now; one at least. What was in the others is only asked for by who tells what left."""
        return tuple(number for number, size in zip(self.numbers, self.sizes, strict=True) if size) or self.numbers[:1]


@dataclass(slots=True)
class Filters:
    """A checked query: ``groups`` of which each must be met by one facet, facets to be missing, bounds, places to leave out.

    ``everything``: what all posts of the kinds asked for are listed under; ``public``: how many there are of any kind. ``match``: what
    the search index of ``dialect`` is asked. ``prefer``: languages of which a group of translations shows the first;
    ``None``: it shows all. ``unknown``: (parameter, value) of what names nothing that ever was.
    """

    everything: ResolvedFacet
    public: int = 0
    sort: str = NEWEST
    groups: list[list[ResolvedFacet]] = field(default_factory=list)
    nots: list[ResolvedFacet] = field(default_factory=list)
    bounds: dict[str, int] = field(default_factory=dict)
    without: Sequence[int] = ()
    match: Expressions | None = None
    dialect: str = ""
    prefer: Sequence[str] | None = None
    unknown: Sequence[tuple[str, str]] = ()

    @property
    def keys(self) -> list[str]:
        """What a change must purge to reach the list: the facets of its groups, or all posts where these do not say enough."""
        wanted = [one for group in self.groups for one in group]
        is_known = bool(wanted) and all(one.numbers != (NOTHING,) for one in wanted)
        return [facet_key(one.kind, one.ref) for one in wanted] if is_known else [ALL]

    @property
    def stored_total(self) -> int | None:
        """How many posts match, where one stored count says it."""
        if self.nots or self.bounds or self.without or self.match or self.prefer is not None or len(self.groups) > 1:
            return None
        group = self.groups[0] if self.groups else [self.everything]
        return group[0].posts if len(group) == 1 and not group[0].exact else None


def bounds_of(asked: Mapping[str, Any], zone: ZoneInfo) -> dict[str, int]:
    """By parameter, the bound that the column is compared with; ``published_in`` narrows the published ones."""
    bounds: dict[str, int] = {}
    for name, (column, _) in RANGES.items():
        if asked.get(name) is not None:
            microseconds: int = asked[name]
            # Publication is known to the second: the next whole second for both, since after is inclusive and before exclusive.
            bounds[name] = -(-microseconds // MICROSECONDS) * A_SECOND if column == "position" else microseconds
    if asked.get("published_in"):
        start, end = period(asked["published_in"], zone)
        bounds["published_after"] = max(bounds.get("published_after", start * A_SECOND), start * A_SECOND)
        bounds["published_before"] = min(bounds.get("published_before", end * A_SECOND), end * A_SECOND)
    return bounds


def period(text: str, zone: ZoneInfo) -> tuple[int, int]:
    """First second of a year (``2024``) or month (``2024-05``) in the zone, and the first one after it."""
    year, _, month = text.partition("-")
    first = datetime(int(year), int(month or 1), 1, tzinfo=zone)
    # What a zone has in no year yet counts as of the first day.
    start = NEVER if first.date() == date.min else int(first.timestamp())
    months = int(year) * MONTHS + (int(month) if month else MONTHS)
    after = datetime(months // MONTHS, months % MONTHS + 1, 1, tzinfo=zone)
    return start, int(after.timestamp())


def kinds_of(asked: Mapping[str, Any]) -> list[str]:
    """The kinds of posts that a query is about: posts, unless it says otherwise; of those that it names, any."""
    if asked.get("kind"):
        return list(asked["kind"])
    return list(POST_KINDS) if asked.get("id") or asked.get("slug") else [POST_KINDS[0]]


def resolved(connection: Connection, asked: Mapping[str, Any], site: Site) -> Filters:
    """The filters of a query, with the numbers of its facets; ``NOTHING``, which no post has, for what names nothing."""
    book = _Book(connection, _named(asked), kinds_of(asked))
    found = Filters(book.facet(EVERYTHING), book.public, asked.get("sort") or NEWEST, bounds=bounds_of(asked, site.zone))
    _bear(found, asked, book, _with_children(connection, asked, book))
    found.unknown = _unknown(connection, asked, book)
    if asked.get("prefer_language"):
        _prefer(found, asked["prefer_language"], book)
    # The lists of all other facets are of these kinds alone.
    is_open = not found.groups and found.everything.posts < book.public
    if asked.get("q") is not None:
        _search(connection, found, asked, book.kinds if is_open else ())
    elif is_open:
        found.groups.append([found.everything])
    if asked.get("id_not"):
        found.without = sorted(at for (at,) in in_batches(connection, _POSITIONS, [UUID(one) for one in asked["id_not"]]))
    return found


def _bear(found: Filters, asked: Mapping[str, Any], book: "_Book", exact: set[str]) -> None:
    """Adds the facets that posts must have and must not have. ``exact``: ids of tags whose children do not count."""
    for name, (rule, kind) in FACETS.items():
        if asked.get(name) is None:
            continue
        values = asked[name] if isinstance(asked[name], list) else [asked[name]]
        wanted = [book.facet((kind, "" if rule == "flag" else value), exact) for value in values]
        if rule == "all":
            found.groups += [[one] for one in wanted]
        elif rule == "any" or (rule == "flag" and asked[name]):
            found.groups.append(wanted)
        else:
            found.nots += wanted


def _unknown(connection: Connection, asked: Mapping[str, Any], book: "_Book") -> list[tuple[str, str]]:
    """(parameter, value) of what names nothing: what has no posts may be there, or may have been."""
    missing: list[tuple[str, str]] = []
    for name, (_, kind) in FACETS.items():
        values = [value for value in asked.get(name) or () if (kind, value) not in book.rows] if kind in NAMED_BY_POSTS else []
        if values:
            known = ever_named(connection, kind, values)
            missing += [(name, value) for value in values if value not in known]
    return missing


def _prefer(found: Filters, languages: list[str], book: "_Book") -> None:
    """Adds preferred languages: of each group of translations the first of these; groups with none of them are only kept by ``*``."""
    found.prefer = [one for one in languages if one != ANY]
    if ANY not in languages:
        found.groups.append([book.facet(("language", one)) for one in languages])


def _search(connection: Connection, found: Filters, asked: Mapping[str, Any], kinds: Collection[str]) -> None:
    """Adds the full-text query; ``kinds``: those of the posts that it is about, where nothing else says it.

    Raises ``InvalidParameter`` where it only says what a post must not have.
    """
    terms = question(asked["q"])
    if terms.wanted:
        found.dialect = connection.dialect.name
        languages = {line.partition("-")[0] for line in asked.get("language") or connection.execute(_LANGUAGES).scalars()}
        found.match = expressions(terms.narrowed(kinds), languages, found.dialect)
    elif terms.unwanted:
        raise InvalidParameter("Everything in the question is excluded: say a word that posts must have, too.", "q")
    else:
        found.groups.append([ResolvedFacet()])


def _named(asked: Mapping[str, Any]) -> set[Key]:
    """The facets that the query names, as (kind, value)."""
    named = {EVERYTHING}
    for name, (rule, kind) in FACETS.items():
        if asked.get(name) is not None:
            values = asked[name] if isinstance(asked[name], list) else [asked[name]]
            named |= {(kind, "")} if rule == "flag" else {(kind, value) for value in values}
    return named | {("language", one) for one in asked.get("prefer_language") or () if one != ANY}


class _Book:
    """The facets that a query names, by (kind, what it says), as far as ``kinds`` of posts go. ``public``: posts of any kind."""

    def __init__(self, connection: Connection, named: set[Key], kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self.rows = _book(connection, named)
        everything = self.rows.get(EVERYTHING)
        self.public = everything.posts + everything.pages if everything else 0

    def facet(self, key: Key, exact: Collection[str] = ()) -> ResolvedFacet:
        """A facet. ``exact``: ids of tags whose children do not count."""
        row = self.rows.get(key)
        if row is None:
            return ResolvedFacet(kind=key[0])
        numbers = tuple(SIDES[kind] * row.id for kind in self.kinds)
        sizes = tuple(row.pages if kind == "page" else row.posts for kind in self.kinds)
        return ResolvedFacet(numbers, sizes, row.ref, exact=row.ref in exact, kind=key[0])


def _book(connection: Connection, named: set[Key]) -> dict[Key, Row[Any]]:
    refs = {key for key in named if key[0] in NAMED_BY_POSTS and is_id(key[1])}
    asked = {"slugs": sorted(named - refs) or [("", "")]}
    rows = connection.execute(_BY_EITHER, {**asked, "refs": sorted(refs)}) if refs else connection.execute(_BY_SLUG, asked)
    book: dict[Key, Row[Any]] = {}
    found: Sequence[Any] = rows.all()
    for row in found:
        for said in (row.key, row.ref):
            if (row.kind, said) in named:
                book[row.kind, said] = row
    merged = dict(in_batches(connection, _MERGED, [UUID(ref) for kind, ref in refs if kind == "tag"]))
    missing = {key for key in named - set(book) - refs if key[0] in NAMED_BY_POSTS}
    leads: dict[Key, Key] = {("tag", str(tag)): ("tag", str(into)) for tag, into in merged.items()}
    if missing:
        leads |= {(kind, slug): (kind, str(entity)) for kind, slug, entity in connection.execute(_FORMER, {"slugs": sorted(missing)})}
    if leads:
        present = _book(connection, set(leads.values()))
        book |= {said: present[target] for said, target in leads.items() if target in present}
    return book


def _with_children(connection: Connection, asked: Mapping[str, Any], book: _Book) -> set[str]:
    """Ids of the tags asked for exactly whose facets have other tags' posts too."""
    if not asked.get("tag_exact"):
        return set()
    tags = [UUID(row.ref) for (kind, _), row in book.rows.items() if kind == "tag"]
    return {str(parent) for (parent,) in in_batches(connection, _PARENTS, tags)}
