"""Counting against limits: by all processes in Redis; else by those of a machine in a file; else, and while neither is there, by each."""

import logging
import time
from collections.abc import Callable
from math import floor
from pathlib import Path
from typing import Any

from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter as Limiter

from api.web.rate_limits.windows import SECONDS, Left, Memory, SharedFile, Windows, elapsed_us

PATIENCE_SECONDS = 0.2
"""So long Redis has to connect and to answer."""
AGAIN_SECONDS = 5.0
"""After which what was away is asked again."""
_log = logging.getLogger("broadsheet.limits")


class Shared:
    """Counts of several processes, which are let be for a while when they cannot be had. No fault of theirs goes beyond it."""

    def __init__(self, counted: Callable[[int, str, int], Left], lost: str, found: str) -> None:
        self._counted, self._lost, self._found = counted, lost, found
        self._away_until = 0.0

    def counted(self, limit: int, name: str, amount: int) -> Left | None:
        """As ``Windows.counted``; ``None`` while they cannot be had."""
        if time.monotonic() < self._away_until:
            return None
        try:
            left = self._counted(limit, name, amount)
        except (StorageError, OSError) as error:
            if not self._away_until:
                _log.warning(self._lost, error)
            self._away_until = time.monotonic() + AGAIN_SECONDS
            return None
        if self._away_until:
            _log.info(self._found)
            self._away_until = 0.0
        return left


class Counters:
    """Counts of one process, of those that share a file, or of all that share a Redis."""

    def __init__(
        self, redis_url: str | None, workers: int, now: Callable[[], int] = elapsed_us, *, shared_file: Path | None = None
    ) -> None:
        self._alone, self._workers = Windows(Memory(), now), workers
        self._together = [_in_redis(redis_url)] if redis_url else []
        if shared_file:
            self._together.append(_in_file(shared_file, now))

    def take(self, limit: int, *names: str, amount: int = 1) -> Left:
        """Counts ``amount`` against the limit, if so many are left."""
        return self._counted(limit, names, amount)

    def look(self, limit: int, *names: str) -> Left:
        """Whether one is left; nothing is taken."""
        return self._counted(limit, names, 0)

    def _counted(self, limit: int, names: tuple[str, ...], amount: int) -> Left:
        name = "/".join(names)
        for shared in self._together:
            left = shared.counted(limit, name, amount)
            if left is not None:
                return left
        return self._alone.counted(max(1, limit // self._workers), name, amount)


def _in_file(path: Path, now: Callable[[], int]) -> Shared:
    opened: list[Windows] = []

    def counted(limit: int, name: str, amount: int) -> Left:
        if not opened:
            opened.append(Windows(SharedFile(path), now))
        return opened[0].counted(limit, name, amount)

    return Shared(
        counted, "Counts of limits are not shared (%s): each process allows its part of the limit.", "Counts of limits are shared again."
    )


def answers(redis_url: str) -> bool:
    """Whether Redis is there, and answers in time."""
    return _storage(redis_url).check()


def _storage(url: str) -> RedisStorage:
    options: dict[str, Any] = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
    return RedisStorage(url, wrap_exceptions=True, key_prefix="broadsheet", **options)


def _in_redis(url: str) -> Shared:
    limiter = Limiter(_storage(url))
    return Shared(
        lambda limit, name, amount: _left(limiter, limit, name, amount),
        "Redis does not answer (%s): limits are counted on this machine.",
        "Redis answers again.",
    )


def _left(limiter: Limiter, limit: int, name: str, amount: int) -> Left:
    item = RateLimitItemPerMinute(limit, namespace="limit")
    was_left = limiter.hit(item, name, cost=amount) if amount else None
    # By the storage's own clock: the strategy would tell the time of this machine, after which there may not be one more yet.
    storage: Any = limiter.storage
    window = storage.get_sliding_window(item.key_for(name), SECONDS)
    former, former_left, present, _ = window
    remaining = max(0, limit - floor(former * former_left / SECONDS + present))
    needed = 1 if was_left else max(1, amount)
    more_in = 0 if remaining >= needed else _more_in(limit - needed + 1, *window)
    return Left(remaining > 0 if was_left is None else was_left, limit, remaining, more_in)


def _more_in(limit: int, former: int, former_left: float, present: int, present_left: float) -> int:
    """Seconds until one more is left. The former window weighs by the part of it that is less than a minute ago."""
    until = former_left - (limit - present) * SECONDS / former if present < limit else present_left % SECONDS or SECONDS
    return floor(until) + 1  # by then it weighs less than it does now
