"""Making an old form of a tag, campaign, event, author or section the present one again, as an edit: a new revision."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy.orm import Session

from api.errors import SlugTaken
from api.models import Event, Tag, kind_of
from api.queries.authored.resource_revisions import snapshot_of
from api.services import slugs, tag_tree
from api.services.references import find
from api.services.resources import campaigns
from api.services.resources.figures import FigureValues
from api.services.resources.rules import rules_of
from api.services.revisioning import NOBODY, By
from api.services.saved_forms import Row

DAYS = ("starts_on", "ends_on")
NAMES = {"parent_id": "parent", "section_id": "section", "post_id": "post"}
"""Members of a snapshot that an edit calls otherwise."""


def restore(session: Session, row: Row, number: int, *, now: int, by: By = NOBODY, drop_figures: bool = False) -> list[str]:
    """The members that changed: the form of revision ``number`` is the present one. Raises ``NotFound``.

    Left out is what cannot be had any more: a slug that another one has, a parent that is gone, or is below the tag by now; of a merged
    tag slug and parent. ``drop_figures`` as for any edit.
    """
    kind = kind_of(row).name
    values = values_of(snapshot_of(session.connection(), kind, row.id, number))
    for name in _impossible(session, kind, row, values):
        values.pop(name, None)
    if kind == "campaign":
        return campaigns.edit(session, row, values, now=now, by=by, drop_figures=drop_figures)  # type: ignore[arg-type]
    return rules_of(kind).edit(session, row, values, now=now, by=by)


def values_of(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an edit that makes this form."""
    values = {NAMES.get(name, name): value for name, value in snapshot.items()}
    if "place_name" in values:
        name = values.pop("place_name")
        values["place"] = name and {**(values["place"] or {}), "name": name}
    if "featured_at" in values:
        values["featured"] = values.pop("featured_at") is not None
    for name in DAYS:
        if values.get(name) is not None:
            values[name] = date.fromisoformat(values[name])
    if "figures" in values:
        values["figures"] = [_figure(figure) for figure in values["figures"]]
    return values


def _figure(figure: Mapping[str, Any]) -> FigureValues:
    history = [{"at": at, "value": value, "post": post} for at, value, post in figure["history"]]
    return cast("FigureValues", {**figure, "history": history})  # its members have these names


def _impossible(session: Session, kind: str, row: Row, values: dict[str, Any]) -> list[str]:
    """The members that the row cannot have any more; campaigns of an event that are gone are left out of ``values``."""
    found = []
    try:
        slugs.available(session, kind, row.id, values["slug"])
    except SlugTaken:
        found.append("slug")
    if isinstance(row, Event):
        values["campaigns"] = [one for one in values["campaigns"] if find(session, "campaign", one)]
        return [*found, *(["section"] if find(session, "section", values["section"]) is None else [])]
    if not isinstance(row, Tag):
        return found
    if row.merged_into_id:
        return ["slug", "parent"]
    parent = find(session, "tag", values["parent"]) if values.get("parent") else None
    is_gone = values.get("parent") is not None and parent is None
    is_below = parent is not None and parent in {row.id, *tag_tree.below(session, row.id)}
    return [*found, *(["parent"] if is_gone or is_below else [])]
