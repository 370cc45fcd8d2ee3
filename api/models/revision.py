"""Saved forms: revisions of all resources; of posts the pending one, autosaves, and links to a preview."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json, TextC
from api.models.base import Base

LATER: dict[str, Any] = {"kind": "post", "meta": None, "meta_image_id": None}
"""Members of a snapshot that the first release did not have, with what its snapshots say of them by not having them."""


class Revision(Base):
    """A post's authoring form as it was saved: ``at`` in µs, ``actor`` as given by who saved it with the key ``key_id``."""

    __tablename__ = "revision"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]
    actor: Mapped[str | None]
    key_id: Mapped[UUID | None]
    snapshot: Mapped[dict[str, Any]] = mapped_column(Json)


class ResourceRevision(Base):
    """The same of a resource that is no post. ``entity_id`` may be of either: who deletes one takes these away."""

    __tablename__ = "resource_revision"

    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    at: Mapped[int]
    actor: Mapped[str | None]
    key_id: Mapped[UUID | None]
    snapshot: Mapped[dict[str, Any]] = mapped_column(Json)


class Pending(Base):
    """What a public post will read like: ``members`` of a snapshot that differ from the live form; ``number`` is its revision."""

    __tablename__ = "pending"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int]
    at: Mapped[int]
    actor: Mapped[str | None]
    key_id: Mapped[UUID | None]
    members: Mapped[dict[str, Any]] = mapped_column(Json)


class Autosave(Base):
    """What somebody was writing: ``members`` of a snapshot that differ from revision ``number``; ``actor`` is ``""`` for none."""

    __tablename__ = "autosave"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    key_id: Mapped[UUID] = mapped_column(primary_key=True)
    actor: Mapped[str] = mapped_column(TextC, primary_key=True)
    number: Mapped[int]
    at: Mapped[int] = mapped_column(index=True)
    members: Mapped[dict[str, Any]] = mapped_column(Json)


class PreviewLink(Base):
    """A link that shows the present draft of a post. ``hash`` is the SHA-256 of its token; times in seconds, ``created_at`` in µs."""

    __tablename__ = "preview_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    hash: Mapped[str] = mapped_column(TextC, unique=True)
    key_id: Mapped[UUID | None]
    actor: Mapped[str | None]
    created_at: Mapped[int]
    expires_at: Mapped[int]
