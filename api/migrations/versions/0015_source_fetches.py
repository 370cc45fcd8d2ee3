"""Posts of sources that are fetched by themselves, and which process asks a source.

A release before this one fetches none, and pulls sources whoever asks them: where two ask the same, what one stores is dropped.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
oldest = "0008"


def upgrade() -> None:
    op.add_column("source", sa.Column("lease_owner", sa.Text(), nullable=True))
    op.add_column("source", sa.Column("lease_until", sa.BigInteger(), nullable=True))
    op.create_table(
        "source_fetch",
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("item_id", "source_id")),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["source_item.id"], name="fk_source_fetch_item_id_source_item", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_fetch_source_id_source", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("item_id", name="pk_source_fetch"),
    )
    op.create_index("ix_source_fetch_source_id", "source_fetch", ["source_id"])
