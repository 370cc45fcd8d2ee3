"""What resources are called in other systems. Releases that do not know it find what they imported by its addresses and slugs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
oldest = "0001"


def upgrade() -> None:
    by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "identity",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", by_code_point, nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_identity"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_identity_entity_id", "identity", ["entity_id"])
