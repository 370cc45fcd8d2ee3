"""Campaigns: their texts, days, state and figures."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Date, and_, case, delete, literal, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS, iso_day, iso_or_none
from api.errors import InvalidInput
from api.models import Campaign, Figure, Measure
from api.queries.resources.figures import figures
from api.services import in_use, saved_forms
from api.services.bodies import sanitised
from api.services.images import show
from api.services.resources import figures as reported, naming
from api.services.resources.figures import FigureValues, PointValues
from api.services.revisioning import NOBODY, By, Stamp, assign, bump_revision
from api.settings import Site


class CampaignValues(TypedDict, total=False):
    """The authoring form of a campaign; days are inclusive, ``None`` is open."""

    slug: str
    title: str
    language: str
    titles: Mapping[str, str]
    hashtag: str | None
    summary: str | None
    summaries: Mapping[str, str]
    body_html: str | None
    bodies: Mapping[str, str]
    starts_on: date | None
    ends_on: date | None
    place: str | None
    places: Mapping[str, str]
    image: Mapping[str, Any] | None
    featured: bool
    figures: Sequence[FigureValues]


FORM: dict[str, Any] = {
    "own": "title",
    "plain": ("hashtag", "summary", "starts_on", "ends_on", "place"),
    "maps": ("titles", "summaries", "places"),
}


def create(
    session: Session,
    values: CampaignValues,
    *,
    now: int,
    by: By = NOBODY,
    new_id: UUID | None = None,
    stamp: Stamp | None = None,
) -> Campaign:
    """A new campaign."""
    campaign = naming.create(session, Campaign(), "campaign", values, now=now, new_id=new_id, stamp=stamp)
    campaign.bodies = {}
    _fill(session, campaign, {"titles": {}, "summaries": {}, "places": {}, **values}, now=now)
    assign(campaign, stamp or {}, ("featured_at",))
    campaign.state = state_on(campaign.starts_on, campaign.ends_on, today(session.info["site"], now))
    session.add(campaign)
    session.flush()
    reported.put(session, campaign, values.get("figures", ()))
    session.flush()
    saved_forms.keep(session, campaign, by=by)
    return campaign


def edit(
    session: Session,
    campaign: Campaign,
    values: CampaignValues,
    *,
    now: int,
    by: By = NOBODY,
    stamp: Stamp | None = None,
    drop_figures: bool = False,
) -> list[str]:
    """The members that changed. ``drop_figures``: those may lose their history."""
    former = campaign.language
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, campaign, "campaign", values, stamp=stamp)
        others = _fill(session, campaign, values, now=now)
        assign(campaign, stamp or {}, ("featured_at",))
        is_reported = campaign.language != former and "figures" not in values and reported.speak(session, campaign, former)
        if "figures" in values:
            is_reported = reported.put(session, campaign, values["figures"], drop=drop_figures)
        changed = saved_forms.saved(session, campaign, now, stamp=stamp, also=[*others, *(["figures"] if is_reported else [])], by=by)
    campaign.state = state_on(
        campaign.starts_on, campaign.ends_on, today(session.info["site"], now)
    )  # follows from the days: no edit of its own
    session.flush()
    return changed


def report(session: Session, campaign: Campaign, measure: str, point: PointValues, *, now: int, by: By = NOBODY) -> list[str]:
    """The members that changed: ``figures``, unless the measure has this value at this instant already."""
    with session.no_autoflush:
        if not reported.put_one(session, campaign, measure, point, now=now):
            return []
        changed = bump_revision(session, campaign, now, also=["figures"])
        session.flush()
        saved_forms.keep_report(session, campaign, measure, point["at"], by=by)
    return changed


def remove(session: Session, campaign: Campaign) -> None:
    """Deletes a campaign that no post names."""
    in_use.refuse_named(session, campaign)
    session.execute(delete(Figure).where(Figure.campaign_id == campaign.id).execution_options(touches={"campaign": [campaign.id]}))
    session.execute(delete(Measure).where(Measure.campaign_id == campaign.id).execution_options(touches={"campaign": [campaign.id]}))
    naming.remove(session, campaign)


def _fill(session: Session, campaign: Campaign, values: CampaignValues, *, now: int) -> list[str]:
    """Sets what is given; answers the members that changed in other tables."""
    texts = naming.fill(campaign, values, **FORM)
    if "body_html" in texts:
        body = texts["body_html"]
        campaign.body_html = None if body is None else sanitised(session, body, "/body_html")
    if "bodies" in texts:
        bodies = {language: sanitised(session, body, f"/bodies/{language}") for language, body in sorted(texts["bodies"].items())}
        campaign.bodies = {language: body for language, body in bodies.items() if language != campaign.language}
    shows_other = "image" in values and show(session, campaign, values["image"])
    if "featured" in values and values["featured"] != (campaign.featured_at is not None):
        campaign.featured_at = now // MICROSECONDS if values["featured"] else None
    if campaign.starts_on and campaign.ends_on and campaign.ends_on < campaign.starts_on:
        raise InvalidInput("A campaign ends on the day it starts, or later.", "/ends_on")
    return ["image"] if shows_other else []


def archived(session: Session, row: Campaign, image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The campaign's own members in an archive."""
    texts = ("title", "titles", "hashtag", "summary", "summaries", "body_html", "bodies")
    told = figures(session.connection(), [row.id], history=True, posts="stored ids").get(row.id, [])
    return {
        **{name: getattr(row, name) for name in texts},
        "starts_on": iso_day(row.starts_on),
        "ends_on": iso_day(row.ends_on),
        "place": row.place,
        "places": row.places,
        "image": image,
        "featured": row.featured_at is not None,
        "featured_at": iso_or_none(row.featured_at),
        "figures": [{name: value for name, value in figure.items() if name != "latest"} for figure in told],
    }


def today(site: Site, now: int) -> date:
    """Today in the site's zone."""
    return datetime.fromtimestamp(now // MICROSECONDS, UTC).astimezone(site.zone).date()


def state_on(starts_on: date | None, ends_on: date | None, day: date) -> str:
    """The state on a day; both ends are inclusive."""
    if starts_on is not None and day < starts_on:
        return "upcoming"
    return "ended" if ends_on is not None and day > ends_on else "active"


def update_states(session: Session, now: int, site: Site) -> int:
    """Updates the ``state`` of campaigns that began or ended; how many."""
    day = literal(today(site, now), Date)
    due = case(
        (Campaign.starts_on > day, "upcoming"), (and_(Campaign.ends_on.is_not(None), Campaign.ends_on < day), "ended"), else_="active"
    )
    campaigns = session.scalars(select(Campaign).where(Campaign.state != due).order_by(Campaign.id).limit(100)).all()
    for campaign in campaigns:
        campaign.state = state_on(campaign.starts_on, campaign.ends_on, today(site, now))
    return len(campaigns)
