"""Which campaigns are listed, and how a campaign is shown. Its figures are in ``figures``."""

from datetime import date
from typing import Any

from sqlalchemy import Text, cast, func, select

from api.clock import iso_day, iso_or_none
from api.derived.fragments import images_of
from api.derived.positions import A_SECOND
from api.derived.urls import page_url
from api.models import KINDS, Facet, Listing
from api.queries.resources.figures import figures
from api.queries.resources.languages import texts, worded
from api.queries.resources.lists import ListedKind, PageOfRows, Sort, head, tail

HISTORY = "figures.history"
TEXTS = {"title": "titles", "summary": "summaries"}
PLACE = ("place", "places")
BODY = {"body_html": "bodies"}

_CAMPAIGN = KINDS["campaign"].table
_LATEST = select(func.max(Listing.position)).where(Listing.facet_id == Facet.id).correlate(Facet).scalar_subquery()
_PLAIN = ("hashtag", "starts_on", "ends_on", "state")


def _items(page: PageOfRows) -> list[dict[str, Any]]:
    images = images_of(page.connection, page.rows)
    spoken = {row.id: texts(row, {**TEXTS, **_body(page)}, page.languages) for row in page.rows}
    languages = {row.id: (spoken[row.id]["language"], row.language) for row in page.rows}
    reported = figures(page.connection, [row.id for row in page.rows], history=HISTORY in page.include, languages=languages)
    return [
        {
            **head(row),
            **spoken[row.id],
            "url": page_url("campaign", row.slug, page.site),
            **{name: getattr(row, name) for name in _PLAIN},
            "place": worded(*languages[row.id], row.place, row.other_places),
            "featured_at": iso_or_none(row.featured_at),
            "image": images[row.image_id],
            "latest_post_at": None if row.latest is None else iso_or_none(row.latest // A_SECOND),
            "figures": reported.get(row.id, []),
            **tail(row),
        }
        for row in page.rows
    ]


def _synced(page: PageOfRows) -> list[dict[str, Any]]:
    images = images_of(page.connection, page.rows)
    reported = figures(page.connection, [row.id for row in page.rows], history=True, posts="public ids")
    return [
        {
            **_texts(row, page),
            "url": page_url("campaign", row.slug, page.site),
            **{name: getattr(row, name) for name in (*_PLAIN, *PLACE)},
            "featured_at": iso_or_none(row.featured_at),
            "image": images[row.image_id],
            "figures": reported.get(row.id, []),
        }
        for row in page.rows
    ]


def _authored(page: PageOfRows) -> list[dict[str, Any]]:
    images = images_of(page.connection, page.rows, unfinished=True)
    reported = figures(page.connection, [row.id for row in page.rows], history=HISTORY in page.include, posts="ids", section=page.section)
    return [
        {
            **_texts(row, page),
            "url": page_url("campaign", row.slug, page.site),
            **{name: getattr(row, name) for name in ("hashtag", *PLACE, "state")},
            "starts_on": iso_day(row.starts_on),
            "ends_on": iso_day(row.ends_on),
            "image": images[row.image_id],
            "featured": row.featured_at is not None,
            "featured_at": iso_or_none(row.featured_at),
            "figures": [{name: value for name, value in figure.items() if name != "latest"} for figure in reported.get(row.id, [])],
        }
        for row in page.rows
    ]


def _body(page: PageOfRows) -> dict[str, str]:
    return BODY if "body_html" in page.include else {}


def _texts(row: Any, page: PageOfRows) -> dict[str, Any]:
    """The texts in all their languages."""
    return {name: getattr(row, name) for pair in (TEXTS | _body(page)).items() for name in pair}


LISTED = ListedKind(
    kind="campaign",
    columns=(
        *(_CAMPAIGN.c[name] for name in ("title", "titles", "summary", "summaries", *_PLAIN, "place", "featured_at", "image_id")),
        _LATEST.label("latest"),
        cast(_CAMPAIGN.c.places, Text).label("other_places"),
    ),
    included={"body_html": (_CAMPAIGN.c.body_html, _CAMPAIGN.c.bodies), HISTORY: ()},
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
    synced=_synced,
    authored=_authored,
)
