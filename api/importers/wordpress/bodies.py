"""Raw WordPress bodies as HTML: shortcodes, frames, bare addresses, blocks, paragraphs. What HTML is allowed is decided elsewhere."""

import re
from collections.abc import Callable

from api.importers.wordpress import shortcodes
from api.importers.wordpress.blocks import paragraphs
from api.importers.wordpress.embeds import address, figure, frames, provider
from api.importers.wordpress.media import Attachment, Lookup
from api.importers.wordpress.rows import BLOCKS

__all__ = ["Attachment", "body"]

MOST_BYTES = 1_000_000
"""A longer body is not looked at: it is refused anyway."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BARE = re.compile(r"<p>\s*(https?://[^\s<>\"\[\]]+)\s*</p>|^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*\r?$", re.MULTILINE)
_KEPT = re.compile(r"<figure \x02(\d+)></figure>")
"""A figure that is made already: an empty one with a number stands for it, so that no paragraphs are looked for inside."""
_EMPTY = re.compile(rf"<p>\s*(?=</?(?:{BLOCKS})[\s/>])")
_EDGE = re.compile(rf"<(/?)(?:(p)|{BLOCKS})(?=[\s/>])[^<>]*>")


def body(
    raw: str, *, attachment: Callable[[int], Attachment | None], children: Callable[[int | None], list[Attachment]]
) -> tuple[str, list[str]]:
    """The HTML of a body, not yet sanitised, and the names of unknown shortcodes, which stay as text.

    ``attachment`` finds one by its number on the site, ``children`` gives those of a post, by default its own. More than 1 MB are given
    back untouched.
    """
    if len(raw) > MOST_BYTES or len(raw.encode(errors="replace")) > MOST_BYTES:
        return raw, []
    figures: list[str] = []

    def keep(html: str) -> str:
        figures.append(html)
        return f"<figure \x02{len(figures) - 1}></figure>"

    text, unknown = shortcodes.replaced(_CONTROL.sub("", raw), Lookup(attachment, children), keep)
    text = _BARE.sub(lambda match: _bare(match, keep), _without_frames(text, keep))
    text = _without_strays(paragraphs(text, keep)).strip()
    return _KEPT.sub(lambda match: figures[int(match[1])], text), unknown


def _without_frames(text: str, keep: Callable[[str], str]) -> str:
    out: list[str] = []
    done = 0
    for start, end, html in frames(text):
        out += [text[done:start], html and keep(html)]
        done = end
    return "".join([*out, text[done:]])


def _without_strays(text: str) -> str:
    """The text without begins and ends of paragraphs that have nothing in them: WordPress leaves such, and a parser makes them whole."""
    is_open = False

    def edge(match: re.Match[str]) -> str:
        nonlocal is_open
        was_open, is_open = is_open, bool(match[2]) and not match[1]
        return "" if match[1] and match[2] and not was_open else match[0]

    return _EDGE.sub(edge, _EMPTY.sub("", text))


def _bare(match: re.Match[str], keep: Callable[[str], str]) -> str:
    url = address(match[1] or match[2])
    return keep(figure(url)) if url and provider(url) else match[0]
