"""What lists of posts can filter and sort by, as tables. How a statement is made of it is in ``api.queries.posts.statements``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from api.clock import MICROSECONDS
from api.derived.positions import A_SECOND
from api.derived.surrogates import ALL, facet_key
from api.queries.posts.search_syntax import Expressions

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


@dataclass(frozen=True, slots=True)
class ResolvedFacet:
    """One facet of a filter; one that does not exist has number -1. ``exact``: the posts of the tag's children are not meant."""

    number: int = -1
    posts: int = 0
    ref: str = ""
    exact: bool = False
    kind: str = ""


@dataclass(slots=True)
class Filters:
    """A checked query: ``groups`` of which each must be met by one facet, facets to be missing, bounds, places to leave out.

    ``match``: what the search index of ``dialect`` is asked. ``prefer``: languages of which a group of translations shows the first;
    ``None``: it shows all.
    """

    everything: ResolvedFacet
    sort: str = NEWEST
    groups: list[list[ResolvedFacet]] = field(default_factory=list)
    nots: list[ResolvedFacet] = field(default_factory=list)
    bounds: dict[str, int] = field(default_factory=dict)
    without: Sequence[int] = ()
    match: Expressions | None = None
    dialect: str = ""
    prefer: Sequence[str] | None = None

    @property
    def keys(self) -> list[str]:
        """What a change must purge to reach the list: the facets of its groups, or all posts where these do not say enough."""
        wanted = [one for group in self.groups for one in group]
        is_known = bool(wanted) and all(one.number >= 0 for one in wanted)
        return [facet_key(one.kind, one.ref) for one in wanted] if is_known else [ALL]

    @property
    def stored_total(self) -> int | None:
        """How many posts match, where one stored count says it."""
        if self.nots or self.bounds or self.without or self.match or self.prefer is not None or len(self.groups) > 1:
            return None
        if not self.groups:
            return self.everything.posts
        (group,) = self.groups
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
    months = int(year) * MONTHS + (int(month) if month else MONTHS)
    after = datetime(months // MONTHS, months % MONTHS + 1, 1, tzinfo=zone)
    return int(first.timestamp()), int(after.timestamp())
