"""Footnotes, which WordPress keeps beside the text, as a list with links in both directions."""

import json
import re
from dataclasses import dataclass, field
from html import escape, unescape

from api.html.tokens import attributes
from api.importers.wordpress.html.block_data import text

MOST = 1_000
_MARKED = re.compile(
    r"<sup\b([^<>]*+)>\s*+(?:<a\b[^<>]*+>)?+([^<>]*+)(?:</a>)?+\s*+</sup>|<a\b([^<>]*+)>([^<>]*+)</a>",
    re.IGNORECASE,
)
_BACK = "\u21a9\ufe0e"


@dataclass(slots=True)
class Footnotes:
    """Those of one body: their texts by what marks call them."""

    texts: dict[str, str] = field(default_factory=dict)
    marked: dict[str, None] = field(default_factory=dict)
    """Those that the text names, in its order."""
    missing: list[str] = field(default_factory=list)
    """Those that it names and that are not there."""
    is_shown: bool = False

    def linked(self, body: str) -> str:
        """The body with marks that lead to the notes, and that the notes lead back to."""
        if "data-fn" not in body:
            return body
        body = _MARKED.sub(self._mark, body)
        self.marked |= {name: None for name in self.texts if name not in self.marked and f'id="{escape(name)}-link"' in body}
        return body

    def _mark(self, found: re.Match[str]) -> str:
        tag, shown = (found[1], found[2]) if found[3] is None else (found[3], found[4])
        name = unescape(attributes(tag).get("data-fn", ""))
        if not name:
            return found[0]
        if name not in self.texts:
            self.missing.append(name)
            return f"<sup>{shown}</sup>"
        is_first = name not in self.marked
        self.marked[name] = None
        back = f' id="{escape(name)}-link"' if is_first else ""
        return f'<sup><a href="#{escape(name)}"{back}>{shown or "*"}</a></sup>'

    def listed(self) -> str:
        """The list, once; "" without notes."""
        if self.is_shown or not self.texts:
            return ""
        self.is_shown = True
        return f"<ol>{''.join(map(self._item, self.texts))}</ol>"

    def _item(self, name: str) -> str:
        back = f' <a href="#{escape(name)}-link">{_BACK}</a>' if name in self.marked else ""
        return f'<li id="{escape(name)}">{self.texts[name]}{back}</li>'


def footnotes(value: str) -> Footnotes | None:
    """The notes of a post's field ``footnotes``; ``None`` where it cannot be read."""
    if not value.strip():
        return Footnotes()
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    notes = [(text(one, "id"), text(one, "content")) for one in found[:MOST] if isinstance(one, dict)]
    return Footnotes({name: words for name, words in notes if name})
