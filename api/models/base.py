"""What all tables share: naming of constraints, the mapped base, the columns every resource has."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, MetaData, Text, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from uuid_utils.compat import uuid7

from api.db import TextC


class Base(DeclarativeBase):
    """The base of all mapped classes. ``str`` is text without a bound: bounds are the schemas' work."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text(), int: BigInteger(), UUID: Uuid()}  # noqa: RUF012 - SQLAlchemy's own form


class Resource:
    """Columns of every resource: ``created_at`` and ``updated_at`` in µs, ``revision`` from 1 on guards against lost updates."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7, sort_order=-1)
    slug: Mapped[str] = mapped_column(TextC)
    language: Mapped[str]
    created_at: Mapped[int]
    updated_at: Mapped[int]
    revision: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's own form
        """Services raise the revision; an UPDATE whose row has another one by now fails."""
        return {"version_id_col": cls.revision, "version_id_generator": False}
