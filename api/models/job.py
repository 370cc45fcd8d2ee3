"""Work that outlives a process: jobs in small steps, and consumers of the changes with their place."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json
from api.models.base import Base


class Job(Base):
    """A fan-out in steps of at most 100 resources. ``place`` is where the next step begins; times in µs."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'done', 'failed')", name="state"),
        Index("ix_job_state_id", "state", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    place: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="waiting")
    visited: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    created_at: Mapped[int]
    finished_at: Mapped[int | None]


class Consumer(Base):
    """A reader of the changes, or a role that one process at a time fills: ``seq`` its place, ``lease_until`` in µs.

    ``basis``: what the place holds for besides (the epoch, settings); with another one it is no place. Rows are made by a migration.
    """

    __tablename__ = "consumer"

    name: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None]
    basis: Mapped[str | None]
