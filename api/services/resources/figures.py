"""Figures of campaigns: what is counted, and the dated values that were reported. A history is not wiped by a slip: see ``losses``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS, iso
from api.errors import InvalidInput, NotFound, Refused
from api.models import Campaign, Figure, Measure
from api.services.references import later_post_id
from api.services.revisioning import by_language

MOST_TOLD = 3
"""So many of a list are told in a sentence."""
AHEAD_SECONDS = 86_400
"""A value may be dated so far ahead: clocks differ, and a day ends later elsewhere."""
TEXTS = {"label": "labels", "unit": "units"}
Reported = Mapping[str, Mapping[int, Figure]]


class NotCounted(NotFound):
    """A campaign has no such measure; ``allowed`` are those that it has."""

    def __init__(self, measure: str, allowed: Iterable[str]) -> None:
        Refused.__init__(self, f"This campaign counts no {measure!r}: a measure is made by a PATCH of its `figures`.")
        self.measure, self.allowed = measure, tuple(allowed)


class LosesHistory(Refused):
    """What was reported would be dropped; ``losses``: what of each measure."""

    status = 409
    code = "loses-history"

    def __init__(self, losses: "Sequence[Loss]") -> None:
        told = " ".join(str(loss) for loss in losses[:MOST_TOLD])
        more = f" So would {len(losses) - MOST_TOLD} more." if len(losses) > MOST_TOLD else ""
        super().__init__(f"{told}{more} If this is meant, send it with the parameter `drop_figures=true`; else send what is missing, too.")
        self.losses = tuple(losses)


class PointValues(TypedDict, total=False):
    """A value reported at an instant (seconds); ``post`` is an id or slug, and may be missing yet."""

    at: int
    value: int
    post: str | None


class FigureValues(TypedDict, total=False):
    """What a campaign counts, and what was reported. What is not given of a measure that is there stays as it is."""

    measure: str
    label: str
    labels: Mapping[str, str]
    unit: str | None
    units: Mapping[str, str]
    target: int | None
    history: Sequence[PointValues]


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be dropped of a measure: so many of its values, or all of it. ``place``: where it is among those given."""

    measure: str
    lost: int
    of: int
    place: int | None

    def __str__(self) -> str:
        if self.place is None:
            return f"The measure {self.measure!r} would be dropped, with all {self.of} values."
        return f"The measure {self.measure!r} would lose {self.lost} of its {self.of} values."

    @property
    def pointer(self) -> str:
        """The member that says so."""
        return "/figures" if self.place is None else f"/figures/{self.place}/history"


def put(session: Session, campaign: Campaign, given: Sequence[FigureValues], *, drop: bool = False) -> bool:
    """Whether the campaign's figures changed; they are these now, in this order.

    Raises ``LosesHistory`` where a measure would be dropped, or more than half of its values, unless ``drop`` says that this is meant.
    """
    measures, reported = _measures(session, campaign), _reported(session, campaign)
    lost = [] if drop else losses(measures, reported, given)
    if lost:
        raise LosesHistory(lost)
    changed = False
    for place, figure in enumerate(given):
        measure = measures.pop(figure["measure"], None) or Measure(campaign_id=campaign.id, measure=figure["measure"], labels={}, units={})
        measure.ord = place
        _describe(measure, figure, campaign.language, f"/figures/{place}")
        changed |= _add(session, measure)
        if "history" in figure:
            points = dict(reported.get(figure["measure"], {}))
            for point in figure["history"]:
                changed |= _point(session, measure, points.pop(point["at"], None), point, "/figures")
            changed |= _take_away(session, points.values())
    for name, measure in measures.items():
        changed |= _take_away(session, [*reported.get(name, {}).values(), measure])
    return changed


def put_one(session: Session, campaign: Campaign, name: str, point: PointValues, *, now: int) -> bool:
    """Whether the value at an instant is another one now, or the first there. Raises ``NotCounted`` for a measure that there is not.

    Without ``post`` the one that reported it stays.
    """
    measure = session.get(Measure, (campaign.id, name))
    if measure is None:
        raise NotCounted(name, sorted(_measures(session, campaign)))
    row = session.get(Figure, (campaign.id, name, point["at"]))
    if row is not None and "post" not in point:
        row.value = point["value"]
        return session.is_modified(row)
    if row is None and point["at"] > now // MICROSECONDS + AHEAD_SECONDS:
        raise InvalidInput(f"A value is reported when it is known: {iso(point['at'])} is still to come.", "/at")
    return _point(session, measure, row, point, "/post")


