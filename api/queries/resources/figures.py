"""What campaigns report of their progress, in the editor's order."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Select, Text, and_, cast, func, select

from api.clock import iso
from api.derived.rows import KEYS, in_batches
from api.models import Card, Figure, Measure, Post
from api.queries.resources.languages import worded
from api.queries.visibility import public, shown_to

Posts = Literal["public", "public ids", "ids", "stored ids"]
"""How the post that reported a value is told: whole while it is public, by its id while it is, or is there, or as it was written."""
Member = dict[str, Any]

# As text: a measure has a row for each of its values, and is read once.
_OTHERS = tuple(cast(column, Text).label(column.key) for column in (Measure.labels, Measure.units))


def figures(
    connection: Connection,
    campaigns: Sequence[UUID],
    *,
    history: bool,
    posts: Posts = "public",
    section: UUID | None = None,
    languages: Mapping[UUID, tuple[str, str]] | None = None,
) -> dict[UUID, list[Member]]:
    """By campaign, ``{measure label unit target latest}``, with ``history`` (oldest first) if asked; one statement.

    ``languages``: by campaign, the language in which its texts are shown, and its own; without it ``labels`` and ``units`` have them all.

    ``section``: that of a key that is bound to one, which is told of posts that are public, or of that section.
    """
    members: dict[UUID, list[Member]] = {}
    rows = in_batches(connection, _reported(history=history, is_public=posts in ("public", "public ids"), section=section), campaigns)
    for (campaign, _), group in groupby(rows, key=lambda row: (row.campaign_id, row.measure)):
        spoken = languages[campaign] if languages is not None else None
        members.setdefault(campaign, []).append(_figure(list(group), _POST[posts], spoken, history=history))
    return members


@lru_cache
def _reported(*, history: bool, is_public: bool, section: UUID | None) -> Select[*tuple[Any, ...]]:
    """All values of these campaigns, or only the last one of each measure."""
    here = and_(Figure.campaign_id == Measure.campaign_id, Figure.measure == Measure.measure)
    if not history:
        other = Figure.__table__.alias("other")
        last = select(func.max(other.c.at)).where(other.c.campaign_id == Measure.campaign_id, other.c.measure == Measure.measure)
        here = and_(here, Figure.at == last.correlate(Measure).scalar_subquery())
    reported = (
        select(
            *(Measure.campaign_id, Measure.measure, Measure.label, Measure.unit, Measure.target, *_OTHERS),
            *(Figure.at, Figure.value, Figure.post_id.label("stored_id"), Post.id.label("post_id"), Post.slug, Post.title),
        )
        .select_from(Measure)
        .outerjoin(Figure, here)
    )
    if is_public:
        reported = reported.outerjoin(Card, public(Figure.post_id)).outerjoin(Post, Post.id == Card.post_id)
    else:
        reported = reported.outerjoin(Post, and_(Post.id == Figure.post_id, shown_to(section)))
    return reported.where(Measure.campaign_id.in_(KEYS)).order_by(Measure.campaign_id, Measure.ord, Measure.measure, Figure.at)


def _figure(
    rows: Sequence[Row[*tuple[Any, ...]]], post: Callable[[Row[Any]], Any], spoken: tuple[str, str] | None, *, history: bool
) -> Member:
    points = [{"at": iso(row.at), "value": row.value, "post": post(row)} for row in rows if row.at is not None]
    first = rows[0]
    words = (
        {"label": first.label, "labels": orjson.loads(first.labels), "unit": first.unit, "units": orjson.loads(first.units)}
        if spoken is None
        else {"label": worded(*spoken, first.label, first.labels), "unit": worded(*spoken, first.unit, first.units)}
    )
    return {
        "measure": first.measure,
        **words,
        "target": first.target,
        "latest": points[-1] if points else None,
        **({"history": points} if history else {}),
    }


def _whole(row: Row[Any]) -> Member | None:
    return None if row.post_id is None else {"id": str(row.post_id), "slug": row.slug, "title": row.title}


def _id(row: Row[Any]) -> str | None:
    return None if row.post_id is None else str(row.post_id)


def _stored_id(row: Row[Any]) -> str | None:
    return None if row.stored_id is None else str(row.stored_id)


_POST: dict[Posts, Callable[[Row[Any]], Any]] = {"public": _whole, "public ids": _id, "ids": _id, "stored ids": _stored_id}
