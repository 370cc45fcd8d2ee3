"""What lists of posts can filter and sort by, as tables, and what a query's filters are in the rows that there are.

How a statement is made of it is in ``api.queries.posts.statements``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_, select

from api.clock import MICROSECONDS
from api.derived.facets import ALL, EVERY_KIND, EVERYTHING, Key, facet_key
from api.derived.positions import A_SECOND
from api.errors import InvalidParameter
from api.models import NAMED_BY_POSTS, NEVER, Card, Facet, Tag
from api.queries.driver import Statement, among
from api.queries.posts.named_facets import NOTHING, Book, ResolvedFacet
from api.queries.posts.search_syntax import Expressions, expressions, question
from api.queries.visibility import ever_named
from api.settings import Site
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


_PARENTS = Statement(select(Tag.parent_id).where(among(Tag.parent_id, "tags")).distinct())
_LANGUAGES = Statement(select(Facet.key).where(Facet.kind == "language", or_(Facet.posts > 0, Facet.pages > 0)))
_POSITIONS = Statement(select(Card.position).where(among(Card.post_id, "posts")))


@dataclass(slots=True)
class Filters:
    """A checked query: ``groups`` of which each must be met by one facet, facets to be missing, bounds, places to leave out.

    ``everything``: what all posts of the kinds asked for are listed under; ``public``: how many there are of any kind. ``match``: what
    the search index of ``dialect`` is asked. ``prefer``: languages of which a group of translations shows the first;
    ``None``: it shows all. ``unknown``: (parameter, value) of what names nothing that ever was. ``depends_on``: keys
    (``api.queries.moves``) that lists of it depend on, where it is not the groups alone. ``titled``: beginnings of words that must
    be in the title, the one that drives first.
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
    depends_on: Sequence[str] = ()
    titled: Sequence[str] = ()

    @property
    def groups_of_keys(self) -> list[list[str]]:
        """What a list of it depends on. A part of the groups says enough, too."""
        if self.depends_on:
            return [[*self.depends_on]]
        known = [group for group in self.groups if all(one.numbers != (NOTHING,) for one in group)]
        return [[facet_key(one.kind, one.ref) for one in group] for group in known] or [[ALL]]

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
    book = Book(connection, _named(asked), kinds_of(asked))
    found = Filters(book.facet(EVERYTHING), book.public, asked.get("sort") or NEWEST, bounds=bounds_of(asked, site.zone))
    _bear(found, asked, book, _with_children(connection, asked, book))
    found.unknown = _unknown(connection, asked, book)
    if not book.is_firm:
        found.depends_on = EVERY_KIND
    if asked.get("prefer_language"):
        _prefer(found, asked["prefer_language"], book)
    # The lists of all other facets are of these kinds alone.
    is_open = not found.groups and found.everything.posts < book.public
    if asked.get("q") is not None:
        _search(connection, found, asked, book.kinds if is_open else ())
    elif is_open:
        found.groups.append([found.everything])
    if asked.get("id_not"):
        found.without = sorted(_POSITIONS.scalars(connection, {"posts": [UUID(one) for one in asked["id_not"]]}))
    return found


def _bear(found: Filters, asked: Mapping[str, Any], book: Book, exact: set[str]) -> None:
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


def _unknown(connection: Connection, asked: Mapping[str, Any], book: Book) -> list[tuple[str, str]]:
    """(parameter, value) of what names nothing: what has no posts may be there, or may have been."""
    missing: list[tuple[str, str]] = []
    for name, (_, kind) in FACETS.items():
        values = [value for value in asked.get(name) or () if (kind, value) not in book.rows] if kind in NAMED_BY_POSTS else []
        if values:
            known = ever_named(connection, kind, values)
            missing += [(name, value) for value in values if value not in known]
    return missing


def _prefer(found: Filters, languages: list[str], book: Book) -> None:
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
        languages = {line.partition("-")[0] for line in asked.get("language") or _LANGUAGES.scalars(connection, {})}
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


def _with_children(connection: Connection, asked: Mapping[str, Any], book: Book) -> set[str]:
    """Ids of the tags asked for exactly whose facets have other tags' posts too."""
    if not asked.get("tag_exact"):
        return set()
    tags = [UUID(row.ref) for (kind, _), row in book.rows.items() if kind == "tag"]
    return {str(parent) for parent in _PARENTS.scalars(connection, {"tags": tags})}
