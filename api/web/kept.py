"""A delivery answer as finished bytes, once for each coding, with its headers. When it may be used is decided in ``stored``."""

from dataclasses import dataclass, field

from api.clock import MICROSECONDS, now_us
from api.queries.validity import State
from api.web.codings import CODINGS, IDENTITY, LEAST_BYTES, chosen
from api.web.conditional import tag_of
from api.web.lifetimes import Lifetimes
from api.web.wsgi import Headers

OVERHEAD = 1_000
"""Bytes that an answer takes besides its text: objects, and headers that it shares with no other."""
FORM_OVERHEAD = 600
"""The same for each coding."""

VARY = ("Vary", "Accept-Encoding")
OPEN: Headers = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Cache-Status, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"),
]
"""Every page on the web may read delivery (Fetch standard, 3.2): it has no secrets and takes no credentials."""
GUARD = ("X-Content-Type-Options", "nosniff")


@dataclass(frozen=True, slots=True)
class Form:
    """An answer in one coding; ``unchanged`` are the headers of 304 (RFC 9110, 15.4.5)."""

    body: bytes
    tag: str
    headers: Headers
    unchanged: Headers


@dataclass(slots=True)
class Kept:
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
    name: str = ""
    forms: dict[str, Form] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of memory that it takes, about."""
        told = len(self.name) + sum(len(value) for _, value in self.headers)
        coded = sum(FORM_OVERHEAD + (len(form.body) if coding else 0) for coding, form in self.forms.items())
        return OVERHEAD + told + len(self.body) + coded

    def is_over(self) -> bool:
        """Whether time has ended it. Only asked of one that has an ``until``: the others do without the clock."""
        return self.until is not None and now_us() >= self.until * MICROSECONDS

    def control(self) -> tuple[str, str]:
        """``Cache-Control`` as of now."""
        return self.lives.steady if self.due_at is None else self.lives.until(self.due_at + -now_us() // MICROSECONDS)

    def coding(self, accept_encoding: str) -> str:
        """The coding that suits a client."""
        large, small = chosen(accept_encoding)
        return large if len(self.body) >= LEAST_BYTES else small if self.body else IDENTITY

    def coded(self, coding: str) -> Form:
        """The answer in a coding, from now on among its forms."""
        body = CODINGS[coding](self.body) if coding else self.body
        is_there = self.status.startswith("200")
        tag = tag_of(self.body, coding) if is_there else ""
        unchanged = [*([("ETag", tag)] if is_there else []), VARY, *OPEN]
        coded = [("Content-Encoding", coding)] if coding != IDENTITY else []
        made = Form(body, tag, [*self.headers, *coded, ("Content-Length", str(len(body))), GUARD, *unchanged], unchanged)
        self.forms[coding] = made
        return made
