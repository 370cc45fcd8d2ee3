"""The facets that moved last: stored answers are judged by them after each change."""

from alembic import op

revision = "0004"
down_revision = "0003"
oldest = "0003"


def upgrade() -> None:
    op.create_index("ix_facet_seq", "facet", ["seq"])
