"""What each client had of the last minute, in a table of a fixed size: in the memory of a process, or in a file that several share."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from mmap import mmap
from pathlib import Path
from struct import Struct
from threading import Lock
from typing import Protocol

from api.clock import MICROSECONDS

SECONDS = 60
"""Of a window: all limits are for a minute."""
BUCKET_SECONDS = 1
"""A bucket counts until all of it is a minute ago: no minute has more than the limit, and a client that always asks has 2 % less."""
BUCKETS = SECONDS // BUCKET_SECONDS + 1
SETS = 8192
WAYS = 8
"""Clients of a set. One more, and who was counted longest ago is forgotten; among equals, who has the least."""
_SLOT = Struct(f"<16sI{BUCKETS}I")
"""Who it is, the number of the newest bucket, the counts of that one and of those before it."""
SET_BYTES = WAYS * _SLOT.size
SIZE = SETS * SET_BYTES
"""Of the table: 17 MB for 65,536 clients. Only what was written takes memory."""
PATIENCE_SECONDS = 0.05
"""So long another process may have the file, which it needs for some microseconds, unless it was stopped."""
LOOK_SECONDS = 0.0005


def elapsed_us() -> int:
    """Microseconds of a clock that is never set, and the same for all processes of the machine."""
    return time.monotonic_ns() // 1000


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a limit. ``quota``: what may be taken in a minute; ``after_seconds``: when there is more, if nothing is left."""

    is_allowed: bool
    quota: int
    remaining: int
    after_seconds: int

    @property
    def used(self) -> float:
        """The part of the limit that is used, 0 to 1."""
        return 1 - self.remaining / self.quota

    def headers(self) -> list[tuple[str, str]]:
        """``RateLimit`` and ``RateLimit-Policy`` (draft-ietf-httpapi-ratelimit-headers)."""
        seconds = SECONDS if self.remaining else self.after_seconds
        return [
            ("RateLimit", f'"default";r={self.remaining};t={seconds}'),
            ("RateLimit-Policy", f'"default";q={self.quota};w={SECONDS}'),
        ]


class Place(Protocol):
    """Where a table is kept. Its faults are ``OSError``."""

    def held(self) -> AbstractContextManager[object]:
        """Nobody else reads or writes meanwhile."""
        ...

    def read(self, offset: int, size: int) -> bytes:
        """What is there; zeros where nothing was written."""
        ...

    def write(self, offset: int, data: bytes) -> None:
        """Puts it there."""


class Memory:
    """The memory of this process."""

    def __init__(self) -> None:
        self._bytes, self._lock = mmap(-1, SIZE), Lock()

    def held(self) -> AbstractContextManager[object]:
        """No other thread reads or writes meanwhile."""
        return self._lock

    def read(self, offset: int, size: int) -> bytes:
        """What is there."""
        return self._bytes[offset : offset + size]

    def write(self, offset: int, data: bytes) -> None:
        """Puts it there."""
        self._bytes[offset : offset + len(data)] = data


class SharedFile:
    """A file of several processes. The system frees the lock of one that ends, however it ends.

    It is read and written, not mapped: on a full disk that is an error to be handled, and not the end of the process (SIGBUS).
    """

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        os.ftruncate(self._file, SIZE)

    @contextmanager
    def held(self) -> Iterator[None]:
        """No other thread or process reads or writes meanwhile. Raises ``TimeoutError`` where one keeps the file."""
        with self._lock:
            self._take()
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def _take(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise TimeoutError("another process keeps it") from error
                time.sleep(LOOK_SECONDS)

    def read(self, offset: int, size: int) -> bytes:
        """What is there."""
        return os.pread(self._file, size, offset)

    def write(self, offset: int, data: bytes) -> None:
        """Puts it there."""
        os.pwrite(self._file, data, offset)


class Windows:
    """The sliding windows of all clients. What a process that was killed wrote in part may be wrong for a client, for a minute."""

    def __init__(self, place: Place, now: Callable[[], int] = elapsed_us) -> None:
        self._place, self._now = place, now

    def counted(self, limit: int, name: str, amount: int) -> Left:
        """What is left after so many more were counted, if so many were left; 0 only looks."""
        client = blake2b(name.encode(), digest_size=16).digest()
        start = int.from_bytes(client[:4], "big") % SETS * SET_BYTES
        with self._place.held():
            now = self._now()
            bucket = now // (BUCKET_SECONDS * MICROSECONDS)
            slot, counts = _found(self._place.read(start, SET_BYTES), client, bucket)
            is_allowed = sum(counts) + max(1, amount) <= limit
            if amount and is_allowed:
                counts = (counts[0] + amount, *counts[1:])
                self._place.write(start + slot, _SLOT.pack(client, bucket, *counts))
        remaining = max(0, limit - sum(counts))
        needed = 1 if is_allowed else max(1, amount)
        if remaining >= needed:
            return Left(is_allowed, limit, remaining, 0)
        free_at = (bucket + _until_free(counts, limit - needed)) * BUCKET_SECONDS * MICROSECONDS
        return Left(is_allowed, limit, remaining, -(-(free_at - now) // MICROSECONDS))


def _found(slots: bytes, client: bytes, bucket: int) -> tuple[int, tuple[int, ...]]:
    """Where in its set a client is, or may be written, and its counts, the present bucket first."""
    for start in range(0, SET_BYTES, _SLOT.size):
        if slots.startswith(client, start):
            _, newest, *counts = _SLOT.unpack_from(slots, start)
            gone = bucket - newest
            kept = counts[: max(0, BUCKETS - gone)] if gone >= 0 else ()  # what is to come, nobody has had
            return start, (*(0,) * (BUCKETS - len(kept)), *kept)
    known = [(newest, sum(counts)) for _, newest, *counts in _SLOT.iter_unpack(slots)]
    return known.index(min(known)) * _SLOT.size, (0,) * BUCKETS


def _until_free(counts: tuple[int, ...], most: int) -> int:
    """After how many buckets no more than so much is counted of what is now."""
    total = sum(counts)
    for age in range(BUCKETS - 1, -1, -1):
        total -= counts[age]
        if total <= most:
            return BUCKETS - age
    return BUCKETS
