"""All tables of the first release."""

import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
oldest = "0001"

BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BARE: dict[str, Any] = {"sqlite_with_rowid": False}


def upgrade() -> None:
    _ways()
    _named_resources()
    _campaigns()
    _posts()
    _post_parts()
    _drafts()
    _keys()
    _lists()
    _changes()
    _search()
    _work()


def _ways() -> None:
    op.create_table(
        "slug",
        *_needed(sa.Text(), "kind"),
        *_needed(BY_CODE_POINT, "slug"),
        *_needed(sa.Uuid(), "entity_id"),
        *_needed(sa.Boolean(), "is_current"),
        _key("slug", "kind", "slug"),
        **BARE,
    )
    _index("slug", "entity_id")
    op.create_table(
        "address",
        *_needed(BY_CODE_POINT, "host", "path"),
        *_needed(sa.Text(), "url", "kind"),
        *_needed(sa.Uuid(), "entity_id"),
        *_needed(sa.BigInteger(), "since"),
        _key("address", "host", "path"),
    )
    _index("address", "entity_id")
    _index("address", "path", "since")
    op.create_table(
        "image",
        *_needed(sa.Uuid(), "id"),
        *_needed(sa.Text(), "url"),
        *_optional(sa.Text(), "alt", "caption", "credit"),
        *_optional(sa.JSON(), "license"),
        *_optional(sa.Integer(), "width", "height"),
        *_optional(sa.JSON(), "focal_point"),
        _key("image", "id"),
    )
    _index("image", "url")


def _named_resources() -> None:
    op.create_table(
        "section",
        *_resource(),
        *_needed(sa.Text(), "name"),
        *_needed(BY_CODE_POINT, "name_key"),
        *_optional(sa.Text(), "url", "url_template", "preview_url"),
        _key("section", "id"),
    )
    _index("section", "name_key", "id")
    op.create_table(
        "author",
        *_resource(),
        *_needed(sa.Text(), "name"),
        *_needed(BY_CODE_POINT, "name_key"),
        *_needed(sa.JSON(), "names"),
        *_optional(sa.Text(), "bio"),
        *_needed(sa.JSON(), "bios"),
        *_optional(sa.Text(), "url"),
        *_optional(sa.Uuid(), "image_id"),
        _key("author", "id"),
        _refers("author", "image_id", "image"),
    )
    _index("author", "name_key", "id")
    _index("author", "image_id")
    op.create_table(
        "tag",
        *_resource(),
        *_needed(sa.Text(), "name"),
        *_needed(sa.JSON(), "names"),
        *_optional(sa.Text(), "description"),
        *_needed(sa.JSON(), "descriptions"),
        *_needed(BY_CODE_POINT, "name_key"),
        *_optional(sa.Uuid(), "parent_id", "merged_into_id"),
        _key("tag", "id"),
        _refers("tag", "parent_id", "tag"),
        _refers("tag", "merged_into_id", "tag"),
    )
    _index("tag", "name_key", "id")
    _index("tag", "parent_id")
    is_merged = sa.text("merged_into_id IS NOT NULL")
    _index("tag", "merged_into_id", sqlite_where=is_merged, postgresql_where=is_merged)


def _campaigns() -> None:
    op.create_table(
        "campaign",
        *_resource(),
        *_needed(sa.Text(), "title"),
        *_needed(sa.JSON(), "titles"),
        *_needed(BY_CODE_POINT, "name_key"),
        *_optional(sa.Text(), "hashtag", "summary"),
        *_needed(sa.JSON(), "summaries"),
        *_optional(sa.Date(), "starts_on", "ends_on"),
        *_optional(sa.Text(), "place"),
        *_needed(sa.Text(), "state"),
        *_optional(sa.BigInteger(), "featured_at"),
        *_optional(sa.Uuid(), "image_id"),
        *_optional(sa.Text(), "body_html"),
        *_needed(sa.JSON(), "bodies"),
        _key("campaign", "id"),
        _refers("campaign", "image_id", "image"),
        _check("campaign", "state", "state IN ('upcoming', 'active', 'ended')"),
    )
    _index("campaign", "name_key", "id")
    _index("campaign", "image_id")
    op.create_table(
        "measure",
        *_needed(sa.Uuid(), "campaign_id"),
        *_needed(sa.Text(), "measure", "label"),
        *_optional(sa.Text(), "unit"),
        *_optional(sa.BigInteger(), "target"),
        *_needed(sa.SmallInteger(), "ord"),
        _key("measure", "campaign_id", "measure"),
        _refers("measure", "campaign_id", "campaign", ondelete="CASCADE"),
        **BARE,
    )
    op.create_table(
        "figure",
        *_needed(sa.Uuid(), "campaign_id"),
        *_needed(sa.Text(), "measure"),
        *_needed(sa.BigInteger(), "at", "value"),
        *_optional(sa.Uuid(), "post_id"),
        _key("figure", "campaign_id", "measure", "at"),
        _refers("figure", "campaign_id", "campaign", ondelete="CASCADE"),
        **BARE,
    )
    _index("figure", "post_id")


