"""Pages of campaigns and tags on the site that have something to show, and of events. Other resources have theirs elsewhere, or none."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, true

from api.clock import MICROSECONDS
from api.derived.positions import A_SECOND
from api.derived.urls import page_url
from api.models import KINDS, Facet, Figure, Listing
from api.settings import Site

LISTED = ("campaign", "event", "tag")
_LATEST = select(func.max(Listing.position)).where(Listing.facet_id == Facet.id).correlate(Facet).scalar_subquery()


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page: its address, and when it changed last (µs): it was edited, or its newest post came."""

    url: str
    updated_at: int


def resource_pages(connection: Connection, site: Site) -> list[ResourcePage]:
    """The pages, the oldest of each kind first. One statement a kind."""
    return [
        ResourcePage(page_url(kind, row.slug, site), max(row.updated_at, (row.latest or 0) // A_SECOND * MICROSECONDS))
        for kind in LISTED
        for row in connection.execute(_shown(kind))
    ]


def _shown(kind: str) -> Select[*tuple[Any, ...]]:
    table = KINDS[kind].table
    source = table.outerjoin(Facet, and_(Facet.kind == kind, Facet.key == table.c.slug))
    shows: ColumnElement[bool] = Facet.posts > 0
    if kind == "event":
        shows = true()
    if kind == "campaign":
        tells = [and_(table.c[name].is_not(None), table.c[name] != "") for name in ("summary", "body_html")]
        shows = or_(shows, *tells, exists().where(Figure.campaign_id == table.c.id))
    columns = (table.c.slug, table.c.updated_at, _LATEST.label("latest"))
    return select(*columns).select_from(source).where(shows, *KINDS[kind].shown(table)).order_by(table.c.id)
