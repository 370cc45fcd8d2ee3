"""What was done by which key, and the answers that a repeated request gets again."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json, TextC
from api.models.base import Base


class Audit(Base):
    """One act: ``at`` in µs; ``key_id`` is ``None`` for the worker and the command line; ``actor`` as the client named it."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_entity_id_id", "entity_id", "id"), Index("ix_audit_key_id_id", "key_id", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    at: Mapped[int]
    key_id: Mapped[UUID | None]
    actor: Mapped[str | None]
    action: Mapped[str]
    kind: Mapped[str]
    entity_id: Mapped[UUID | None]
    section_id: Mapped[UUID | None]
    revision: Mapped[int | None]


class Repeat(Base):
    """The answer that was given for an ``Idempotency-Key``; ``at`` in µs. ``digest`` is the SHA-256 of the request's query and body."""

    __tablename__ = "repeat"
    __table_args__ = (Index("ix_repeat_at", "at"),)

    key_id: Mapped[UUID] = mapped_column(primary_key=True)
    method: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(TextC, primary_key=True)
    token: Mapped[str] = mapped_column(TextC, primary_key=True)
    digest: Mapped[str]
    status: Mapped[int]
    headers: Mapped[dict[str, Any]] = mapped_column(Json)
    body: Mapped[str]
    at: Mapped[int]
