"""When webhooks are told: a message is made of one state, and sent once every process answers with that, and caches were purged up to it.

So nobody who is told, and asks at once, is answered with what was before. How much happens meanwhile makes no difference: a message
says what was so when it was made, and the next one what has changed since.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from api import traces
from api.clock import MICROSECONDS
from api.db import Database, reading, snapshot
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.models import Webhook, WebhookMessage
from api.queries.sync.clock import Clock, clock
from api.queries.sync.places import InLog
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
MOST_MADE = 20
"""So many different messages at most are made in a step, so that what is due to others is sent meanwhile."""
PURGE_US = 30 * MICROSECONDS
"""So long a message waits for a shared cache that does not answer."""

_ROWS = select(Webhook.__table__)
_MESSAGES = select(*(column for column in WebhookMessage.__table__.c if column.name != "body")).order_by(WebhookMessage.id)
_BODIES = select(WebhookMessage.id, WebhookMessage.body)

Found = tuple[Row[Any], Message | Nothing]
"""A webhook, and what it is to be told."""


class _Due(NamedTuple):
    """What is to be done in a step."""

    make: list[Row[Any]]
    """Webhooks for which it is looked whether there is something to tell."""
    send: list[tuple[Row[Any], Row[Any]]]
    """Webhooks, each with its message."""
    void: list["UUID"]
    """Messages of another history than the present one."""
    near: list["UUID"]
    """Webhooks of which something is to be done within a second."""


class Pusher:
    """Tells all webhooks. Made anew by each process that takes the role over; what it knows besides is in the database.

    ``purged`` answers up to which number a shared cache was purged, ``None`` while that is not known; there may be no such cache.
    """

    def __init__(self, database: Database, sender: Sender, sealer: Sealer, *, purged: Callable[[], int | None] | None) -> None:
        self._database, self._sender, self._sealer, self._purged = database, sender, sealer, purged
        self._looked: dict[UUID, tuple[Any, ...]] = {}
        """For what nothing was found to tell: where the changes stood, and the webhook."""
        self._made_at: dict[UUID, int] = {}
        self._turns: dict[UUID, int] = {}
        """When each was looked for last."""
        self.is_busy = False
        """Whether something is sent, or is to be sent or made within a second, as far as the last step has seen."""

    def step(self, now: int) -> bool:
        """Does all that is due at ``now`` (µs); whether something was done, so that there may be more. Raises ``Unavailable``.

        Messages are made first, so that none has a state that is younger than the time it bears by more than a moment.
        """
        results = self._sender.results()
        try:
            return self._step(results, now)
        finally:
            for sent in results:  # what could not be stored is sent again: at least once
                self._sender.done(sent.webhook_id)

    def _step(self, results: Sequence[Sent], now: int) -> bool:
        with reading(self._database) as connection:
            rows = connection.execute(_ROWS).all()
            self.is_busy = False
            if not rows and not results:
                return False
            messages = connection.execute(_MESSAGES).all()
            present = clock(connection, self._database.site)
        due = self._due(rows, messages, present, now)
        self.is_busy = bool(self._sender.at_work or due.make or due.send or due.near)
        found = self._made(self._in_turn(due.make, now), now)
        self._write(results, found, due.void, now)
        is_more = self._note_looks(found, present, now) or len(found) < len(due.make)
        sent = self._send(due.send, now)
        return bool(results or due.void or is_more or sent)

    def _due(self, rows: Iterable[Row[Any]], messages: Iterable[Row[Any]], present: Clock, now: int) -> _Due:
        waiting: dict[UUID, list[Row[Any]]] = defaultdict(list)
        for message in messages:
            waiting[message.webhook_id].append(message)
        due = _Due([], [], [], [])
        for row in rows:
            if row.id not in self._sender.at_work:
                self._add(due, row, waiting[row.id], present, now)
        return due

    def _add(self, due: _Due, row: Row[Any], waiting: Sequence[Row[Any]], present: Clock, now: int) -> None:
        """Adds what is due for one webhook."""
        message = next((one for one in waiting if one.kind == "test"), None)
        if message is not None:
            due.send.append((row, message))
        elif row.state != "active":
            return
        elif not waiting:
            self._add_new(due, row, present, now)
        elif waiting[0].epoch != present.epoch:
            due.void.extend(one.id for one in waiting)
        elif now >= row.next_at and self._is_released(waiting[0], now):
            due.send.append((row, waiting[0]))
        elif row.next_at < now + MICROSECONDS:
            due.near.append(row.id)

    def _add_new(self, due: _Due, row: Row[Any], present: Clock, now: int) -> None:
        if self._looked.get(row.id) == _standing(row, InLog(row.since, row.seq, row.entity_id), present):
            return
        if 0 <= now - self._made_at.get(row.id, 0) < PACE_US:
            due.near.append(row.id)
        else:
            due.make.append(row)

    def _is_released(self, message: Row[Any], now: int) -> bool:
        """Whether nobody answers any more with what was before."""
        waited = now - message.created_at
        if 0 <= waited < SEEN_US:  # where the clock was set back, it is not waited for
            return False
        if self._purged is None or not 0 <= waited < PURGE_US:
            return True
        purged = self._purged()
        return purged is not None and purged >= message.expected

    def _in_turn(self, rows: Iterable[Row[Any]], now: int) -> Sequence[Row[Any]]:
        """Those that have waited the longest, with all that are told the same."""
        order = sorted(rows, key=lambda row: self._turns.get(row.id, 0))
        first = {*[*dict.fromkeys(map(_asked, order))][:MOST_MADE]}
        found = [row for row in order if _asked(row) in first]
        self._turns |= {row.id: now for row in found}
        return found

    def _made(self, rows: Sequence[Row[Any]], now: int) -> list[Found]:
        """What these webhooks are to be told, of one state: made once for those with the same query and place."""
        if not rows:
            return []
        shared: dict[tuple[Any, ...], Message | Nothing] = {}
        found: list[Found] = []
        with snapshot(self._database) as connection:
            for row in rows:
                same = _asked(row)
                if same not in shared:
                    shared[same] = made(connection, row, self._database.site, now=now)
                found.append((row, shared[same]))
        return found

    def _write(self, results: Sequence[Sent], found: Sequence[Found], void: Sequence["UUID"], now: int) -> None:
        """Stores all that came of sending and making, in one transaction."""
        moved = [(row, told) for row, told in found if isinstance(told, Message) or told.place != InLog(row.since, row.seq, row.entity_id)]
        if results or moved or void:
            done_again(lambda: self._written(results, moved, void, now))

    def _written(self, results: Sequence[Sent], moved: Sequence[Found], void: Sequence["UUID"], now: int) -> None:
        with writing(self._database) as session:
            held = rules.held(session, {sent.webhook_id for sent in results} | {row.id for row, _ in moved})
            outcomes.note(session, results, held, now=now)
            for row, told in moved:
                _store(session, held.get(row.id), row, told, now)
            if void:
                session.execute(delete(WebhookMessage).where(WebhookMessage.id.in_(void)))

    def _note_looks(self, found: Iterable[Found], present: Clock, now: int) -> bool:
        """Remembers who need not be looked at again in this state; whether there is more to do at once."""
        is_more = False
        for row, told in found:
            if isinstance(told, Message):
                self._made_at[row.id], is_more = now, True
            elif told.has_more:
                is_more = True
            elif told.seq == present.seq:
                self._looked[row.id] = _standing(row, told.place, present)
        return is_more

    def _send(self, due: Sequence[tuple[Row[Any], Row[Any]]], now: int) -> bool:
        """Begins to send messages; whether something was done."""
        if not due:
            return False
        with reading(self._database) as connection:
            rows = connection.execute(_BODIES.where(WebhookMessage.id.in_([message.id for _, message in due])))
            bodies = {row.id: row.body.encode() for row in rows}
        done = [self._send_one(row, message, bodies[message.id], now) for row, message in due if message.id in bodies]
        return any(done)

    def _send_one(self, row: Row[Any], message: Row[Any], body: bytes, now: int) -> bool:
        secrets = [row.secret, *([row.former_secret] if row.former_secret and now < row.former_until else [])]
        opened = [self._sealer.opened(secret) for secret in secrets]
        if opened[0] is None:
            return self._pause_unsealed(row, now)
        headers = signing.headers(f"msg_{message.id.hex}", now // MICROSECONDS, body, [secret for secret in opened if secret])
        about = {traces.AFTER: row.seq, traces.UPTO: message.seq} if message.kind == "changes" else None
        self._sender.send(row.id, message.id, row.url, headers, body, about)
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


def _store(session: Session, held: Webhook | None, row: Row[Any], told: Message | Nothing, now: int) -> None:
    """Stores a message, or the place that looking came to, if the webhook is still where it was read."""
    if held is None or (held.seq, held.epoch, held.revision, held.state) != (row.seq, row.epoch, row.revision, row.state):
        return
    if isinstance(told, Nothing):
        held.since, held.seq, held.entity_id = told.place.since, told.place.seq, told.place.entity
        return
    message = rules.message(session, held, told.kind, told.body, now=now, expected=told.expected, place=told.place)
    message.epoch, message.meant = told.epoch, told.meant


def _asked(row: Row[Any]) -> tuple[Any, ...]:
    """What a message follows from: webhooks for which it is the same are told the same."""
    return (row.query, row.since, row.seq, row.entity_id, row.epoch, row.meant)


def _standing(row: Row[Any], place: InLog, present: Clock) -> tuple[Any, ...]:
    return (present.seq, present.epoch, row.revision, place)
