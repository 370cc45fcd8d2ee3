"""Sources that are pulled, what was found there, copies with the section's own hand, and the role of who pulls.

A release before this one does not know them: it pulls nothing, and withdraws no copy.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
oldest = "0008"


def _columns(kind: type[sa.types.TypeEngine], *names: str, null: bool = False) -> list[sa.Column]:  # type: ignore[type-arg]
    return [sa.Column(name, kind(), nullable=null) for name in names]


def upgrade() -> None:
    op.create_table(
        "source",
        *_columns(sa.Uuid, "id"),
        *_columns(sa.Text, "name", "url", "host"),
        *_columns(sa.Uuid, "section_id"),
        *_columns(sa.Text, "query"),
        *_columns(sa.JSON, "licenses", null=True),
        *_columns(sa.JSON, "mapping"),
        *_columns(sa.Text, "becomes"),
        *_columns(sa.Integer, "interval_seconds"),
        *_columns(sa.Text, "state"),
        *_columns(sa.BigInteger, "revision", "created_at", "updated_at"),
        *_columns(sa.Text, "public_url", "cursor", "etag", null=True),
        *_columns(sa.BigInteger, "run", "base_run"),
        *_columns(sa.Boolean, "is_complete"),
        *_columns(sa.BigInteger, "absent"),
        *_columns(sa.Boolean, "is_confirmed"),
        *_columns(sa.BigInteger, "pulled_at", "changed_at", null=True),
        *_columns(sa.Integer, "failures"),
        *_columns(sa.BigInteger, "failing_since", null=True),
        *_columns(sa.Text, "error", null=True),
        *_columns(sa.BigInteger, "next_at"),
        sa.CheckConstraint("state IN ('active', 'paused')", name="state"),
        sa.CheckConstraint("becomes IN ('published', 'draft')", name="becomes"),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name="fk_source_section_id_section"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )
    op.create_table(
        "source_term",
        *_columns(sa.Uuid, "source_id", "remote_id"),
        *_columns(sa.Text, "kind", "slug", "name"),
        *_columns(sa.Uuid, "to_id", null=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_term_source_id_source", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source_id", "remote_id", name="pk_source_term"),
    )
    op.create_table(
        "source_item",
        *_columns(sa.Uuid, "id", "source_id", "remote_id"),
        *_columns(sa.Uuid, "post_id", null=True),
        *_columns(sa.BigInteger, "revision", "run"),
        *_columns(sa.Boolean, "is_public"),
        *_columns(sa.JSON, "terms"),
        *_columns(sa.Boolean, "awaits"),
        *_columns(sa.Text, "title"),
        *_columns(sa.Text, "url", "problem", null=True),
        *_columns(sa.BigInteger, "at"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_item_source_id_source", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_source_item"),
        sa.UniqueConstraint("source_id", "remote_id", name="uq_source_item_source_id_remote_id"),
    )
    op.create_index("ix_source_item_source_id_run", "source_item", ["source_id", "run"])
    op.create_index("ix_source_item_post_id", "source_item", ["post_id"])
    op.create_table(
        "copy",
        *_columns(sa.Uuid, "post_id"),
        *_columns(sa.Uuid, "source_id", null=True),
        *_columns(sa.Text, "origin_state"),
        *_columns(sa.BigInteger, "hidden_at", null=True),
        *_columns(sa.BigInteger, "revision"),
        *_columns(sa.JSON, "taken", "kept"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_copy_post_id_post", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_copy_source_id_source", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("post_id", name="pk_copy"),
    )
    op.create_index("ix_copy_source_id", "copy", ["source_id"])
    role = sa.table("consumer", *map(sa.column, ("name", "seq", "lease_until")))
    op.bulk_insert(role, [{"name": "sources", "seq": 0, "lease_until": 0}])
