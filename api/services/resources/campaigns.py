"""Campaigns: their texts, days, state and figures."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import Date, and_, case, delete, literal, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS, iso_day, iso_or_none
from api.derived.writing import as_writing
from api.errors import InvalidInput
from api.models import Campaign, Figure, Measure
from api.queries.resources.figures import figures
from api.services import in_use
from api.services.bodies import sanitised
from api.services.images import show
from api.services.references import as_uuid, find
from api.services.resources import naming
from api.services.revisioning import Stamp, assign
from api.settings import Site


class PointValues(TypedDict, total=False):
    """A value reported at an instant (seconds); ``post`` is an id or slug, and may be missing yet."""

    at: int
    value: int
    post: str | None


class FigureValues(TypedDict, total=False):
    """What a campaign counts, and what was reported."""

    measure: str
    label: str
    unit: str | None
    target: int | None
    history: Sequence[PointValues]


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
    image: Mapping[str, Any] | None
    featured: bool
    figures: Sequence[FigureValues]


FORM: dict[str, Any] = {"own": "title", "plain": ("hashtag", "summary", "starts_on", "ends_on", "place"), "maps": ("titles", "summaries")}


def create(session: Session, values: CampaignValues, *, now: int, new_id: UUID | None = None, stamp: Stamp | None = None) -> Campaign:
    """A new campaign."""
    campaign = naming.create(session, Campaign(), "campaign", values, now=now, new_id=new_id, stamp=stamp)
    campaign.bodies = {}
    _fill(session, campaign, {"titles": {}, "summaries": {}, **values}, now=now)
    assign(campaign, stamp or {}, ("featured_at",))
    campaign.state = state_on(campaign.starts_on, campaign.ends_on, today(session.info["site"], now))
    naming.saved(session, campaign, now)
    _report(session, campaign, values.get("figures", ()))
    session.flush()
    return campaign


def edit(session: Session, campaign: Campaign, values: CampaignValues, *, now: int, stamp: Stamp | None = None) -> list[str]:
    """The members that changed."""
    with session.no_autoflush:  # what was flushed would not count as changed
        naming.rename(session, campaign, "campaign", values, stamp=stamp)
        others = _fill(session, campaign, values, now=now)
        assign(campaign, stamp or {}, ("featured_at",))
        if "figures" in values and _report(session, campaign, values["figures"]):
            others.append("figures")
        changed = naming.saved(session, campaign, now, stamp=stamp, also=others)
    campaign.state = state_on(
        campaign.starts_on, campaign.ends_on, today(session.info["site"], now)
    )  # follows from the days: no edit of its own
    session.flush()
    return changed


def remove(session: Session, campaign: Campaign) -> None:
    """Deletes a campaign that no post names."""
    in_use.refuse_named(session, campaign)
    session.execute(delete(Figure).where(Figure.campaign_id == campaign.id).execution_options(touches={"campaign": [campaign.id]}))
    session.execute(delete(Measure).where(Measure.campaign_id == campaign.id).execution_options(touches={"campaign": [campaign.id]}))
    session.delete(campaign)


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


def _report(session: Session, campaign: Campaign, figures: Sequence[FigureValues]) -> bool:
    """Whether the campaign's figures changed; they are these now, in this order."""
    measures = {row.measure: row for row in session.scalars(select(Measure).where(Measure.campaign_id == campaign.id))}
    points = {(row.measure, row.at): row for row in session.scalars(select(Figure).where(Figure.campaign_id == campaign.id))}
    changed = False
    for place, figure in enumerate(figures):
        measure = measures.pop(figure["measure"], None) or Measure(campaign_id=campaign.id, measure=figure["measure"])
        measure.ord, measure.label, measure.unit, measure.target = place, figure["label"], figure.get("unit"), figure.get("target")
        changed |= _add(session, measure)
        for point in figure.get("history", ()):
            key = (figure["measure"], point["at"])
            row = points.pop(key, None) or Figure(campaign_id=campaign.id, measure=key[0], at=key[1])
            row.value, row.post_id = point["value"], _post_id(session, point.get("post"), row.post_id)
            changed |= _add(session, row)
    for old in (*measures.values(), *points.values()):
        session.delete(old)
        changed = True
    return changed


def _add(session: Session, row: Measure | Figure) -> bool:
    is_new = row not in session
    session.add(row)
    return is_new or session.is_modified(row)


def _post_id(session: Session, ref: str | None, present: UUID | None) -> UUID | None:
    """A figure's post may come later: an id is taken as it is, a slug must be known.

    Who writes nothing for a post that is not shown to them leaves it as it is.
    """
    if ref is None:
        is_shown = as_writing(session).section is None or present is None or find(session, "post", present) is not None
        return None if is_shown else present
    found = as_uuid(ref) or find(session, "post", ref)
    if found is None:
        raise InvalidInput(f"There is no post {ref!r}: name a post that comes later by its id.", "/figures")
    return found


def archived(session: Session, row: Campaign, image: Mapping[str, Any] | None) -> dict[str, Any]:
    """The campaign's own members in an archive."""
    texts = ("title", "titles", "hashtag", "summary", "summaries", "body_html", "bodies")
    reported = figures(session.connection(), [row.id], history=True, posts="stored ids").get(row.id, [])
    return {
        **{name: getattr(row, name) for name in texts},
        "starts_on": iso_day(row.starts_on),
        "ends_on": iso_day(row.ends_on),
        "place": row.place,
        "image": image,
        "featured": row.featured_at is not None,
        "featured_at": iso_or_none(row.featured_at),
        "figures": [{name: value for name, value in figure.items() if name != "latest"} for figure in reported],
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
