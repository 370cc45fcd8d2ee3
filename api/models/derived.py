"""Derived rows: what reads use. Written by ``api.derived`` alone, rebuilt from the base tables by ``reindex``."""

from uuid import UUID

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, Text, UniqueConstraint, false
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.functions import FunctionElement

from api.db import TextC
from api.models.base import Base

NEVER = -(10**11)
"""Before every instant that there is (seconds since 1970): what never was comes last."""
ROWID = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit key that is SQLite's own row number."""


class Facet(Base):
    """Something a list can filter by. Its id is for ever: cards name it. ``key`` is what filters say, ``ref`` what it stands for.

    ``posts`` and ``pages``: how many public ones of each kind are listed under it.
    """

    __tablename__ = "facet"
    __table_args__ = (
        UniqueConstraint("kind", "key"),
        UniqueConstraint("kind", "ref"),
        *(Index(f"ix_facet_kind_{name}", "kind", name) for name in ("posts", "pages")),
        Index("ix_facet_seq", "seq"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(TextC)
    ref: Mapped[str] = mapped_column(TextC)
    posts: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    pages: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    seq: Mapped[int] = mapped_column(default=0, server_default="0")


class Fragment(Base):
    """The JSON of a tag, campaign, author or section as it is embedded; language ``""`` is its own."""

    __tablename__ = "fragment"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    facet_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(primary_key=True)
    json: Mapped[str]


class NameWord(Base):
    """A word in a name of a resource that is no post, in any of its languages; a merged tag has none."""

    __tablename__ = "name_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    kind: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(TextC, primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)


class TitleWord(Base):
    """A word in the title of a post, public or not: for lists of the authoring interface."""

    __tablename__ = "title_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    word: Mapped[str] = mapped_column(TextC, primary_key=True)
    post_id: Mapped[UUID] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True, index=True)


class Listing(Base):
    """A public post under one of its facets: under its number, or where the post is a page, under the negative of it.

    So posts and pages are two lists that are walked apart, and each as if the other were not there.
    """

    __tablename__ = "listing"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    facet_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Card(Base):
    """A public post as lists show it. ``facets``: numbers of tags|campaigns|authors|section|others; ``featured_at`` may be ``NEVER``.

    ``digest``: of what its search row follows from, ``None``: not known.
    """

    __tablename__ = "card"
    __table_args__ = (
        Index("ix_card_updated_at_position", "updated_at", "position"),
        Index("ix_card_featured_at_position", "featured_at", "position"),
        Index("ix_card_group_id_language_position", "group_id", "language", "position"),
    )

    position: Mapped[int] = mapped_column(ROWID, primary_key=True, autoincrement=False)
    post_id: Mapped[UUID] = mapped_column(unique=True)
    updated_at: Mapped[int]
    featured_at: Mapped[int] = mapped_column(server_default="0")
    group_id: Mapped[UUID | None]
    language: Mapped[str]
    facets: Mapped[str]
    json: Mapped[str]
    digest: Mapped[bytes | None]


class Change(Base):
    """The last public change of a resource, and when (seconds). ``position``: of a post.

    The last five columns are for one that is no longer there; ``uri`` is the origin's name of a copy.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_seq_entity_id", "seq", "entity_id"),)

    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    seq: Mapped[int]
    at: Mapped[int]
    revision: Mapped[int]
    position: Mapped[int | None]
    is_public: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str | None]
    into: Mapped[UUID | None]
    slug: Mapped[str | None]
    language: Mapped[str | None]
    url: Mapped[str | None]
    uri: Mapped[str | None]


class Departure(Base):
    """A facet that a resource has left, and when."""

    __tablename__ = "departure"
    __table_args__ = (Index("ix_departure_seq", "seq"), {"sqlite_with_rowid": False})

    facet_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]


class FormerName(Base):
    """What a public resource was called, and where it was, until a change. ``url`` may begin with ``BASE``."""

    __tablename__ = "former_name"
    __table_args__ = (Index("ix_former_name_seq", "seq"), {"sqlite_with_rowid": False})

    entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    slug: Mapped[str]
    url: Mapped[str]


class Counter(Base):
    """The one counter of public changes: its row is locked from before derived rows are computed until COMMIT.

    ``texts_seq`` is the last change of a text that answers of others embed: a renamed tag. ``site_follows``: whether menus of the site
    name anything, so that a change may be one of the site too.
    """

    __tablename__ = "counter"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int]
    epoch: Mapped[str]
    floor: Mapped[int]
    texts_seq: Mapped[int] = mapped_column(default=0, server_default="0")
    site_follows: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


HISTORY_IN_A_FILE = "epoch"
HISTORY_ON_A_SERVER = """concat_ws(' ', epoch, tableoid, (SELECT oid FROM pg_database WHERE datname = current_database()),
 (SELECT system_identifier FROM pg_control_system()),
 CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())
 ELSE ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int END)"""
"""Tables that were loaded from a dump have other oids, a copied database has another one, a server that was made anew another identifier;
after a promotion, and a recovery to a point in time, there is another timeline (manual of PostgreSQL, 26.3.6)."""


class History(FunctionElement[str]):
    """Of ``counter``: in which history of the database its numbers are; those of two do not compare. The epoch, and what PostgreSQL knows.

    It is another one after a restore that nobody told us of, too (decision 0034).
    """

    name = "history"
    type = Text()
    inherit_cache = True


@compiles(History)
def _in_a_file(*_: object, **__: object) -> str:
    return HISTORY_IN_A_FILE


@compiles(History, "postgresql")
def _on_a_server(*_: object, **__: object) -> str:
    return HISTORY_ON_A_SERVER


class Mark(Base):
    """Where the counter stood when a day (in UTC, days since 1970) was first seen: places in the changes as old as that day."""

    __tablename__ = "mark"

    day: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int]


class BuiltWith(Base):
    """A setting that rows were made with; a different one calls for bringing them up to date."""

    __tablename__ = "built_with"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
