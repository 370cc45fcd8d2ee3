"""What WordPress's HTML leaves behind: elements with nothing in them, and names of elements that HTML here does not have."""

import re
from dataclasses import dataclass, field

from api.html.tokens import cut

_SIGN = re.compile(r"<(?:ul|ol|li|dl|d[dt]|figure|a|p)\b[^<>]*>(?:\s|&nbsp;|<br ?/?>)*(?:</|\Z)|<(?:del|strike|summary)\b", re.IGNORECASE)
"""Only bodies that have one of these are looked through."""
_EMPTIED = frozenset({"a", "dd", "dl", "dt", "figure", "li", "ol", "p", "ul"})
_NOTHING = frozenset({"", "br", "script", "style"})
"""Tags that fill no element."""
_NAMES = {"del": "s", "strike": "s", "summary": "p"}


def without_leftovers(html: str) -> str:
    """The HTML without empty lists, figures, links and paragraphs; what is struck out is ``s``."""
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
    """Of one body. ``empty``: elements that have nothing in them so far, and where each begins."""

    out: list[str] = field(default_factory=list)
    empty: list[tuple[str, int]] = field(default_factory=list)

    def words(self, words: str) -> None:
        """Takes a text."""
        self.out.append(words)
        if words.strip():
            self.empty.clear()

    def tag(self, tag: re.Match[str]) -> None:
        """Takes a tag; the end of what has nothing in it takes that away."""
        name = (tag["name"] or "").lower()
        if tag["end"] and (places := [place for place, (opened, _) in enumerate(self.empty) if opened == name]):
            del self.out[self.empty[places[-1]][1] :], self.empty[places[-1] :]
            return
        is_empty = name in _EMPTIED and not tag["end"] and " id=" not in tag["attributes"]
        if is_empty:
            self.empty.append((name, len(self.out)))
        elif name not in _NOTHING and not tag["end"]:
            self.empty.clear()
        self.out.append(f"<{tag['end']}{_NAMES[name]}>" if name in _NAMES else tag[0])

    def whole(self) -> str:
        """The HTML without what has nothing in it up to the end."""
        return "".join(self.out[: self.empty[0][1]] if self.empty else self.out)
