"""The parts of a WordPress export one after the other, without the file in memory. What they mean is not known here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate, errors

from api.foreign.characters import AFTER, Dirt, characters
from api.importers.items import Broken
from api.importers.wordpress.embedded import without_data

PARTS = frozenset({"author", "category", "tag", "term", "item", "language", "title", "link", "base_site_url", "base_blog_url", "pubDate"})
"""Children of the channel that are asked for, by their names without namespace."""
TEXTS = PARTS - {"author", "category", "tag", "term", "item"}
"""Those that are texts without members."""
PASSED_OVER = frozenset({"comment", "commentmeta"})
"""Members of parts that are not kept, whatever their size."""
NESTED = {"postmeta": ("meta_key", "meta_value"), "termmeta": ("meta_key", "meta_value"), "translation": ("locale", "element_id")}
"""Members that have two members of their own."""
BODIES = frozenset({"encoded", "excerpt"})

MOST = 200_000
"""Characters of a text that is no body; the rest is passed over."""
MOST_OF_BODY = 4_000_000
"""Characters of a body without the files that stand in it; of a longer one half is kept, which is refused as too long."""
MOST_OF_MARKUP = 256
"""Pieces of the file in which nothing ends: no tag is that long."""

_EXPORT = re.compile(r"https?://wordpress\.org/export/[0-9.]+/")
_EXCERPT = re.compile(r"https?://wordpress\.org/export/[0-9.]+/excerpt/")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_ROOT, _CHANNEL, _PART, _MEMBER, _META = 1, 2, 3, 4, 5
"""Depths of elements."""


class Category(NamedTuple):
    """A term that an item names."""

    domain: str
    nicename: str
    name: str


@dataclass(slots=True)
class Part:
    """A child of the channel: its own text, the texts of its members by name (of several the first that is not empty), and what repeats."""

    name: str
    line: int
    text: str = ""
    members: dict[str, str] = field(default_factory=dict)
    metas: list[tuple[str, str]] = field(default_factory=list)
    translations: list[tuple[str, str]] = field(default_factory=list)
    categories: list[Category] = field(default_factory=list)
    comments: int = 0
    """How many there are: they are passed over."""


def parts(stream: BinaryIO, dirt: Dirt) -> Iterator[Part]:
    """Each part that is asked for. ``dirt`` gets what was not as XML demands, and was mended.

    Raises ``Broken`` where the file is no XML all the same, after everything that was complete before; no entity of the file is
    resolved, and a file that declares some is refused.
    """
    reading = _Reading(dirt)
    for text in characters(stream, dirt):
        broken = reading.feed(text)
        yield from reading.taken()
        if broken:
            raise broken
        if reading.is_done:
            return
    broken = reading.feed("", is_last=True)
    yield from reading.taken()
    if broken:
        raise broken


class _Reading:
    """What the parser calls. Text is listened to only where it is kept: the parser passes over the rest."""

    def __init__(self, dirt: Dirt) -> None:
        self.dirt = dirt
        self.parser = ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = 65_536
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.depth = 0
        self.is_done = False
        self.still = 0
        self.place = -1
        self.prefixes: dict[str, str] = {}
        self.is_channel = False
        self.ready: list[Part] = []
        self.part: Part | None = None
        self.member = ""
        self.meta: dict[str, str] = {}
        self.attributes: dict[str, str] = {}
        self.heard: list[str] = []
        self.size = 0
        self.most = MOST
        """Characters that are still listened to; 0: no more of this text."""

    def feed(self, text: str, *, is_last: bool = False) -> Broken | None:
        """Parses on. What is wrong is given back, so that what was complete before can be taken first."""
        try:
            self.parser.Parse(text, is_last)
        except ExpatError as error:
            if self.is_done:
                self.dirt.add(AFTER, error.lineno)
                return None
            return _broken(error)
        except Broken as error:
            return error
        self.still = self.still + 1 if self.parser.CurrentByteIndex == self.place else 0
        self.place = self.parser.CurrentByteIndex
        if self.still > MOST_OF_MARKUP:
            return Broken(f"line {self.parser.CurrentLineNumber}: A tag that never ends begins here.")
        return None

    def taken(self) -> list[Part]:
        """The parts that have ended since."""
        ready, self.ready = self.ready, []
        return ready

    def _refuse(self, *_declared: object) -> None:
        raise Broken(f"line {self.parser.CurrentLineNumber}: A WordPress export has no document type inside.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        depth = self.depth
        if depth > _META or (depth > _CHANNEL and not self.is_channel):
            return
        prefix, _, local = name.rpartition(":")
        if depth == _MEMBER:
            if self.part and self.part.name not in TEXTS:
                self._member(self.part, prefix, local, attributes)
        elif depth == _META:
            if self.member in NESTED:
                self._listen(MOST)
        elif depth == _PART:
            self._part(local)
        else:
            self._declared(attributes)
            self.is_channel = depth == _CHANNEL and local == "channel"

    def _declared(self, attributes: dict[str, str]) -> None:
        for name, uri in attributes.items():
            if name.startswith("xmlns:"):
                self.prefixes[name.removeprefix("xmlns:")] = uri
                if not _URI.fullmatch(uri):
                    self.dirt.add(f"the namespace {uri[:100]!r} is no URI", self.parser.CurrentLineNumber)

    def _part(self, local: str) -> None:
        self._check()
        if local in PARTS:
            self.part = Part(local, self.parser.CurrentLineNumber)
            self._listen(MOST)

    def _check(self) -> None:
        if not is_export(self.prefixes):
            raise Broken(f"line {self.parser.CurrentLineNumber}: This XML is no WordPress export.")

    def _member(self, part: Part, prefix: str, local: str, attributes: dict[str, str]) -> None:
        is_excerpt = local == "encoded" and (_EXCERPT.fullmatch(self.prefixes.get(prefix, "")) or prefix == "excerpt")
        self.member = "excerpt" if is_excerpt else local
        self.attributes = attributes
        if local in NESTED:
            self.meta = {}
        if local in PASSED_OVER or local in NESTED:
            self.parser.CharacterDataHandler = None
            part.comments += local == "comment"
        else:
            self._listen(MOST_OF_BODY if self.member in BODIES else MOST)

    def _listen(self, most: int) -> None:
        self.heard, self.size, self.most = [], 0, most
        self.parser.CharacterDataHandler = self._hear

    def _hear(self, text: str) -> None:
        if not self.most:
            return
        self.heard.append(text)
        self.size += len(text)
        if self.size > self.most:
            kept = without_data("".join(self.heard))
            if len(kept) > self.most // 2:
                kept, self.most = kept[: self.most // 2], 0
            self.heard, self.size = [kept], len(kept)

    def _said(self) -> str:
        """What was heard since the element began; nothing is heard before another one begins."""
        self.parser.CharacterDataHandler = None
        return "".join(self.heard)

    def _end(self, name: str) -> None:
        depth = self.depth
        self.depth -= 1
        if depth == _ROOT:
            self._check()
            self.is_done = True
        elif self.part and depth <= _META:
            self._ended(self.part, depth, name)

    def _ended(self, part: Part, depth: int, name: str) -> None:
        if depth == _PART:
            part.text = "" if part.members else self._said().strip()
            self.ready.append(part)
            self.part = None
        elif depth == _MEMBER and part.name not in TEXTS:
            self._member_ends(part)
        elif depth == _META and self.member in NESTED:
            self.meta.setdefault(name.rpartition(":")[2], self._said().strip())

    def _member_ends(self, part: Part) -> None:
        if self.member in NESTED:
            first, second = (self.meta.get(name, "") for name in NESTED[self.member])
            (part.translations if self.member == "translation" else part.metas).append((first, second))
        elif self.member == "category" and part.name == "item":
            part.categories.append(Category(self.attributes.get("domain", ""), self.attributes.get("nicename", ""), self._said().strip()))
        elif self.member not in PASSED_OVER:
            said = self._said()
            if not part.members.get(self.member):
                part.members[self.member] = said if self.member in BODIES else said.strip()


def _broken(error: ExpatError) -> Broken:
    reason = ErrorString(error.code)
    if reason in (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN, errors.XML_ERROR_UNCLOSED_CDATA_SECTION):
        reason = "it ends too early"
    return Broken(f"line {error.lineno}, column {error.offset + 1}: The XML breaks here: {reason}.")


def is_export(prefixes: dict[str, str]) -> bool:
    """Whether namespaces that a document declares are those of WordPress exports."""
    return "wp" in prefixes or any(_EXPORT.fullmatch(uri) for uri in prefixes.values())