def _posts() -> None:
    op.create_table(
        "post",
        *_resource(),
        *_optional(sa.BigInteger(), "position"),
        *_needed(sa.Text(), "title"),
        *_optional(sa.Text(), "excerpt"),
        *_needed(sa.Boolean(), "excerpt_truncated", server_default=sa.false()),
        *_needed(sa.Text(), "state"),
        *_optional(sa.Text(), "withdrawn_reason"),
        *_needed(sa.Uuid(), "section_id"),
        *_optional(sa.Uuid(), "group_id"),
        *_optional(sa.BigInteger(), "published_at", "scheduled_at", "embargo_until", "expires_at", "due_at", "featured_at"),
        *_optional(sa.Uuid(), "image_id"),
        *_optional(sa.JSON(), "license", "origin"),
        *_optional(sa.Text(), "origin_uri"),
        *_needed(sa.BigInteger(), "live_revision"),
        *_needed(sa.Text(), "body_html"),  # last: a row is read up to the columns asked for
        _key("post", "id"),
        _unique("post", "position"),
        _unique("post", "group_id", "language", "section_id"),
        _unique("post", "origin_uri", "section_id"),
        _refers("post", "section_id", "section"),
        _refers("post", "image_id", "image"),
        _check("post", "state", "state IN ('draft', 'scheduled', 'published', 'withdrawn')"),
        _check("post", "withdrawn_reason", "withdrawn_reason IN ('unpublished', 'legal', 'license', 'expired')"),
        _check("post", "published_at", "state NOT IN ('published', 'withdrawn') OR published_at IS NOT NULL"),
        _check("post", "reason", "(state = 'withdrawn') = (withdrawn_reason IS NOT NULL)"),
    )
    is_due = sa.text("due_at IS NOT NULL")
    _index("post", "due_at", sqlite_where=is_due, postgresql_where=is_due)
    is_public = sa.text("state = 'published'")
    for columns in (("group_id", "language"), ("origin_uri",)):
        _index("post", *columns, unique=True, sqlite_where=is_public, postgresql_where=is_public)
    _index("post", "updated_at", "id")
    _index("post", "state", "updated_at", "id")
    _index("post", "section_id", "updated_at", "id")
    _index("post", "image_id")


def _post_parts() -> None:
    for other in ("tag", "campaign", "author"):
        table = f"post_{other}"
        op.create_table(
            table,
            *_needed(sa.Uuid(), "post_id", f"{other}_id"),
            *_needed(sa.SmallInteger(), "ord"),
            _key(table, "post_id", f"{other}_id"),
            _refers(table, "post_id", "post", ondelete="CASCADE"),
            _refers(table, f"{other}_id", other),
            **BARE,
        )
        _index(table, f"{other}_id")
    op.create_table(
        "revision",
        *_needed(sa.Uuid(), "post_id"),
        *_needed(sa.BigInteger(), "number", "at"),
        *_optional(sa.Text(), "actor"),
        *_optional(sa.Uuid(), "key_id"),
        *_needed(sa.JSON(), "snapshot"),
        _key("revision", "post_id", "number"),
        _refers("revision", "post_id", "post", ondelete="CASCADE"),
    )
    op.create_table(
        "title_word",
        *_needed(BY_CODE_POINT, "word"),
        *_needed(sa.Uuid(), "post_id"),
        _key("title_word", "word", "post_id"),
        _refers("title_word", "post_id", "post", ondelete="CASCADE"),
        **BARE,
    )
    _index("title_word", "post_id")


