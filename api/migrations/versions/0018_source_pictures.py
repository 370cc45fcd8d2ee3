"""Pictures of copies: which are fetched, and why some are left out; the sealed account of a source at the other side.

A release before this one leaves all pictures out, and reads what everybody may.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
oldest = "0008"


def upgrade() -> None:
    op.add_column("source_fetch", sa.Column("pictures", sa.JSON(), nullable=True))
    op.add_column("source_item", sa.Column("picture_problem", sa.Text(), nullable=True))
    op.add_column("source", sa.Column("account", sa.Text(), nullable=True))
