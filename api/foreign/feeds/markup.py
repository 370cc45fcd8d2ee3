"""The HTML that elements hold, as text of markup or as elements themselves, and plain text as HTML."""

import re
from html import escape

from api.foreign.feeds.elements import Element
from api.html.excerpts import text_of

_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - on one line
_PARAGRAPHS = re.compile(r"\n\s*\n")


def inner(element: Element | None) -> str:
    """What an element holds as HTML: its text, taken for markup; or its elements, in whatever namespace they are."""
    if element is None:
        return ""
    if all(isinstance(part, str) for part in element.parts):
        return element.text
    return _written(element).strip()


def construct(element: Element | None) -> str:
    """The HTML of a text construct of Atom (RFC 4287, 3.1) or its content (4.1.3), which say what they are; "" where it is elsewhere."""
    if element is None:
        return ""
    kind = (element.attributes.get("type") or "text").strip().lower()
    if kind in ("xhtml", "application/xhtml+xml"):
        wrapped = element.child("xhtml:div", "div", "atom:div")
        return _written(wrapped or element).strip()
    if kind in ("html", "text/html"):
        return inner(element)
    if kind == "text" or kind.startswith("text/"):
        return paragraphs(element.text)
    return ""


def title(element: Element | None) -> str:
    """The plain text of a title of Atom."""
    if element is None:
        return ""
    kind = (element.attributes.get("type") or "text").strip().lower()
    return " ".join(element.text.split()) if kind in ("text", "text/plain") else text_of(construct(element))


def paragraphs(text: str) -> str:
    """Plain text as HTML."""
    parts = (part.strip() for part in _PARAGRAPHS.split(text.replace("\r\n", "\n")))
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _written(element: Element) -> str:
    """What is in an element. It is not deeper than ``elements.DEEPEST``."""
    out: list[str] = []
    for part in element.parts:
        if isinstance(part, str):
            out.append(escape(part, quote=False))
            continue
        name = part.name.rpartition(":")[2].lower()
        given = "".join(f' {one.rpartition(":")[2]}="{escape(value)}"' for one, value in part.attributes.items() if ":" not in one)
        out.append(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{_written(part)}</{name}>")
    return "".join(out)
