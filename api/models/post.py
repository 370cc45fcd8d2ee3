"""Posts and their links to tags, campaigns and authors."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.db import Json
from api.models.base import Base, Resource
from schemas.vocabulary import POST_KINDS, POST_STATES, WITHDRAWN_REASONS

IS_DUE = text("due_at IS NOT NULL")
IS_PUBLIC = text("state = 'published'")


META: dict[str, Any] = {"title": None, "description": None, "noindex": False}
"""The members of ``meta`` with what they are where nothing is said."""


class Link:
    """A post's ordered reference to another resource.

    Taking it off fails where it is not there by now as it was read: a merge of tags moves links, and leaves posts' revisions alone.
    """

    # First in the key: a post's links are one seek.
    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True, sort_order=-1)
    ord: Mapped[int] = mapped_column(SmallInteger)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's own form
        """Nothing else counts versions here: the place in the order is the member that is compared."""
        return {"version_id_col": cls.ord, "version_id_generator": False}


class PostTag(Link, Base):
    """A tag of a post."""

    __tablename__ = "post_tag"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
    to_id: Mapped[UUID] = mapped_column("tag_id", ForeignKey("tag.id"), primary_key=True, index=True)


class PostCampaign(Link, Base):
    """A campaign of a post."""

    __tablename__ = "post_campaign"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
    to_id: Mapped[UUID] = mapped_column("campaign_id", ForeignKey("campaign.id"), primary_key=True, index=True)


class PostAuthor(Link, Base):
    """An author of a post."""

    __tablename__ = "post_author"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
    to_id: Mapped[UUID] = mapped_column("author_id", ForeignKey("author.id"), primary_key=True, index=True)


class Post(Resource, Base):
    """A post in one language. Times but ``created_at``, ``updated_at`` (µs) are whole seconds.

    ``meta``: what editors say for search engines and previews of links, besides the image: ``META``; ``None``: nothing.
    """

    __tablename__ = "post"
    __table_args__ = (
        # Each section has one of a kind for itself, the public one: what is hidden elsewhere stands in nobody's way.
        UniqueConstraint("group_id", "language", "section_id"),
        UniqueConstraint("origin_uri", "section_id"),
        Index("ix_post_group_id_language", "group_id", "language", unique=True, sqlite_where=IS_PUBLIC, postgresql_where=IS_PUBLIC),
        Index("ix_post_origin_uri", "origin_uri", unique=True, sqlite_where=IS_PUBLIC, postgresql_where=IS_PUBLIC),
        CheckConstraint(f"kind IN {POST_KINDS}", name="kind"),
        CheckConstraint(f"state IN {POST_STATES}", name="state"),
        CheckConstraint(f"withdrawn_reason IN {WITHDRAWN_REASONS}", name="withdrawn_reason"),
        CheckConstraint("state NOT IN ('published', 'withdrawn') OR published_at IS NOT NULL", name="published_at"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_reason IS NOT NULL)", name="reason"),
        Index("ix_post_updated_at_id", "updated_at", "id"),
        Index("ix_post_kind_updated_at_id", "kind", "updated_at", "id"),
        Index("ix_post_state_updated_at_id", "state", "updated_at", "id"),
        Index("ix_post_section_id_updated_at_id", "section_id", "updated_at", "id"),
        Index("ix_post_due_at", "due_at", sqlite_where=IS_DUE, postgresql_where=IS_DUE),
    )

    position: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    kind: Mapped[str] = mapped_column(default=POST_KINDS[0], server_default=POST_KINDS[0])
    title: Mapped[str]
    excerpt: Mapped[str | None]
    excerpt_truncated: Mapped[bool] = mapped_column(Boolean, server_default=false(), default=False)
    body_html: Mapped[str] = mapped_column(sort_order=1)  # last: a row is read up to the columns asked for
    state: Mapped[str]
    withdrawn_reason: Mapped[str | None]
    section_id: Mapped[UUID] = mapped_column(ForeignKey("section.id"))
    group_id: Mapped[UUID | None]
    published_at: Mapped[int | None]
    scheduled_at: Mapped[int | None]
    embargo_until: Mapped[int | None]
    expires_at: Mapped[int | None]
    due_at: Mapped[int | None]
    featured_at: Mapped[int | None]
    image_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)
    license: Mapped[dict[str, Any] | None] = mapped_column(Json)
    meta: Mapped[dict[str, Any] | None] = mapped_column(Json)
    meta_image_id: Mapped[UUID | None] = mapped_column(ForeignKey("image.id"), index=True)
    origin: Mapped[dict[str, Any] | None] = mapped_column(Json)
    origin_uri: Mapped[str | None]
    live_revision: Mapped[int] = mapped_column(default=1)

    tags: Mapped[list[PostTag]] = relationship(order_by=PostTag.ord, cascade="all, delete-orphan", lazy="raise", passive_deletes=True)
    campaigns: Mapped[list[PostCampaign]] = relationship(
        order_by=PostCampaign.ord, cascade="all, delete-orphan", lazy="raise", passive_deletes=True
    )
    authors: Mapped[list[PostAuthor]] = relationship(
        order_by=PostAuthor.ord, cascade="all, delete-orphan", lazy="raise", passive_deletes=True
    )
