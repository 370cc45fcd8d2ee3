"""Saved revisions of posts."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json
from api.models.base import Base


class Revision(Base):
    """A post's authoring form as it was saved: ``at`` in µs, ``actor`` as given by who saved it."""

    __tablename__ = "revision"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]
    actor: Mapped[str | None]
    snapshot: Mapped[dict[str, Any]] = mapped_column(Json)
