"""HTML made plain before it is parsed, and how deep it nests. What may stay of it is in ``api.services.html``.

A parser's time grows with the square of the nesting, so that this is found out first, in one pass. To be never less than what a parser
finds, only a small world may reach the parser: every element that the table does not know becomes a ``span`` or a ``div`` (which the
table does not know either, so that they lose their tags later). Nothing is left that changes how the rest is read: no raw text, no foreign
content, no ``select``, ``template`` or ``form``. An end tag counts only where it surely closes what is counted as open.
"""

import re
from collections.abc import Container, Iterator

DEEPEST = 100

_SPACE = r"[\t\n\f\r ]"
_VALUE = rf"""{_SPACE}*+={_SPACE}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)|\Z)"""
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"  # comments
    r"|<(?:[!?]|/[^a-zA-Z>])[^>]*+(?:>|\Z)"  # what is read as a comment
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?:[\t\n\f\r /]++|[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_VALUE})?+)*+(?P<whole>>?)",
    re.DOTALL,
)
"""Comments and tags as a parser cuts them (HTML, 13.2.5); a tag that does not end swallows the rest."""
_GAP = "<!---->"
"""Stands where something was taken out, so that what is left and right of it does not become a tag."""

_RAW = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*>?", re.IGNORECASE | re.ASCII) for name in ("script", "style")}
"""Elements that go with their content: where they end."""
_ALONE = frozenset("area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr".split())
"""Elements without an end tag."""
_BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
"""Elements whose start tag ends an open paragraph."""
_FORMATTING = frozenset("a b code em i s small strong u".split())
"""Elements that a parser opens again where another one's end closed them."""
_INLINE = frozenset("? abbr audio cite kbd mark q span sub sup time video".split())
_ENDING = frozenset("p li dd dt".split())
_LOST = "?"
"""Stands for an element that a parser may have closed or not: it counts, and no end tag finds it."""
_PARTS = frozenset("caption thead tbody tfoot tr td th".split())
"""Elements that are only read within a table."""
_NEXT = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
    "tr": frozenset({"tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot"})),
}
"""Start tag: what it ends (HTML, 13.1.2.4)."""
_IMPLIED = 2
"""A table's body and row are there without tags too."""
_MOST_BETWEEN = 6
"""The end of a formatting element reaches at most eight blocks deep (HTML, 13.2.6.4.7); two for safety."""


class TooDeep(ValueError):
    """More elements within each other than a body may have."""


def plain(html: str, known: Container[str]) -> str:
    """The HTML with no other elements than known ones, ``span`` and ``div``, without comments. Raises ``TooDeep``.

    The time grows with the length only, whatever the HTML is.
    """
    out: list[str] = []
    stack: list[str] = []
    for text, found in _cut(html):
        out.append(text)
        if found is None:
            continue
        name = _lower(found["name"] or "")
        new = name if name in known else "" if name in _ALONE else "div" if name in _BLOCKS else "span"
        if not name or not new or name in _RAW:
            out.append(_GAP)
            new = "hr" if new == "" and name == "hr" else ""
        else:
            out.append(found[0] if new == name else f"<{found['end']}{new}>")
        if new:
            (_end if found["end"] else _start)(stack, new)
        if len(stack) > DEEPEST:
            raise TooDeep(f"A body has at most {DEEPEST} elements within each other.")
    return "".join(out)


def _cut(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """(text, the tag or comment after it); ``None`` after the last text. ``script`` and ``style`` come with what they hold left out."""
    at = 0
    while found := _TOKEN.search(html, at):
        if found["name"] and not found["whole"]:
            yield html[at : found.start()], None
            return
        yield html[at : found.start()], found
        at = found.end()
        raw = None if found["end"] else _RAW.get(_lower(found["name"] or ""))
        if raw:
            end = raw.search(html, at)
            at = end.end() if end else len(html)
    yield html[at:], None


def _lower(name: str) -> str:
    return name.lower() if name.isascii() else name


def _start(stack: list[str], name: str) -> None:
    """Takes a start tag; what it ends is only looked for right above, or beyond what is surely closed with it."""
    if name in _PARTS and "table" not in stack:
        return
    if name in _BLOCKS:
        _close(stack, frozenset({"p"}), _INLINE)
    if name in _NEXT:
        _close(stack, _NEXT[name], _ENDING if name in _PARTS else _INLINE | {"div", "p"}, keeps=name not in _PARTS)
    if name not in _ALONE:
        stack.extend([name] * (1 + _IMPLIED if name == "table" else 1))


def _end(stack: list[str], name: str) -> None:
    if name in _FORMATTING:
        _end_formatting(stack, name)
    elif name in _PARTS or name == "table":
        _close(stack, frozenset({name}), _ENDING | (_PARTS if name == "table" else frozenset()), keeps=False)
        while name == "table" and stack and stack[-1] == "table":
            stack.pop()
    else:
        _close(stack, frozenset({name}), _INLINE if name in _INLINE else _INLINE | _ENDING)


def _close(stack: list[str], names: frozenset[str], passed: frozenset[str], *, keeps: bool = True) -> None:
    """Closes the last of the names with all above it, if only what may be passed is above; formatting stays open where it is kept."""
    kept: list[str] = []
    for place in range(len(stack) - 1, -1, -1):
        one = stack[place]
        if one in names:
            stack[place:] = reversed(kept)
            return
        if one in _FORMATTING and keeps:
            kept.append(one)
        elif one not in passed:
            return


def _end_formatting(stack: list[str], name: str) -> None:
    """Takes out the last one of the name; blocks above it stay open, as a parser leaves them."""
    between = 0
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] == name:
            stack[place:] = [_LOST if one in _INLINE else one for one in stack[place + 1 :]]
            return
        between += stack[place] not in _FORMATTING
        if between > _MOST_BETWEEN or stack[place] == "table" or stack[place] in _PARTS:
            return
