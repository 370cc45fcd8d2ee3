"""A delivery answer as finished bytes, once for each encoding, with its headers. When it may be used is decided in ``middleware``."""

from dataclasses import dataclass, field

from api.clock import MICROSECONDS, now_us
from api.queries.validity import State
from api.web.cache.cache_control import Lifetimes
from api.web.cache.encodings import ENCODINGS, IDENTITY, LEAST_BYTES, preferred
from api.web.etags import etag_of_bytes
from api.web.wsgi import Headers

OVERHEAD = 1_000
"""Bytes that an answer takes besides its text: objects, and headers that it shares with no other."""
ENCODED_OVERHEAD = 600
"""The same for each encoding."""

VARY = ("Vary", "Accept-Encoding")
OPEN: Headers = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Cache-Status, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"),
]
"""Every page on the web may read delivery (Fetch standard, 3.2): it has no secrets and takes no credentials."""
GUARD = ("X-Content-Type-Options", "nosniff")

Target = tuple[str, str]
"""What an answer is stored under: path and query, apart, since an encoded question mark in a path is no beginning of a query."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An answer in one encoding; ``unchanged`` are the headers of 304 (RFC 9110, 15.4.5)."""

    body: bytes
    etag: str
    headers: Headers
    unchanged: Headers


@dataclass(slots=True)
class CacheEntry:
    """An answer, and the state that it is true in. ``due_at``: when time alone will change it; ``headers``: what only it has.

    ``until``: from when on (seconds) it is not true any more even in this state; ``due_at`` is never later.
    """

    status: str
    body: bytes
    headers: Headers
    lives: Lifetimes
    state: State | None = None
    due_at: int | None = None
    until: int | None = None
    target: Target = ("", "")
    encoded: dict[str, Encoded] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of memory that it takes, about."""
        texts = sum(map(len, self.target)) + sum(len(value) for _, value in self.headers)
        encoded = sum(ENCODED_OVERHEAD + (len(one.body) if encoding else 0) for encoding, one in list(self.encoded.items()))
        return OVERHEAD + texts + len(self.body) + encoded

    def is_over(self) -> bool:
        """Whether time has ended it. Only asked of one that has an ``until``: the others do without the clock."""
        return self.until is not None and now_us() >= self.until * MICROSECONDS

    def cache_control(self) -> tuple[str, str]:
        """``Cache-Control`` as of now."""
        return self.lives.steady if self.due_at is None else self.lives.until(self.due_at + -now_us() // MICROSECONDS)

    def encoding(self, accept_encoding: str) -> str:
        """The encoding that suits a client."""
        large, small = preferred(accept_encoding)
        return large if len(self.body) >= LEAST_BYTES else small if self.body else IDENTITY

    def encode(self, encoding: str) -> Encoded:
        """The answer in an encoding, from now on kept with it."""
        body = ENCODINGS[encoding](self.body) if encoding else self.body
        is_there = self.status.startswith("200")
        etag = etag_of_bytes(self.body, encoding) if is_there else ""
        unchanged = [*([("ETag", etag)] if is_there else []), VARY, *OPEN]
        named = [("Content-Encoding", encoding)] if encoding != IDENTITY else []
        encoded = Encoded(body, etag, [*self.headers, *named, ("Content-Length", str(len(body))), GUARD, *unchanged], unchanged)
        self.encoded[encoding] = encoded
        return encoded
