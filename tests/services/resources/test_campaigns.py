"""Campaigns, authors and sections: state by day, figures, images, what is in use."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from sqlalchemy import select

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import InUse, InvalidInput
from api.models import Author, Campaign, Change, Counter, Figure, Fragment, Image, Measure, Post, Section
from api.services.posts import workflow
from api.services.resources import authors, campaigns, sections
from tests.databases import NOW

MakeCampaign = Callable[..., Campaign]


def edited(database: Database, campaign: Campaign, now: int = NOW, **values: Any) -> list[str]:
    with writing(database) as session:
        row = session.get_one(Campaign, campaign.id)
        drop = values.pop("drop_figures", False)
        return campaigns.edit(session, row, values, now=now, drop_figures=drop)  # type: ignore[arg-type] # a part of the form


def reported(database: Database) -> list[tuple[Any, ...]]:
    with reading(database) as connection:
        return [
            tuple(row) for row in connection.execute(select(Figure.measure, Figure.at, Figure.value).order_by(Figure.measure, Figure.at))
        ]


STATES = {
    (None, None): "active",
    (date(2026, 5, 28), date(2026, 5, 28)): "active",
    (date(2026, 5, 29), None): "upcoming",
    (None, date(2026, 5, 27)): "ended",
    (date(2026, 5, 1), date(2026, 5, 27)): "ended",
}


def test_the_state_of_a_campaign_follows_from_its_days(make_campaign: MakeCampaign):
    said = {(starts, ends): make_campaign(starts_on=starts, ends_on=ends).state for starts, ends in STATES}

    assert said == STATES


def test_a_campaign_begins_and_ends_at_midnight_of_the_sites_zone(database: Database, make_campaign: MakeCampaign):
    zone = ZoneInfo("Pacific/Auckland")
    site = replace(database.site, zone=zone)
    campaign = make_campaign(starts_on=date(2026, 6, 10), ends_on=date(2026, 6, 11))
    midnight = [int(datetime(2026, 6, day, tzinfo=zone).timestamp()) * 10**6 for day in (10, 12)]

    states = []
    for now in (midnight[0] - 1, midnight[0], midnight[1] - 1, midnight[1]):
        with writing(database) as session:
            turned = campaigns.update_states(session, now, site)
        with reading(database) as connection:
            said = connection.execute(select(Fragment.json).where(Fragment.json.contains(str(campaign.id)), Fragment.language == "en"))
            states.append((turned, orjson.loads(said.scalar_one())["state"]))

    assert datetime.fromtimestamp(midnight[0] // 10**6, UTC).day == 9
    assert states == [(0, "upcoming"), (1, "active"), (0, "active"), (1, "ended")]


def test_a_day_that_passes_is_no_edit(database: Database, make_campaign: MakeCampaign):
    campaign = make_campaign(title="Same", starts_on=date(2026, 6, 1))

    changed = edited(database, campaign, now=NOW + 30 * 86_400 * 10**6, title="Same")

    assert changed == []
    with reading(database) as connection:
        assert connection.execute(select(Campaign.state)).scalar_one() == "active"


def test_a_campaign_does_not_end_before_it_starts(make_campaign: MakeCampaign):
    with pytest.raises(InvalidInput) as refused:
        make_campaign(starts_on=date(2026, 6, 2), ends_on=date(2026, 6, 1))

    assert refused.value.pointer == "/ends_on"


def test_figures_are_reported_changed_and_removed(database: Database, make_campaign: MakeCampaign):
    def figure(measure: str, *history: tuple[int, int]) -> dict[str, Any]:
        return {"measure": measure, "label": measure.title(), "history": [{"at": at, "value": value} for at, value in history]}

    campaign = make_campaign(figures=[figure("registered", (10, 1_800), (20, 3_000)), figure("signed", (10, 1))])
    assert edited(database, campaign, figures=[figure("registered", (10, 1_800), (20, 3_000)), figure("signed", (10, 1))]) == []

    changed = edited(database, campaign, figures=[figure("signed", (10, 1)), figure("registered", (20, 3_300), (30, 7_300))])

    assert changed == ["figures"]
    assert reported(database) == [("registered", 20, 3_300), ("registered", 30, 7_300), ("signed", 10, 1)]
    with reading(database) as connection:
        assert list(connection.execute(select(Measure.measure).order_by(Measure.ord)).scalars()) == ["signed", "registered"]
    assert edited(database, campaign, figures=[], drop_figures=True) == ["figures"]
    assert reported(database) == []


def test_a_title_and_equal_figures_are_a_change_of_the_title(database: Database, make_campaign: MakeCampaign):
    figures = [{"measure": "signed", "label": "Signed", "history": [{"at": 1, "value": 2}]}]
    campaign = make_campaign(title="Old", figures=figures, image={"url": "https://x.example/a.jpg"})

    changed = edited(database, campaign, title="New", figures=figures, image={"url": "https://x.example/a.jpg"})

    assert set(changed) == {"title", "name_key"}


def test_a_figure_names_a_post_that_comes_later_by_id_only(make_campaign: MakeCampaign, make_post: Callable[..., Post]):
    def figures(post: str) -> list[dict[str, Any]]:
        return [{"measure": "signed", "label": "Signed", "history": [{"at": 1, "value": 2, "post": post}]}]

    make_campaign(figures=figures("019e0000-0000-7000-8000-000000000001"))
    make_campaign(figures=figures(make_post().slug))
    with pytest.raises(InvalidInput) as refused:
        make_campaign(figures=figures("unknown"))

    assert refused.value.pointer == "/figures"


def test_a_campaign_is_told_again_when_a_post_that_reports_its_figures_changes(
    database: Database, make_campaign: MakeCampaign, make_post: Callable[..., Post], act: Callable[..., Post]
):
    post = make_post()
    campaign = make_campaign(figures=[{"measure": "m", "label": "M", "history": [{"at": 1, "value": 2, "post": str(post.id)}]}])

    act(workflow.withdraw, post.id, "unpublished", now=NOW)

    with reading(database) as connection:
        told = connection.execute(select(Change.seq).where(Change.entity_id == campaign.id)).scalar_one()
        assert told == connection.execute(select(Counter.seq)).scalar_one()


def test_an_image_shared_with_a_post_changes_everywhere(
    database: Database, make_campaign: MakeCampaign, make_post: Callable[..., Post], card: Callable[..., Any]
):
    post = make_post(image={"url": "https://x.example/a.jpg", "alt": "Before"})
    campaign = make_campaign(image={"url": "https://x.example/a.jpg"})

    assert edited(database, campaign, image={"url": "https://x.example/a.jpg", "alt": "After"}) == ["image"]

    assert card(post.id)["image"]["alt"] == "After"
    with reading(database) as connection:
        assert list(connection.execute(select(Image.alt)).scalars()) == ["After"]


def test_what_posts_name_is_not_deleted(
    database: Database,
    make_campaign: MakeCampaign,
    make_author: Callable[..., Author],
    make_section: Callable[..., Section],
    make_post: Callable[..., Post],
):
    campaign, author, section = make_campaign(), make_author(), make_section()
    make_post(state="draft", campaigns=[campaign.slug], authors=[author.slug], section=section.slug)

    for model, one, remove in (
        (Campaign, campaign, campaigns.remove),
        (Author, author, authors.remove),
        (Section, section, sections.remove),
    ):
        with writing(database) as session, pytest.raises(InUse):
            remove(session, session.get_one(model, one.id))  # type: ignore[operator] # each its own


def test_what_nothing_names_is_deleted_and_told(database: Database, make_campaign: MakeCampaign, make_author: Callable[..., Author]):
    campaign = make_campaign(figures=[{"measure": "m", "label": "M", "history": [{"at": 1, "value": 2}]}])
    author = make_author()

    with writing(database) as session:
        campaigns.remove(session, session.get_one(Campaign, campaign.id))
        authors.remove(session, session.get_one(Author, author.id))

    with reading(database) as connection:
        told = {row.entity_id: row.reason for row in connection.execute(select(Change).where(Change.is_public.is_(False)))}
    assert told == {campaign.id: "deleted", author.id: "deleted"}
    assert reported(database) == []


def test_the_only_section_is_not_deleted(database: Database):
    with writing(database) as session, pytest.raises(InUse):
        sections.remove(session, session.scalars(select(Section)).one())


def test_a_template_that_makes_no_addresses_is_refused(make_section: Callable[..., Section]):
    for template in ("{slug}", "/{slug", "/{slug!r}", "/{slug:>9}", "/{other}", "/{language}", "/{}", "/{slug.x}"):
        with pytest.raises(InvalidInput) as refused:
            make_section(url_template=template)
        assert refused.value.pointer == "/url_template"
