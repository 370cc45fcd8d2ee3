"""Since when nothing shows a picture, and the bytes of its renditions.

A release before this one says neither: the worker of this one looks for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
oldest = "0008"


def upgrade() -> None:
    for name in ("unused_since", "made_bytes"):
        op.add_column("media", sa.Column(name, sa.BigInteger(), nullable=True))
