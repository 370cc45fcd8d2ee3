"""Figures of campaigns: their words in several languages, one value at a time, and a history that no slip wipes."""

from typing import Any

import pytest
from sqlalchemy import select

from api.db import reading
from api.derived.writing import writing
from api.errors import InvalidInput
from api.models import Campaign, Figure, Measure, ResourceRevision
from api.queries.authored import resource_revisions
from api.services import saved_forms
from api.services.resources import campaigns, figures, restoring
from api.services.resources.figures import LosesHistory, NotCounted
from tests.databases import NOW

SECOND = NOW // 10**6
HISTORY = [{"at": at, "value": at * 10} for at in (1, 2, 3, 4)]


@pytest.fixture
def edit(database):
    """Changes a campaign; the members that changed."""

    def edited(campaign, *, drop=False, **values):
        with writing(database) as session:
            return campaigns.edit(session, session.get_one(Campaign, campaign.id), values, now=NOW, drop_figures=drop)

    return edited


@pytest.fixture
def report(database):
    """Reports one value; the members that changed."""

    def reported(campaign, measure, **point):
        with writing(database) as session:
            return campaigns.report(session, session.get_one(Campaign, campaign.id), measure, point, now=NOW)

    return reported


@pytest.fixture
def stored(database):
    """The measures in their order: words, target and values."""

    def found() -> list[tuple[Any, ...]]:
        with reading(database) as connection:
            measures = connection.execute(select(Measure.__table__).order_by(Measure.ord)).all()
            points = connection.execute(select(Figure.measure, Figure.at, Figure.value).order_by(Figure.at)).all()
        return [
            (
                *(row.label, row.labels, row.unit, row.units, row.target),
                {point.at: point.value for point in points if point.measure == row.measure},
            )
            for row in measures
        ]

    return found


def measure(name="signed", **values):
    return {"measure": name, "label": name.title(), **values}


WORDS = {"label": "Signed", "labels": {"fr": "Signatures"}, "unit": "people", "units": {"fr": "gens"}, "target": 9}


# --- words ---


def test_what_a_patch_does_not_say_of_a_measure_stays(make_campaign, edit, stored):
    campaign = make_campaign(figures=[measure(**WORDS, history=HISTORY)])
    before = stored()

    assert edit(campaign, figures=[measure()]) == []
    assert stored() == before
    assert edit(campaign, figures=[measure(unit=None, units={}, target=None)]) == ["figures"]
    assert stored() == [("Signed", {"fr": "Signatures"}, None, {}, None, {1: 10, 2: 20, 3: 30, 4: 40})]


def test_a_word_in_the_campaigns_language_is_the_member_itself(make_campaign, edit, stored):
    campaign = make_campaign(figures=[measure(labels={"en": "Signed", "de": "Unterschrieben"}, units={"en": "people", "fr": "gens"})])

    assert stored() == [("Signed", {"de": "Unterschrieben"}, "people", {"fr": "gens"}, None, {})]
    for values, pointer in (
        ({"labels": {"en": "Other"}}, "/figures/0/labels/en"),
        ({"unit": "x", "units": {"en": "y"}}, "/figures/0/units/en"),
    ):
        with pytest.raises(InvalidInput) as refused:
            edit(campaign, figures=[measure(**values)])
        assert refused.value.pointer == pointer


def test_with_another_language_a_measure_is_called_by_its_word_in_that(make_campaign, edit, stored):
    campaign = make_campaign(figures=[measure(**WORDS), measure("met", labels={"de": "Getroffen"})])

    changed = edit(campaign, language="fr")

    assert set(changed) == {"figures", "language"}
    assert [row[:4] for row in stored()] == [
        ("Signatures", {"en": "Signed"}, "gens", {"en": "people"}),
        ("Met", {"de": "Getroffen"}, None, {}),
    ]


# --- one value ---


def test_a_value_is_added_corrected_and_reported_once(make_campaign, make_post, report, stored, database):
    post = make_post()
    campaign = make_campaign(figures=[measure(history=HISTORY)])

    done = [
        report(campaign, "signed", **point)
        for point in ({"at": 9, "value": 90, "post": post.slug}, {"at": 9, "value": 91}, {"at": 9, "value": 91})
    ]

    assert done == [["figures"], ["figures"], []]
    assert stored()[0][-1] == {1: 10, 2: 20, 3: 30, 4: 40, 9: 91}
    with reading(database) as connection:
        assert connection.execute(select(Figure.post_id).where(Figure.at == 9)).scalar_one() == post.id
        assert connection.execute(select(Campaign.revision)).scalar_one() == 3
    assert report(campaign, "signed", at=9, value=91, post=None) == ["figures"]


def test_what_is_not_counted_is_told_with_what_is(make_campaign, report):
    campaign = make_campaign(figures=[measure("signed"), measure("met")])

    with pytest.raises(NotCounted) as refused:
        report(campaign, "singed", at=1, value=1)

    assert (refused.value.status, refused.value.allowed) == (404, ("met", "signed"))


@pytest.mark.parametrize("ahead", [86_401, 10**9])
def test_a_value_of_the_future_is_refused(make_campaign, report, stored, ahead):
    campaign = make_campaign(figures=[measure()])

    with pytest.raises(InvalidInput) as refused:
        report(campaign, "signed", at=SECOND + ahead, value=1)

    assert refused.value.pointer == "/at"
    assert report(campaign, "signed", at=SECOND + 86_400, value=1) == ["figures"]
    assert stored()[0][-1] == {SECOND + 86_400: 1}


