"""HTML as it is kept: what the table allows, nothing else. What WordPress writes is made into HTML before, in the importer."""

import re
from collections.abc import Mapping, Set as AbstractSet

import nh3

MOST_BYTES = 262_144
DEEPEST = 100
MOST_REOPENED = 5_000
"""So often a parser may open elements again that were closed by another one's end: such a body is as costly as a deep one."""

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
_HEADING = re.compile(r"<(/?)h1(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*)[\x00-\x20]*:")
_CONTROL = re.compile(r"[\x00-\x20]+")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_MARKING = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_LISTS, _TABLES = frozenset({"ul", "ol", "dl", "menu"}), frozenset({"table"})
_CLOSED_BY_NEXT: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "p": (
        frozenset({"p"}),
        frozenset(
            ["ul", "ol", "dl", "table", "blockquote", "div", "figure", "section", "article", "td", "th", "li", "dd", "caption", "button"]
        ),
    ),
    "li": (frozenset({"li"}), _LISTS),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), _LISTS)),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), _TABLES)),
    "tr": (frozenset({"tr"}), _TABLES),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (frozenset({"thead", "tbody", "tfoot"}), _TABLES)),
}
"""Start tag: (open elements that it closes, those beyond which it closes none) (HTML, 13.1.2.4 on optional end tags)."""


class TooLarge(ValueError):
    """More bytes than a body may have."""


class TooDeep(ValueError):
    """More elements within each other than a body may have."""


def clean(html: str) -> str:
    """What the table allows of the HTML; cleaning it again changes nothing.

    Raises ``TooLarge`` or ``TooDeep`` before anything is parsed: the parser's time grows with the square of the nesting.
    """
    _check_size(html)
    if depth(html) > DEEPEST:
        raise TooDeep(f"A body has at most {DEEPEST} elements within each other.")
    once = _CLEANER.clean(_HEADING.sub(r"<\1h2", html))
    # Taking tags away may leave a shape that the parser mends once more (text in a table, a paragraph in a paragraph).
    for _ in range(3):
        again = _CLEANER.clean(once)
        if again == once:
            break
        once = again
    _check_size(once)
    return once


def _check_size(html: str) -> None:
    if len(html.encode("utf-8", "replace")) > MOST_BYTES:
        raise TooLarge(f"A body has at most {MOST_BYTES // 1024} KB.")


def depth(html: str) -> int:
    """How deep elements are nested at the most, in one pass that stops where that is too deep; never less than a parser finds."""
    stack: list[str] = []
    deepest = reopened = 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if name in _VOID:
            continue
        closes, holders = ({name}, set()) if found[1] else _CLOSED_BY_NEXT.get(name, (set(), set()))
        at = _last(stack, closes | holders) if not closes.isdisjoint(stack) else -1
        if at >= 0 and stack[at] in closes:
            kept = [one for one in stack[at + 1 :] if one in _MARKING]
            stack[at:] = kept
            reopened += len(kept)
        if not found[1]:
            stack.append(name)
        deepest = max(deepest, len(stack), DEEPEST + 1 if reopened > MOST_REOPENED else 0)
        if deepest > DEEPEST:
            break
    return deepest


def _last(stack: list[str], names: AbstractSet[str]) -> int:
    return next(place for place in range(len(stack) - 1, -1, -1) if stack[place] in names)


def _attribute(element: str, name: str, value: str) -> str | None:
    """The value of an attribute, or ``None`` to take it away."""
    if name == "controls":
        return ""
    if name == "loading":
        return value if value in ("lazy", "eager") else None
    if name in ADDRESSES or (element in ("img", "audio", "video", "source") and name == "src"):
        return value if _is_safe(value) else None
    return value


def _is_safe(value: str) -> bool:
    """Whether every address in the value is relative or has an allowed scheme."""
    for part in value.split(","):
        found = _SCHEME.match(_CONTROL.sub(" ", part).strip())
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
