"""What editors say of a post for search engines and previews of links: title, description and ``noindex``, and an image.

A release before this one leaves alone what it does not know.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
oldest = "0007"


def upgrade() -> None:
    op.add_column("post", sa.Column("meta", sa.JSON(), nullable=True))
    # By itself: alembic adds no column with a foreign key to a table of SQLite.
    kind = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    op.execute(f"ALTER TABLE post ADD COLUMN meta_image_id {kind} CONSTRAINT fk_post_meta_image_id_image REFERENCES image (id)")
    op.create_index("ix_post_meta_image_id", "post", ["meta_image_id"])
