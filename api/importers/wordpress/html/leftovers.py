"""What WordPress's HTML leaves behind: elements with nothing in them, and names of elements that HTML here does not have."""

import re
from dataclasses import dataclass, field

from api.html.sanitize import ALLOWED, ANCHOR
from api.html.tokens import cut, names

_BLANK = r"(?:\s|&nbsp;|&#0*160;|&#x0*a0;|\u00a0)"
_SIGN = re.compile(
    rf"<(?!(?:audio|br|col|embed|hr|iframe|img|input|source|td|th|track|video|wbr)\b)[a-z][^<>]*+>(?:{_BLANK}|<br ?/?>)*+(?:</|\Z)"
    r"|<(?:del|strike|summary)\b",
    re.IGNORECASE,
)
"""Only bodies that have one of these are looked through."""
_WORDS = re.compile(rf"{_BLANK}*+", re.IGNORECASE)
_FILLING = names("audio hr iframe img source td th video")
"""Elements that are something with nothing in them."""
_WITHIN = names("a abbr b cite code del em i kbd mark q s small strike strong sub sup time u")
"""Elements within a line: of a blank one the space stays."""
_EMPTIED = (frozenset(ALLOWED) | {"h1", "strike", "del", "summary"}) - _FILLING - {"br"}
_NAMES = {"del": "s", "strike": "s", "summary": "p"}


def without_leftovers(html: str) -> str:
    """The HTML without elements that have nothing in them; what is struck out is ``s``."""
    if not _SIGN.search(html):
        return html
    reading = _Reading()
    for words, tag in cut(html):
        reading.words(words)
        if tag:
            reading.tag(tag)
    return reading.whole()


@dataclass(slots=True)
class _Reading:
    """Of one body. ``empty``: elements that have nothing in them so far, and where each begins.

    Elements that are none here are looked through, as they lose their tags later.
    """

    out: list[str] = field(default_factory=list)
    empty: list[tuple[str, int]] = field(default_factory=list)

    def words(self, words: str) -> None:
        """Takes a text."""
        self.out.append(words)
        if not _WORDS.fullmatch(words):
            self.empty.clear()

    def tag(self, tag: re.Match[str]) -> None:
        """Takes a tag; the end of what has nothing in it takes that away."""
        name = (tag["name"] or "").lower()
        if tag["end"] and (places := [place for place, (opened, _) in enumerate(self.empty) if opened == name]):
            self._take_away(places[-1], name)
            return
        if name in _EMPTIED and not tag["end"] and f' id="{ANCHOR}' not in tag["attributes"]:
            self.empty.append((name, len(self.out)))
        elif name in _FILLING or name in (_EMPTIED - _WITHIN if tag["end"] else _EMPTIED):
            self.empty.clear()
        self.out.append(f"<{tag['end']}{_NAMES[name]}>" if name in _NAMES else tag[0])

    def _take_away(self, place: int, name: str) -> None:
        begin = self.empty[place][1]
        is_blank = name in _WITHIN and any(part and part[0] != "<" for part in self.out[begin:])
        self.out[begin:] = [" "] if is_blank else []
        del self.empty[place:]

    def whole(self) -> str:
        """The HTML without what has nothing in it up to the end."""
        return "".join(self.out[: self.empty[0][1]] if self.empty else self.out)
