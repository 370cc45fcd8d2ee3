"""What alembic runs for every command. It works on the connection that ``api.migrations`` gives; settings are never read here."""

from alembic import context
from sqlalchemy import Connection

from api.models import Base


def is_mapped(name: str | None, kind: str, _parents: object) -> bool:
    """Whether alembic compares it: the search index (with FTS5's shadow tables) is no mapped table."""
    return kind != "table" or not (name or "").startswith("search")


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    include_name=is_mapped,
    render_as_batch=True,
    compare_type=True,
)
# No transaction of its own: the caller holds one, which also holds the lock.
context.run_migrations()
