"""Words of other languages for sections, places and figures; revisions of tags, campaigns, authors and sections.

What these were like before is not known: the first revision of each is its present form. A release before this one would change them
without keeping what they were.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
oldest = "0005"

KINDS = {
    "section": ("name", "names", "url", "url_template", "preview_url"),
    "author": ("name", "names", "bio", "bios", "url"),
    "tag": ("name", "names", "description", "descriptions", "parent_id"),
    "campaign": (
        *("title", "titles", "hashtag", "summary", "summaries", "body_html", "bodies"),
        *("starts_on", "ends_on", "place", "places", "featured_at"),
    ),
}
IMAGE = ("alt", "caption", "credit", "license", "width", "height", "focal_point")
TYPES = {
    **dict.fromkeys(("id", "image_id", "parent_id", "merged_into_id", "campaign_id", "post_id"), sa.Uuid()),
    **dict.fromkeys(("names", "bios", "descriptions", "titles", "summaries", "bodies", "places", "labels", "units"), sa.JSON()),
    **dict.fromkeys(("license", "focal_point"), sa.JSON()),
    **dict.fromkeys(("starts_on", "ends_on"), sa.Date()),
}


def upgrade() -> None:
    for table, name in (("section", "names"), ("campaign", "places"), ("measure", "labels"), ("measure", "units")):
        op.add_column(table, sa.Column(name, sa.JSON(), server_default="{}", nullable=False))
    kept = op.create_table(
        "resource_revision",
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "number", name="pk_resource_revision"),
    )
    connection = op.get_bind()
    for row in _present(connection):
        connection.execute(sa.insert(kept), row)


def _table(name: str, *columns: str) -> Any:
    return sa.table(name, *(sa.column(column, TYPES.get(column)) for column in columns))


def _present(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """The present forms, as the release of this version keeps them."""
    image = _table("image", "id", "url", *IMAGE)
    figures = _figures(connection)
    for kind, members in KINDS.items():
        more = ("image_id",) if kind in ("author", "campaign") else ()
        table = _table(kind, "id", "slug", "language", "updated_at", "revision", *members, *more)
        for row in connection.execute(sa.select(table)).all():
            snapshot = {name: _text(getattr(row, name)) for name in ("slug", "language", *members)}
            if more:
                shown = row.image_id and connection.execute(sa.select(image).where(image.c.id == row.image_id)).first()
                snapshot["image"] = shown and {"id": str(shown.id), "url": shown.url, **{name: getattr(shown, name) for name in IMAGE}}
            if kind == "campaign":
                snapshot["figures"] = figures[row.id]
            yield {
                "entity_id": row.id,
                "number": row.revision,
                "kind": kind,
                "at": row.updated_at,
                "actor": None,
                "key_id": None,
                "snapshot": snapshot,
            }


def _figures(connection: sa.Connection) -> defaultdict[UUID, list[dict[str, Any]]]:
    measure = _table("measure", "campaign_id", "measure", "label", "labels", "unit", "units", "target", "ord")
    figure = _table("figure", "campaign_id", "measure", "at", "value", "post_id")
    points: defaultdict[tuple[UUID, str], list[list[Any]]] = defaultdict(list)
    for row in connection.execute(sa.select(figure).order_by(figure.c.campaign_id, figure.c.measure, figure.c.at)):
        points[row.campaign_id, row.measure].append([row.at, row.value, _text(row.post_id)])
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(sa.select(measure).order_by(measure.c.campaign_id, measure.c.ord, measure.c.measure)):
        members = {name: getattr(row, name) for name in ("measure", "label", "labels", "unit", "units", "target")}
        found[row.campaign_id].append({**members, "history": points[row.campaign_id, row.measure]})
    return found


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value.isoformat() if hasattr(value, "isoformat") else value
