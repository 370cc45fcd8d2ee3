"""Stored answers: finished bytes, once for each encoding, with their headers; how long caches may show them; the memory they lie in.

When one may be used is decided in ``middleware``, when something changes by itself in ``api.queries.validity``.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

from api.clock import MICROSECONDS, now_us
from api.queries.looks import State
from api.settings import Settings
from api.web.cache.encodings import ENCODINGS, IDENTITY, LEAST_BYTES, preferred
from api.web.metrics.meter import UNCHANGED, Place
from api.web.wsgi import Headers, RawHeaders, etag_of_bytes, raw

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

LARGEST_SHARE = 8
"""Nothing takes more than one part in so many, or one large answer would push all others out."""
MOST_BRIEF = 10
"""Seconds for which it may be said that nothing is there: it may appear, or come back."""
OVERHEAD = 1_000
"""Bytes that an answer takes besides its text: objects, and headers that it shares with no other."""
ENCODED_OVERHEAD = 1_300
"""The same for each encoding."""
GROUP_OVERHEAD, KEY_BYTES = 64, 8
"""Bytes of a group of keys and of each key in it: the texts are shared by all answers."""

VARY = ("Vary", "Accept-Encoding")
OPEN: Headers = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Cache-Status, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"),
]
"""Every page on the web may read delivery (Fetch standard, 3.2): it has no secrets and takes no credentials."""
GUARD = ("X-Content-Type-Options", "nosniff")

Target = tuple[str, str]
"""What an answer is stored under: path and query, apart, since an encoded question mark in a path is no beginning of a query."""


class Lifetimes:
    """Seconds: in browsers, in shared caches, and after both while the cache asks anew or the service is away (RFC 9111, RFC 5861)."""

    def __init__(self, max_age: int, s_maxage: int | None, while_revalidate: int = 0, if_error: int = 0) -> None:
        """``s_maxage`` ``None``: the same for both."""
        self._fresh = {"max-age": max_age} if s_maxage is None else {"max-age": max_age, "s-maxage": s_maxage}
        self._public = ["public"] if s_maxage is None else []
        self._stale = {"stale-while-revalidate": while_revalidate, "stale-if-error": if_error}
        self._longest = max(self._fresh.values()) + max(self._stale.values())
        self._headers = lru_cache(maxsize=4_096)(self._header)
        self.steady = self._header(self._longest)
        """``Cache-Control`` where nothing is due."""

    def until(self, room: int) -> tuple[str, str]:
        """``Cache-Control`` of which nothing goes beyond ``room`` seconds from now."""
        return self.steady if room >= self._longest else self._headers(max(room, 0))

    def _header(self, room: int) -> tuple[str, str]:
        fresh = {name: min(seconds, room) for name, seconds in self._fresh.items()}
        rest = room - max(fresh.values())
        stale = {name: min(seconds, rest) for name, seconds in self._stale.items() if min(seconds, rest)}
        return "Cache-Control", ", ".join([*self._public, *(f"{name}={seconds}" for name, seconds in (fresh | stale).items())])


@lru_cache(maxsize=64)
def own(seconds: int) -> Lifetimes:
    """The lifetimes of an answer that sets its own, the same for all caches."""
    return Lifetimes(seconds, None)


def lasting(settings: Settings) -> Lifetimes:
    """The lifetimes of answers with status 200."""
    return Lifetimes(settings.max_age, settings.s_maxage, settings.stale_while_revalidate, settings.stale_if_error)


def brief(settings: Settings) -> Lifetimes:
    """The lifetimes of answers that say that something is missing or moved."""
    return Lifetimes(min(settings.max_age, MOST_BRIEF), min(settings.s_maxage, MOST_BRIEF))


@dataclass(frozen=True, slots=True)
class Encoded:
    """An answer in one encoding; ``unchanged`` are the headers of 304 (RFC 9110, 15.4.5).

    ``raw_headers``: as bytes (for ASGI), those that a 304 has not; ``raw_unchanged``: those that it has. ``place`` and
    ``place_unchanged``: where both are counted.
    """

    body: bytes
    etag: str
    headers: Headers
    unchanged: Headers
    raw_headers: RawHeaders
    raw_unchanged: RawHeaders
    place: Place
    place_unchanged: Place


@dataclass(slots=True)
class CacheEntry:
    """An answer, and the state that it is true in. ``due_at``: when time alone will change it; ``headers``: what only it has.

    ``until``: from when on (seconds) it is not true any more even in this state; ``due_at`` is never later. ``groups``: what it depends
    on; in a later state it is true, too, if that stood (``api.queries.moves``). ``route``: what
    it is counted under (``metrics.meter``).
    """

    status: str
    body: bytes
    headers: Headers
    lives: Lifetimes
    state: State | None = None
    due_at: int | None = None
    until: int | None = None
    groups: tuple[tuple[str, ...], ...] = ()
    target: Target = ("", "")
    route: int = 0
    encoded: dict[str, Encoded] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of memory that it takes, about."""
        texts = sum(map(len, self.target)) + sum(len(value) for _, value in self.headers)
        texts += sum(GROUP_OVERHEAD + KEY_BYTES * len(group) for group in self.groups)
        encoded = sum(ENCODED_OVERHEAD + texts + (len(one.body) if encoding else 0) for encoding, one in list(self.encoded.items()))
        return OVERHEAD + texts + len(self.body) + encoded

    def is_over(self) -> bool:
        """Whether time has ended it. Only asked of one that has an ``until``: the others do without the clock."""
        return self.until is not None and now_us() >= self.until * MICROSECONDS

    def cache_control(self, *, is_present: bool = True) -> tuple[str, str]:
        """``Cache-Control`` as of now; of what may be out of date: for no cache to keep."""
        if not is_present:
            return self.lives.until(0)
        return self.lives.steady if self.due_at is None else self.lives.until(self.due_at + -now_us() // MICROSECONDS)

    def encoding(self, accept_encoding: str) -> str:
        """The encoding that suits a client."""
        large, small = preferred(accept_encoding)
        return large if len(self.body) >= LEAST_BYTES else small if self.body else IDENTITY

    def encode(self, encoding: str, place: Callable[[int, int, str], Place]) -> Encoded:
        """The answer in an encoding, from now on kept with it. ``place``: where answers of a route, status and encoding are counted."""
        body = ENCODINGS[encoding](self.body) if encoding else self.body
        is_there = self.status.startswith("200")
        etag = etag_of_bytes(self.body, encoding) if is_there else ""
        # Which headers pages may read, they know of the answer that they have (RFC 9110, 15.4.5).
        readable, exposed = OPEN
        unchanged = [*([("ETag", etag)] if is_there else []), VARY, readable]
        named = [("Content-Encoding", encoding)] if encoding != IDENTITY else []
        headers = [*self.headers, *named, ("Content-Length", str(len(body))), GUARD, exposed, *unchanged]
        places = [place(self.route, status, encoding) for status in (int(self.status[:3]), UNCHANGED)]
        encoded = Encoded(body, etag, headers, unchanged, raw(headers[: -len(unchanged)]), raw(unchanged), *places)
        self.encoded[encoding] = encoded
        return encoded


class SizedLRU(Generic[Key, Value]):
    """Values by key, each with its size in bytes, up to ``most`` bytes together: the least recently used goes first."""

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
