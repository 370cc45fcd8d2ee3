"""What campaigns report of their progress, in the editor's order."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, and_, func, select

from api.clock import iso
from api.derived.rows import KEYS, in_batches
from api.models import Card, Figure, Measure, Post
from api.queries.visibility import public


def figures(connection: Connection, campaigns: Sequence[UUID], *, history: bool) -> dict[UUID, list[dict[str, Any]]]:
    """By campaign, ``{measure label unit target latest}``, with ``history`` (oldest first) if asked; one statement."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    rows = in_batches(connection, _reported(history=history), campaigns)
    for (campaign, _), group in groupby(rows, key=lambda row: (row.campaign_id, row.measure)):
        found.setdefault(campaign, []).append(_figure(list(group), history=history))
    return found


@lru_cache
def _reported(*, history: bool) -> Select[*tuple[Any, ...]]:
    """All values of these campaigns, or only the last one of each measure."""
    here = and_(Figure.campaign_id == Measure.campaign_id, Figure.measure == Measure.measure)
    if not history:
        other = Figure.__table__.alias("other")
        last = select(func.max(other.c.at)).where(other.c.campaign_id == Measure.campaign_id, other.c.measure == Measure.measure)
        here = and_(here, Figure.at == last.correlate(Measure).scalar_subquery())
    return (
        select(
            *(Measure.campaign_id, Measure.measure, Measure.label, Measure.unit, Measure.target),
            *(Figure.at, Figure.value, Post.id.label("post_id"), Post.slug, Post.title),
        )
        .select_from(Measure)
        .outerjoin(Figure, here)
        .outerjoin(Card, public(Figure.post_id))
        .outerjoin(Post, Post.id == Card.post_id)
        .where(Measure.campaign_id.in_(KEYS))
        .order_by(Measure.campaign_id, Measure.ord, Measure.measure, Figure.at)
    )


def _figure(rows: Sequence[Row[*tuple[Any, ...]]], *, history: bool) -> dict[str, Any]:
    points = [_point(row) for row in rows if row.at is not None]
    told = {name: getattr(rows[0], name) for name in ("measure", "label", "unit", "target")}
    return {**told, "latest": points[-1] if points else None, **({"history": points} if history else {})}


def _point(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    post = None if row.post_id is None else {"id": str(row.post_id), "slug": row.slug, "title": row.title}
    return {"at": iso(row.at), "value": row.value, "post": post}
