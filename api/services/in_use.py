"""Whether something may be deleted: what still names it. All foreign keys of the tables are looked at, so that none is forgotten."""

from functools import cache
from typing import Any

from sqlalchemy import Column, Select, bindparam, func, literal_column, select
from sqlalchemy.orm import Session

from api.errors import InUse
from api.models import Base

MOST = 1_000
"""Of more it is only said that there are more."""
CALLED = {
    "api_key.section_id": "key",
    "author.image_id": "author",
    "campaign.image_id": "campaign",
    "event.section_id": "event",
    "event_campaign.campaign_id": "event",
    "image.media_id": "image",
    "post.image_id": "post",
    "post.meta_image_id": "post",
    "post.section_id": "post",
    "post_author.author_id": "post",
    "post_campaign.campaign_id": "post",
    "post_tag.tag_id": "post",
    "site.icon_id": "site",
    "site.logo_id": "site",
    "source.section_id": "source",
    "tag.merged_into_id": "merged tag",
    "tag.parent_id": "tag",
}
"""Who names others, by the column that does. A key that was revoked or has expired counts too: it is kept, and what it was bound to."""
GOING = ("CASCADE", "SET NULL", "SET DEFAULT")
"""What a foreign key says where it keeps nothing from being deleted."""


def refuse_named(session: Session, row: Any, advice: str = "") -> None:
    """Raises ``InUse`` where anything names the row, with what does and how much of it; ``advice`` is said besides.

    What goes with the row does not count.
    """
    told = [_told(CALLED[column], count) for column, count in naming(session, row)]
    if told:
        raise InUse(f"This {row.__tablename__} is named by {' and '.join(told)}.{advice}")


def naming(session: Session, row: Any) -> list[tuple[str, int]]:
    """(column that names the row, how often), up to one more than ``MOST``."""
    counts = [(str(column), session.scalar(count, {"named": row.id}) or 0) for column, count in _counting(row.__tablename__)]
    return [(column, count) for column, count in counts if count]


def _told(called: str, count: int) -> str:
    number = f"{count:,}" if count <= MOST else f"more than {MOST:,}"
    return f"{number} {called}{'' if count == 1 else 's'}"


@cache
def _counting(table: str) -> list[tuple[Column[Any], Select[Any]]]:
    """The columns that name rows of a table and keep them from being deleted, each with how many do so, up to one more than the most."""
    found = []
    for column in (column for other in Base.metadata.sorted_tables for column in other.c):
        if any(key.column.table.name == table and key.ondelete not in GOING for key in column.foreign_keys):
            some = select(literal_column("1")).where(column == bindparam("named")).limit(literal_column(str(MOST + 1))).subquery()
            found.append((column, select(func.count()).select_from(some)))
    return found
