"""The bytes of a document as characters that an XML parser takes: what XML forbids is dropped, replaced or taken for text, and counted."""

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from typing import BinaryIO

from api.foreign.broken import Broken

CHUNK = 65_536
MOST_BEFORE = 1_000_000
"""Characters in which the root must begin."""

DROPPED = "characters that XML forbids are dropped"
REPLACED = "places where bytes are no text in the encoding of the file are replaced by U+FFFD"
TAKEN_FOR_HTML = "entities that XML does not know are taken for HTML's"
TAKEN_AS_TEXT = "signs that XML takes for markup (&, <, ]]>) are taken as text"
BEFORE = "text before the XML begins is passed over"
AFTER = "text after the XML ends is passed over"

_MARK = "\udcff"
"""Stands for bytes that cannot be decoded."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NEVER = ("\ufffe", "\uffff", _MARK)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_KNOWN = re.compile(r"iso8859-\d+|cp\d+|koi8-[rut]|big5\w*|gb\w*|shift_jis\w*|euc_\w+|mac-\w+|iso2022_\w+|tis-620")
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_BYTE_ORDERS = (*_MARKS, (codecs.BOM_UTF16_BE, "utf-16-be"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))

_PASSED = re.compile(r"(?:[\s\ufeff]+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_PAGE = re.compile(r"(?:[\s\ufeff]+|<!--.*?-->)*+<(?:!DOCTYPE\s+html|html)\b", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_SUSPECT = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(?:0*([0-9]{1,7})|([xX])0*([0-9a-fA-F]{1,6}));|([A-Za-z][A-Za-z0-9]{1,31};))?|\]\]>|<(?![A-Za-z_:/!?\x80-\U0010ffff])"
)
_BARE = re.compile(r"<(?![A-Za-z_:/!?\x80-\U0010ffff])")
_UNFINISHED = re.compile(r"(?:&[#\w]{0,40}|<(?:!(?:-|\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?|\]\]?)\Z")
_LONGEST_UNFINISHED = 48


def _marked(error: UnicodeError) -> tuple[str, int]:
    return _MARK, error.end if isinstance(error, UnicodeDecodeError) else 0


codecs.register_error("broadsheet-marked", _marked)


@dataclass(slots=True)
class Dirt:
    """What was not as XML demands: for each sort how often, and the line of the first."""

    found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, sort: str, line: int) -> None:
        """Counts one."""
        number, first = self.found.get(sort, (0, line))
        self.found[sort] = number + 1, min(line, first)

    def told(self) -> Iterator[tuple[int, str, str, int]]:
        """(line of the first, sort, how many in words, how many), one for each sort."""
        for sort, (number, line) in sorted(self.found.items(), key=lambda found: found[1][1]):
            is_one = sort in (BEFORE, AFTER) or sort.startswith("the ")
            yield line, sort, "" if is_one else f"{number}, the first one here", number


def encoding_of(head: bytes) -> str:
    """The encoding of a file that begins so: by its byte order, else as the XML declares it, else UTF-8."""
    for begin, encoding in _BYTE_ORDERS:
        if head.startswith(begin):
            return encoding
    declared = _ENCODING.search(head[:1000])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except LookupError:
        return "utf-8"
    # Who declares Latin 1 writes the quotation marks of Windows (WHATWG Encoding, 4.2).
    return {"iso8859-1": "cp1252"}.get(name, name) if _KNOWN.fullmatch(name) else "utf-8"


def characters(stream: BinaryIO, dirt: Dirt, called: str = "WordPress export") -> Iterator[str]:
    """The text from its root on, in pieces; lines are those of the file. Raises ``Broken`` for a document type.

    ``called``: what the document is to be.
    """
    chunks = _decoded(stream, dirt)
    before = ""
    for chunk in chunks:
        before += chunk
        start = _root(before)
        if start is not None or len(before) > MOST_BEFORE:
            break
    if page := _PAGE.match(before):
        raise Broken(f"line {page[0].count(chr(10)) + 1}: This is a page (HTML) and no {called}.")
    start = _root(before) or 0
    if "<!DOCTYPE" in _PASSED.sub("", before[:start]):
        raise Broken(f"line 1: A {called} has no document type; this one is refused, since entities could hide anything.")
    if re.sub(r"[\s\ufeff]", "", _PASSED.sub("", before[:start])):
        dirt.add(BEFORE, 1)
    lines = before.count("\n", 0, start)
    yield "\n" * lines
    yield from _Lexer(dirt, lines).pieces(before[start:], chunks)


def _root(text: str) -> int | None:
    """Where the root begins: after the declaration and comments, or where an ``rss`` begins after other text."""
    declared = max(text.find("<?xml"), 0)
    start = _PASSED.match(text, declared).end()  # type: ignore[union-attr] # matches any text
    if _ROOT.match(text, start):
        return start
    found = text.find("<rss", start)
    return found if found >= 0 and not text.startswith(("<!--", "<?"), start) else None


def _decoded(stream: BinaryIO, dirt: Dirt) -> Iterator[str]:
    """The text in pieces, without characters that XML forbids."""
    chunk = stream.read(CHUNK)
    encoding = encoding_of(chunk)
    decoder = codecs.getincrementaldecoder(encoding)("broadsheet-marked")
    lines = 1
    while True:
        text = decoder.decode(chunk, not chunk)
        if encoding.startswith("utf-16") or chunk.translate(None, _CONTROLS) != chunk or not _is_clean(text):
            text = _allowed(text, lines, dirt)
        lines += text.count("\n")
        yield text
        if not chunk:
            return
        chunk = stream.read(CHUNK)


def _is_clean(text: str) -> bool:
    return text.isascii() or not any(one in text for one in _NEVER)


def _allowed(text: str, lines: int, dirt: Dirt) -> str:
    def replaced(match: re.Match[str]) -> str:
        is_mark = match[0] == _MARK
        dirt.add(REPLACED if is_mark else DROPPED, lines + text.count("\n", 0, match.start()))
        return "\N{REPLACEMENT CHARACTER}" if is_mark else ""

    return _FORBIDDEN.sub(replaced, text)


class _Lexer:
    """Parts text into CDATA, comments and the rest, of which references are looked at. Comments keep nothing but their ends of lines."""

    def __init__(self, dirt: Dirt, lines: int) -> None:
        self.dirt, self.lines = dirt, lines + 1
        self.end = ""
        """What ends the section that is open; "" between sections."""

    def pieces(self, first: str, others: Iterator[str]) -> Iterator[str]:
        """The same text as it may be parsed."""
        rest = first
        for text in others:
            done, rest = self._piece(rest, is_last=False)
            yield done
            rest += text
        yield self._piece(rest, is_last=True)[0]

    def _piece(self, text: str, *, is_last: bool) -> tuple[str, str]:
        """(what may be parsed, what has to wait for more)."""
        out: list[str] = []
        at, is_whole = 0, True
        while at < len(text) and is_whole:
            if self.end:
                at, is_whole = self._in_section(text, at, out, is_last=is_last)
            else:
                at = self._between(text, at, out, is_last=is_last)
                is_whole = bool(self.end)
        self.lines += text.count("\n", 0, at)
        return "".join(out), text[at:]

    def _in_section(self, text: str, at: int, out: list[str], *, is_last: bool) -> tuple[int, bool]:
        """Where the text goes on, and whether the section ends before that."""
        end = text.find(self.end, at)
        if end < 0:
            held = 0 if is_last else len(self.end) - 1
            until = max(len(text) - held, at)
            out.append(self._kept(text[at:until]))
            return until, False
        out += [self._kept(text[at:end]), self.end]
        at = end + len(self.end)
        self.end = ""
        return at, True

    def _kept(self, text: str) -> str:
        return text if self.end == "]]>" else "\n" * text.count("\n")

    def _between(self, text: str, at: int, out: list[str], *, is_last: bool) -> int:
        """Where the text goes on after markup, and in ``self.end`` how the section ends that begins there."""
        found = text.find("<!", at)
        while found >= 0 and not text.startswith(("<![CDATA[", "<!--"), found):
            found = text.find("<!", found + 2)
        if found < 0:
            tail = None if is_last else _UNFINISHED.search(text, max(at, len(text) - _LONGEST_UNFINISHED))
            until = tail.start() if tail else len(text)
            out.append(self._markup(text, at, until))
            return until
        begin, self.end = ("<!--", "-->") if text.startswith("<!--", found) else ("<![CDATA[", "]]>")
        out += [self._markup(text, at, found), begin]
        return found + len(begin)

    def _markup(self, text: str, at: int, until: int) -> str:
        part = text[at:until]
        if "&" not in part and "]]>" not in part and not _BARE.search(part):
            return part

        def meant(match: re.Match[str]) -> str:
            sort, new = _meant(match)
            if sort:
                self.dirt.add(sort, self.lines + text.count("\n", 0, at + match.start()))
            return new

        return _SUSPECT.sub(meant, part)


def _meant(match: re.Match[str]) -> tuple[str | None, str]:
    """(what is wrong with a reference, what is to stand for it)."""
    decimal, x, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        if code > sys.maxunicode or _FORBIDDEN.match(chr(code)):
            return DROPPED, ""
        return None, f"&#{code};" if x == "X" else match[0]
    if name in html5:
        return TAKEN_FOR_HTML, escape(html5[name])
    return TAKEN_AS_TEXT, {"]]>": "]]&gt;", "<": "&lt;"}.get(match[0]) or "&amp;" + match[0][1:]
