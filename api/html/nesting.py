"""Which elements a parser has open after each tag, in the small world of ``depth`` (HTML, 13.2.6). It is never less than a parser has."""

from api.html.tokens import BLOCKS, HEADINGS, names

MOST_BETWEEN = 6
"""The end of a formatting element is looked for through at most eight blocks (13.2.6.4.7); two for safety."""

# What a tag does to the elements that stand open; numbers, since an enumeration doubles the time of the loop.
NOTHING, ALONE_HERE, OPENS, OPENS_BLOCK, PARTS_PARAGRAPHS, STARTS, ENDS, HIDES, SWALLOWS = range(9)
"""``ALONE_HERE``: there it is, and opens nothing; ``OPENS_BLOCK``: and ends a paragraph; ``PARTS_PARAGRAPHS``: only that; ``STARTS``:
see ``_start``; ``HIDES``: what follows, up to its end tag, is left out; ``SWALLOWS``: it does not end, and the rest is left out."""

ALONE = names("area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr")
"""Elements without an end tag."""
_FORMATTING = names("a b code em i s small strong u")
"""Elements that a parser opens again where another one's end closed them."""
_LOST, _LOST_BLOCK = "?inline", "?block"
"""Stand for elements that a parser may have closed or not: they count, and no end tag finds them."""
_INLINE = names(f"abbr audio cite kbd mark q span sub sup time video {_LOST}")
_CELLS = names("td th caption")
_SECTIONS = names("thead tbody tfoot")
PARTS = _CELLS | _SECTIONS | {"tr"}
"""Elements that are only read within a table."""
_TABLE, _ROW, _PARAGRAPH = names("table"), names("tr"), names("p")
BESIDE_CELLS = _TABLE | _SECTIONS | _ROW
"""Elements that hold only parts of a table."""
OF_TABLES = PARTS | _TABLE
_WALLS = _CELLS | _TABLE
"""No end tag of another element reaches beyond these."""
_PASSED = (BLOCKS | _INLINE | PARTS | {_LOST_BLOCK}) - _WALLS
_PASSED_BY_ITEM = _PASSED - {"ol", "ul"}
_PASSED_BY_START = _INLINE | {"div", "p"}
ITEMS = {"dt": names("dt dd"), "dd": names("dt dd"), "li": names("li")}
"""Start tag of an item: what it ends."""
_ENDED: dict[str, frozenset[str]] = dict.fromkeys(HEADINGS, HEADINGS) | {
    name: names(name) for name in (BLOCKS | _INLINE | PARTS) - HEADINGS
}
"""End tag: what it ends, the last of these."""


def effect(name: str, *, is_end: bool) -> int:
    """What a tag of a known element does; "" is none."""
    if not name:
        return NOTHING
    if is_end:
        return NOTHING if name in ALONE else ENDS
    if name in ITEMS or name in HEADINGS or name in PARTS or name in ("a", "table"):
        return STARTS
    if name in ALONE:
        return PARTS_PARAGRAPHS if name in BLOCKS else ALONE_HERE
    return OPENS_BLOCK if name in BLOCKS else OPENS


def step(stack: list[str], how: int, name: str) -> None:
    """Opens and closes what a tag does, the last opened last."""
    if how == ENDS:
        if stack and stack[-1] == name:
            del stack[-1]
        else:
            _end(stack, name)
    elif how == OPENS:
        stack.append(name)
    elif how == STARTS:
        _start(stack, name)
    else:
        top = stack[-1] if stack else ""
        if top == "p" or (top not in BLOCKS and "p" in stack):  # a block has ended what is below it
            _close(stack, _PARAGRAPH, _PASSED)
        if how == OPENS_BLOCK:
            stack.append(name)


def _start(stack: list[str], name: str) -> None:
    if name in ITEMS:
        _close(stack, ITEMS[name], _PASSED_BY_START)
    elif name in HEADINGS and stack and stack[-1] in HEADINGS:
        # Formatting that was kept below may be opened again within the heading, and then the heading stays open.
        stack[-1:] = [] if _FORMATTING.isdisjoint(stack) else [_LOST_BLOCK]
    elif name == "a":
        _end_formatting(stack, name)
    if name in BLOCKS:
        _close(stack, _PARAGRAPH, _PASSED)
    if name in PARTS or name == "table":
        _start_in_table(stack, name)
    else:
        stack.append(name)


def _start_in_table(stack: list[str], name: str) -> None:
    """Takes the start tag of a table or a part of one, which ends what stands open in the table around it."""
    top = _last(stack, _TABLE) if "table" in stack else -1
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
    elif name in PARTS or name == "table":
        at = _last(stack, _ENDED[name])
        if at >= max(_last(stack, _TABLE), 0):
            _cut_back(stack, at)
    elif name in _INLINE:
        _close(stack, _ENDED[name], _INLINE)
    elif name not in ALONE:
        _close(stack, _ENDED[name], _PASSED_BY_ITEM if name == "li" else _PASSED)


def _last(stack: list[str], names: frozenset[str]) -> int:
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] in names:
            return place
    return -1


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
