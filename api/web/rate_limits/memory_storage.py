"""Counts for limits in the memory of this process, which is bounded. How counts are weighed is decided by the library's strategy.

The library's own memory takes 350 MB for a million addresses, and a thread of it looks through all of them a hundred times a second.
"""

from collections.abc import Callable
from math import floor
from threading import Lock

from limits.storage import Storage
from limits.storage.base import SlidingWindowCounterSupport

from api.clock import MICROSECONDS, now_us

SECONDS = 60
"""Of a window: all limits are for a minute."""
MOST = 50_000
"""Addresses and keys that are counted in a window; of more, those that asked longest ago are forgotten. About 10 MB."""


class MemoryStorage(Storage, SlidingWindowCounterSupport):
    """How often each key was counted in this window of a minute and in the one before, each of which is forgotten as a whole."""

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
