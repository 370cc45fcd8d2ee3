"""A body as a row of tags, and the rules of paragraphs that look at neighbours in it. What is done in which order is in autop.py.

Every rule reads the row once and never goes back, so that time grows with the length of the body only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MARK = "\x01"
"""In the tag that stands for a whole ``<pre>``."""
WHITE = " \t\n\r\f\v"
BLOCKS = (
    "address area article aside blockquote caption col colgroup dd details div dl dt fieldset figcaption figure footer form h[1-6] "
    "header hgroup hr legend li map math menu nav ol p pre section style summary table tbody td tfoot th thead tr ul"
).replace(" ", "|")
"""Elements that end a paragraph. WordPress looks for them in lower case only."""

Pair = tuple[str, str]
"""The text before a tag, and the tag. The last pair of a row has no tag; in between such a pair is text only."""
Found = tuple[list[Pair], int] | None
"""What stands for the pairs from the index on, and how many those were; ``None`` where a rule says nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of neighbours: ``apply`` is asked only where the tags are the given ones, "" for any."""

    apply: Callable[[list[Pair], int], Found]
    first: str = ""
    second: str = ""


END: Pair = ("", "")
_BREAK = re.compile(rf"<br[{WHITE}]*/?>")
_BLOCK = re.compile(rf"</?(?:{BLOCKS})[^>]*>")
"""Whatever begins with such a name: WordPress takes <picture> for a <p> where it removes tags, but not where it makes paragraphs."""
_WHOLE_BLOCK = re.compile(rf"</?(?:{BLOCKS})[^>\n]*>$")
_OWN_LINE = re.compile(r"</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>")
_QUOTE = re.compile(r"<blockquote[^>\n]*>$", re.IGNORECASE)


def rewritten(row: list[Pair], *rules: Rule) -> list[Pair]:
    """The row after the rules, one after the other, and without pairs that have lost their tag: the next one has their text."""
    row = _joined(row)
    for rule in rules:
        row = _joined(_applied(row, rule))
    return row


def _applied(row: list[Pair], rule: Rule) -> list[Pair]:
    out: list[Pair] = []
    done = 0
    for index in _places(row, rule):
        found = rule.apply(row, index) if index >= done else None
        if found:
            out += row[done:index]
            out += found[0]
            done = index + found[1]
    return out + row[done:] if done else row


def _places(row: list[Pair], rule: Rule) -> list[int]:
    if rule.first:
        return [index for index, (_, tag) in enumerate(row) if tag == rule.first]
    if rule.second:
        return [index for index, (_, tag) in enumerate(row[1:]) if tag == rule.second]
    return [index for index, (_, tag) in enumerate(row) if tag.startswith("<br")]


def _joined(row: list[Pair]) -> list[Pair]:
    if all(tag for _, tag in row[:-1]) and row and not row[-1][1]:
        return row
    out: list[Pair] = []
    text: list[str] = []
    for gap, tag in row:
        text.append(gap)
        if tag:
            out.append(("".join(text), tag))
            text = []
    return [*out, ("".join(text), "")]


def _two_breaks(row: list[Pair], index: int) -> Found:
    """Two ``<br>`` are a blank line."""
    gap, tag = row[index]
    space, following = _next(row, index)
    if tag.startswith("<br") and not space.strip(WHITE) and _BREAK.fullmatch(tag) and _BREAK.fullmatch(following):
        return [(gap + "\n\n", "")], 2
    return None


def _empty(row: list[Pair], index: int) -> Found:
    """A paragraph of white space goes."""
    gap, tag = row[index]
    space, following = _next(row, index)
    return ([(gap, "")], 2) if tag == "<p>" and following == "</p>" and not space.strip(WHITE) else None


def _short(row: list[Pair], index: int) -> Found:
    """Plain text up to the end of its box is a paragraph that ends before it."""
    gap, tag = row[index]
    text, following = _next(row, index)
    if tag == "<p>" and text and following in {"</div>", "</address>", "</form>"}:
        return [(gap, tag), (text, "</p>"), ("", following)], 2
    return None


def _lone(row: list[Pair], index: int) -> Found:
    """A block's tag alone is no paragraph; a ``<pre>`` is two tags."""
    gap, tag = row[index]
    if tag != "<p>" or MARK in _next(row, index)[1]:
        return None
    (space, block), (other, end) = _next(row, index), _next(row, index + 1)
    if end == "</p>" and not (space + other).strip(WHITE) and _WHOLE_BLOCK.match(block):
        return [(gap, block)], 3
    return None


def _quote(row: list[Pair], index: int) -> Found:
    """A paragraph begins inside a quotation, not before it."""
    gap, tag = row[index]
    space, following = _next(row, index)
    if tag == "<p>" and not space and _QUOTE.match(following):
        return [(gap, f"<blockquote{following[len('<blockquote') :]}"), ("", tag)], 2
    return None


def _unquote(row: list[Pair], index: int) -> Found:
    """And it ends inside."""
    gap, tag = row[index]
    return ([(gap, "</p>"), ("", tag)], 2) if tag == "</blockquote>" and _next(row, index) == ("", "</p>") else None


def _leading(row: list[Pair], index: int) -> Found:
    """No paragraph begins before a block's tag."""
    gap, tag = row[index]
    space, following = _next(row, index)
    return ([(gap, following)], 2) if tag == "<p>" and not space.strip(WHITE) and _BLOCK.match(following) else None


def _trailing(row: list[Pair], index: int) -> Found:
    """No paragraph ends after one."""
    return _without_next(row, index, "</p>")


def _break_after(row: list[Pair], index: int) -> Found:
    """A block's tag ends its line by itself."""
    return _without_next(row, index, "<br />")


def _break_before(row: list[Pair], index: int) -> Found:
    """A line break before an element that begins a line is one too many."""
    gap, tag = row[index]
    space, following = _next(row, index)
    if tag == "<br />" and not space.strip(WHITE) and _OWN_LINE.match(following):
        return [(gap + space, following)], 2
    return None


def _without_next(row: list[Pair], index: int, unwanted: str) -> Found:
    space, following = _next(row, index)
    if following == unwanted and not space.strip(WHITE) and _WHOLE_BLOCK.match(row[index][1]):
        return [row[index]], 2
    return None


def _next(row: list[Pair], index: int) -> Pair:
    return row[index + 1] if index + 1 < len(row) else END


TWO_BREAKS = Rule(_two_breaks)
WRAPPERS = (Rule(_empty, "<p>"), Rule(_short, "<p>"), Rule(_lone, "<p>"))
EDGES = (Rule(_quote, "<p>"), Rule(_unquote, "</blockquote>"), Rule(_leading, "<p>"), Rule(_trailing, second="</p>"))
BREAKS = (Rule(_break_after, second="<br />"), Rule(_break_before, "<br />"))
"""In the order in which they are applied: first what is about whole paragraphs, then their edges, then the ends of lines."""
