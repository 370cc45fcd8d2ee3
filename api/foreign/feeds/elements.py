"""The XML of a feed as elements: those of its head, and those of its items, one at a time, with the names that they have in standards."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urljoin
from xml.parsers.expat import ExpatError, ParserCreate

from api.foreign.broken import Broken
from api.foreign.characters import Dirt, characters

MOST_ITEMS = 1_000
"""Of a document; what follows is not read."""
MOST_ELEMENTS, DEEPEST = 20_000, 150
"""Of an item."""
MOST_CHARACTERS = 2_000_000
"""Of an item: texts are far shorter."""

NAMESPACES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://search.yahoo.com/mrss": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    "http://web.resource.org/cc": "cc",
    "http://creativecommons.org/ns": "cc",
}
"""By its address in small letters, without its last sign, the prefix that a namespace has here. One that is not declared, or declared
otherwise, has it too."""
_PREFIXES = frozenset(NAMESPACES.values())
ITEMS = ("item", "atom:entry")
HEADS = ("channel", "rss", "rdf:RDF", "atom:feed")
"""Elements whose children are those of the head, and items."""


@dataclass(slots=True)
class Element:
    """An element. ``base``: what addresses in it are relative to, where it says so; ``language``: of its text."""

    name: str
    attributes: dict[str, str]
    base: str | None
    language: str | None
    parts: "list[str | Element]" = field(default_factory=list)
    is_cut: bool = False
    """Whether there is more in it than is read."""

    def children(self, *names: str) -> "Iterator[Element]":
        """Children of these names, in the order of the names."""
        for name in names:
            yield from (part for part in self.parts if isinstance(part, Element) and part.name == name)

    def child(self, *names: str) -> "Element | None":
        """The first of them that says anything."""
        return next((one for one in self.children(*names) if one.parts or one.attributes), None)

    @property
    def text(self) -> str:
        """Its text without that of its children."""
        return "".join(part for part in self.parts if isinstance(part, str)).strip()

    def said(self, *names: str) -> str:
        """The text of the first child of these names that has some."""
        return next((one.text for one in self.children(*names) if one.text), "")


def read(text: str, url: str, take: Callable[[Element], None]) -> tuple[Element, str]:
    """(the head, why not all was read). ``take`` is called for each item and tombstone, in order. Raises ``Broken`` where no root is.

    ``url``: the address of the document.
    """
    reading = _Reading(url, take)
    try:
        for piece in characters(BytesIO(text.encode("utf-8", "replace")), Dirt(), "feed"):
            reading.parser.Parse(piece, False)  # noqa: FBT003 - expat's own
        reading.parser.Parse("", True)  # noqa: FBT003 - as above
    except ExpatError as error:
        reading.left = f"line {error.lineno}: The XML breaks here; what was complete before is taken."
    except _Enough:
        reading.left = f"Of more than {MOST_ITEMS} items the first ones are taken."
    if not reading.head.name:
        raise Broken(reading.left or "This is no feed.")
    return reading.head, reading.left


class _Enough(Exception):
    """More items than are read."""


class _Reading:
    """What the parser calls."""

    def __init__(self, url: str, take: Callable[[Element], None]) -> None:
        self.parser = ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = 65_536
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._hear
        self.head = Element("", {}, None, None)
        self.left = ""
        self._url, self._take = url, take
        self._open: list[Element] = []
        self._spaces: list[dict[str, str]] = [{}]
        self._number = self._elements = self._characters = 0

    def _start(self, name: str, given: dict[str, str]) -> None:
        spaces = self._declared(given)
        self._spaces.append(spaces)
        if len(self._open) >= DEEPEST or self._elements >= MOST_ELEMENTS:
            self._cut()
            self._open.append(self._open[-1])
            return
        above = self._open[-1] if self._open else self.head
        attributes = {_named(one, spaces, "") if ":" in one else one: value for one, value in given.items() if not one.startswith("xmlns")}
        full = _named(name, spaces, "atom:" if self._is_atom(name, spaces) else "")
        made = Element(full, attributes, self._base(above, attributes), attributes.get("xml:lang", above.language))
        if not self._open:
            self.head = made
        elif above is not made and not (full in ITEMS or full == "at:deleted-entry"):
            above.parts.append(made)
        self._elements += 1
        self._open.append(made)

    def _is_atom(self, name: str, spaces: dict[str, str]) -> bool:
        """Whether a name without any namespace is one of Atom: in a ``feed`` that declares none, or another."""
        if ":" in name or spaces.get(""):
            return False
        return name == "feed" if not self._open else self.head.name == "atom:feed"

    def _declared(self, given: dict[str, str]) -> dict[str, str]:
        found = {one.partition(":")[2]: uri for one, uri in given.items() if one == "xmlns" or one.startswith("xmlns:")}
        if not found:
            return self._spaces[-1]
        known = {prefix: _space(prefix, uri) for prefix, uri in found.items()}
        return {**self._spaces[-1], **known}

    def _base(self, above: Element, attributes: dict[str, str]) -> str | None:
        said = attributes.get("xml:base")
        if not said:
            return above.base
        try:
            return urljoin(above.base or self._url, said.strip())
        except ValueError:
            return above.base

    def _hear(self, text: str) -> None:
        if not self._open:
            return
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            self._cut()
        else:
            self._open[-1].parts.append(text)

    def _cut(self) -> None:
        """Notes that there is more in the present item than is read."""
        next((one for one in self._open if one.name in ITEMS), self.head).is_cut = True

    def _end(self, _name: str) -> None:
        self._spaces.pop()
        done = self._open.pop()
        if (done.name in ITEMS or done.name == "at:deleted-entry") and (not self._open or self._open[-1] is not done):
            self._ended(done)

    def _ended(self, done: Element) -> None:
        if not self._open or self._open[-1].name not in HEADS:
            return
        self._number += 1
        if self._number > MOST_ITEMS:
            raise _Enough
        self._take(done)
        self._elements = self._characters = 0


def _named(name: str, spaces: dict[str, str], otherwise: str) -> str:
    prefix, colon, local = name.rpartition(":")
    known = spaces.get(prefix, prefix.lower() if colon else "")
    return f"{known}:{local}" if known else f"{otherwise}{local}"


def _space(prefix: str, uri: str) -> str:
    named = NAMESPACES.get(uri.strip().lower().rstrip("/#"))
    return named if named is not None else prefix if prefix in _PREFIXES else f"?{prefix}" if prefix else ""
