"""Which posts maps of the site are made of: its own, of all sections or of some.

Syndicated copies are never among them, nor what search engines are asked to leave out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from api.derived.facets import NOINDEX
from api.models import Facet
from api.queries.driver import Statement, among
from api.queries.posts.filters import resolved
from api.queries.posts.named_facets import SIDES, ResolvedFacet
from api.queries.posts.planner import lists_of
from api.queries.posts.statements import LISTING, bears
from api.settings import Site

_HIDDEN = Statement(select(Facet.id).where(Facet.kind == NOINDEX[0]))


@dataclass(frozen=True, slots=True)
class Own:
    """The site's own posts, of the kinds asked for: ``lists`` are theirs, ``sections`` those asked for, ``None`` for all.

    ``hidden``: lists of what is left out. ``keys``: what a change must purge to reach an answer that shows them.
    """

    lists: Sequence[int]
    sections: Sequence[ResolvedFacet] | None
    hidden: Sequence[int]
    keys: list[str]

    @property
    def values(self) -> dict[str, Any]:
        """Values of the statement ``positions``."""
        return {"own": self.lists, "hidden": self.hidden, "drive": self.lists if self.sections is None else lists_of(self.sections)}


def own(connection: Connection, asked: Mapping[str, Any], site: Site) -> Own:
    """The posts of the sections that ``asked`` names, of all unless it does; a section that there is not has none."""
    filters = resolved(connection, {"origin": ["own"], "section": asked.get("section"), "kind": asked.get("kind")}, site)
    *named, (facet,) = filters.groups
    hidden = [side * number for number in _HIDDEN.scalars(connection, {}) for side in SIDES.values()]
    return Own(facet.lists, named[0] if named else None, hidden, replace(filters, groups=named or [[facet]]).keys)


def shown(found: Own, at: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """The condition that the post at this position is not left out."""
    return [func.coalesce(bears("hidden", at), 0) < 1] if found.hidden else []


def positions(found: Own) -> Select[Any]:
    """Their positions, in no order. A post has one section: none comes twice."""
    statement = select(LISTING.c.position).where(among(LISTING.c.facet_id, "drive"), *shown(found, LISTING.c.position))
    return statement if found.sections is None else statement.where(bears("own", LISTING.c.position).is_not(None))
