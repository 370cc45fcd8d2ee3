"""An LRU cache in memory, bounded by bytes: the least recently used goes first. What is put there is not its matter."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

LARGEST_SHARE = 8
"""Nothing takes more than one part in so many, or one large answer would push all others out."""


class SizedLRU(Generic[Key, Value]):
    """Values by key, each with its size in bytes, up to ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._lock = Lock()
        self.size = 0

    def get(self, key: Key) -> Value | None:
        """The value of this key, which is the most recently used one now. Takes no lock: every request asks."""
        value = self._values.get(key)
        if value is not None:
            try:
                self._values.move_to_end(key)
            except KeyError:  # another thread has pushed it out in between
                return None
        return value

    def put(self, key: Key, value: Value, size: int) -> None:
        """Keeps a value in the place of what had its key, unless it is too large."""
        with self._lock:
            self._put(key, value, size)

    def grew(self, key: Key, value: Value, size: int) -> None:
        """Says what size a value has now, if it is still there."""
        with self._lock:
            if self._values.get(key) is value:
                self._put(key, value, size)

    def drop(self, key: Key) -> None:
        """Forgets what has this key."""
        with self._lock:
            self._drop(key)

    def _put(self, key: Key, value: Value, size: int) -> None:
        self._drop(key)
        if size > self._most // LARGEST_SHARE:
            return
        self._values[key], self._sizes[key] = value, size
        self.size += size
        while self.size > self._most:
            # Not by an iterator: readers, who take no lock, move values meanwhile, and an iterator would raise.
            oldest, _ = self._values.popitem(last=False)
            self.size -= self._sizes.pop(oldest)

    def _drop(self, key: Key) -> None:
        if self._values.pop(key, None) is not None:
            self.size -= self._sizes.pop(key)
