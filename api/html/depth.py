"""HTML made plain before it is parsed, and how deep it nests. What may stay of it is in ``api.html.sanitize``.

A parser's time grows with the square of the nesting, so that this is found out first, in one pass. To be never less than what a parser
finds, only a small world may reach the parser: every element that the table does not know becomes a ``span`` or a ``div`` (which the
table does not know either, so that they lose their tags later). Nothing is left that changes how the rest is read: no raw text, no foreign
content, no ``select``, ``template`` or ``form``: how a parser opens and closes the rest (HTML, 13.2.6) fits on a page.
"""

import re
from collections.abc import Container

from api.html.tokens import BLOCKS, HEADINGS, RAW, cut, names

DEEPEST = 100
MOST_BETWEEN = 6
"""The end of a formatting element is looked for through at most eight blocks (13.2.6.4.7); two for safety."""

_GAP = "<!---->"
"""Stands where something was taken out, so that what is left and right of it does not become a tag."""

_NAMES = {"h1": "h2"}


_ALONE = names("area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr")
"""Elements without an end tag."""
_FORMATTING = names("a b code em i s small strong u")
"""Elements that a parser opens again where another one's end closed them."""
_LOST, _LOST_BLOCK = "?inline", "?block"
"""Stand for elements that a parser may have closed or not: they count, and no end tag finds them."""
_INLINE = names(f"abbr audio cite kbd mark q span sub sup time video {_LOST}")
_CELLS = names("td th caption")
_SECTIONS = names("thead tbody tfoot")
_PARTS = _CELLS | _SECTIONS | {"tr"}
"""Elements that are only read within a table."""
_TABLE, _ROW, _PARAGRAPH = names("table"), names("tr"), names("p")
_WALLS = _CELLS | _TABLE
"""No end tag of another element reaches beyond these."""
_PASSED = (BLOCKS | _INLINE | _PARTS | {_LOST_BLOCK}) - _WALLS
_PASSED_BY_ITEM = _PASSED - {"ol", "ul"}
_PASSED_BY_START = _INLINE | {"div", "p"}
_ITEMS = {"dt": names("dt dd"), "dd": names("dt dd"), "li": names("li")}
"""Start tag of an item: what it ends."""
_ENDED: dict[str, frozenset[str]] = dict.fromkeys(HEADINGS, HEADINGS) | {
    name: names(name) for name in (BLOCKS | _INLINE | _PARTS) - HEADINGS
}
"""End tag: what it ends, the last of these."""


class TooDeep(ValueError):
    """More elements within each other than a body may have."""


def plain(html: str, known: Container[str]) -> str:
    """The HTML with no other elements than known ones, ``span`` and ``div``; ``h1`` is ``h2``. Raises ``TooDeep``.

    The time grows with the length only, whatever the HTML is.
    """
    out: list[str] = []
    stack: list[str] = []
    for text, found in cut(html):
        out.append(text)
        name = _name(found, known) if found else ""
        if found and name:
            (_end if found["end"] else _start)(stack, name)
        if len(stack) > DEEPEST:
            raise TooDeep(f"A body has at most {DEEPEST} elements within each other.")
        if found:
            out.append(_written(found, name))
    return "".join(out)


def _name(found: re.Match[str], known: Container[str]) -> str:
    """The name under which a tag is kept; "" for comments and what is left out."""
    name = (found["name"] or "").lower()
    name = _NAMES.get(name, name)
    if name in known or not name:
        return name
    return "" if name in _ALONE or name in RAW else "div" if name in BLOCKS else "span"


def _written(found: re.Match[str], name: str) -> str:
    if not name:
        return _GAP
    if found["name"].lower() in (name, *_NAMES):  # with its attributes
        return f"<{found['end']}{name}{found[0][found.end('name') - found.start() :]}"
    return f"<{found['end']}{name}>"


def _start(stack: list[str], name: str) -> None:
    if name in _ITEMS:
        _close(stack, _ITEMS[name], _PASSED_BY_START)
    elif name in HEADINGS and stack and stack[-1] in HEADINGS:
        # Formatting that was kept below may be opened again within the heading, and then the heading stays open.
        stack[-1:] = [] if _FORMATTING.isdisjoint(stack) else [_LOST_BLOCK]
    elif name == "a":
        _end_formatting(stack, name)
    if name in BLOCKS:
        _close(stack, _PARAGRAPH, _PASSED)
    if name in _PARTS or name == "table":
        _start_in_table(stack, name)
    elif name not in _ALONE:
        stack.append(name)


def _start_in_table(stack: list[str], name: str) -> None:
    """Takes the start tag of a table or a part of one, which ends what stands open in the table around it."""
    top = _last(stack, _TABLE)
    if name == "table":
        if top >= 0 and _last(stack, _CELLS) < top:
            _cut_back(stack, top)
        stack.append(name)
    elif top >= 0:
        # The body and the row of a table are there without tags too.
        within = [] if name in _SECTIONS or name == "caption" else [_SECTIONS] if name == "tr" else [_SECTIONS, _ROW]
        for parts in within:
            at = _last(stack, parts)
            top = at if at > top else _opened(stack, top, min(parts))
        _opened(stack, top, name)


def _opened(stack: list[str], top: int, name: str) -> int:
    _cut_back(stack, top + 1)
    stack.append(name)
    return len(stack) - 1


def _end(stack: list[str], name: str) -> None:
    if name in _FORMATTING:
        _end_formatting(stack, name)
    elif name in _PARTS or name == "table":
        at = _last(stack, _ENDED[name])
        if at >= max(_last(stack, _TABLE), 0):
            _cut_back(stack, at)
    elif name in _INLINE:
        _close(stack, _ENDED[name], _INLINE)
    elif name not in _ALONE:
        _close(stack, _ENDED[name], _PASSED_BY_ITEM if name == "li" else _PASSED)


def _last(stack: list[str], names: frozenset[str]) -> int:
    return next((place for place in range(len(stack) - 1, -1, -1) if stack[place] in names), -1)


def _cut_back(stack: list[str], place: int) -> None:
    """Closes all from the place on; formatting stays open but for that within a cell."""
    kept = []
    for one in stack[place:]:
        if one in _CELLS:
            break
        if one in _FORMATTING:
            kept.append(one)
    stack[place:] = kept


def _close(stack: list[str], names: frozenset[str], passed: frozenset[str]) -> None:
    """Closes the last of the names with all above it, unless something is above that may not be passed; formatting stays open."""
    if names.isdisjoint(stack):
        return
    kept: list[str] = []
    for place in range(len(stack) - 1, -1, -1):
        one = stack[place]
        if one in names:
            stack[place:] = reversed(kept)
            return
        if one in _FORMATTING:
            kept.append(one)
        elif one not in passed:
            return


def _end_formatting(stack: list[str], name: str) -> None:
    """Takes out the last one of the name; blocks above it stay open, as a parser leaves them."""
    between = 0
    for place in range(len(stack) - 1, -1, -1):
        one = stack[place]
        if one == name:
            stack[place:] = [_LOST if other in _INLINE else other for other in stack[place + 1 :]]
            return
        between += one not in _FORMATTING
        if between > MOST_BETWEEN or one in _WALLS:
            return
