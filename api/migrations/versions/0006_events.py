"""Events, and the campaigns that they belong to.

A release before this one knows no such kind: it would fail on its rows among the changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
oldest = "0006"

IS_DUE = sa.text("due_at IS NOT NULL")
BY_CODE_POINT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", BY_CODE_POINT, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("name_key", BY_CODE_POINT, nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_names", sa.JSON(), nullable=False),
        sa.Column("place", sa.JSON(), nullable=True),
        sa.Column("online_url", sa.Text(), nullable=True),
        sa.Column("post_id", sa.Uuid(), nullable=True),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("called_off_at", sa.BigInteger(), nullable=True),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("in_calendars", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("status IN ('scheduled', 'postponed', 'cancelled')", name="status"),
        sa.CheckConstraint("state IN ('draft', 'published', 'withdrawn')", name="state"),
        sa.CheckConstraint("withdrawn_reason IN ('unpublished', 'legal', 'license')", name="withdrawn_reason"),
        sa.CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name="published_at"),
        sa.CheckConstraint("(state = 'withdrawn') = (withdrawn_reason IS NOT NULL)", name="reason"),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name="fk_event_section_id_section"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_name_key_id", "event", ["name_key", "id"])
    op.create_index("ix_event_starts_at_id", "event", ["starts_at", "id"])
    op.create_index("ix_event_due_at", "event", ["due_at"], sqlite_where=IS_DUE, postgresql_where=IS_DUE)
    op.create_index("ix_event_post_id", "event", ["post_id"])
    op.create_index("ix_event_section_id", "event", ["section_id"])
    op.create_table(
        "event_campaign",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("ord", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_campaign_event_id_event", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_event_campaign_campaign_id_campaign"),
        sa.PrimaryKeyConstraint("event_id", "campaign_id", name="pk_event_campaign"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_campaign_campaign_id", "event_campaign", ["campaign_id"])
