"""Bodies of WordPress's block editor: which parts are blocks and which are text without paragraphs."""

import json
import re
from collections.abc import Callable, Iterator

from api.importers.wordpress.autop import autop
from api.importers.wordpress.embeds import address, figure

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_BLOCK = re.compile(r"\s*(/?)wp:([a-z][a-z0-9/-]*)(?=\s|/|\Z)(.*)", re.DOTALL)
_CAPTION = re.compile(r"<figcaption[^<>]*>")


def paragraphs(text: str, keep: Callable[[str], str]) -> str:
    """The text without comments; what stands outside blocks has paragraphs, and ``keep`` is given the figures of embeds."""
    if not any(_BLOCK.match(match[1]) for match in _COMMENT.finditer(text)):
        return autop(_COMMENT.sub("", text))
    return "".join(part if is_block else _free(part) for is_block, part in _joined(_parts(text, keep)))


def _free(part: str) -> str:
    return autop(part) or ("\n" if part else "")


def _parts(text: str, keep: Callable[[str], str]) -> Iterator[tuple[bool, str]]:
    """Whether it is in a block, and text; comments of other kinds are left out."""
    depth = done = 0
    embedded: tuple[int, str, list[str]] | None = None
    for match in _COMMENT.finditer(text):
        part = text[done : match.start()]
        done = match.end()
        if embedded:
            embedded[2].append(part)
        else:
            yield depth > 0, part
        change, name, data = _block(match[1])
        if not embedded and (url := _address(name, data)):
            embedded = depth, url, []
        depth = max(depth + change, 0)
        if embedded and depth <= embedded[0]:
            yield True, keep(figure(embedded[1], _caption("".join(embedded[2]))))
            embedded = None
    if embedded:
        yield True, keep(figure(embedded[1])) + "".join(embedded[2])  # never closed: nothing is lost
    yield depth > 0, text[done:]


def _block(comment: str) -> tuple[int, str, str]:
    """How a comment changes the depth, the block's name and its data as JSON text."""
    match = _BLOCK.match(comment)
    if not match or match[2] in {"freeform", "core/freeform", "more", "core/more", "nextpage", "core/nextpage"}:
        return 0, "", ""
    if match[1]:
        return -1, match[2], ""
    data = match[3].strip()
    return (0 if data.endswith("/") else 1), match[2], data


def _address(name: str, data: str) -> str | None:
    if name not in {"embed", "core/embed"} and not name.startswith("core-embed/"):
        return None
    try:
        url = json.loads(data.removesuffix("/")).get("url")
    except (ValueError, AttributeError, RecursionError):
        return None
    return address(url) if isinstance(url, str) else None


def _caption(inner: str) -> str:
    match = _CAPTION.search(inner)
    return inner[match.end() :].partition("</figcaption>")[0] if match else ""


def _joined(parts: Iterator[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    """Neighbours of one kind as one part: a comment in free text ends no paragraph."""
    kind = False
    texts: list[str] = []
    for is_block, text in parts:
        if is_block != kind:
            yield kind, "".join(texts)
            kind, texts = is_block, []
        texts.append(text)
    yield kind, "".join(texts)
