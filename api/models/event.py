"""Events, and the campaigns that they belong to."""

from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json, TextC
from api.models.base import Base, Resource
from schemas.vocabulary import EVENT_STATES, EVENT_STATUSES, GIVEN_REASONS

IS_DUE = text("due_at IS NOT NULL")


class Event(Resource, Base):
    """An event. Times are whole seconds; ``ends_at`` is the first moment after it, of whole days the midnight in ``timezone``.

    ``is_over`` and ``in_calendars`` are what was so when it was last looked at; ``due_at``: when one of them is to be another.
    ``called_off_at``: since when it is cancelled or withdrawn.
    """

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint(f"status IN {EVENT_STATUSES}", name="status"),
        CheckConstraint(f"state IN {EVENT_STATES}", name="state"),
        CheckConstraint(f"withdrawn_reason IN {GIVEN_REASONS}", name="withdrawn_reason"),
        CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name="published_at"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_reason IS NOT NULL)", name="reason"),
        Index("ix_event_name_key_id", "name_key", "id"),
        Index("ix_event_starts_at_id", "starts_at", "id"),
        Index("ix_event_due_at", "due_at", sqlite_where=IS_DUE, postgresql_where=IS_DUE),
    )

    title: Mapped[str]
    titles: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    name_key: Mapped[str] = mapped_column(TextC)
    starts_at: Mapped[int]
    ends_at: Mapped[int | None]
    all_day: Mapped[bool] = mapped_column(Boolean)
    timezone: Mapped[str]
    status: Mapped[str]
    place_name: Mapped[str | None]
    place_names: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    place: Mapped[dict[str, Any] | None] = mapped_column(Json)
    online_url: Mapped[str | None]
    post_id: Mapped[UUID | None] = mapped_column(index=True)
    section_id: Mapped[UUID] = mapped_column(ForeignKey("section.id"), index=True)
    state: Mapped[str]
    withdrawn_reason: Mapped[str | None]
    published_at: Mapped[int | None]
    called_off_at: Mapped[int | None]
    is_over: Mapped[bool] = mapped_column(Boolean)
    in_calendars: Mapped[bool] = mapped_column(Boolean)
    due_at: Mapped[int | None]


class EventCampaign(Base):
    """A campaign of an event, in the editor's order."""

    __tablename__ = "event_campaign"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id"), primary_key=True, index=True)
    ord: Mapped[int] = mapped_column(SmallInteger)
