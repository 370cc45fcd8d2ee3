"""Saving tags, campaigns, events, authors and sections: each save is a revision, which keeps the whole form as it is written.

A snapshot has the columns that are written, references as ids, days as text; the image as it is written; the campaigns of an event; and
what a campaign counts, each value as ``[at (seconds), value, post]``. Where one value is added to a long history, it is that of an
earlier revision, ``base``, with the values that were ``reported`` since, by measure: else each report would keep all values again.

Reading them is in ``queries.authored``, bringing one back in ``resources.restoring``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from api.derived.rows import upsert
from api.models import Author, Campaign, Event, EventCampaign, Figure, Image, Measure, ResourceRevision, Section, Tag, kind_of
from api.queries.resources.events import campaigns_of
from api.services import images
from api.services.revisioning import NOBODY, By, Stamp, bump_revision

Row = Tag | Campaign | Event | Author | Section
Snapshot = dict[str, Any]

BESIDE = ("id", "created_at", "updated_at", "revision", "name_key", "state", "merged_into_id", "image_id")
BY_TIME = ("withdrawn_reason", "published_at", "called_off_at", "is_over", "in_calendars", "due_at")
"""The same of events: what follows from actions and from time."""
"""Columns that are no part of what is written, or are said otherwise."""
MOST_REPORTED = 100
"""Values that a snapshot says in addition to an earlier one; with fewer than that in all, each snapshot has them all."""
MEASURE = ("measure", "label", "labels", "unit", "units", "target")

_TABLE: Table = ResourceRevision.__table__  # type: ignore[assignment] # a mapped class has a table


def saved(session: Session, row: Row, now: int, *, also: Iterable[str] = (), stamp: Stamp | None = None, by: By = NOBODY) -> list[str]:
    """The members that changed, with ``also`` those kept in other tables. With any, the row is flushed and its form kept."""
    changed = bump_revision(session, row, now, also=also, stamp=stamp)
    session.add(row)
    session.flush()
    if changed:
        keep(session, row, by=by)
    return changed


def keep(session: Session, row: Row, *, by: By = NOBODY) -> None:
    """Keeps the form of the row, which is flushed, under the number of its revision."""
    _store(session, row, snapshot(session, row), by)


def _store(session: Session, row: Row, form: Snapshot, by: By) -> None:
    kept = {"kind": kind_of(row).name, "at": row.updated_at, "actor": by.actor, "key_id": by.key_id, "snapshot": form}
    # By itself, as revisions of posts: nobody reads it back in this session.
    upsert(session.connection(), _TABLE, [{"entity_id": row.id, "number": row.revision, **kept}], keys=("entity_id", "number"))


def keep_report(session: Session, row: Campaign, measure: str, at: int, *, by: By = NOBODY) -> None:
    """As ``keep``, where nothing but the value of a measure at an instant differs from the revision before."""
    earlier = select(_TABLE.c.snapshot).where(_TABLE.c.entity_id == row.id, _TABLE.c.number == row.revision - 1)
    before: Snapshot = session.connection().scalar(earlier) or {}
    reported: dict[str, list[list[Any]]] = before.get("reported", {})
    is_long = "base" in before or sum(len(figure["history"]) for figure in before.get("figures", ())) >= MOST_REPORTED
    point = session.get_one(Figure, (row.id, measure, at))
    others = [other for other in reported.get(measure, ()) if other[0] != at]
    reported = {**reported, measure: [*others, [at, point.value, _text(point.post_id)]]}
    if not is_long or sum(map(len, reported.values())) > MOST_REPORTED:
        keep(session, row, by=by)
        return
    _store(session, row, {"base": before.get("base", row.revision - 1), "reported": reported}, by)


def drop(session: Session, row: Row) -> None:
    """Takes away all that was kept of a row that is deleted."""
    session.connection().execute(delete(_TABLE).where(_TABLE.c.entity_id == row.id))


def snapshot(session: Session, row: Row) -> Snapshot:
    """The form of the row as it is stored."""
    kind = kind_of(row)
    found = {name: _text(getattr(row, name)) for name in kind.table.c.keys() if name not in (*BESIDE, *BY_TIME)}  # noqa: SIM118 - columns are no names
    if "image_id" in kind.table.c:
        image_id = getattr(row, "image_id", None)
        found["image"] = images.form(session.get(Image, image_id)) if image_id else None
    if Measure in kind.parts:
        found["figures"] = _figures(session, row.id)
    if EventCampaign in kind.parts:
        found["campaigns"] = [str(one) for one in campaigns_of(session.connection(), [row])[row.id]]
    return found


def _text(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _figures(session: Session, campaign: UUID) -> list[Mapping[str, Any]]:
    points: defaultdict[str, list[list[Any]]] = defaultdict(list)
    columns = (Figure.measure, Figure.at, Figure.value, Figure.post_id)
    for point in session.execute(select(*columns).where(Figure.campaign_id == campaign).order_by(Figure.measure, Figure.at)):
        points[point.measure].append([point.at, point.value, _text(point.post_id)])
    measures = session.scalars(select(Measure).where(Measure.campaign_id == campaign).order_by(Measure.ord, Measure.measure))
    return [{**{name: getattr(one, name) for name in MEASURE}, "history": points[one.measure]} for one in measures]