def _drafts() -> None:
    op.create_table(
        "pending",
        *_needed(sa.Uuid(), "post_id"),
        *_needed(sa.BigInteger(), "number", "at"),
        *_optional(sa.Text(), "actor"),
        *_optional(sa.Uuid(), "key_id"),
        *_needed(sa.JSON(), "members"),
        _key("pending", "post_id"),
        _refers("pending", "post_id", "post", ondelete="CASCADE"),
    )
    op.create_table(
        "autosave",
        *_needed(sa.Uuid(), "post_id", "key_id"),
        *_needed(BY_CODE_POINT, "actor"),
        *_needed(sa.BigInteger(), "number", "at"),
        *_needed(sa.JSON(), "members"),
        _key("autosave", "post_id", "key_id", "actor"),
        _refers("autosave", "post_id", "post", ondelete="CASCADE"),
    )
    _index("autosave", "at")
    op.create_table(
        "preview_link",
        *_needed(sa.Uuid(), "id", "post_id"),
        *_needed(BY_CODE_POINT, "hash"),
        *_optional(sa.Uuid(), "key_id"),
        *_optional(sa.Text(), "actor"),
        *_needed(sa.BigInteger(), "created_at", "expires_at"),
        _key("preview_link", "id"),
        _refers("preview_link", "post_id", "post", ondelete="CASCADE"),
        _unique("preview_link", "hash"),
    )
    _index("preview_link", "post_id")


def _keys() -> None:
    op.create_table(
        "api_key",
        *_needed(sa.Uuid(), "id"),
        *_needed(BY_CODE_POINT, "hash"),
        *_needed(sa.Text(), "hint", "name"),
        *_needed(sa.JSON(), "scopes"),
        *_optional(sa.Uuid(), "section_id", "made_by_id"),
        *_needed(sa.BigInteger(), "created_at"),
        *_optional(sa.BigInteger(), "expires_at", "revoked_at", "last_used_at"),
        _key("api_key", "id"),
        _unique("api_key", "hash"),
        _refers("api_key", "section_id", "section"),
    )
    _index("api_key", "name")
    op.create_table(
        "audit",
        *_needed(sa.Uuid(), "id"),
        *_needed(sa.BigInteger(), "at"),
        *_optional(sa.Uuid(), "key_id"),
        *_optional(sa.Text(), "actor"),
        *_needed(sa.Text(), "action", "kind"),
        *_optional(sa.Uuid(), "entity_id", "section_id"),
        *_optional(sa.BigInteger(), "revision"),
        _key("audit", "id"),
    )
    _index("audit", "entity_id", "id")
    _index("audit", "key_id", "id")
    op.create_table(
        "repeat",
        *_needed(sa.Uuid(), "key_id"),
        *_needed(sa.Text(), "method"),
        *_needed(BY_CODE_POINT, "path", "token"),
        *_needed(sa.Text(), "digest"),
        *_needed(sa.BigInteger(), "status"),
        *_needed(sa.JSON(), "headers"),
        *_needed(sa.Text(), "body"),
        *_needed(sa.BigInteger(), "at"),
        _key("repeat", "key_id", "method", "path", "token"),
    )
    _index("repeat", "at")


def _lists() -> None:
    op.create_table(
        "facet",
        sa.Column("id", sa.Integer(), nullable=False),
        *_needed(sa.Text(), "kind"),
        *_needed(BY_CODE_POINT, "key", "ref"),
        *_needed(sa.Integer(), "posts", server_default="0"),
        *_needed(sa.BigInteger(), "seq", server_default="0"),
        _key("facet", "id"),
        _unique("facet", "kind", "key"),
        _unique("facet", "kind", "ref"),
    )
    _index("facet", "kind", "posts")
    op.create_table(
        "fragment",
        *_needed(sa.Integer(), "facet_id"),
        *_needed(sa.Text(), "language", "json"),
        _key("fragment", "facet_id", "language"),
        **BARE,
    )
    op.create_table(
        "name_word",
        *_needed(sa.Text(), "kind"),
        *_needed(BY_CODE_POINT, "word"),
        *_needed(sa.Uuid(), "entity_id"),
        _key("name_word", "kind", "word", "entity_id"),
        **BARE,
    )
    _index("name_word", "entity_id")
    op.create_table(
        "listing",
        *_needed(sa.Integer(), "facet_id"),
        *_needed(sa.BigInteger(), "position"),
        _key("listing", "facet_id", "position"),
        **BARE,
    )
    op.create_table(
        "card",
        *_needed(ROW_NUMBER, "position"),
        *_needed(sa.Uuid(), "post_id"),
        *_needed(sa.BigInteger(), "updated_at"),
        *_needed(sa.BigInteger(), "featured_at", server_default="0"),
        *_optional(sa.Uuid(), "group_id"),
        *_needed(sa.Text(), "language", "facets", "json"),
        _key("card", "position"),
        _unique("card", "post_id"),
    )
    _index("card", "updated_at", "position")
    _index("card", "featured_at", "position")
    _index("card", "group_id", "language", "position")


