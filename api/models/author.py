"""Authors: people and bodies that sign posts."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json, TextC
from api.models.base import Base, Resource


class Author(Resource, Base):
    """An author. ``url`` is a page of its own, if there is one."""

    __tablename__ = "author"
    __table_args__ = (Index("ix_author_name_key_id", "name_key", "id"),)

    name: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    name_key: Mapped[str] = mapped_column(TextC)
    bio: Mapped[str | None]
    bios: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    url: Mapped[str | None]
    image_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)
