"""Jobs as those who asked for them see them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, select

from api.clock import iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import Job, Tag
from api.queries.authored.walks import Order, any_of, walked
from api.queries.paging import Rows, Window
from api.settings import Site

_JOB: Table = Job.__table__  # type: ignore[assignment] # a mapped class has a table
_JOBS = select(_JOB).where(_JOB.c.id.in_(KEYS))
_TAGS = select(Tag.id, Tag.slug, Tag.name).where(Tag.id.in_(KEYS))


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, _site: Site, *, section: UUID | None = None) -> Rows:
    """A page of jobs, the last asked for first. A key of the order is (id,).

    ``section``: that of a key that is bound to one, which is not told of how many posts a job did, or why it failed.
    """
    where = [any_of(_JOB.c.state, asked["state"])] if asked.get("state") else []
    found = walked(connection, _JOB, Order((_JOB.c.id,)), where, window)
    ids = [one for (one,) in found.rows]
    forms = _forms(connection, ids, section)
    return Rows([orjson.dumps(forms[one]).decode() for one in ids if one in forms], found.next_key, found.total)


def job_form(connection: Connection, job: UUID, *, section: UUID | None = None) -> dict[str, Any]:
    """The job, ``section`` as in ``listed``. Raises ``NotFound``."""
    found = _forms(connection, [job], section)
    if job not in found:
        raise NotFound
    return found[job]


def _forms(connection: Connection, ids: list[UUID], section: UUID | None) -> dict[UUID, dict[str, Any]]:
    rows = list(in_batches(connection, _JOBS, ids))
    named = {UUID(row.payload[name]) for row in rows for name in ("tag", "into") if name in row.payload}
    tags = {str(tag.id): {"id": str(tag.id), "slug": tag.slug, "name": tag.name} for tag in in_batches(connection, _TAGS, named)}
    return {row.id: _form(row, tags, is_bound=section is not None) for row in rows}


def _form(row: Row[Any], tags: Mapping[str, dict[str, Any]], *, is_bound: bool) -> dict[str, Any]:
    payload = row.payload
    return {
        "id": str(row.id),
        "kind": row.kind,
        "state": row.state,
        "tag": tags.get(payload.get("tag")),
        "into": tags.get(payload.get("into")),
        "resource": {"kind": payload["kind"], "id": payload["id"]} if "kind" in payload else None,
        "visited": None if is_bound else row.visited,
        "error": None if is_bound else row.error,
        "created_at": iso_us(row.created_at),
        "finished_at": None if row.finished_at is None else iso_us(row.finished_at),
    }
