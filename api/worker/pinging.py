"""Pings of a WebSub hub, by one process at a time. When and of what is in ``api.hub``."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode, urlsplit

from api.db import Database
from api.errors import NotDone
from api.hub.pinging import ROLE, Pinger
from api.outbound import ask
from api.services.leases import Lease, database_clock
from api.settings import Settings
from api.worker.purging import purged_upto

SECONDS = 5.0
"""For one call, all in all: a worker that is told to end has 10."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Pinging:
    """Any number may run on a database: who holds the lease pings, the others stand by."""

    follows = True

    def __init__(self, database: Database, owner: str, settings: Settings, *, clock: Callable[[Database], int] = database_clock) -> None:
        assert settings.hub_url  # noqa: S101 - it is only made where there is one
        self._database, self._clock, self._send = database, clock, partial(ping, settings.hub_url)
        self._purged = partial(purged_upto, database, settings) if settings.purge_target else None
        self._lease = Lease(database, ROLE, owner)
        self._pinger: Pinger | None = None

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: less while something is to be told."""
        return 0.2 if self._pinger is not None and self._pinger.is_busy else 1.0

    def tick(self) -> bool:
        """Sends at most one call, of what is due; whether more is left that need not wait."""
        if self._database.read_only:
            return False
        if not self._lease.is_held(self._clock(self._database)):
            self._pinger = None  # whoever pings meanwhile moves the place
            return False
        if self._pinger is None:
            self._pinger = Pinger(self._database, self._send, purged=self._purged, clock=_microseconds)
        return self._pinger.step()

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        self._lease.let_go()


def ping(hub: str, addresses: Sequence[str]) -> None:
    """Tells a hub that these feeds have changed, as PubSubHubbub 0.4 has it and hubs of WebSub take it.

    Raises ``Unreachable``, or ``NotDone`` where the hub does not take it.
    """
    body = urlencode([("hub.mode", "publish"), *(("hub.url", one) for one in addresses)]).encode()
    answer = ask("POST", hub, headers=FORM, body=body, seconds=SECONDS)
    if not answer.is_success:
        raise NotDone(f"{urlsplit(hub).hostname} answers {answer.status}.", answer.after_seconds)


def _microseconds() -> int:
    """Of a clock that only goes forward: nobody's correction makes a ping wait."""
    return time.monotonic_ns() // 1000
