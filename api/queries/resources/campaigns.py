"""Which campaigns are listed, and how a campaign is shown. Its figures are in ``api.queries.resources.figures``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from api.clock import iso
from api.derived.fragments import table_of
from api.derived.positions import A_SECOND
from api.models import Facet, Listing
from api.queries.paging import Rows, Window
from api.queries.resources import lists
from api.queries.resources.figures import figures
from api.queries.resources.languages import texts
from api.queries.resources.lists import ListedKind, PageOfRows, Sort, head, images, tail
from api.settings import Site

_CAMPAIGN = table_of("campaign")
_LATEST = select(func.max(Listing.position)).where(Listing.facet_id == Facet.id).correlate(Facet).scalar_subquery()
_PLAIN = ("hashtag", "starts_on", "ends_on", "place", "state")
_TEXTS = {"title": "titles", "summary": "summaries"}


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of campaigns, as ``lists.listed``. ``state``: any of these; ``include``: ``body_html``, ``figures.history``."""
    return lists.listed(CAMPAIGNS, connection, asked, window=window, site=site)


def one(connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The campaign, whole; ``asked`` may hold ``prefer_language``."""
    return lists.one(CAMPAIGNS, connection, ref, site=site, asked=asked)


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    shown = images(page)
    reported = figures(page.connection, [row.id for row in page.rows], history="figures.history" in page.include)
    members = {**_TEXTS, "body_html": "bodies"} if "body_html" in page.include else _TEXTS
    return [
        {
            **head(row),
            **texts(row, members, page.languages),
            **{name: getattr(row, name) for name in _PLAIN},
            "featured_at": None if row.featured_at is None else iso(row.featured_at),
            "image": shown[row.image_id],
            "latest_post_at": None if row.latest is None else iso(row.latest // A_SECOND),
            "figures": reported.get(row.id, []),
            **tail(row),
        }
        for row in page.rows
    ]


CAMPAIGNS = ListedKind(
    kind="campaign",
    columns=(
        *(_CAMPAIGN.c[name] for name in ("title", "titles", "summary", "summaries", *_PLAIN, "featured_at", "image_id")),
        _LATEST.label("latest"),
    ),
    included={"body_html": (_CAMPAIGN.c.body_html, _CAMPAIGN.c.bodies), "figures.history": ()},
    filters={
        "state": lambda _, states: _CAMPAIGN.c.state.in_(states),
        "featured": lambda _, wanted: _CAMPAIGN.c.featured_at.is_not(None) if wanted else _CAMPAIGN.c.featured_at.is_(None),
    },
    sorts={
        "-starts_on": Sort(_CAMPAIGN.c.starts_on, descending=True, nullable=True, read=date.fromisoformat),
        "starts_on": Sort(_CAMPAIGN.c.starts_on, nullable=True, read=date.fromisoformat),
        "-latest_post_at": Sort(_LATEST, descending=True, nullable=True),
    },
    default_sort="-starts_on",
    items=_items,
)
