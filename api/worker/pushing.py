"""Webhooks, told by one process at a time. What they are told, and when, is in ``api.webhooks``."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from api.db import Database, reading
from api.models import Webhook
from api.services.leases import Lease, database_clock
from api.settings import Settings

if TYPE_CHECKING:
    from api.webhooks.pushing import Pusher

ROLE = "webhooks"
_ANY = select(Webhook.id).limit(1)


class Pushing:
    """Any number may run on a database: who holds the lease tells, the others stand by."""

    follows = True

    def __init__(self, database: Database, owner: str, settings: Settings, *, clock: Callable[[Database], int] = database_clock) -> None:
        self._database, self._clock, self._settings = database, clock, settings
        self._lease = Lease(database, ROLE, owner)
        self._pusher: Pusher | None = None

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: less while something is sent, or is to be."""
        return 0.1 if self._pusher is not None and self._pusher.is_busy else 1.0

    def tick(self) -> bool:
        """Does what is due; whether there may be more that need not wait."""
        if self._database.read_only:
            return False
        now = self._clock(self._database)
        if not self._lease.is_held(now):
            self._pusher = None  # whoever tells meanwhile moves the places
            return False
        if self._pusher is None:
            if not self._are_any():
                return False
            self._pusher = self._made()
        return self._pusher.step(now)

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        self._lease.let_go()

    def _are_any(self) -> bool:
        with reading(self._database) as connection:
            return connection.execute(_ANY).first() is not None

    def _made(self) -> "Pusher":
        # What sends and signs is not loaded where nothing is told.
        from api.outbound import Door  # noqa: PLC0415
        from api.services.webhooks import Sealer  # noqa: PLC0415
        from api.webhooks.pushing import Pusher  # noqa: PLC0415
        from api.webhooks.sending import Sender  # noqa: PLC0415
        from api.worker.purging import purged_upto  # noqa: PLC0415

        purged = partial(purged_upto, self._database, self._settings) if self._settings.purge_target else None
        sender, sealer = Sender(Door(self._settings.outbound_allow)), Sealer(self._settings.secrets)
        return Pusher(self._database, sender, sealer, purged=purged)
