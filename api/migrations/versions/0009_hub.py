"""The place up to which a WebSub hub was told what changed.

A release before this one pings no hub, and leaves the row alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
oldest = "0008"


def upgrade() -> None:
    consumer = sa.table("consumer", sa.column("name"), sa.column("seq"), sa.column("lease_until"))
    op.bulk_insert(consumer, [{"name": "hub", "seq": 0, "lease_until": 0}])
