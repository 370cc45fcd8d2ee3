"""HTML as it is kept: what the table allows, nothing else. What WordPress writes is made into HTML before, in the importer."""

import re
from collections.abc import Mapping

import nh3

from api.html.char_refs import marked, replaced, restored, shortened
from api.html.depth import DEEPEST, TooDeep, joined, plain
from api.html.embeds import MOST_EMBEDS, has_players, with_figures, without_left_paragraphs
from api.html.tokens import MOST_BYTES, TooLarge, check_size, too_large

__all__ = ["ALLOWED", "TooDeep", "TooLarge", "clean"]

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
    "img": frozenset({"src", "alt", "width", "height", "srcset", "sizes", "loading", "decoding"}),
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

SAFE = DEEPEST - 4
"""What did not nest deeper when it was parsed is not looked through again."""

LEFT = 2 * MOST_EMBEDS * len("<p></p>")
"""Bytes of the paragraphs around players, of which nothing may be left."""

ANCHOR = "to-"
"""An ``id`` begins so, or goes: links within a body lead there, and nothing else on a page is called so."""

ADDRESSES = frozenset({"data-url", "cite", "srcset"})
"""Attributes that hold addresses, which the library does not look at."""

WORDS = {"loading": ("lazy", "eager"), "decoding": ("async", "sync", "auto")}
"""Attributes that have one of some words."""

_ATTRIBUTES = {element: set(attributes | EVERYWHERE | {"id"}) for element, attributes in ALLOWED.items()}
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*)[\x00-\x20]*:")
_CONTROL = re.compile(r"[\x00-\x20]+")
_PRE = re.compile(r"(<pre(?: [^>]*)?>)\n")
_ID = re.compile(rf"{ANCHOR}[\w.-]{{1,100}}")
_PIXELS = re.compile(r"\s*\+?0*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*", re.ASCII | re.IGNORECASE)
"""A width or height; one in per cent of something is none."""


def clean(html: str) -> str:
    """What the table allows of the HTML, with figures for players; cleaning it again changes nothing.

    Raises ``TooLarge`` or ``TooDeep``, as far as it can be known before anything is parsed: the parser's time grows with the square of
    the nesting, and with what it has to add.
    """
    check_size(html)
    framed = has_players(html)
    simple = plain(with_figures(html), ALLOWED, most=MOST_BYTES + LEFT) if framed else plain(html, ALLOWED)
    texts, tags, standing = marked(simple.texts, simple.tags)
    if not framed:
        _check_least(texts, simple.least, standing)
    once = _parsed(joined(texts, tags), standing)
    once = _without_left_paragraphs(once, standing) if framed else once
    check_size(restored(once, standing))
    # Taking tags away may leave a shape that the parser mends once more (text in a table, a paragraph in a paragraph);
    # text alone has no shape.
    for _ in range(3 if "<" in once else 0):
        # What nests well now, and not too deep, does not get deeper.
        again = _parsed(once if simple.deepest <= SAFE else plain(once, ALLOWED).html, standing)
        if again == once:
            break
        once = again
    once = restored(once, standing)
    check_size(once)
    return once


def _check_least(texts: list[str], least: int, standing: Mapping[str, str]) -> None:
    """Raises ``TooLarge`` where texts and tags are too large when they are written again, whatever a parser makes of them."""
    text = "".join(texts)
    if "&" not in text:  # which may be read as less
        least += len(restored(text, standing).encode("utf-8", "replace")) - text.count("\0") - text.count("\r\n")
    if least > MOST_BYTES:
        raise too_large()


def _without_left_paragraphs(html: str, standing: Mapping[str, str]) -> str:
    space = {name: mark for name, mark in standing.items() if name == "&nbsp;"}
    return replaced(without_left_paragraphs(restored(html, space)), space)


def _parsed(html: str, standing: Mapping[str, str]) -> str:
    parsed = shortened(_CLEANER.clean(html), standing)
    # A parser leaves out the first line end after the tag, and does not write one again.
    return _PRE.sub(r"\1\n\n", parsed) if "<pre" in parsed else parsed


def _attribute(element: str, name: str, value: str) -> str | None:
    """The value of an attribute, or ``None`` to take it away."""
    if name == "controls":
        return ""
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name in ("width", "height"):
        pixels = _PIXELS.fullmatch(value)
        return pixels[1] if pixels else None
    if name in WORDS:
        return value if value in WORDS[name] else None
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
