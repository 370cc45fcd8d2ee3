"""Counting against limits: in Redis for all processes together, else, and while Redis is away, in this process alone."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from threading import Lock
from typing import Any

from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import RedisStorage, Storage
from limits.storage.base import SlidingWindowCounterSupport
from limits.strategies import SlidingWindowCounterRateLimiter as Limiter

from api.clock import MICROSECONDS, now_us

PATIENCE_SECONDS = 0.2
"""So long Redis has to connect and to answer."""
AGAIN_SECONDS = 5.0
"""After which a Redis that was away is asked again."""
_log = logging.getLogger("broadsheet.limits")


SECONDS = 60
"""Of a window: all limits are for a minute."""
MOST = 50_000
"""Addresses and keys that are counted in a window; of more, those that asked longest ago are forgotten. About 10 MB."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a limit. ``quota``: what may be taken in a minute; ``after_seconds``: when there is more, if nothing is left."""

    is_allowed: bool
    quota: int
    remaining: int
    after_seconds: int

    def headers(self) -> list[tuple[str, str]]:
        """``RateLimit`` and ``RateLimit-Policy`` (draft-ietf-httpapi-ratelimit-headers)."""
        seconds = SECONDS if self.remaining else self.after_seconds
        return [
            ("RateLimit", f'"default";r={self.remaining};t={seconds}'),
            ("RateLimit-Policy", f'"default";q={self.quota};w={SECONDS}'),
        ]


class Counters:
    """Counts of one process, or of all that share a Redis. No fault of Redis goes beyond it."""

    def __init__(self, redis_url: str | None, workers: int, now: Callable[[], int] = now_us) -> None:
        self._alone = Limiter(MemoryStorage(now))
        self._together = Limiter(_redis(redis_url)) if redis_url else None
        self._workers, self._away_until = workers, 0.0

    def take(self, limit: int, *names: str, amount: int = 1) -> Left:
        """Counts ``amount`` against the limit, if so many are left."""
        return self._counted(limit, names, amount)

    def look(self, limit: int, *names: str) -> Left:
        """Whether one is left; nothing is taken."""
        return self._counted(limit, names, 0)

    def _counted(self, limit: int, names: tuple[str, ...], amount: int) -> Left:
        if self._together and time.monotonic() >= self._away_until:
            try:
                found = _left(self._together, limit, names, amount)
            except StorageError as error:
                self._lost(error)
            else:
                self._found()
                return found
        return _left(self._alone, max(1, limit // self._workers), names, amount)

    def _lost(self, error: Exception) -> None:
        if not self._away_until:
            _log.warning("Redis does not answer (%s): each process counts for itself.", error)
        self._away_until = time.monotonic() + AGAIN_SECONDS

    def _found(self) -> None:
        if self._away_until:
            _log.info("Redis answers again.")
            self._away_until = 0.0


def _left(limiter: Limiter, limit: int, names: tuple[str, ...], amount: int) -> Left:
    item = RateLimitItemPerMinute(limit, namespace="limit")
    was_left = limiter.hit(item, *names, cost=amount) if amount else None
    # By the storage's own clock: the strategy would tell the time of this machine, after which there may not be one more yet.
    storage: Any = limiter.storage
    window = storage.get_sliding_window(item.key_for(*names), SECONDS)
    former, former_left, present, _ = window
    remaining = max(0, limit - floor(former * former_left / SECONDS + present))
    needed = 1 if was_left else max(1, amount)
    more_in = 0 if remaining >= needed else _more_in(limit - needed + 1, *window)
    return Left(remaining > 0 if was_left is None else was_left, limit, remaining, more_in)


def _more_in(limit: int, former: int, former_left: float, present: int, present_left: float) -> int:
    """Seconds until one more is left. The former window weighs by the part of it that is less than a minute ago."""
    until = former_left - (limit - present) * SECONDS / former if present < limit else present_left % SECONDS or SECONDS
    return floor(until) + 1  # by then it weighs less than it does now


def _redis(url: str) -> RedisStorage:
    options: dict[str, Any] = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
    return RedisStorage(url, wrap_exceptions=True, key_prefix="broadsheet", **options)


class MemoryStorage(Storage, SlidingWindowCounterSupport):
    """How often each key was counted in this window of a minute and in the one before, each of which is forgotten as a whole.

    The library's own memory takes 350 MB for a million addresses, and a thread of it looks through all of them a hundred times a second.
    """

    STORAGE_SCHEME = None

    def __init__(self, now: Callable[[], int] = now_us) -> None:
        super().__init__()
        self._now, self._number, self._lock = now, 0, Lock()
        self._present: dict[str, int] = {}
        self._former: dict[str, int] = {}

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """None: memory does not fail."""
        return ()

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Counts, if the limit allows it."""
        with self._lock:
            former, former_left, present, _ = self._found(key)
            if floor(former * former_left / expiry + present) + amount > limit:
                return False
            self.incr(key, expiry, amount)
        return True

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:  # noqa: ARG002 - it is ``SECONDS``
        """(count, seconds that it is still weighed) of the former window, the same of the present one."""
        with self._lock:
            return self._found(key)

    def clear_sliding_window(self, key: str, expiry: int) -> None:  # noqa: ARG002 - as above
        """Forgets a key."""
        self.clear(key)

    def _found(self, key: str) -> tuple[int, float, int, float]:
        now = self._now() / MICROSECONDS
        number, gone = int(now // SECONDS), now % SECONDS
        if number > self._number:
            self._former, self._present = (self._present if number == self._number + 1 else {}), {}
            self._number = number
        return self._former.get(key, 0), SECONDS - gone, self._present.get(key, 0), 2 * SECONDS - gone

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:  # noqa: ARG002 - as above
        """The count after this one; who is counted is the last to be forgotten."""
        self._present[key] = count = self._present.pop(key, 0) + amount
        if len(self._present) > MOST:
            del self._present[next(iter(self._present))]
        return count

    def get(self, key: str) -> int:
        """The count of the present window."""
        return self._found(key)[2]

    def get_expiry(self, key: str) -> float:
        """When the present window is forgotten."""
        return self._now() / MICROSECONDS + self._found(key)[3]

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> int:
        """Forgets all; how many there were."""
        known = len(self._present) + len(self._former)
        self._present, self._former = {}, {}
        return known

    def clear(self, key: str) -> None:
        """Forgets a key."""
        self._present.pop(key, None)
        self._former.pop(key, None)
