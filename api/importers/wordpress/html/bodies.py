"""Raw WordPress bodies as HTML: shortcodes, frames, bare addresses, blocks, paragraphs. What HTML is allowed is decided elsewhere."""

import re
from collections.abc import Callable
from typing import NamedTuple

from api.importers.wordpress.html import shortcodes
from api.importers.wordpress.html.anchors import own_links, working
from api.importers.wordpress.html.blocks import paragraphs
from api.importers.wordpress.html.embeds import address, figure, frames, provider
from api.importers.wordpress.html.footnotes import Footnotes
from api.importers.wordpress.html.images import shown, without_noscript
from api.importers.wordpress.html.leftovers import without_leftovers
from api.importers.wordpress.html.lost import Lost
from api.importers.wordpress.html.media import Attachment, Lookup
from api.importers.wordpress.html.patterns import Patterns
from api.importers.wordpress.html.rows import BLOCKS
from api.importers.wordpress.html.served_blocks import Served

__all__ = ["Attachment", "body"]

MOST_BYTES = 1_000_000
"""A longer body is not looked at: it is refused anyway."""

_CENTRED = re.compile(r"<(/?)center\b", re.IGNORECASE)
"""A box to a parser, though not to the classic editor, which puts paragraphs around it."""
_ACCELERATED = re.compile(r"<(/?)amp-(img|anim|video|audio|iframe)\b", re.IGNORECASE)
"""Elements of AMP pages, which no browser knows without its script, by what they stand for."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BARE = re.compile(r"<p>\s*(https?://[^\s<>\"\[\]]+)\s*</p>|^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*\r?$", re.MULTILINE)
_KEPT = re.compile(r"<figure \x02(\d+)></figure>")
"""A figure that is made already: an empty one with a number stands for it, so that no paragraphs are looked for inside."""
_EMPTY = re.compile(rf"<p>\s*(?=</?(?:{BLOCKS})[\s/>])")
_EDGE = re.compile(rf"<(/?)(?:(p)|{BLOCKS})(?=[\s/>])[^<>]*>")


class Body(NamedTuple):
    """``html`` is not yet sanitised. Of the unknown, shortcodes stay as text and blocks are left out; of both the names, each once."""

    html: str
    shortcodes: list[str]
    blocks: list[str]
    lost: Lost


def body(
    raw: str,
    *,
    attachment: Callable[[int], Attachment | None],
    children: Callable[[int | None], list[Attachment]],
    patterns: Patterns | None = None,
    footnotes: Footnotes | None = None,
    site: str = "",
    link: str = "",
) -> Body:
    """The HTML of a body.

    ``attachment`` finds one by its number on the site, ``children`` gives those of a post, by default its own. ``site`` is the site's
    address, ``link`` that of the body. More than 1 MB are given back untouched.
    """
    if len(raw) > MOST_BYTES or len(raw.encode(errors="replace")) > MOST_BYTES:
        return Body(raw, [], [], Lost())
    figures: list[str] = []

    def keep(html: str) -> str:
        figures.append(html)
        return f"<figure \x02{len(figures) - 1}></figure>"

    lookup, notes, lost = Lookup(attachment, children), footnotes or Footnotes(), Lost()
    served = Served(lookup, notes.listed, site)
    raw = _ACCELERATED.sub(_plain, _CENTRED.sub(r"<\1div", raw))
    whole = notes.linked(_CONTROL.sub("", patterns.placed(raw) if patterns else raw))
    text, unknown = shortcodes.replaced(without_noscript(whole), lookup, keep)
    text = _BARE.sub(lambda match: _bare(match, keep), _without_frames(text, keep))
    text = _without_strays(paragraphs(text, served)).strip()
    text = _KEPT.sub(lambda match: figures[int(match[1])], text)
    text = shown(f"{text}\n{notes.listed()}".rstrip("\n"), site, lost)
    text = working(own_links(text, link), lost)
    return Body(without_leftovers(text).strip(), unknown, list(served.unknown), lost)


def _plain(element: re.Match[str]) -> str:
    name = element[2].lower()
    return f"<{element[1]}{'img' if name == 'anim' else name}"


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
