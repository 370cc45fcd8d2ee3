"""A card says of which texts, and by which rules, its search row was made.

A release before this one leaves that as it was: then the row is written again by ``reindex`` where it need not be.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
oldest = "0008"


def upgrade() -> None:
    op.add_column("card", sa.Column("digest", sa.LargeBinary(), nullable=True))
