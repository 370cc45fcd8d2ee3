"""What follows from an attempt: the place moves on, or the message is tried again later, or the webhook is paused."""

import logging
import random
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from api.clock import MICROSECONDS
from api.models import Webhook, WebhookAttempt, WebhookMessage
from api.services import webhooks as rules
from api.webhooks.sending import Sent

log = logging.getLogger("broadsheet.webhooks")

FIRST_SECONDS, LONGEST_SECONDS = 5, 3_600
"""A message that was not accepted is tried again after 5 seconds, then after three times as long, up to an hour."""
GIVE_UP_SECONDS = 3 * 86_400
"""A webhook that accepts nothing for so long is paused; nobody's ``Retry-After`` is longer."""
GONE = 410
LONGEST_ERROR = 300


def note(session: Session, results: Sequence[Sent], held: Mapping[UUID, Webhook], *, now: int) -> None:
    """Stores attempts and what follows from them. ``held``: the webhooks by id, locked; one that is no longer there is left out."""
    asked = select(WebhookMessage).options(defer(WebhookMessage.body)).where(WebhookMessage.id.in_([sent.message_id for sent in results]))
    messages = {message.id: message for message in session.scalars(asked)} if results else {}
    for sent in results:
        if sent.webhook_id in held:
            _note_one(session, sent, held[sent.webhook_id], messages.get(sent.message_id), now)


def _note_one(session: Session, sent: Sent, row: Webhook, message: WebhookMessage | None, now: int) -> None:
    """A message that is no longer there was done with meanwhile."""
    kind = "changes" if message is None else message.kind
    error = None if sent.error is None else sent.error[:LONGEST_ERROR]
    attempt = WebhookAttempt(webhook_id=row.id, message_id=sent.message_id, kind=kind, at=now, duration_ms=sent.duration_ms)
    attempt.status, attempt.error = sent.status, error
    session.add(attempt)
    if message is None:
        return
    if message.kind == "test":
        session.delete(message)
    elif sent.is_accepted:
        _accept(row, message, now)
        session.delete(message)
    else:
        _refuse(row, sent, now)


def _accept(row: Webhook, message: WebhookMessage, now: int) -> None:
    if row.failing_since is not None:
        log.info("Webhook %s is told again.", row.id)
    row.since, row.seq, row.entity_id = message.since, message.seq, message.entity_id
    row.epoch, row.meant = message.epoch, message.meant
    row.failures, row.failing_since, row.next_at, row.accepted_at = 0, None, 0, now


def _refuse(row: Webhook, sent: Sent, now: int) -> None:
    if row.failing_since is None:
        reason = sent.error.removesuffix(".") if sent.error else sent.status
        log.warning("Webhook %s does not accept what it is told: %s. Trying again until it does.", row.id, reason)
        row.failing_since = now
    pause = min(FIRST_SECONDS * 3 ** min(row.failures, 10), LONGEST_SECONDS)
    seconds = max(pause, min(sent.after_seconds, GIVE_UP_SECONDS))
    row.failures += 1
    # Those that failed together do not come back together.
    row.next_at = now + round(seconds * (1 + random.random() / 10) * MICROSECONDS)  # noqa: S311 - nothing secret
    if row.state != "active":
        return
    if sent.status == GONE:
        rules.pause(row, "gone", now=now)
    elif now - row.failing_since >= GIVE_UP_SECONDS * MICROSECONDS:
        rules.pause(row, "failing", now=now)
    if row.state == "paused":
        log.warning("Webhook %s is paused: %s.", row.id, rules.REASONS[row.reason or ""])
