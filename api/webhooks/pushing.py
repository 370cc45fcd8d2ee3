"""When webhooks are told: a message is made of one state, and sent once every process answers with that, and caches were purged up to it.

So nobody who is told, and asks at once, is answered with what was before. How much happens meanwhile makes no difference: a message
says what was so when it was made, and the next one what has changed since.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, select, update

from api.clock import MICROSECONDS
from api.db import Database, reading, snapshot
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.models import Counter, Webhook, WebhookMessage
from api.services import webhooks as rules
from api.services.webhooks import Sealer
from api.webhooks import outcomes, signing
from api.webhooks.messages import Message, Nothing, made
from api.webhooks.sending import Sender, Sent

if TYPE_CHECKING:
    from uuid import UUID

SEEN_US = MICROSECONDS // 4
"""After a commit: by then each process answers with it."""
PACE_US = MICROSECONDS
"""Between two messages to a webhook: changes within a second are told together, and a backlog comes as a stream that can be worked off."""
PURGE_US = 30 * MICROSECONDS
"""So long a message waits for a shared cache that does not answer."""

_ROWS = select(Webhook.__table__)
_MESSAGES = select(*(column for column in WebhookMessage.__table__.c if column.name != "body")).order_by(WebhookMessage.id)
_BODY = select(WebhookMessage.body)
_NOW = select(Counter.seq, Counter.epoch)


class _Present(NamedTuple):
    """Where the changes stand."""

    seq: int
    epoch: str


class Pusher:
    """Tells all webhooks. Made anew by each process that takes the role over; what it knows besides is in the database.

    ``purged`` answers up to which number a shared cache was purged, ``None`` while that is not known; there may be no such cache.
    """

    def __init__(self, database: Database, sender: Sender, sealer: Sealer, *, purged: Callable[[], int | None] | None) -> None:
        self._database, self._sender, self._sealer, self._purged = database, sender, sealer, purged
        self._looked: dict[UUID, tuple[Any, ...]] = {}
        """For what nothing was found to tell: where the changes stood, and the webhook."""
        self._made_at: dict[UUID, int] = {}

    def step(self, now: int) -> bool:
        """Does all that is due at ``now`` (µs); whether something was done, so that there may be more. Raises ``Unavailable``."""
        results = self._sender.results()
        if results:
            self._note(results, now)
        with reading(self._database) as connection:
            rows = connection.execute(_ROWS).all()
            if not rows:
                return False
            messages = connection.execute(_MESSAGES).all()
            seq, epoch = connection.execute(_NOW).one()
        free = [row for row in rows if row.id not in self._sender.at_work]
        told = [self._tell(row, [one for one in messages if one.webhook_id == row.id], _Present(seq, epoch), now) for row in free]
        return bool(results) or any(told)

    def _tell(self, row: Row[Any], messages: Sequence[Row[Any]], present: _Present, now: int) -> bool:
        """Whether something was done for one webhook."""
        test = next((one for one in messages if one.kind == "test"), None)
        if test is not None:
            return self._send(row, test, now)
        if row.state != "active":
            return False
        waiting = next(iter(messages), None)
        if waiting is None:
            return self._make(row, present, now)
        return now >= row.next_at and self._is_released(waiting, now) and self._send(row, waiting, now)

    def _is_released(self, message: Row[Any], now: int) -> bool:
        """Whether nobody answers any more with what was before."""
        waited = now - message.created_at
        if 0 <= waited < SEEN_US:  # where the clock was set back, it is not waited for
            return False
        if self._purged is None or not 0 <= waited < PURGE_US:
            return True
        purged = self._purged()
        return purged is not None and purged >= message.expected

    def _make(self, row: Row[Any], present: _Present, now: int) -> bool:
        """Whether there was something to tell."""
        if self._looked.get(row.id) == _standing(row, present) or 0 <= now - self._made_at.get(row.id, 0) < PACE_US:
            return False
        with snapshot(self._database) as connection:
            found = made(connection, row, self._database.site, now=now)
        if isinstance(found, Nothing):
            self._look_on(row, found, present)
            return found.has_more
        self._made_at[row.id] = now
        return done_again(lambda: self._store(row, found, now))

    def _look_on(self, row: Row[Any], found: Nothing, present: _Present) -> None:
        if not found.has_more and found.seq == present.seq:
            self._looked[row.id] = _standing(row, present)
        place = {"since": found.place.since, "seq": found.place.seq, "entity_id": found.place.entity}
        if tuple(place.values()) != (row.since, row.seq, row.entity_id):
            same = (Webhook.id == row.id, Webhook.seq == row.seq, Webhook.epoch == row.epoch, Webhook.revision == row.revision)
            with writing(self._database) as session:
                session.execute(update(Webhook).where(*same).values(**place))

    def _store(self, row: Row[Any], found: Message, now: int) -> bool:
        """Whether the webhook is still where the message begins."""
        with writing(self._database) as session:
            held = session.get(Webhook, row.id, with_for_update=True, populate_existing=True)
            if held is None or (held.seq, held.epoch, held.revision, held.state) != (row.seq, row.epoch, row.revision, "active"):
                return False
            message = rules.message(session, held, found.kind, found.body, now=now, expected=found.expected, place=found.place)
            message.epoch, message.meant = found.epoch, found.meant
        return True

    def _send(self, row: Row[Any], message: Row[Any], now: int) -> bool:
        secrets = [row.secret, *([row.former_secret] if row.former_secret and now < row.former_until else [])]
        opened = [self._sealer.opened(secret) for secret in secrets]
        if opened[0] is None:
            return self._pause_unsealed(row, now)
        with reading(self._database) as connection:
            body = connection.scalar(_BODY.where(WebhookMessage.id == message.id))
        if body is None:
            return False
        data = body.encode()
        headers = signing.headers(f"msg_{message.id.hex}", now // MICROSECONDS, data, [secret for secret in opened if secret])
        self._sender.send(row.id, message.id, row.url, headers, data)
        return True

    def _pause_unsealed(self, row: Row[Any], now: int) -> bool:
        """A message cannot be signed: where it is paused already, nothing is done."""
        with writing(self._database) as session:
            held = session.get(Webhook, row.id, with_for_update=True, populate_existing=True)
            if held is None:
                return False
            for message in session.scalars(select(WebhookMessage).where(WebhookMessage.webhook_id == row.id)).all():
                session.delete(message)
            if held.state == "active":
                rules.pause(held, "unsealed", now=now)
        return True

    def _note(self, results: Sequence[Sent], now: int) -> None:
        try:
            done_again(lambda: self._noted(results, now))
        finally:
            for sent in results:  # what could not be stored is sent again: at least once
                self._sender.done(sent.webhook_id)

    def _noted(self, results: Sequence[Sent], now: int) -> None:
        with writing(self._database) as session:
            for sent in results:
                outcomes.note(session, sent, now=now)


def _standing(row: Row[Any], present: _Present) -> tuple[Any, ...]:
    return (*present, row.revision, row.since, row.seq, row.entity_id)
