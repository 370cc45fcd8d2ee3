"""An LRU cache in memory, bounded by bytes: the least recently used goes first. What is put there is not its matter."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

LARGEST_SHARE = 8
"""Nothing takes more than one part in so many, or one large answer would push all others out."""


class SizedLRU(Generic[Value]):
    """Values by name, each with its size in bytes, up to ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._lock = Lock()
        self.size = 0

    def get(self, name: str) -> Value | None:
        """The value of this name, which is the most recently used one now. Takes no lock: every request asks."""
        value = self._values.get(name)
        if value is not None:
            try:
                self._values.move_to_end(name)
            except KeyError:  # another thread has pushed it out in between
                return None
        return value

    def put(self, name: str, value: Value, size: int) -> None:
        """Keeps a value in the place of what had its name, unless it is too large."""
        with self._lock:
            self._put(name, value, size)

    def grew(self, name: str, value: Value, size: int) -> None:
        """Says what size a value has now, if it is still there."""
        with self._lock:
            if self._values.get(name) is value:
                self._put(name, value, size)

    def drop(self, name: str) -> None:
        """Forgets what has this name."""
        with self._lock:
            self._drop(name)

    def _put(self, name: str, value: Value, size: int) -> None:
        self._drop(name)
        if size > self._most // LARGEST_SHARE:
            return
        self._values[name], self._sizes[name] = value, size
        self.size += size
        while self.size > self._most:
            # Not by an iterator: readers, who take no lock, move values meanwhile, and an iterator would raise.
            oldest, _ = self._values.popitem(last=False)
            self.size -= self._sizes.pop(oldest)

    def _drop(self, name: str) -> None:
        if self._values.pop(name, None) is not None:
            self.size -= self._sizes.pop(name)
