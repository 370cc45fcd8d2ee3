"""What editors say of the site, in one row that is there from now on, with its first revision; whether its menus name anything.

Whoever keeps a copy is told of it as of a change, unless nothing was ever changed.

A release before this one does not know it, and so does not tell of menus that change with what they name.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

from api.clock import now_us

revision = "0007"
down_revision = "0006"
oldest = "0006"

SITE_ID = UUID("00000000-0000-7000-8000-000000000000")
FORM = {"language": None, "description": None, "descriptions": {}, "logo": None, "icon": None, "social": [], "menus": {}}


def upgrade() -> None:
    made = op.create_table(
        "site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("descriptions", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("logo_id", sa.Uuid(), nullable=True),
        sa.Column("icon_id", sa.Uuid(), nullable=True),
        sa.Column("social", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("menus", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["logo_id"], ["image.id"], name="fk_site_logo_id_image"),
        sa.ForeignKeyConstraint(["icon_id"], ["image.id"], name="fk_site_icon_id_image"),
        sa.PrimaryKeyConstraint("id", name="pk_site"),
    )
    for name in ("logo_id", "icon_id"):
        op.create_index(f"ix_site_{name}", "site", [name])
    op.add_column("counter", sa.Column("site_follows", sa.Boolean(), server_default=sa.false(), nullable=False))
    now = now_us()
    op.bulk_insert(made, [{"id": SITE_ID, "updated_at": now, "revision": 1}])
    _tell(now)
    kept = sa.table(
        "resource_revision",
        *(sa.column("entity_id", sa.Uuid()), sa.column("number"), sa.column("kind"), sa.column("at"), sa.column("snapshot", sa.JSON())),
    )
    op.bulk_insert(kept, [{"entity_id": SITE_ID, "number": 1, "kind": "site", "at": now, "snapshot": FORM}])


def _tell(now: int) -> None:
    change = sa.table("change", sa.column("entity_id", sa.Uuid()), *map(sa.column, ("kind", "seq", "at", "revision", "is_public")))
    counter = sa.table("counter", sa.column("seq"))
    seq = op.get_bind().scalar(sa.update(counter).where(counter.c.seq > 0).values(seq=counter.c.seq + 1).returning(counter.c.seq))
    if seq is not None:
        told = {"entity_id": SITE_ID, "kind": "site", "seq": seq, "at": now // 1_000_000, "revision": 1, "is_public": True}
        op.get_bind().execute(sa.insert(change).values(told))
