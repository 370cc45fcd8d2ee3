"""The tree of tags: what is below what, and who may change it. Moving and merging tags is in ``tags`` and ``jobs``."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.models import Tag

LOCK = 7_110_203_947
"""The number of the advisory lock."""


def hold(session: Session) -> None:
    """Locks the tree of tags until COMMIT: two moves at once, each right by itself, may together make a circle."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))


def below(session: Session, tag: UUID) -> set[UUID]:
    """All tags below this one."""
    found: set[UUID] = set()
    level = {tag}
    while level:
        level = set(session.scalars(select(Tag.id).where(Tag.parent_id.in_(level)))) - found
        found |= level
    return found