def losses(measures: Iterable[str], reported: Reported, given: Sequence[FigureValues]) -> list[Loss]:
    """The measures that would be dropped, and those that would lose more than half of their values."""
    found, places = [], {figure["measure"]: place for place, figure in enumerate(given)}
    for name in measures:
        place, known = places.get(name), reported.get(name, {})
        if place is None:
            found.append(Loss(name, len(known), len(known), None))
        elif "history" in given[place]:
            lost = len(known.keys() - {point["at"] for point in given[place]["history"]})
            found += [Loss(name, lost, len(known), place)] if 2 * lost > len(known) else []
    return found


def protected(session: Session, campaign: Campaign, given: Sequence[FigureValues]) -> tuple[list[FigureValues], list[Loss]]:
    """The figures with what they would drop by a slip (see ``losses``), and what that is."""
    measures, reported = _measures(session, campaign), _reported(session, campaign)
    lost, found = losses(measures, reported, given), list(given)
    for loss in lost:
        known = reported.get(loss.measure, {})
        if loss.place is None:
            found.append({"measure": loss.measure, "label": measures[loss.measure].label})
            continue
        history = found[loss.place]["history"]
        kept = [known[at] for at in sorted(known.keys() - {point["at"] for point in history})]
        points: list[PointValues] = [{"at": one.at, "value": one.value, "post": str(one.post_id) if one.post_id else None} for one in kept]
        found[loss.place] = {**found[loss.place], "history": [*history, *points]}
    return found, lost


def speak(session: Session, campaign: Campaign, former: str) -> bool:
    """Whether labels or units are others, since the language of the campaign is: those that there are in it are its own now."""
    changed = False
    for measure in _measures(session, campaign).values():
        for own, others in TEXTS.items():
            texts: dict[str, str] = dict(getattr(measure, others) or {})
            text, before = texts.pop(campaign.language, None), getattr(measure, own)
            if text is not None:
                setattr(measure, own, text)
                setattr(measure, others, by_language(texts if before is None else {former: before, **texts}, campaign.language))
                changed = True
    return changed


def _measures(session: Session, campaign: Campaign) -> dict[str, Measure]:
    rows = session.scalars(select(Measure).where(Measure.campaign_id == campaign.id).order_by(Measure.ord, Measure.measure))
    return {row.measure: row for row in rows}


def _reported(session: Session, campaign: Campaign) -> dict[str, dict[int, Figure]]:
    found: dict[str, dict[int, Figure]] = {}
    for row in session.scalars(select(Figure).where(Figure.campaign_id == campaign.id)):
        found.setdefault(row.measure, {})[row.at] = row
    return found


def _describe(measure: Measure, figure: FigureValues, language: str, pointer: str) -> None:
    """Sets texts and target. A text in the campaign's own language among the others is the member itself."""
    for own, others in TEXTS.items():
        texts: dict[str, str] = dict(figure[others] if others in figure else getattr(measure, others) or {})  # type: ignore[literal-required]
        text = texts.pop(language, None)
        if own in figure:
            said = figure[own]  # type: ignore[literal-required]
            if others in figure and text not in (None, said):
                detail = f"This is in the language of `{own}`, which says something else: send one of them."
                raise InvalidInput(detail, f"{pointer}/{others}/{language}")
            setattr(measure, own, said)
        elif text is not None:
            setattr(measure, own, text)
        setattr(measure, others, by_language(texts, language))
    if "target" in figure:
        measure.target = figure["target"]


def _point(session: Session, measure: Measure, row: Figure | None, point: PointValues, pointer: str) -> bool:
    """Whether the value at an instant differs; ``pointer`` is that of its post."""
    row = row or Figure(campaign_id=measure.campaign_id, measure=measure.measure, at=point["at"])
    row.value, row.post_id = point["value"], later_post_id(session, point.get("post"), row.post_id, pointer)
    return _add(session, row)


def _add(session: Session, row: Measure | Figure) -> bool:
    is_new = row not in session
    session.add(row)
    return is_new or session.is_modified(row)


def _take_away(session: Session, rows: Iterable[Measure | Figure]) -> bool:
    found = list(rows)
    for row in found:
        session.delete(row)
    return bool(found)
