"""Sources of other kinds than Broadsheet, what their items are known by, and hubs that say when a feed has news.

A release before this one takes each source for a Broadsheet: of another kind it says that it answers no page, and takes nothing.
It asks no hub.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
oldest = "0008"


def upgrade() -> None:
    op.add_column("source", sa.Column("kind", sa.Text(), server_default="broadsheet", nullable=False))
    for name in ("hub", "topic"):
        op.add_column("source", sa.Column(name, sa.Text(), nullable=True))
    for name in ("hub_until", "hub_next_at"):
        op.add_column("source", sa.Column(name, sa.BigInteger(), nullable=True))
    for name in ("uri", "digest"):
        op.add_column("source_item", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("source_item", sa.Column("published_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "source_key",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_key_source_id_source", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source_id", "key", name="pk_source_key"),
    )
