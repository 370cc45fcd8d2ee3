"""Resources in the form in which they are written, with their references embedded: what those who write read back.

A fixed number of statements, however many resources are asked for. Which ones are listed is decided in ``lists``.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from api.clock import iso, iso_us
from api.derived.cards import image_member
from api.derived.fragments import table_of
from api.derived.rows import KEYS, in_batches
from api.models import Facet, Figure, Image, Measure, Post
from api.queries.authored.posts import moment, post_forms
from api.queries.authored.references import References
from api.settings import Site

Form = dict[str, Any]
Rows = Sequence[Row[Any]]


TEXTS = ("body_html", "bodies")
"""Columns of whole forms only."""

_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))
_COUNTS = select(Facet.ref, Facet.posts).where(Facet.kind == "tag", Facet.ref.in_(KEYS))
_MEASURES = select(Measure.__table__).where(Measure.campaign_id.in_(KEYS)).order_by(Measure.ord)
_POINTS = (
    select(Figure.campaign_id, Figure.measure, Figure.at, Figure.value, Post.id.label("post"))
    .outerjoin(Post, Post.id == Figure.post_id)
    .where(Figure.campaign_id.in_(KEYS))
    .order_by(Figure.at)
)


def shown(connection: Connection, kind: str, ids: Sequence[UUID], site: Site, *, whole: bool = True) -> dict[UUID, Form]:
    """By id, the resources that are there; not ``whole``: without texts and figures' history, as in lists."""
    rows = list(in_batches(connection, _rows(kind, whole=whole), ids))
    if kind == "post":
        return post_forms(connection, rows, site, whole=whole)
    return {row.id: {**form, **_ends(row)} for row, form in zip(rows, FORMS[kind](connection, rows, whole, site), strict=True)}


@lru_cache
def _rows(kind: str, *, whole: bool) -> Select[*tuple[Any, ...]]:
    table = table_of(kind)
    return select(*(column for column in table.c if whole or column.name not in TEXTS)).where(table.c.id.in_(KEYS))


def _ends(row: Row[Any]) -> Form:
    return {"created_at": iso_us(row.created_at), "updated_at": iso_us(row.updated_at), "revision": row.revision}


def _texts(row: Row[Any], *names: str) -> Form:
    return {"id": str(row.id), **{name: getattr(row, name) for name in names}}


def _images(connection: Connection, rows: Rows) -> dict[UUID | None, Form | None]:
    return {row.id: image_member(row) for row in in_batches(connection, _IMAGES, {row.image_id for row in rows if row.image_id})}


def _sections(_connection: Connection, rows: Rows, _whole: bool, _site: Site) -> list[Form]:  # noqa: FBT001 - as the others
    return [_texts(row, "slug", "name", "language", "url", "url_template", "preview_url") for row in rows]


def _authors(connection: Connection, rows: Rows, _whole: bool, _site: Site) -> list[Form]:  # noqa: FBT001
    images = _images(connection, rows)
    texts = ("slug", "name", "language", "names", "bio", "bios", "url")
    return [{**_texts(row, *texts), "image": images.get(row.image_id)} for row in rows]


def _tags(connection: Connection, rows: Rows, _whole: bool, site: Site) -> list[Form]:  # noqa: FBT001
    references = References(connection, {"tag": [one for row in rows for one in (row.parent_id, row.merged_into_id)]}, site)
    counts: dict[str, int] = dict(in_batches(connection, _COUNTS, [str(row.id) for row in rows]))
    texts = ("slug", "name", "language", "names", "description", "descriptions")
    return [
        {
            **_texts(row, *texts),
            "parent": references.one("tag", row.parent_id),
            "merged_into": references.one("tag", row.merged_into_id),
            "post_count": counts.get(str(row.id), 0),
        }
        for row in rows
    ]


def _campaigns(connection: Connection, rows: Rows, whole: bool, _site: Site) -> list[Form]:  # noqa: FBT001
    images, figures = _images(connection, rows), _figures(connection, [row.id for row in rows], whole=whole)
    texts = ("slug", "title", "language", "titles", "hashtag", "summary", "summaries", *(TEXTS if whole else ()))
    return [
        {
            **_texts(row, *texts, "place", "state"),
            "starts_on": _day(row.starts_on),
            "ends_on": _day(row.ends_on),
            "image": images.get(row.image_id),
            "featured": row.featured_at is not None,
            "featured_at": moment(row.featured_at),
            "figures": figures[row.id],
        }
        for row in rows
    ]


def _figures(connection: Connection, campaigns: Sequence[UUID], *, whole: bool) -> Mapping[UUID, list[Form]]:
    points: defaultdict[tuple[UUID, str], list[Form]] = defaultdict(list)
    for row in in_batches(connection, _POINTS, campaigns if whole else ()):
        point = {"at": iso(row.at), "value": row.value, "post": None if row.post is None else str(row.post)}
        points[row.campaign_id, row.measure].append(point)
    found: defaultdict[UUID, list[Form]] = defaultdict(list)
    for row in in_batches(connection, _MEASURES, campaigns):
        told = {"measure": row.measure, "label": row.label, "unit": row.unit, "target": row.target}
        found[row.campaign_id].append({**told, "history": points[row.campaign_id, row.measure]} if whole else told)
    return found


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


FORMS: Mapping[str, Callable[[Connection, Rows, bool, Site], list[Form]]] = {
    "section": _sections,
    "author": _authors,
    "tag": _tags,
    "campaign": _campaigns,
}
"""By kind, how rows are shown."""
