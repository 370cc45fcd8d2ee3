"""Tags: a tree, named in several languages; a merged one keeps its row."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json, TextC
from api.models.base import Base, Resource

_IS_MERGED = text("merged_into_id IS NOT NULL")


class Tag(Resource, Base):
    """A tag. ``names`` and ``descriptions`` hold the other languages; ``name_key`` is the folded name that lists sort by."""

    __tablename__ = "tag"
    __table_args__ = (
        Index("ix_tag_name_key_id", "name_key", "id"),
        # Merged ones alone: SQLite would look the others up in it, nearly all there are, instead of walking by name.
        Index("ix_tag_merged_into_id", "merged_into_id", sqlite_where=_IS_MERGED, postgresql_where=_IS_MERGED),
    )

    name: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    description: Mapped[str | None]
    descriptions: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    name_key: Mapped[str] = mapped_column(TextC)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("tag.id"), index=True)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("tag.id"))