def _changes() -> None:
    op.create_table(
        "change",
        *_needed(sa.Uuid(), "entity_id"),
        *_needed(sa.Text(), "kind"),
        *_needed(sa.BigInteger(), "seq", "at", "revision"),
        *_optional(sa.BigInteger(), "position"),
        *_needed(sa.Boolean(), "is_public"),
        *_optional(sa.Text(), "reason"),
        *_optional(sa.Uuid(), "into"),
        *_optional(sa.Text(), "slug", "language", "url", "uri"),
        _key("change", "entity_id"),
    )
    _index("change", "seq", "entity_id")
    op.create_table(
        "departure",
        *_needed(sa.Integer(), "facet_id"),
        *_needed(sa.Uuid(), "entity_id"),
        *_needed(sa.BigInteger(), "seq"),
        _key("departure", "facet_id", "entity_id"),
        **BARE,
    )
    _index("departure", "seq")
    counter = op.create_table(
        "counter",
        *_needed(sa.Integer(), "id"),
        *_needed(sa.BigInteger(), "seq"),
        *_needed(sa.Text(), "epoch"),
        *_needed(sa.BigInteger(), "floor"),
        *_needed(sa.BigInteger(), "texts_seq", server_default="0"),
        _key("counter", "id"),
    )
    op.bulk_insert(counter, [{"id": 1, "seq": 0, "epoch": secrets.token_hex(8), "floor": 0}])
    op.create_table("mark", *_needed(sa.Integer(), "day"), *_needed(sa.BigInteger(), "seq"), _key("mark", "day"))
    op.create_table("built_with", *_needed(sa.Text(), "name", "value"), _key("built_with", "name"))


def _search() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search USING fts5(title, body, content='', contentless_delete=1, tokenize='ascii')")
        return
    op.execute("CREATE TABLE search (position bigint CONSTRAINT pk_search PRIMARY KEY, title tsvector NOT NULL, body tsvector NOT NULL)")
    for column in ("title", "body"):
        op.execute(f"CREATE INDEX ix_search_{column} ON search USING gin ({column})")
        # Words that are in many posts must be known as such, or the planner looks them up instead of walking the newest posts.
        op.execute(f"ALTER TABLE search ALTER {column} SET STATISTICS 1000")


def _work() -> None:
    op.create_table(
        "job",
        *_needed(sa.Uuid(), "id"),
        *_needed(sa.Text(), "kind"),
        *_needed(sa.JSON(), "payload"),
        *_optional(sa.BigInteger(), "place"),
        *_needed(sa.Text(), "state"),
        *_needed(sa.BigInteger(), "visited"),
        *_optional(sa.Text(), "error"),
        *_needed(sa.BigInteger(), "created_at"),
        *_optional(sa.BigInteger(), "finished_at"),
        _key("job", "id"),
        _check("job", "state", "state IN ('waiting', 'done', 'failed')"),
    )
    _index("job", "state", "id")
    consumer = op.create_table(
        "consumer",
        *_needed(sa.Text(), "name"),
        *_needed(sa.BigInteger(), "seq", "lease_until"),
        *_optional(sa.Text(), "lease_owner", "basis"),
        _key("consumer", "name"),
    )
    op.bulk_insert(consumer, [{"name": name, "seq": 0, "lease_until": 0} for name in ("worker", "purge", "purge-again")])


def _resource() -> tuple[sa.Column[Any], ...]:
    """The columns that every resource has."""
    return (
        *_needed(sa.Uuid(), "id"),
        *_needed(BY_CODE_POINT, "slug"),
        *_needed(sa.Text(), "language"),
        *_needed(sa.BigInteger(), "created_at", "updated_at", "revision"),
    )


def _needed(kind: sa.types.TypeEngine[Any], *names: str, **more: Any) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, autoincrement=False, nullable=False, **more) for name in names]


def _optional(kind: sa.types.TypeEngine[Any], *names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind) for name in names]


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f("_".join(("uq", table, *columns))))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, column: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete)


def _index(table: str, *columns: str, **more: Any) -> None:
    op.create_index("_".join(("ix", table, *columns)), table, columns, **more)
