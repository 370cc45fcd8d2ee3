"""HTML as it is kept: what the table allows, nothing else. What WordPress writes is made into HTML before, in the importer."""

import re
from collections.abc import Mapping

import nh3

from api.services import embeds
from api.services.nesting import BLOCKS, DEEPEST, TooDeep, cut, plain

__all__ = ["ALLOWED", "TooDeep", "TooLarge", "clean"]

MOST_BYTES = 262_144
MOST_EMBEDS = 500
_TOO_LARGE = f"A body has at most {MOST_BYTES // 1024} KB."

EVERYWHERE = frozenset({"lang", "dir", "title"})

ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            "p",
            "br",
            "hr",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "cite",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "code",
            "kbd",
            "em",
            "strong",
            "b",
            "i",
            "u",
            "s",
            "sub",
            "sup",
            "small",
            "mark",
            "abbr",
            "figcaption",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "table",
        ],
        frozenset(),
    ),
    "blockquote": frozenset({"cite"}),
    "q": frozenset({"cite"}),
    "time": frozenset({"datetime"}),
    "a": frozenset({"href", "hreflang"}),
    "img": frozenset({"src", "alt", "width", "height", "srcset", "loading"}),
    "figure": frozenset({"data-embed", "data-url"}),
    "audio": frozenset({"src", "controls"}),
    "video": frozenset({"src", "controls", "width", "height"}),
    "source": frozenset({"src", "srcset", "width", "height"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
}
"""Element: its attributes beside ``lang``, ``dir``, ``title``. The contract's table; a test freezes it."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
DROPPED = frozenset({"script", "style"})
"""Elements whose content goes with them; of all others only the tags go."""

ADDRESSES = frozenset({"data-url", "cite", "srcset"})
"""Attributes that hold addresses, which the library does not look at."""

_ATTRIBUTES = {element: set(attributes | EVERYWHERE) for element, attributes in ALLOWED.items()}
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*)[\x00-\x20]*:")
_CONTROL = re.compile(r"[\x00-\x20]+")
_FRAME = re.compile(r"<iframe(?=[\t\n\f\r />])", re.IGNORECASE)
_WITHIN_FRAME = re.compile(r"[^<]*+(?:<(?!/?iframe[\t\n\f\r />])[^<]*+)*+</iframe[^>]*+>", re.IGNORECASE)
"""What browsers do not show: the text of an ``iframe`` up to its end."""
_EMPTY = r"<p(?: [^<>]*+)?>(?:\s|&nbsp;)*+</p>"
_LEFT = re.compile(rf"{_EMPTY}\s*+(?=<figure data-embed=)|(?<=</figure>)\s*+{_EMPTY}")
"""The paragraph that was an embed's only, before and after its figure."""


class TooLarge(ValueError):
    """More bytes or embeds than a body may have."""


def clean(html: str) -> str:
    """What the table allows of the HTML, with figures for its ``iframe``s; cleaning it again changes nothing.

    Raises ``TooLarge`` or ``TooDeep`` before anything is parsed: the parser's time grows with the square of the nesting.
    """
    _check_size(html)
    framed = _FRAME.search(html) is not None
    once = _CLEANER.clean(plain(_with_figures(html) if framed else html, ALLOWED))
    once = _LEFT.sub("", once) if framed else once
    _check_size(once)
    # Taking tags away may leave a shape that the parser mends once more (text in a table, a paragraph in a paragraph);
    # text alone has no shape.
    for _ in range(3 if "<" in once else 0):
        # Of so few tags none can be too deep.
        again = _CLEANER.clean(once if once.count("<") - once.count("</") <= DEEPEST else plain(once, ALLOWED))
        if again == once:
            break
        once = again
    _check_size(once)
    return once


def _with_figures(html: str) -> str:
    """The HTML with a figure for each ``iframe`` of a safe address; the paragraph that it stood in goes on after it."""
    if len(_FRAME.findall(html)) > MOST_EMBEDS:
        raise TooLarge(f"A body has at most {MOST_EMBEDS} embeds.")
    out: list[str] = []
    done = size = 0
    within = False
    for tag in (found for _, found in cut(html) if found and found["name"]):
        name = tag["name"].lower()
        figure = (
            embeds.framed(tag[0][tag.end("name") - tag.start() : -1]) if name == "iframe" and not tag["end"] and tag.start() >= done else ""
        )
        if figure:
            out += html[done : tag.start()], f"</p>{figure}<p>" if within else figure
            hidden = _WITHIN_FRAME.match(html, tag.end())
            done = hidden.end() if hidden else tag.end()
            size += len(figure)
        elif name in BLOCKS:
            within = name == "p" and not tag["end"]
        if size > MOST_BYTES:
            raise TooLarge(_TOO_LARGE)
    return "".join(out) + html[done:]


def _check_size(html: str) -> None:
    if len(html.encode("utf-8", "replace")) > MOST_BYTES:
        raise TooLarge(_TOO_LARGE)


def _attribute(element: str, name: str, value: str) -> str | None:
    """The value of an attribute, or ``None`` to take it away."""
    if name == "controls":
        return ""
    if name == "loading":
        return value if value in ("lazy", "eager") else None
    if name in ADDRESSES or (element in ("img", "audio", "video", "source") and name == "src"):
        return value if _is_safe(name, value) else None
    return value


def _is_safe(name: str, value: str) -> bool:
    """Whether every address in the value is relative or has an allowed scheme."""
    for part in value.split(",") if name == "srcset" else [value]:
        found = _SCHEME.match(_CONTROL.sub("", part))  # browsers leave out white space too, also within the scheme
        if found and found[1].lower() not in SCHEMES:
            return False
    return True


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags=set(DROPPED),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    strip_comments=True,
    link_rel=None,
    url_schemes=set(SCHEMES),
)
