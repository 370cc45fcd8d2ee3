"""HTML made plain before it is parsed, and how deep it nests. What may stay of it is in ``api.html.sanitize``.

A parser's time grows with the square of the nesting, so that this is found out first, in one pass. To be never less than what a parser
finds, only a small world may reach the parser: every element that the table does not know becomes a ``span`` or a ``div`` (which the
table does not know either, so that they lose their tags later). Nothing is left that changes how the rest is read: no raw text, no foreign
content, no ``select``, ``template`` or ``form``: how a parser opens and closes the rest (HTML, 13.2.6) fits on a page.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from api.html.nesting import ALONE, ALONE_HERE, BESIDE_CELLS, ENDS, HIDES, OF_TABLES, PARTS, SWALLOWS, effect, step
from api.html.tokens import BLOCKS, GAP, MOST_BYTES, RAW, TOKEN, too_large

DEEPEST = 100
MOST_MISPLACED = 2_000
"""What stands in a table beside its cells is moved before it, and each move takes longer the more there is before."""
_NAMES = {"h1": "h2"}


class TooDeep(ValueError):
    """More elements within each other, or beside the cells of tables, than a body may have."""


Tag = tuple[int, str, str, int]
"""What it does, the element's name, how the tag is written, bytes that it takes at least."""


@dataclass(slots=True)
class Plain:
    """HTML cut up: a text, a tag and so on, and a text at the end.

    ``deepest``: how many elements are within each other at most; ``least``: bytes that the tags take at least when they are parsed and
    written again; ``misplaced``: what stands in a table beside its cells.
    """

    most: int = MOST_BYTES
    texts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deepest: int = 0
    least: int = 0
    misplaced: int = 0
    _stack: list[str] = field(default_factory=list)
    _met: dict[str, Tag] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The whole."""
        return joined(self.texts, self.tags)

    def cut(self, html: str, at: int, known: Container[str]) -> int | None:
        """Takes what stands from a place on, up to what is left out; where to go on after that. ``None`` at the end.

        Most of the time that a body takes is this loop: a tag that was met before is not looked at again.
        """
        texts, tags, stack, met, end = self.texts, self.tags, self._stack, self._met, len(html)
        for token in TOKEN.finditer(html, at):
            whole = token[0]
            how, name, written, least = met.get(whole) or met.setdefault(whole, _read(token, known))
            start = token.start()
            if how == SWALLOWS:
                end = start
                break
            texts.append(html[at:start])
            tags.append(written)
            at = start + len(whole)
            self.least += least
            if stack and stack[-1] in BESIDE_CELLS:
                self.misplaced += how == ALONE_HERE or not (texts[-1] == "" or texts[-1].isspace())
            if how > ALONE_HERE:
                if how == HIDES:
                    hidden = RAW[name].search(html, at)
                    return hidden.end() if hidden else len(html)
                step(stack, how, name)
                self.misplaced += how < ENDS and len(stack) > 1 and stack[-2] in BESIDE_CELLS and stack[-1] not in OF_TABLES
            if len(stack) > self.deepest or self.least > self.most or self.misplaced > MOST_MISPLACED:
                self._check()
        texts.append(html[at:end])
        return None

    def _check(self) -> None:
        if self.least > self.most:
            raise too_large()
        if self.misplaced > MOST_MISPLACED:
            raise TooDeep(f"A body has at most {MOST_MISPLACED:,} texts and elements in tables beside their cells.")
        self.deepest = len(self._stack)
        if self.deepest > DEEPEST:
            raise TooDeep(f"A body has at most {DEEPEST} elements within each other.")


def joined(texts: list[str], tags: list[str]) -> str:
    """Texts and the tags between them."""
    parts = [""] * (len(texts) + len(tags))
    parts[::2], parts[1::2] = texts, tags
    return "".join(parts)


def plain(html: str, known: Container[str], *, most: int = MOST_BYTES) -> Plain:
    """The HTML with no other elements than known ones, ``span`` and ``div``; ``h1`` is ``h2``.

    The time grows with the length only, whatever the HTML is. Raises ``TooDeep``, or ``TooLarge`` where its tags alone take more bytes
    than ``most``.
    """
    found = Plain(most)
    at: int | None = 0
    while at is not None:
        at = found.cut(html, at, known)
    return found


def _read(token: re.Match[str], known: Container[str]) -> Tag:
    original = (token["name"] or "").lower()
    if original and not token["whole"]:
        return SWALLOWS, "", "", 0
    if original in RAW and not token["end"]:
        return HIDES, original, GAP, 0
    name = _name(original, known)
    return effect(name, is_end=bool(token["end"])), name, _written(token, name), 0 if token["end"] or name not in known else _least(name)


def _least(name: str) -> int:
    """Bytes of an element without attributes and content. Parts of a table are only read within one; a line end may go after ``pre``."""
    if name in PARTS:
        return 0
    return len(f"<{name}>") + (0 if name in ALONE else len(f"</{name}>")) - (name == "pre")


def _name(name: str, known: Container[str]) -> str:
    """The name under which a tag is kept; "" for comments and what is left out."""
    name = _NAMES.get(name, name)
    if name in known or not name:
        return name
    return "" if name in ALONE or name in RAW else "div" if name in BLOCKS else "span"


def _written(found: re.Match[str], name: str) -> str:
    if not name:
        return GAP
    if found["name"].lower() in (name, *_NAMES):  # with its attributes
        return f"<{found['end']}{name}{found[0][found.end('name') - found.start() :]}"
    return f"<{found['end']}{name}>"
