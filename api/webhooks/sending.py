"""Sending a message: in a thread of its own, so that who does not answer keeps nobody else waiting. Nothing is stored here."""

import threading
import time
from collections.abc import Mapping
from queue import Empty, SimpleQueue
from typing import NamedTuple
from uuid import UUID

from api import traces
from api.errors import NotDone, Unreachable
from api.outbound import Door


class Sent(NamedTuple):
    """What came of sending a message: the status that came back, or why none did. ``after_seconds``: when to try again, if it says so."""

    webhook_id: UUID
    message_id: UUID
    status: int | None
    error: str | None
    after_seconds: int
    duration_ms: int

    @property
    def is_accepted(self) -> bool:
        """Whether the other side has it."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 - RFC 9110, 15.3


class Sender:
    """Sends through the guarded door, to each webhook one message at a time."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._results: SimpleQueue[Sent] = SimpleQueue()
        self.at_work: set[UUID] = set()
        """Webhooks to which something is being sent."""

    def send(
        self, webhook_id: UUID, message_id: UUID, url: str, headers: Mapping[str, str], body: bytes, about: traces.Attributes | None = None
    ) -> None:
        """Begins to send a message; ``about``: attributes of its span besides."""
        self.at_work.add(webhook_id)
        arguments = (webhook_id, message_id, url, headers, body, about or {})
        threading.Thread(target=self._send, args=arguments, name="webhook", daemon=True).start()

    def results(self) -> list[Sent]:
        """What has come back since it was asked last."""
        found: list[Sent] = []
        while True:
            try:
                found.append(self._results.get_nowait())
            except Empty:
                return found

    def done(self, webhook_id: UUID) -> None:
        """The result is stored: the next may be sent."""
        self.at_work.discard(webhook_id)

    def _send(
        self, webhook_id: UUID, message_id: UUID, url: str, headers: Mapping[str, str], body: bytes, about: traces.Attributes
    ) -> None:
        began, answer, error = time.monotonic(), None, None
        told = {"broadsheet.webhook.id": str(webhook_id), "broadsheet.message.id": str(message_id), **about}
        try:
            with traces.span("webhook", "producer", told):
                answer = self._door.send("POST", url, headers=headers, body=body)
        except (Unreachable, NotDone) as fault:
            error = str(fault)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the webhook must not be at work for ever
            error = type(fault).__name__
        took = round((time.monotonic() - began) * 1000)
        status, after = (None, 0) if answer is None else (answer.status, answer.after_seconds)
        self._results.put(Sent(webhook_id, message_id, status, error, after, took))
