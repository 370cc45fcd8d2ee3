"""Webhooks as answers show them, and each time that they were told: never their secrets."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Row, Table, func, select

from api.clock import iso_us
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import Webhook, WebhookAttempt, WebhookMessage
from api.queries.authored.walks import Condition, Order, walked
from api.queries.paging import Rows, Window
from api.queries.sync import cursors
from api.queries.sync.clock import Clock, clock
from api.queries.sync.places import InLog
from api.queries.sync.scopes import asked_of, scope
from api.settings import Site

_WEBHOOK: Table = Webhook.__table__  # type: ignore[assignment] # a mapped class has a table
_ATTEMPT: Table = WebhookAttempt.__table__  # type: ignore[assignment] # as above
_ROWS = select(_WEBHOOK).where(_WEBHOOK.c.id.in_(KEYS))
_ATTEMPTS = select(_ATTEMPT).where(_ATTEMPT.c.id.in_(KEYS))
_WAITING = (
    select(WebhookMessage.webhook_id, func.min(WebhookMessage.created_at))
    .where(WebhookMessage.webhook_id.in_(KEYS), WebhookMessage.kind != "test")
    .group_by(WebhookMessage.webhook_id)
)


def message_name(message: UUID) -> str:
    """What a message is called, in its header and elsewhere."""
    return f"msg_{message.hex}"


def listed(connection: Connection, _asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of webhooks, the first made first. A key of the order is (id,)."""
    found = walked(connection, _WEBHOOK, Order((_WEBHOOK.c.id,), descending=False), [], window)
    ids = [one for (one,) in found.rows]
    forms = _forms(connection, ids, site)
    return Rows([orjson.dumps(forms[one]).decode() for one in ids if one in forms], found.next_key, found.total)


def one(connection: Connection, webhook: UUID, site: Site) -> dict[str, Any]:
    """The webhook. Raises ``NotFound``."""
    found = _forms(connection, [webhook], site).get(webhook)
    if found is None:
        raise NotFound
    return found


def attempts(connection: Connection, webhook: UUID, window: Window) -> Rows:
    """A page of the times that the webhook was told, the last first. Raises ``NotFound``. A key of the order is (id,)."""
    if connection.execute(select(_WEBHOOK.c.id).where(_WEBHOOK.c.id == webhook)).first() is None:
        raise NotFound
    of = Condition(_ATTEMPT.c.webhook_id == webhook)
    found = walked(connection, _ATTEMPT, Order((_ATTEMPT.c.id,)), [of], window)
    ids = [one for (one,) in found.rows]
    rows = {row.id: _attempt(row) for row in in_batches(connection, _ATTEMPTS, ids)}
    return Rows([orjson.dumps(rows[one]).decode() for one in ids if one in rows], found.next_key, found.total)


def _forms(connection: Connection, ids: list[UUID], site: Site) -> dict[UUID, dict[str, Any]]:
    waiting = dict(tuple(row) for row in in_batches(connection, _WAITING, ids))
    present = clock(connection, site)
    return {row.id: _form(connection, row, waiting.get(row.id), present, site) for row in in_batches(connection, _ROWS, ids)}


def _form(connection: Connection, row: Row[Any], waiting: int | None, present: Clock, site: Site) -> dict[str, Any]:
    fails = row.state == "active" and row.failing_since is not None
    return {
        "id": str(row.id),
        "name": row.name,
        "url": row.url,
        "query": row.query,
        "state": row.state,
        "reason": row.reason,
        "next_cursor": _cursor(connection, row, present, site),
        "waiting_since": _instant(waiting),
        "accepted_at": _instant(row.accepted_at),
        "failing_since": _instant(row.failing_since),
        "failures": row.failures,
        "next_attempt_at": _instant(row.next_at) if fails else None,
        "former_secret_until": _instant(row.former_until) if row.former_secret else None,
        "revision": row.revision,
        "created_at": _instant(row.created_at),
        "updated_at": _instant(row.updated_at),
    }


def _cursor(connection: Connection, row: Row[Any], present: Clock, site: Site) -> str | None:
    """How far it is; ``None`` where nobody can go on from there."""
    about = scope(connection, asked_of(row.query), site)
    if (row.epoch, row.meant) != (present.epoch, about.meant):
        return None
    return cursors.written(InLog(row.since, row.seq, row.entity_id), present.epoch, about.said, about.meant)


def _attempt(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "message": message_name(row.message_id),
        "kind": row.kind,
        "at": iso_us(row.at),
        "duration_ms": row.duration_ms,
        "status": row.status,
        "error": row.error,
    }


def _instant(microseconds: int | None) -> str | None:
    return None if microseconds is None else iso_us(microseconds)
