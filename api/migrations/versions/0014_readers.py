"""Sections elsewhere that read delta sync here.

A release before this one does not note them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
oldest = "0008"


def upgrade() -> None:
    op.create_table(
        "reader",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("url", "query")),
        sa.Column("cursor", sa.Text(), nullable=True),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("first_at", "seen_at")),
        sa.PrimaryKeyConstraint("id", name="pk_reader"),
        sa.UniqueConstraint("url", "query", name="uq_reader_url_query"),
    )
