"""Bodies without images and players of files: what another site would have to send, under a licence that nobody knows."""

import re
from collections.abc import Collection
from html import unescape

from api.html.tokens import RAW, attributes, cut

FILES = frozenset({"img", "audio", "video", "source"})
PLAYERS = frozenset({"audio", "video"})
"""Those that have content, for who cannot play them."""
_ANY = re.compile("<(?:img|audio|video|source)", re.IGNORECASE)


def without_files(html: str, but: Collection[str] = ()) -> str:
    """The markup without files, and without the figures that show one; as it is, to the byte, where there is none.

    ``but``: addresses of images that stay.
    """
    if not _ANY.search(html):
        return html
    kept = _Kept()
    for text, tag in cut(html):
        kept.text(text)
        if tag is None:
            continue
        name = (tag["name"] or "").lower()
        if but and name == "img" and unescape(attributes(tag["attributes"]).get("src", "")) in but:
            kept.text(tag[0])
        else:
            kept.tag(name, tag[0], is_end=bool(tag["end"]))
    return "".join(part for figure in kept.figures for part in figure)


class _Kept:
    """What is kept so far: of the open figures each by itself, the outermost text first."""

    def __init__(self) -> None:
        self.figures: list[list[str]] = [[]]
        self._shows = [False]
        self._players = 0

    def text(self, text: str) -> None:
        if not self._players:
            self.figures[-1].append(text)

    def tag(self, name: str, text: str, *, is_end: bool) -> None:
        if name in RAW:  # their content and end are gone already
            return
        if name in FILES:
            self._shows[-1] = True
            self._players = max(0, self._players + (-1 if is_end else 1)) if name in PLAYERS else self._players
        elif name == "figure" and not is_end:
            self.figures.append([text])
            self._shows.append(False)
        elif name == "figure" and len(self.figures) > 1:
            parts, shows = self.figures.pop(), self._shows.pop()
            self.figures[-1] += [] if shows else [*parts, text]
        else:
            self.text(text)
