"""Images: where they are and what is said of them; of pictures of our own, the files that were uploaded."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json
from api.models.base import Base


class Image(Base):
    """An image: an address, and what is said of it; sizes in pixels, ``focal_point`` in shares of width and height.

    One of our own names its file (``media_id``) and has ``renditions``, ``{name file width height type bytes}`` each, and a
    ``placeholder`` once they are made: it is shown to readers from then on. All its files are where that of ``url`` is.
    """

    __tablename__ = "image"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    url: Mapped[str] = mapped_column(index=True)
    alt: Mapped[str | None]
    caption: Mapped[str | None]
    credit: Mapped[str | None]
    license: Mapped[dict[str, Any] | None] = mapped_column(Json)
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    focal_point: Mapped[dict[str, Any] | None] = mapped_column(Json)
    media_id: Mapped[UUID | None] = mapped_column(ForeignKey("media.id"), index=True)
    renditions: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    placeholder: Mapped[dict[str, Any] | None] = mapped_column(Json)


class Media(Base):
    """A file that was uploaded; the ``image`` of the same id says of it what is said wherever nobody says otherwise.

    ``width`` and ``height`` are in pixels, upright; instants in µs. ``queued_at``: since when renditions are to be made; ``error``: why
    none can be. ``words``: what it is found by, folded. ``revision`` counts what was written of it, not what was made.
    ``unused_since``: since when nothing shows it, as far as the worker has looked. ``made_bytes``: those of all its renditions.
    """

    __tablename__ = "media"
    __table_args__ = (CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name="error"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    sha256: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    bytes: Mapped[int]
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(default="processing")
    error: Mapped[str | None]
    queued_at: Mapped[int | None] = mapped_column(index=True)
    words: Mapped[str] = mapped_column(default="")
    unused_since: Mapped[int | None]
    made_bytes: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[int]
    updated_at: Mapped[int]
