"""What is kept for a time only, and taken away then, some rows a transaction."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Delete, delete, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.clock import MICROSECONDS
from api.models import Audit, Autosave, Base, PreviewLink, Reader, Repeat, WebhookAttempt

AT_ONCE = 100
"""So few that nobody waits for them, also where the rows are large."""
DAY_US = 86_400 * MICROSECONDS


def sweep(session: Session, now: int) -> bool:
    """Takes away some of what is older at ``now`` (µs) than it is kept; whether more may be left."""
    connection = session.connection()
    gone = [connection.execute(statement).rowcount for statement in _statements(now)]
    return any(number >= AT_ONCE for number in gone)


def _statements(now: int) -> Sequence[Delete]:
    second = now // MICROSECONDS
    # Ids of the audit are in the order of time: the first ones are looked at, and no index is needed for it.
    first = select(Audit.id, Audit.at).order_by(Audit.id).limit(AT_ONCE).subquery()
    return (
        _older(Repeat, (Repeat.key_id, Repeat.method, Repeat.path, Repeat.token), Repeat.at, now - DAY_US),
        _older(Autosave, (Autosave.post_id, Autosave.key_id, Autosave.actor), Autosave.at, now - 7 * DAY_US),
        _older(PreviewLink, (PreviewLink.id,), PreviewLink.expires_at, second + 1),
        _older(WebhookAttempt, (WebhookAttempt.id,), WebhookAttempt.at, now - 30 * DAY_US),
        _older(Reader, (Reader.id,), Reader.seen_at, now - 90 * DAY_US),
        delete(Audit).where(Audit.id.in_(select(first.c.id).where(first.c.at < now - 400 * DAY_US))),
    )


def _older(model: type[Base], keys: Sequence[InstrumentedAttribute[Any]], at: InstrumentedAttribute[int], before: int) -> Delete:
    some = select(*keys).where(at < before).order_by(at).limit(AT_ONCE)
    return delete(model).where(tuple_(*keys).in_(some))
