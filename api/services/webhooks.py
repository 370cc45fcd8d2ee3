"""Webhooks: making, changing, pausing and rewinding them, and their secrets. What they are told is in ``api.webhooks``.

A secret is sealed by the secrets of the settings before it is stored: who reads the database cannot sign.
"""

import secrets as random_secrets
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.errors import IllegalTransition, InvalidInput, NotFound
from api.models import Webhook, WebhookMessage
from api.queries.sync.clock import clock
from api.queries.sync.places import FIRST, InLog
from api.queries.sync.scopes import scope
from api.settings import Site
from schemas.addresses import hostname

PREFIX = "whsec_"
SECRET_BYTES = 32
MOST, MOST_A_HOST = 100, 10
"""Webhooks at all, and of one host: nobody can have us send a stream to somebody else."""
FORMER_SECONDS = 86_400
"""So long messages are signed with the secret before, too."""
REASONS = {
    "asked": "somebody paused it",
    "failing": "it did not accept a message for three days",
    "gone": "it answered 410",
    "unsealed": "its secret was sealed by a secret that is no longer in `BROADSHEET_SECRETS`: make a new one",
}


class Sealer:
    """Seals secrets with the first of the settings' secrets, and opens what any of them has sealed."""

    def __init__(self, secrets: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, InvalidToken, MultiFernet  # noqa: PLC0415 - not loaded where there is no webhook

        self._invalid = InvalidToken
        keys = (urlsafe_b64encode(sha256(b"broadsheet webhooks\n" + secret.encode()).digest()) for secret in secrets)
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def sealed(self, secret: str) -> str:
        """What is stored of a secret."""
        return self._fernet.encrypt(secret.encode()).decode()

    def opened(self, text: str) -> str | None:
        """The secret; ``None`` where none of ours has sealed it."""
        try:
            return self._fernet.decrypt(text.encode()).decode()
        except self._invalid:
            return None


def made_secret() -> str:
    """A new secret, in the form of Standard Webhooks."""
    return PREFIX + b64encode(random_secrets.token_bytes(SECRET_BYTES)).decode()


def make(
    session: Session, values: Mapping[str, str], *, asked: Mapping[str, Any], site: Site, sealer: Sealer, now: int
) -> tuple[Webhook, str]:
    """A new webhook and its secret, which is told only here. It begins with the next change. ``values``: name, url, query."""
    _check_number(session, values["url"])
    connection, secret = session.connection(), made_secret()
    present = clock(connection, site)
    row = Webhook(
        **values,
        host=hostname(values["url"]),
        meant=scope(connection, asked, site).meant,
        secret=sealer.sealed(secret),
        created_at=now,
        updated_at=now,
    )
    _put(row, InLog.complete(present.seq), present.epoch)
    session.add(row)
    session.flush()
    return row, secret


def found(session: Session, webhook: UUID) -> Webhook:
    """The webhook, locked. Raises ``NotFound``."""
    row = session.get(Webhook, webhook, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound
    return row


def held(session: Session, webhooks: Collection[UUID]) -> dict[UUID, Webhook]:
    """Those of these webhooks that are there, locked, by id."""
    asked = select(Webhook).where(Webhook.id.in_(webhooks)).order_by(Webhook.id).with_for_update()
    return {row.id: row for row in session.scalars(asked.execution_options(populate_existing=True))} if webhooks else {}


def edit(session: Session, row: Webhook, values: Mapping[str, Any], *, asked: Mapping[str, Any] | None, site: Site, now: int) -> None:
    """Changes name, address or query. With another query it goes on from the same place; what waits is made anew."""
    if "url" in values and values["url"] != row.url:
        _check_number(session, values["url"], but=row.id)
        row.host = hostname(values["url"])
    for name, value in values.items():
        setattr(row, name, value)
    if asked is not None:
        row.meant = scope(session.connection(), asked, site).meant
        _forget_changes(session, row)
    _note(row, now)


def remove(session: Session, row: Webhook) -> None:
    """Takes it away, with what it was to be told and each time that it was."""
    session.delete(row)
    session.flush()


def pause(row: Webhook, reason: str, *, now: int) -> None:
    """It is told nothing more, and keeps its place. Raises ``IllegalTransition``."""
    if row.state != "active":
        raise IllegalTransition("This webhook is paused already.", ["resume"])
    row.state, row.reason = "paused", reason
    _note(row, now)


def resume(session: Session, row: Webhook, *, now: int) -> None:
    """It is told what is so now of all that has changed since its place; what waited is made anew. Raises ``IllegalTransition``."""
    if row.state != "paused":
        raise IllegalTransition("This webhook is not paused.", ["pause"])
    row.state, row.reason = "active", None
    _begin_again(session, row)
    _note(row, now)


def rotate(row: Webhook, sealer: Sealer, *, now: int) -> str:
    """A new secret, which is told only here; the one before signs, too, for a day."""
    secret = made_secret()
    row.former_secret, row.former_until = row.secret, now + FORMER_SECONDS * MICROSECONDS
    row.secret = sealer.sealed(secret)
    _note(row, now)
    return secret


def replay(session: Session, row: Webhook, place: InLog | None, *, site: Site, now: int) -> None:
    """It is told again, as it is now, all that has changed after a place; ``None``: everything."""
    present = clock(session.connection(), site)
    _put(row, place or InLog(present.floor, 0, FIRST), present.epoch)
    _begin_again(session, row)
    _note(row, now)


def test(session: Session, row: Webhook, body: str, *, now: int) -> WebhookMessage:
    """A message that says nothing, sent as soon as may be, also where the webhook is paused. Raises ``IllegalTransition``."""
    waiting = session.scalar(select(WebhookMessage.id).where(WebhookMessage.webhook_id == row.id, WebhookMessage.kind == "test").limit(1))
    if waiting is not None:
        raise IllegalTransition("A test of this webhook is on its way.")
    made = message(session, row, "test", body, now=now, expected=0, place=InLog(row.since, row.seq, row.entity_id))
    session.flush()
    return made


def message(
    session: Session, row: Webhook, kind: Literal["changes", "resync", "test"], body: str, *, now: int, expected: int, place: InLog
) -> WebhookMessage:
    """Stores what the webhook is to be told, and the place that it has then."""
    made = WebhookMessage(webhook_id=row.id, kind=kind, body=body, epoch=row.epoch, meant=row.meant, expected=expected, created_at=now)
    made.since, made.seq, made.entity_id = place.since, place.seq, place.entity
    session.add(made)
    return made


def _begin_again(session: Session, row: Webhook) -> None:
    row.failures, row.failing_since, row.next_at = 0, None, 0
    _forget_changes(session, row)


def _forget_changes(session: Session, row: Webhook) -> None:
    session.execute(delete(WebhookMessage).where(WebhookMessage.webhook_id == row.id, WebhookMessage.kind != "test"))


def _put(row: Webhook, place: InLog, epoch: str) -> None:
    row.since, row.seq, row.entity_id, row.epoch = place.since, place.seq, place.entity, epoch


def _note(row: Webhook, now: int) -> None:
    row.revision += 1
    row.updated_at = now


def _check_number(session: Session, url: str, but: UUID | None = None) -> None:
    others = select(func.count()).select_from(Webhook).where(Webhook.id != but) if but else select(func.count()).select_from(Webhook)
    if session.scalar(others) >= MOST:  # type: ignore[operator] # a count is a number
        raise InvalidInput(f"There are {MOST} webhooks at most.", "/url")
    if session.scalar(others.where(Webhook.host == hostname(url))) >= MOST_A_HOST:  # type: ignore[operator] # as above
        raise InvalidInput(f"One host has {MOST_A_HOST} webhooks at most.", "/url")
