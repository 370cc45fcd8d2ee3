"""Memory for finished things, bounded by bytes: the least recently used goes first. What is put there is not its matter."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

LARGEST_SHARE = 8
"""Nothing takes more than one part in so many, or one large answer would push all others out."""


class Shelf(Generic[Thing]):
    """Things by name, each with its size in bytes, up to ``most`` bytes together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[str, Thing] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._lock = Lock()
        self.size = 0

    def get(self, name: str) -> Thing | None:
        """The thing of this name, which is the most recently used one now."""
        thing = self._things.get(name)
        if thing is not None:
            try:
                self._things.move_to_end(name)
            except KeyError:  # another thread has pushed it out in between
                return None
        return thing

    def put(self, name: str, thing: Thing, size: int) -> None:
        """Keeps a thing in the place of what had its name, unless it is too large."""
        with self._lock:
            self._put(name, thing, size)

    def grew(self, name: str, thing: Thing, size: int) -> None:
        """Says what size a thing has now, if it is still there."""
        with self._lock:
            if self._things.get(name) is thing:
                self._put(name, thing, size)

    def drop(self, name: str) -> None:
        """Forgets what has this name."""
        with self._lock:
            self._drop(name)

    def _put(self, name: str, thing: Thing, size: int) -> None:
        self._drop(name)
        if size > self._most // LARGEST_SHARE:
            return
        self._things[name], self._sizes[name] = thing, size
        self.size += size
        while self.size > self._most:
            self._drop(next(iter(self._things)))

    def _drop(self, name: str) -> None:
        if self._things.pop(name, None) is not None:
            self.size -= self._sizes.pop(name)
