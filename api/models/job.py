"""Work that outlives a process: jobs in small steps, and consumers of the changes with their place, webhooks among them."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
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


class Webhook(Base):
    """An address that is told of changes, and how far it is; times in µs.

    ``query``: which changes, as ``/v1/changes`` is asked, and ``meant`` what that stands for; ``since``, ``seq``, ``entity_id``: the place,
    within ``epoch``. Secrets are sealed; the former one signs until ``former_until``. ``state``: active, or paused for a ``reason``.
    """

    __tablename__ = "webhook"
    __table_args__ = (CheckConstraint("(state = 'paused') = (reason IS NOT NULL)", name="reason"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    name: Mapped[str]
    url: Mapped[str]
    host: Mapped[str]
    query: Mapped[str]
    meant: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    reason: Mapped[str | None]
    secret: Mapped[str]
    former_secret: Mapped[str | None]
    former_until: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[str]
    since: Mapped[int]
    seq: Mapped[int]
    entity_id: Mapped[UUID]
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[int]
    updated_at: Mapped[int]
    failures: Mapped[int] = mapped_column(Integer, default=0)
    failing_since: Mapped[int | None]
    next_at: Mapped[int] = mapped_column(default=0)
    accepted_at: Mapped[int | None]


class WebhookMessage(Base):
    """What an address is to be told: its bytes stay until they are accepted. The place is where it is then; ``expected`` its number.

    ``kind``: changes, resync or test.
    """

    __tablename__ = "webhook_message"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    body: Mapped[str]
    epoch: Mapped[str]
    meant: Mapped[str]
    expected: Mapped[int]
    since: Mapped[int]
    seq: Mapped[int]
    entity_id: Mapped[UUID]
    created_at: Mapped[int]


class WebhookAttempt(Base):
    """One time that a message was sent: the status that came back, or why none did."""

    __tablename__ = "webhook_attempt"
    __table_args__ = (Index("ix_webhook_attempt_webhook_id_id", "webhook_id", "id"), Index("ix_webhook_attempt_at", "at"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    webhook_id: Mapped[UUID] = mapped_column(ForeignKey("webhook.id", ondelete="CASCADE"))
    message_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[int]
    duration_ms: Mapped[int] = mapped_column(Integer)
    status: Mapped[int | None] = mapped_column(Integer)
    error: Mapped[str | None]
