"""Posts that are pages: the kind of a post, and how many pages are listed under a facet.

What was known of pages so far is the permanent name that WordPress gives them, which leads to the post: ``?page_id=``.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
oldest = "0003"


def upgrade() -> None:
    is_known = sa.CheckConstraint("kind IN ('post', 'page')", name="ck_post_kind")
    op.add_column("post", sa.Column("kind", sa.Text(), is_known, server_default="post", nullable=False))
    op.create_index("ix_post_kind_updated_at_id", "post", ["kind", "updated_at", "id"])
    op.add_column("facet", sa.Column("pages", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_facet_kind_pages", "facet", ["kind", "pages"])
    op.execute(
        r"UPDATE post SET kind = 'page' WHERE id IN "
        r"(SELECT entity_id FROM address WHERE kind = 'post' AND path LIKE '%?page\_id=%' ESCAPE '\')"
    )
