"""Pictures of copies: which are fetched, and why some are left out.

A release before this one leaves them all out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
oldest = "0008"


def upgrade() -> None:
    op.add_column("source_fetch", sa.Column("pictures", sa.JSON(), nullable=True))
    op.add_column("source_item", sa.Column("picture_problem", sa.Text(), nullable=True))
