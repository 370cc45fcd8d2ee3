"""Campaigns, what they measure and the figures reported."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Json, TextC
from api.models.base import Base, Resource
from schemas.vocabulary import CAMPAIGN_STATES


class Campaign(Resource, Base):
    """A campaign. Days are inclusive and belong to the site's zone; ``state`` is what they said when it was last written."""

    __tablename__ = "campaign"
    __table_args__ = (
        CheckConstraint(f"state IN {CAMPAIGN_STATES}", name="state"),
        Index("ix_campaign_name_key_id", "name_key", "id"),
    )

    title: Mapped[str]
    titles: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    name_key: Mapped[str] = mapped_column(TextC)
    hashtag: Mapped[str | None]
    summary: Mapped[str | None]
    summaries: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    body_html: Mapped[str | None]
    bodies: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str | None]
    places: Mapped[dict[str, str]] = mapped_column(Json, default=dict, server_default="{}")
    state: Mapped[str]
    featured_at: Mapped[int | None]
    image_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)


class Measure(Base):
    """What a campaign counts, e.g. ``registered``. ``labels`` and ``units`` hold the other languages than the campaign's."""

    __tablename__ = "measure"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"), primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    labels: Mapped[dict[str, str]] = mapped_column(Json, default=dict, server_default="{}")
    unit: Mapped[str | None]
    units: Mapped[dict[str, str]] = mapped_column(Json, default=dict, server_default="{}")
    target: Mapped[int | None]
    ord: Mapped[int] = mapped_column(SmallInteger)


class Figure(Base):
    """A whole number reported at an instant (seconds). ``post_id`` may name a post that is not public, or no more."""

    __tablename__ = "figure"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"), primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[int]
    post_id: Mapped[UUID | None] = mapped_column(index=True)
