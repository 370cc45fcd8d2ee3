"""Which posts maps of the site are made of: its own, of all sections or of some. Syndicated copies are never among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select

from api.queries.driver import among
from api.queries.posts.filters import resolved
from api.queries.posts.named_facets import ResolvedFacet
from api.queries.posts.planner import lists_of
from api.queries.posts.statements import LISTING, bears
from api.settings import Site


@dataclass(frozen=True, slots=True)
class Own:
    """The site's own posts, of the kinds asked for: ``lists`` are theirs, ``sections`` those asked for, ``None`` for all.

    ``keys``: what a change must purge to reach an answer that shows them.
    """

    lists: Sequence[int]
    sections: Sequence[ResolvedFacet] | None
    keys: list[str]

    @property
    def values(self) -> dict[str, Any]:
        """Values of the statement ``positions``."""
        return {"own": self.lists, "drive": self.lists if self.sections is None else lists_of(self.sections)}


def own(connection: Connection, asked: Mapping[str, Any], site: Site) -> Own:
    """The posts of the sections that ``asked`` names, of all unless it does; a section that there is not has none."""
    filters = resolved(connection, {"origin": ["own"], "section": asked.get("section"), "kind": asked.get("kind")}, site)
    *named, (facet,) = filters.groups
    return Own(facet.lists, named[0] if named else None, replace(filters, groups=named or [[facet]]).keys)


def positions(found: Own) -> Select[Any]:
    """Their positions, in no order. A post has one section: none comes twice."""
    statement = select(LISTING.c.position).where(among(LISTING.c.facet_id, "drive"))
    return statement if found.sections is None else statement.where(bears("own", LISTING.c.position).is_not(None))
