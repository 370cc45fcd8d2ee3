"""What is wrong with a value, as fields say it: a sentence with its code. Which status answers is decided in ``api.web``."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Self

CODES = ("unknown", "repeated", "invalid", "out-of-range", "missing", "read-only")


class Fault(str):
    """A sentence for developers, with one of ``CODES``; ``allowed`` and ``suggestion`` are ``None`` where there is nothing to list."""

    __slots__ = ("allowed", "code", "suggestion")

    code: str
    allowed: tuple[str, ...] | None
    suggestion: str | None

    def __new__(cls, detail: str, code: str = "invalid", *, allowed: Iterable[str] | None = None, suggestion: str | None = None) -> Self:
        """A fault with all its parts."""
        made = super().__new__(cls, detail)
        made.code = code
        made.allowed = None if allowed is None else tuple(allowed)
        made.suggestion = suggestion
        return made

    def format(self, *args: Any, **kwargs: Any) -> "Fault":
        """The sentence filled in, its parts kept: marshmallow formats every message."""
        return Fault(str.format(self, *args, **kwargs), self.code, allowed=self.allowed, suggestion=self.suggestion)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_made, (str(self), self.code, self.allowed, self.suggestion))


def _made(detail: str, code: str, allowed: tuple[str, ...] | None, suggestion: str | None) -> Fault:
    return Fault(detail, code, allowed=allowed, suggestion=suggestion)


def not_one_of(value: str, allowed: Iterable[str], what: str) -> Fault:
    """The fault of a value outside a set, with the nearest one suggested."""
    names = tuple(allowed)
    return Fault(f"{shown(value)} is not {what}.", "invalid", allowed=names, suggestion=nearest(value, names))


def nearest(value: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, or ``None``."""
    known = {name.lower(): name for name in names}
    found = get_close_matches(value[:100].lower(), known, n=1, cutoff=0.6)
    return known[found[0]] if found else None


def shown(value: object) -> str:
    """A refused value as a sentence quotes it: printable ASCII and letters, at most 60 characters."""
    text = value if isinstance(value, str) else repr(value)
    cut = text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - a sentence stays one line
    return "`" + "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in cut) + "`"
