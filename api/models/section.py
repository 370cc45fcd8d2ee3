"""Sections: the branches whose sites show the posts."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json, TextC
from api.models.base import Base, Resource


class Section(Resource, Base):
    """A section. ``names`` holds the other languages; ``url`` and ``url_template`` make its posts' addresses (``None``: the site's own)."""

    __tablename__ = "section"
    __table_args__ = (Index("ix_section_name_key_id", "name_key", "id"),)

    name: Mapped[str]
    names: Mapped[dict[str, str]] = mapped_column(Json, default=dict, server_default="{}")
    name_key: Mapped[str] = mapped_column(TextC)
    url: Mapped[str | None]
    url_template: Mapped[str | None]
    preview_url: Mapped[str | None]
