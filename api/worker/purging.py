"""The purge of a shared cache, done by one process at a time. When and what is purged is in ``api.purge``."""

import time
from collections.abc import Callable, Sequence
from hashlib import sha256

from sqlalchemy import select

from api.db import Database, reading
from api.models import Consumer, Counter, History
from api.purge import TARGETS
from api.purge.consumer import SOON, Purger
from api.services.leases import Lease, database_clock
from api.settings import Settings


class Purging:
    """Any number may run on a database: who holds the lease purges, the others stand by."""

    follows = True

    def __init__(self, database: Database, owner: str, settings: Settings, *, clock: Callable[[Database], int] = database_clock) -> None:
        assert settings.purge_target and settings.purge_url  # noqa: S101, PT018 - the settings were checked
        self._database, self._clock = database, clock
        target, url, token = TARGETS[settings.purge_target], settings.purge_url, settings.purge_token
        self._send: Callable[[Sequence[str]], None] = lambda keys: target(keys, url, token)
        self._shown = shown(settings)
        self._lease = Lease(database, SOON, owner)
        self._purger: Purger | None = None

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: less while something is to be purged."""
        return 0.2 if self._purger is not None and self._purger.is_busy else 1.0

    def tick(self) -> bool:
        """Sends at most one call, of what is due; whether more is left that need not wait."""
        if not self._lease.is_held(self._clock(self._database)):
            self._purger = None  # whoever purges meanwhile moves the places
            return False
        if self._purger is None:
            self._purger = Purger(self._database, self._send, shown=self._shown, clock=_microseconds)
        return self._purger.step()

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        self._lease.let_go()


def purged_upto(database: Database, settings: Settings) -> int | None:
    """Up to which number the shared cache was purged, as far as that holds for what is served now."""
    with reading(database) as connection:
        epoch = connection.execute(select(History()).select_from(Counter)).scalar_one()
        place = connection.execute(select(Consumer.seq, Consumer.basis).where(Consumer.name == SOON)).one()
    return place.seq if place.basis == f"{epoch} {shown(settings)}" else None


def shown(settings: Settings) -> str:
    """A short name for all settings that answers or their lifetimes follow from, and for the cache that they are in."""
    site = (settings.public_url, settings.site_name, settings.timezone.key, settings.default_language, settings.hub_url)
    lifetimes = (settings.max_age, settings.s_maxage, settings.stale_while_revalidate, settings.stale_if_error, settings.cache_tag_header)
    return sha256(repr((site, lifetimes, settings.purge_target, settings.purge_url)).encode()).hexdigest()[:16]


def _microseconds() -> int:
    """Of a clock that only goes forward: nobody's correction makes a purge wait."""
    return time.monotonic_ns() // 1000