def test_a_value_of_the_future_that_is_there_may_be_corrected(make_campaign, report, stored):
    campaign = make_campaign(figures=[measure(history=[{"at": SECOND + 10**6, "value": 1}])])

    assert report(campaign, "signed", at=SECOND + 10**6, value=2) == ["figures"]
    assert report(campaign, "signed", at=SECOND + 10**6, value=3, post=None) == ["figures"]
    assert stored()[0][-1] == {SECOND + 10**6: 3}


# --- what is not wiped by a slip ---

SLIPS = {
    "all values": ([measure(history=[])], [("/figures/0/history", 4, 4)]),
    "more than half": ([measure(history=HISTORY[3:])], [("/figures/0/history", 3, 4)]),
    "others in their place": ([measure(history=[{"at": 7, "value": 1}, *HISTORY[:1]])], [("/figures/0/history", 3, 4)]),
    "the measure": ([measure("other", history=HISTORY)], [("/figures", 4, 4)]),
    "all measures": ([], [("/figures", 4, 4)]),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_drops_more_than_half_of_a_history_has_to_be_said(make_campaign, edit, stored, slip):
    given, lost = SLIPS[slip]
    campaign = make_campaign(figures=[measure(history=HISTORY)])
    before = stored()

    with pytest.raises(LosesHistory) as refused:
        edit(campaign, figures=given, title="Another")

    assert [loss.pointer for loss in refused.value.losses] == [pointer for pointer, _, _ in lost]
    assert "'signed'" in str(refused.value)
    assert "drop_figures=true" in str(refused.value)
    assert stored() == before
    assert edit(campaign, figures=given, drop=True) == ["figures"]
    assert stored() != before


@pytest.mark.parametrize(
    "given",
    [
        [measure(history=HISTORY[2:])],
        [measure(history=[{**point, "value": 0} for point in HISTORY])],
        [measure("other"), measure()],
        [measure(history=[*HISTORY[:2], {"at": 8, "value": 1}])],
    ],
)
def test_what_keeps_half_of_it_is_an_edit_like_any_other(make_campaign, edit, given):
    campaign = make_campaign(figures=[measure(history=HISTORY)])

    assert edit(campaign, figures=given) == ["figures"]


def test_an_archive_adds_to_a_history_that_it_would_drop(database, make_campaign, stored):
    campaign = make_campaign(figures=[measure(**{**WORDS, "history": HISTORY}), measure("met", history=HISTORY[:2])])

    with writing(database) as session:
        row = session.get_one(Campaign, campaign.id)
        given, lost = figures.protected(session, row, [measure(history=[{"at": 9, "value": 9}])])
        campaigns.edit(session, row, {"figures": given}, now=NOW)

    assert [str(loss) for loss in lost] == [
        "The measure 'signed' would lose 4 of its 4 values.",
        "The measure 'met' would be dropped, with all 2 values.",
    ]
    assert [list(row[-1]) for row in stored()] == [[1, 2, 3, 4, 9], [1, 2]]


def test_a_report_on_a_long_history_keeps_no_more_than_itself_and_is_read_whole(database, make_campaign, report, edit, monkeypatch):
    monkeypatch.setattr(saved_forms, "MOST_REPORTED", 4)
    campaign = make_campaign(figures=[measure("met", history=HISTORY[:1]), measure(history=HISTORY[:2])])
    model: dict[str, dict[int, int]] = {"met": {1: 10}, "signed": {1: 10, 2: 20}}
    wanted = [{name: dict(points) for name, points in model.items()}]
    for name, at, value in [(name, at, at + shift) for shift in (0, 1) for at in (9, 3, 7, 5, 2) for name in ("signed", "met")]:
        report(campaign, name, at=at, value=value)
        model[name][at] = value
        wanted.append({name: dict(points) for name, points in model.items()})
        if at == 7 and name == "met":
            edit(campaign, summary=f"At {value}")
            wanted.append(wanted[-1])

    with reading(database) as connection:
        kept = select(ResourceRevision.number, ResourceRevision.snapshot).where(ResourceRevision.entity_id == campaign.id)
        rows = connection.execute(kept.order_by(ResourceRevision.number)).all()
        whole = [resource_revisions.snapshot_of(connection, "campaign", campaign.id, row.number) for row in rows]

    found = [{figure["measure"]: {at: value for at, value, _ in figure["history"]} for figure in one["figures"]} for one in whole]
    assert [row.number for row in rows] == list(range(1, len(wanted) + 1))
    assert found == wanted
    assert {name: len(one[name]) for one in found[-1:] for name in one} == {"met": 6, "signed": 6}
    folded = [row.snapshot for row in rows if "base" in row.snapshot]
    assert len(folded) > len(rows) / 2
    assert max(sum(map(len, one["reported"].values())) for one in folded) == 4


def test_an_old_form_of_a_long_history_is_brought_back(database, make_campaign, report, stored, monkeypatch):
    monkeypatch.setattr(saved_forms, "MOST_REPORTED", 2)
    campaign = make_campaign(figures=[measure(history=HISTORY)])
    for value in (1, 2, 3):
        report(campaign, "signed", at=1, value=value)

    with writing(database) as session:
        restoring.restore(session, session.get_one(Campaign, campaign.id), 3, now=NOW)

    assert stored()[0][-1] == {1: 2, 2: 20, 3: 30, 4: 40}
