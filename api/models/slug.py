"""What leads to resources: slugs of all kinds, addresses on this and on other hosts, and keys of other systems."""

from uuid import UUID

from sqlalchemy import Boolean, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import TextC
from api.models.base import Base


class Slug(Base):
    """A present or former slug. It names the resource, so every former one leads there in one step; it outlives the resource."""

    __tablename__ = "slug"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    kind: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(TextC, primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(index=True)
    is_current: Mapped[bool] = mapped_column(Boolean)


class Address(Base):
    """An address that leads to a resource: ``host`` is ``""`` on this site; ``url`` as it was written; ``since`` in µs."""

    __tablename__ = "address"
    __table_args__ = (Index("ix_address_path_since", "path", "since"),)

    host: Mapped[str] = mapped_column(TextC, primary_key=True)
    path: Mapped[str] = mapped_column(TextC, primary_key=True)
    url: Mapped[str]
    kind: Mapped[str]
    entity_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[int]


class Identity(Base):
    """A key of another system, such as an author's login on a WordPress site, and what it is here; ``kind`` may be ``image`` too.

    By it an import finds a resource again. Nothing of it is public.
    """

    __tablename__ = "identity"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    kind: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(TextC, primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(index=True)
