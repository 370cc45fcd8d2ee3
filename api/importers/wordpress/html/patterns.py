"""Synced patterns: blocks that a site keeps once and shows in many posts. They are put in place from the file."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from api.importers.wordpress.attachments import number_of
from api.importers.wordpress.embedded import without_files
from api.importers.wordpress.html.block_data import COMMENT, Block, Data, block_of, number, text
from api.importers.wordpress.xml import Part

MOST_CHARACTERS = 200_000
"""Of all patterns of a body: more are left out, so that a short body cannot become a huge one."""
MOST_WITHIN = 20
"""Patterns within each other."""

QUOTE = '"'
_SIGN = re.compile(r"wp:(?:core/)?block\s")
_ELEMENT = re.compile(r"<[a-z][^<>]*+>", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^<>]*+>", re.IGNORECASE)
_VALUES = {"url": "src", "alt": "alt"}


@dataclass(slots=True)
class Patterns:
    """Those of one export, for one body. ``find``: the text of a pattern; "" for one that is not shown, ``None`` if it is not there."""

    find: Callable[[int], str | None]
    missing: list[int] = field(default_factory=list)
    """Numbers of patterns that the file does not have."""
    left_out: list[int] = field(default_factory=list)
    """Of those that show themselves, or are too much."""
    left: int = MOST_CHARACTERS

    def placed(self, body: str) -> str:
        """The body with its patterns in place, and those that they have in them."""
        return "".join(self._placed(body, ())) if _SIGN.search(body) else body

    def _placed(self, body: str, around: tuple[int, ...]) -> Iterator[str]:
        done, is_open = 0, False
        for match in COMMENT.finditer(body):
            block = block_of(match[1])
            if not block or block.name != "block":
                continue
            if not is_open:
                yield body[done : match.start()]
            done = match.end()
            is_open = not block.is_end and not block.is_whole
            if not block.is_end:
                yield from self._shown(block.data, around)
        if not is_open:
            yield body[done:]

    def _shown(self, data: Data, around: tuple[int, ...]) -> Iterator[str]:
        ref = number(data, "ref")
        found = self.find(ref) if ref else ""
        if found is None:
            self.missing.append(ref)
        elif found and (ref in around or len(around) == MOST_WITHIN or len(found) > self.left):
            self.left_out.append(ref)
        elif found:
            self.left -= len(found)
            yield "\n\n"
            yield from self._placed(_overridden(found, data.get("content")), (*around, ref))
            yield "\n\n"


def _overridden(pattern: str, content: Any) -> str:
    """The pattern with what a post says instead of its own texts, by the names of its blocks."""
    if not isinstance(content, dict) or not content:
        return pattern
    out: list[str] = []
    done = 0
    begun: tuple[Block, Data] | None = None
    for match in COMMENT.finditer(pattern):
        block = block_of(match[1])
        inner = pattern[done : match.start()]
        out += [_with(inner, *begun) if begun and block and block.is_end and block.name == begun[0].name else inner, match[0]]
        done = match.end()
        named = block.data.get("metadata") if block and not block.is_end else None
        values = content.get(named.get("name")) if isinstance(named, dict) and isinstance(named.get("name"), str) else None
        begun = (block, values) if block and isinstance(values, dict) else None
    return "".join([*out, pattern[done:]])


def _with(inner: str, block: Block, values: Data) -> str:
    said = text(values, "content", "text")
    begin = (_LINK if block.name == "button" else _ELEMENT).search(inner)
    end = inner.rfind("</a" if block.name == "button" else "</")
    if said and begin and end >= begin.end():
        inner = f"{inner[: begin.end()]}{said}{inner[end:]}"
    attributes = {"url": "href"} if block.name == "button" else _VALUES
    for name, attribute in attributes.items():
        before, found, rest = inner.partition(f' {attribute}="')
        if found and (value := text(values, name)):
            inner = f"{before}{found}{escape(value)}{rest[rest.find(QUOTE) :]}"
    return inner


@dataclass(slots=True)
class KeptPatterns:
    """Those of one export, in its temporary file."""

    kept: sqlite3.Connection

    def __post_init__(self) -> None:
        self.kept.execute("CREATE TABLE pattern (id INTEGER PRIMARY KEY, body TEXT, is_shown INTEGER)")

    def note(self, part: Part) -> None:
        """Takes an item. What is not public, or locked, is shown nowhere."""
        found = part.members
        is_public = found.get("status", "publish") == "publish" and not found.get("post_password")
        body = without_files(found.get("encoded", ""))[0] if is_public else ""
        self.kept.execute("INSERT OR REPLACE INTO pattern VALUES (?, ?, ?)", (number_of(found.get("post_id", "")), body, not body.strip()))

    def find(self, number: int) -> str | None:
        """The text of a pattern, which is shown from now on."""
        row = self.kept.execute("UPDATE pattern SET is_shown = 1 WHERE id = ? RETURNING body", (number,)).fetchone()
        return str(row[0]) if row else None

    def unused(self) -> int:
        """How many have a text that was not asked for."""
        return int(self.kept.execute("SELECT count(*) FROM pattern WHERE NOT is_shown").fetchone()[0])
