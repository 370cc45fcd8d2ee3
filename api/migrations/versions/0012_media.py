"""Files of pictures of our own, what images have of them, and the role of who makes their renditions.

A release before this one shows such an image by its address alone, and makes no renditions.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
oldest = "0008"


def upgrade() -> None:
    op.create_table(
        "media",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("sha256", "type")),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("width", "height")),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("queued_at", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("revision", "created_at", "updated_at")),
        sa.CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name="error"),
        sa.PrimaryKeyConstraint("id", name="pk_media"),
        sa.UniqueConstraint("sha256", name="uq_media_sha256"),
    )
    op.create_index("ix_media_queued_at", "media", ["queued_at"])
    for name in ("renditions", "placeholder"):
        op.add_column("image", sa.Column(name, sa.JSON(), nullable=True))
    # By itself: alembic adds no column with a foreign key to a table of SQLite.
    kind = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    op.execute(f"ALTER TABLE image ADD COLUMN media_id {kind} CONSTRAINT fk_image_media_id_media REFERENCES media (id)")
    op.create_index("ix_image_media_id", "image", ["media_id"])
    role = sa.table("consumer", *map(sa.column, ("name", "seq", "lease_until")))
    op.bulk_insert(role, [{"name": "media", "seq": 0, "lease_until": 0}])
