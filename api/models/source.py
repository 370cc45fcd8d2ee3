"""Sources that are pulled, how far each is, what was found there, the copies that were made of it, and who reads here. Times in µs."""

from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from uuid_utils.compat import uuid7

from api.db import Json
from api.models.base import Base


class Source(Base):
    """Another Broadsheet, or what is pulled like one, whose own posts a section takes, and how far that is.

    ``kind``: which of ``sources.kinds``; ``query``: which posts, as ``/v1/changes`` is asked; ``licenses``: addresses of those that are
    accepted, ``None``: all; ``mapping``: by kind, slugs or ids there and ids here; ``becomes``: the state of a new copy. ``cursor``: where
    to go on, ``None`` where a snapshot begins; ``run``: the number of the last snapshot, ``base_run``: of the last that began another
    history; ``absent``: how many copies that was without, which are withdrawn once it ``is_confirmed``. ``account``: with which it is
    asked, sealed; ``lease_owner``: the process that asks it at present, if any. ``hub``: who says that there is news of ``topic``, until
    ``hub_until``, as far as it agreed to; ``hub_next_at``: when it is asked to, again.
    """

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("state IN ('active', 'paused')", name="state"),
        CheckConstraint("becomes IN ('published', 'draft')", name="becomes"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    kind: Mapped[str] = mapped_column(default="broadsheet")
    name: Mapped[str]
    url: Mapped[str]
    host: Mapped[str]
    section_id: Mapped[UUID] = mapped_column(ForeignKey("section.id"))
    query: Mapped[str]
    licenses: Mapped[list[str] | None] = mapped_column(Json)
    mapping: Mapped[dict[str, dict[str, str]]] = mapped_column(Json)
    becomes: Mapped[str]
    interval_seconds: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(default="active")
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[int]
    updated_at: Mapped[int]
    public_url: Mapped[str | None]
    cursor: Mapped[str | None]
    etag: Mapped[str | None]
    account: Mapped[str | None]
    run: Mapped[int] = mapped_column(default=0)
    base_run: Mapped[int] = mapped_column(default=1)
    is_complete: Mapped[bool] = mapped_column(Boolean, default=False)
    absent: Mapped[int] = mapped_column(default=0)
    is_confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    pulled_at: Mapped[int | None]
    changed_at: Mapped[int | None]
    failures: Mapped[int] = mapped_column(Integer, default=0)
    failing_since: Mapped[int | None]
    error: Mapped[str | None]
    next_at: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None]
    lease_until: Mapped[int | None]
    hub: Mapped[str | None]
    topic: Mapped[str | None]
    hub_until: Mapped[int | None]
    hub_next_at: Mapped[int | None]


class SourceTerm(Base):
    """A tag, campaign, author or section of a source; ``to_id``: the tag or campaign here that stands for it."""

    __tablename__ = "source_term"

    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    remote_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    slug: Mapped[str]
    name: Mapped[str]
    to_id: Mapped[UUID | None]


class SourceItem(Base):
    """A post of a source: the revision that was seen last, in which ``run``, whether it was public; ``problem``: why it is set aside.

    ``post_id``: its copy, which may have been deleted here; ``terms``: its tags and campaigns there, by kind; ``awaits``: whether some
    of them have not come yet; ``picture_problem``: why pictures of it are left out. Of another kind of source also ``uri``: its permanent
    name; ``digest``: of what was read of it last; ``published_at``: since when it is public, in seconds, or when it was seen first.
    """

    __tablename__ = "source_item"
    __table_args__ = (UniqueConstraint("source_id", "remote_id"), Index("ix_source_item_source_id_run", "source_id", "run"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    remote_id: Mapped[UUID]
    post_id: Mapped[UUID | None] = mapped_column(index=True)
    revision: Mapped[int]
    run: Mapped[int]
    is_public: Mapped[bool] = mapped_column(Boolean)
    terms: Mapped[dict[str, list[str]]] = mapped_column(Json)
    awaits: Mapped[bool] = mapped_column(Boolean, default=False)
    title: Mapped[str]
    url: Mapped[str | None]
    problem: Mapped[str | None]
    picture_problem: Mapped[str | None]
    at: Mapped[int]
    uri: Mapped[str | None]
    digest: Mapped[str | None]
    published_at: Mapped[int | None]


class SourceKey(Base):
    """What a post of a source of another kind is known by: of these it may get several, and has them for good."""

    __tablename__ = "source_key"

    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    remote_id: Mapped[UUID]


class SourceFetch(Base):
    """A post of a source that is to be fetched by itself, not before ``at``; ``tries``: how often that failed.

    ``pictures``: addresses of pictures that are fetched before, each with why it cannot be had, ``None`` while that is not known.
    """

    __tablename__ = "source_fetch"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("source_item.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True)
    at: Mapped[int]
    tries: Mapped[int] = mapped_column(Integer, default=0)
    pictures: Mapped[dict[str, str | None] | None] = mapped_column(Json)


class Copy(Base):
    """A post that was copied from elsewhere: what its origin said last, and the section's own hand.

    It stays when its source is taken away. ``origin_state``: ``published``, or why the origin withdrew it; ``hidden_at``: since when the
    section hides it; ``taken``: digests of members as they were taken; ``kept``: members that the section changed, with the revision here
    that has what they were based on, and what the origin says by now.
    """

    __tablename__ = "copy"

    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"), index=True)
    origin_state: Mapped[str]
    hidden_at: Mapped[int | None]
    revision: Mapped[int]
    taken: Mapped[dict[str, str]] = mapped_column(Json)
    kept: Mapped[dict[str, dict[str, Any]]] = mapped_column(Json)


class Reader(Base):
    """A section elsewhere that reads delta sync here, as it names itself: anybody may say so. ``query``: of which posts.

    ``cursor``: with which it asked last, ``None`` where a snapshot begins.
    """

    __tablename__ = "reader"
    __table_args__ = (UniqueConstraint("url", "query"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    url: Mapped[str]
    query: Mapped[str]
    cursor: Mapped[str | None]
    first_at: Mapped[int]
    seen_at: Mapped[int]
