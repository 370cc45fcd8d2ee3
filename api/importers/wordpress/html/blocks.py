"""Bodies of WordPress's block editor: which parts are blocks and which are text without paragraphs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from api.importers.wordpress.html.autop import autop
from api.importers.wordpress.html.block_data import COMMENT, Block, block_of
from api.importers.wordpress.html.served_blocks import DROPPED, MADE, STATIC, Served

MOST_WITHIN = 50
"""Blocks within each other that are made anew; deeper ones stay as they are, so that no text is moved too often."""
_FREE = frozenset({"freeform", "more", "nextpage"})
"""Blocks whose text is as text outside of blocks."""


def paragraphs(text: str, served: Served) -> str:
    """The text without comments: what stands outside blocks has paragraphs, and blocks that a server makes are made if they can be."""
    if not any(block_of(match[1]) for match in COMMENT.finditer(text)):
        return autop(COMMENT.sub("", text))
    reading = _Reading(served)
    reading.read(text)
    return "".join(part if is_block else _free(part) for is_block, part in _joined(reading.parts))


def _free(part: str) -> str:
    return autop(part) or ("\n" if part else "")


@dataclass(slots=True)
class _Open:
    """A block that is open. ``inner``: what stands in it, where something else is made of that."""

    block: Block
    inner: list[str] | None = None


@dataclass(slots=True)
class _Reading:
    """Of one body: its parts, each with whether it is in a block."""

    served: Served
    parts: list[tuple[bool, str]] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    within: list[list[str]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    dropped: int = 0
    """Open blocks of which nothing is kept."""

    def read(self, text: str) -> None:
        done = 0
        for match in COMMENT.finditer(text):
            self._put(text[done : match.start()])
            done = match.end()
            block = block_of(match[1])
            if not block or block.name in _FREE:
                continue
            if block.is_end:
                self._end(block.name)
            elif block.is_whole:
                self._whole(block)
            else:
                self._begin(block)
        while self.opened:
            self._close(is_closed=False)
        self._put(text[done:])

    def _put(self, text: str, *, is_block: bool = False) -> None:
        if self.within:
            self.within[-1].append(text)
        else:
            self.parts.append((is_block or bool(self.opened), text))

    def _begin(self, block: Block) -> None:
        is_made = (block.name in MADE or block.name in DROPPED) and len(self.within) < MOST_WITHIN
        inner: list[str] | None = [] if is_made else None
        self.opened.append(_Open(block, inner))
        self.names[block.name] += 1
        if inner is not None:
            self.within.append(inner)
            self._say(DROPPED.get(block.name))
            self.dropped += block.name in DROPPED

    def _end(self, name: str) -> None:
        """Ends the last block of this name, and what was not closed within it; an end without a begin is nothing."""
        if not self.names[name]:
            return
        while self.opened[-1].block.name != name:
            self._close(is_closed=False)
        self._close(is_closed=True)

    def _close(self, *, is_closed: bool) -> None:
        one = self.opened.pop()
        name = one.block.name
        self.names[name] -= 1
        if one.inner is None:
            return
        self.within.pop()
        inner = "".join(one.inner)
        if name in DROPPED:
            self.dropped -= 1
            made = "" if is_closed else None
        else:
            made = MADE[name](one.block.data, inner if is_closed else "", self.served)
            made = made if is_closed else (made or "") + inner
        self._put(inner if made is None else made, is_block=True)

    def _whole(self, block: Block) -> None:
        made = self.served.made(block)
        if made:
            self._put(made, is_block=True)
        elif made is None and block.name not in STATIC:
            self._say(DROPPED.get(block.name, block.name))

    def _say(self, name: str | None) -> None:
        if name and not self.dropped:
            self.served.unknown[name] = None


def _joined(parts: list[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Neighbours of one kind as one part: a comment in free text ends no paragraph."""
    kind = False
    texts: list[str] = []
    for is_block, text in parts:
        if is_block != kind:
            yield kind, "".join(texts)
            kind, texts = is_block, []
        texts.append(text)
    yield kind, "".join(texts)
