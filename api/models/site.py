"""What editors say of the site as a whole. Its name and its address are settings; there is one row, which the migration makes."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from api.db import Json
from api.models.base import Base
from schemas.vocabulary import SITE

__all__ = ["SITE", "SITE_ID", "SiteProfile"]

SITE_ID = UUID("00000000-0000-7000-8000-000000000000")
"""The id of the one row, the same everywhere: a UUIDv7 of the first instant."""


class SiteProfile(Base):
    """The one row. ``descriptions`` holds the other languages; ``language`` ``None``: the setting, until something is written.

    ``social``: ``{name url}`` each. ``menus``: by name, entries of ``{label labels url type id children}``; of an address and a
    reference one at most is there, neither in a heading. ``updated_at`` in µs.
    """

    __tablename__ = "site"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=SITE_ID)
    language: Mapped[str | None]
    description: Mapped[str | None]
    descriptions: Mapped[dict[str, str]] = mapped_column(Json, default=dict, server_default="{}")
    logo_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)
    icon_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)
    social: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list, server_default="[]")
    menus: Mapped[dict[str, list[dict[str, Any]]]] = mapped_column(Json, default=dict, server_default="{}")
    updated_at: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's own form
        """Services raise the revision; an UPDATE whose row has another one by now fails."""
        return {"version_id_col": cls.revision, "version_id_generator": False}
