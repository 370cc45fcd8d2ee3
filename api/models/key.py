"""Keys of the authoring interface: what each may do. The key itself is nowhere, only its hash."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json, TextC
from api.models.base import Base


class ApiKey(Base):
    """A key. ``hash`` is its SHA-256 in hexadecimal digits, ``hint`` its last characters; times are in seconds, ``created_at`` in µs."""

    __tablename__ = "api_key"
    __table_args__ = (Index("ix_api_key_name", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    hash: Mapped[str] = mapped_column(TextC, unique=True)
    hint: Mapped[str]
    name: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(Json)
    section_id: Mapped[UUID | None] = mapped_column(ForeignKey("section.id"))
    made_by_id: Mapped[UUID | None]
    created_at: Mapped[int]
    expires_at: Mapped[int | None]
    revoked_at: Mapped[int | None]
    last_used_at: Mapped[int | None]
