"""Which posts maps of the site are made of: its own, of all sections or of some. Syndicated copies are never among them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select

from api.queries.posts.filters import resolved
from api.queries.posts.statements import LISTING, bears, many
from api.settings import Site


@dataclass(frozen=True, slots=True)
class Own:
    """The site's own posts: ``facet`` is theirs, ``sections`` those asked for (number of the facet: id), ``None`` for all.

    ``keys``: what a change must purge to reach an answer that shows them.
    """

    facet: int
    sections: Mapping[int, str] | None
    keys: list[str]

    @property
    def values(self) -> dict[str, Any]:
        """Values of the statement ``positions``."""
        return {"own": [self.facet], "drive": [self.facet] if self.sections is None else list(self.sections)}


def own(connection: Connection, asked: Mapping[str, Any], site: Site) -> Own:
    """The posts of the sections that ``asked`` names, of all unless it does; a section that there is not has none."""
    filters = resolved(connection, {"origin": ["own"], "section": asked.get("section")}, site)
    *named, (facet,) = filters.groups
    sections = {one.number: one.ref for one in named[0]} if named else None
    return Own(facet.number, sections, replace(filters, groups=named or [[facet]]).keys)


def positions(found: Own) -> Select[Any]:
    """Their positions, in no order. A post has one section: none comes twice."""
    statement = select(LISTING.c.position).where(LISTING.c.facet_id.in_(many("drive")))
    return statement if found.sections is None else statement.where(bears("own", LISTING.c.position).is_not(None))
