"""${message}."""

${imports if imports else ""}
import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
oldest = ${repr(up_revision)}
"""The schema of the oldest release that can run on the result: an older number where what is new may be left out, and is not needed."""


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
