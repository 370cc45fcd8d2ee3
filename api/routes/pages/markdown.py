"""HTML of Markdown (CommonMark with tables): headings with anchors, tables and code that scroll. Which pages there are is in ``guides``."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

Way = Callable[[str], str | None]
"""Where a link leads, by its address as it is written; ``None``: to nothing that is served."""
_ALIGNED = re.compile(r"text-align:(right|center)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML: its title, the heading that says it, what follows, and anchors and texts of the headings of the second level."""

    title: str
    heading: str
    body: str
    parts: tuple[tuple[str, str], ...]


class _Renderer(RendererHTML):
    """HTML for a strict policy and for keyboards: no style of its own, and whatever scrolls can be reached."""

    def fence(self, tokens: Sequence[Token], idx: int, *_: Any, **_more: Any) -> str:
        return f'<pre tabindex="0"><code>{escape(tokens[idx].content, quote=False)}</code></pre>\n'

    def table_open(self, *_: Any) -> str:
        return '<div class="table" tabindex="0" role="group" aria-label="Table">\n<table>\n'

    def table_close(self, *_: Any) -> str:
        return "</table>\n</div>\n"


def rendered(text: str, way: Way) -> Rendered:
    """A text that begins with its title. ``way``: where its links lead."""
    markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
    tokens = list(_celled(markdown.parse(text)))
    parts = _anchored(tokens)
    for token in tokens:
        if token.children:
            token.children = list(_led(token.children, way))
    title = _text(tokens[1])
    heading, body = (markdown.renderer.render(some, markdown.options, {}) for some in (tokens[:3], tokens[3:]))
    return Rendered(title, heading, body, tuple(parts))


def slug(text: str, taken: dict[str, int]) -> str:
    """The anchor of a heading, as GitHub makes it. ``taken``: how often each was made already."""
    made = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
    number = taken[made] = taken.get(made, -1) + 1
    return f"{made}-{number}" if number else made


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _anchored(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Gives headings their anchors; those of the second level are told."""
    taken: dict[str, int] = {}
    parts = []
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        text = _text(inline)
        token.attrSet("id", anchor := slug(text, taken))
        if token.tag != "h1" and inline.children is not None:
            inline.children += _anchor(anchor, text)
        if token.tag == "h2":
            parts.append((anchor, text))
    return parts


def _anchor(anchor: str, text: str) -> list[Token]:
    """A link to the heading that it stands in."""
    attributes: dict[str, Any] = {"class": "anchor", "href": f"#{anchor}", "aria-label": f"Link to “{text}”"}
    sign = Token("text", "", 0, content="#")
    return [Token("text", "", 0, content=" "), Token("link_open", "a", 1, attrs=attributes), sign, Token("link_close", "a", -1)]


def _celled(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without heads of tables that say nothing, alignment as a class."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "thead_open":
            end = next(at for at in range(place, len(tokens)) if tokens[at].type == "thead_close")
            if not any(one.content for one in tokens[place:end]):
                place = end + 1
                continue
        if token.type in ("th_open", "td_open"):
            _cell(token, tokens[place + 1], tokens[place + 2])
        yield token
        place += 1


def _cell(opening: Token, inline: Token, closing: Token) -> None:
    aligned = _ALIGNED.search(str(opening.attrs.pop("style", "")))
    if aligned:
        opening.attrSet("class", aligned[1])
    if opening.tag == "th" and not inline.content:
        opening.tag = closing.tag = "td"


def _led(children: Sequence[Token], way: Way) -> Iterator[Token]:
    """What stands in a line, its links leading where they do on the page; those that lead nowhere are text with the path behind it."""
    is_dropped, path, told = False, "", ""
    for child in children:
        if child.type == "link_open":
            path = str(child.attrs["href"])
            address = way(path)
            is_dropped, told = address is None, ""
            if address is not None:
                child.attrSet("href", address)
                yield child
        elif child.type == "link_close" and is_dropped:
            is_dropped = False
            yield from _named(path.removeprefix("../"), told)
        else:
            told += child.content
            yield child


def _named(path: str, told: str) -> Iterator[Token]:
    if path != told:
        yield Token("text", "", 0, content=" (")
        yield Token("code_inline", "code", 0, content=path)
        yield Token("text", "", 0, content=")")
