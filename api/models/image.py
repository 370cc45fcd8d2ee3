"""Images: where they are and what is said of them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json
from api.models.base import Base


class Image(Base):
    """An image: an address, and what is said of it; sizes in pixels, ``focal_point`` in shares of width and height."""

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
