"""HTML as a parser cuts it into tags, and how much of it there may be. Nothing is parsed here."""

import re
from collections.abc import Iterator

MOST_BYTES = 262_144
GAP = "<!---->"
"""Stands where something was taken out, so that what is left and right of it does not become a tag or a reference."""

_SPACE = r"[\t\n\f\r ]"
_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)|\Z)"""
_EQUALS = rf"{_SPACE}*+={_SPACE}*+"
_KEY = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"  # comments
    r"|<(?:[!?]|/[^a-zA-Z>])[^>]*+(?:>|\Z)"  # what is read as a comment
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:[\t\n\f\r /]++|{_KEY}(?:{_EQUALS}{_VALUE})?+)*+)(?P<whole>>?)",
    re.DOTALL,
)
"""Comments and tags as a parser cuts them (HTML, 13.2.5); a tag that does not end swallows the rest."""
_ATTRIBUTE = re.compile(rf"(?P<name>{_KEY})(?:{_EQUALS}(?P<value>{_VALUE}))?+")
"""An attribute within a tag, its value with the quotes."""

RAW = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*>?", re.IGNORECASE | re.ASCII) for name in ("script", "style")}
"""Elements that go with their content: where they end."""


def names(text: str) -> frozenset[str]:
    """The set of words of a text."""
    return frozenset(text.split())


HEADINGS = names("h2 h3 h4 h5 h6")
BLOCKS = HEADINGS | names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form header hgroup hr li "
    "listing main menu nav ol p plaintext pre search section summary table ul xmp"
)
"""Elements whose start tag ends an open paragraph."""


class TooLarge(ValueError):
    """More bytes or embeds than a body may have."""


def check_size(html: str) -> None:
    """Raises ``TooLarge`` for more bytes than a body may have."""
    if len(html.encode("utf-8", "replace")) > MOST_BYTES:
        raise too_large()


def too_large() -> TooLarge:
    """The error of a body with more bytes."""
    return TooLarge(f"A body has at most {MOST_BYTES // 1024} KB.")


def cut(html: str, at: int = 0) -> Iterator[tuple[str, re.Match[str] | None]]:
    """(text, the tag or comment after it); ``None`` after the last text. What ``script`` and ``style`` hold is left out."""
    while found := TOKEN.search(html, at):
        if found["name"] and not found["whole"]:
            yield html[at : found.start()], None
            return
        yield html[at : found.start()], found
        at = found.end()
        raw = None if found["end"] else RAW.get((found["name"] or "").lower())
        if raw:
            end = raw.search(html, at)
            at = end.end() if end else len(html)
    yield html[at:], None


def attributes(text: str) -> dict[str, str]:
    """The attributes that a tag's text gives, as they are written but for the quotes; of several of one name the first."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(text):
        value = one["value"] or ""
        found.setdefault(one["name"].lower(), value[1:].removesuffix(value[0]) if value[:1] in ("'", '"') else value)
    return found
