"""Paragraphs for bodies of WordPress's classic editor, which keeps blank lines where HTML has ``<p>``.

The body is read as a row of tags, each with the text before it (rows.py). Blocks, shortcodes and the allow-list are elsewhere.
"""

import re
from bisect import bisect
from collections.abc import Iterator

from api.importers.wordpress.html import rows
from api.importers.wordpress.html.rows import BLOCKS, MARK, WHITE, Pair, rewritten

_TOKEN = re.compile(r"(<!(?=--)(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|<[^>]*>?)", re.DOTALL)
_KEPT = re.compile(rf"<pre {MARK}(\d+)>")
_BLANK_LINE = re.compile(rf"\n[{WHITE}]*\n")
_SPACE = re.compile(rf"([{WHITE}]+)")
_OPENS = re.compile(rf"<(?:{BLOCKS})[{WHITE}/>]")
_CLOSES = re.compile(rf"</(?:{BLOCKS})>|{_KEPT.pattern}")
_RAW_NAMES = ("script", "style", "svg", "math")
_RAW = re.compile(rf"<(/?)({'|'.join(_RAW_NAMES)})")

_TIGHT_BEFORE = re.compile(r"<option|</object>|</?(?:param|embed)|<(?:source|track)|</(?:audio|video)>|<figcaption")
_TIGHT_AFTER = re.compile(r"</option>|<object|</?(?:param|embed)|<(?:source|track)|<(?:audio|video)|</figcaption>")
_ONLY_WITH = (
    (re.compile(r"</?option"), ("<option",)),
    (re.compile(r"</?figcaption"), ("<figcaption",)),
    (re.compile(r"</?(?:object|param|embed)"), ("</object>",)),
    (re.compile(r"</?(?:source|track|audio|video)"), ("<source", "<track")),
)
"""These are joined to their neighbours only in a body that has one of the given texts."""


def autop(text: str) -> str:
    """The text with ``<p>`` and ``<br />`` as WordPress's ``wpautop`` puts them; "" for white space only."""
    if not text.strip():
        return ""
    text, kept = _without_pre(text.replace(MARK, "") + "\n")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    row = _paragraphs(_tight(_with_blank_lines(_row(text)), text))
    row = _items(rewritten(row, *rows.WRAPPERS))
    row = _lines(rewritten(row, *rows.EDGES))
    row = rewritten(row, *rows.BREAKS)
    return _KEPT.sub(lambda match: kept[int(match[1])], "".join(gap + tag for gap, tag in row))


def _without_pre(text: str) -> tuple[str, list[str]]:
    *parts, rest = text.split("</pre>") if "<pre" in text else [text]
    kept: list[str] = []
    out = []
    for part in parts:
        before, found, inside = part.partition("<pre")
        out.append(before)
        if found:
            out.append(f"<pre {MARK}{len(kept)}>")
            kept.append(f"{found}{inside}</pre>")
    return "".join([*out, rest]), kept


def _row(text: str) -> list[Pair]:
    parts = [*_TOKEN.split(text), ""]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _with_blank_lines(row: list[Pair]) -> list[Pair]:
    """The row with blank lines around block elements, and for two ``<br>``."""
    out: list[Pair] = []
    before = ""
    for gap, tag in rewritten(row, rows.TWO_BREAKS):
        out.append((before + gap + ("\n\n" if _OPENS.match(tag) else ""), tag))
        before = "\n\n" if _CLOSES.match(tag) else ""
    return out


def _tight(row: list[Pair], text: str) -> list[Pair]:
    """The row without white space inside players and lists of options, and around captions."""
    off = [pattern for pattern, needed in _ONLY_WITH if not any(word in text for word in needed)]
    out: list[Pair] = []
    after = False
    for gap, tag in row:
        loose = any(pattern.match(tag) for pattern in off)
        trimmed = gap.lstrip(WHITE) if after else gap
        out.append((trimmed.rstrip(WHITE) if not loose and _TIGHT_BEFORE.match(tag) else trimmed, tag))
        after = not loose and _TIGHT_AFTER.match(tag) is not None
    return out


def _paragraphs(row: list[Pair]) -> list[Pair]:
    """The row with ``<p>`` around all that stands between blank lines."""
    out: list[Pair] = []
    end = ""
    for piece in _pieces(row):
        out += [(end, "<p>"), *piece[:-1], (piece[-1][0], "</p>")]
        end = "\n"
    return [*out, (end, "")]


def _pieces(row: list[Pair]) -> Iterator[list[Pair]]:
    """What stands between blank lines, each a row; empty ones are left out."""
    piece: list[Pair] = []
    for gap, tag in row:
        first, *others = _BLANK_LINE.split(gap)
        for other in others:
            if piece or first:
                yield _trimmed(piece, first)
            piece, first = [], other
        if tag:
            piece.append((first, tag))
        elif piece or first:
            yield _trimmed(piece, first)


def _trimmed(piece: list[Pair], end: str) -> list[Pair]:
    (gap, tag), *others = [*piece, (end.rstrip("\n"), "")]
    return [(gap.lstrip("\n"), tag), *others]


def _items(row: list[Pair]) -> list[Pair]:
    """The row without paragraphs that are one line and begin with ``<li>``."""
    out = list(row)
    seen = 0
    for start, (gap, tag) in enumerate(row):
        if start >= seen and tag == "<p>" and row[start + 1][1].startswith("<li") and not row[start + 1][0]:
            seen = _end_of_line(row, start + 1)
            if row[seen][1] == "</p>" and "\n" not in row[seen][0]:
                out[start], out[seen] = (gap, ""), (row[seen][0], "")
    return rewritten(out)


def _end_of_line(row: list[Pair], start: int) -> int:
    """The index of the first pair that ends the line or the paragraph."""
    return next(index for index in range(start, len(row)) if "\n" in row[index][0] or row[index][1] in {"</p>", ""})


def _lines(row: list[Pair]) -> list[Pair]:
    """The row with ``<br />`` for each end of a line in text."""
    out: list[Pair] = []
    last = ""
    for (gap, tag), raw in zip(row, _raw(row), strict=True):
        out += [(gap, "")] if raw else _broken(gap, is_broken=last == "<br />")
        last = "<br />" if tag in {"<br>", "<br/>"} else tag
        out.append(("", last))
    return rewritten(out)


def _broken(gap: str, *, is_broken: bool) -> Iterator[Pair]:
    """Text as pairs, its lines ended by ``<br />`` but where one ends already."""
    if "\n" not in gap:
        yield gap, ""
        return
    texts = _SPACE.split(gap)
    for number, part in enumerate(texts):
        space, found, rest = part.rpartition("\n")
        if not found:
            yield part, ""
        elif is_broken and number == 1 and not texts[0]:
            yield f"{space}\n{rest}", ""
        else:
            yield "", "<br />"
            yield f"\n{rest}", ""


def _raw(row: list[Pair]) -> list[bool]:
    """For each pair whether its text stands in a script, a style sheet, or a drawing that is closed later."""
    found = [(index, match[1], match[2]) for index, (_, tag) in enumerate(row) if (match := _RAW.match(tag))]
    closed = [(index, name) for index, slash, name in found if slash and row[index][1] == f"</{name}>"]
    ends = {name: [index for index, other in closed if other == name] for name in _RAW_NAMES}
    out = [False] * len(row)
    done = 0
    for index, slash, name in found:
        at = bisect(ends[name], index)
        if index >= done and not slash and at < len(ends[name]):
            done = ends[name][at] + 1
            out[index + 1 : done] = [True] * (done - index - 1)
    return out
