"""Jobs as those who asked for them see them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from api.clock import iso_us
from api.errors import NotFound
from api.models import Job


def job_form(connection: Connection, job: UUID) -> dict[str, Any]:
    """The job. Raises ``NotFound``."""
    table = Job.__table__
    row = connection.execute(select(table).where(table.c.id == job)).first()
    if row is None:
        raise NotFound
    return {
        "id": str(row.id),
        "kind": row.kind,
        "state": row.state,
        "visited": row.visited,
        "error": row.error,
        "created_at": iso_us(row.created_at),
        "finished_at": None if row.finished_at is None else iso_us(row.finished_at),
    }
