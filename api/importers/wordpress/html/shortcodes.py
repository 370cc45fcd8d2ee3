"""WordPress's own shortcodes as figures. Which others a body has is reported; they stay as text."""

import re
from collections.abc import Callable
from html import escape, unescape

from api.importers.wordpress.html.embeds import address, figure
from api.importers.wordpress.html.media import FILES, Lookup, gallery, is_image, is_of, player, playlist

_SHORTCODE = re.compile(r"<[^<>]*>|(\[?)\[(/?)([A-Za-z][\w-]*)(?=[\s/=\]])([^\[\]]*)\](\]?)")
"""A tag, in which no shortcode is looked for, or a shortcode: doubled bracket, slash, name, attributes, doubled bracket."""
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)""")
_PICTURE = re.compile(r"\s*((?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
_LOOKS_SO = re.compile(r"[\w-]\s*=\s*[\"'\w&]")
_YOUTUBE_ID = re.compile(r"[\w-]{6,20}")
_PLUGINS = frozenset({"contact-form", "contact-form-7", "ez-toc", "gravityform", "ninja-forms", "products", "sitemap", "toc", "wpforms"})
"""Shortcodes of plugins that are also written without attributes."""

Attributes = dict[str, str]
"""Lower-case names; those without one have their number."""
Known = Callable[[Attributes, str, Lookup], str | None]
"""The HTML for attributes and enclosed text; ``None`` if it cannot be made: the shortcode stays as text."""


def replaced(text: str, lookup: Lookup, keep: Callable[[str], str]) -> tuple[str, list[str]]:
    """The text with what ``keep`` gives for each figure, and the names of unknown shortcodes, each once."""
    found = [match for match in _SHORTCODE.finditer(text) if match[3]]
    out: list[str] = []
    unknown: dict[str, None] = {}
    done = 0
    for match, end in zip(found, _ends(found), strict=True):
        if match.start() < done:
            continue
        new, until = _one(text, match, end, lookup)
        out += [text[done : match.start()], text[match.start() : until] if new is None else new and (new if match[1] else keep(new))]
        done = until
        if new is None and _is_shortcode(match, closed=end is not None):
            unknown[match[3].lower()] = None
    return "".join([*out, text[done:]]), list(unknown)


def _ends(found: list[re.Match[str]]) -> list[re.Match[str] | None]:
    """For each shortcode the one that closes it: the next of its name, if that is an end. So no text is enclosed twice by one name."""
    ends: list[re.Match[str] | None] = []
    following: dict[str, re.Match[str]] = {}
    for match in reversed(found):
        end = following.get(match[3].lower())
        ends.append(end if end and end[2] and not match[2] and not match[4].endswith("/") else None)
        following[match[3].lower()] = match
    return ends[::-1]


def _one(text: str, match: re.Match[str], end: re.Match[str] | None, lookup: Lookup) -> tuple[str | None, int]:
    """The HTML for a shortcode, and where the text goes on; no HTML: it stays."""
    if match[1] and (escaped := _escaped(text, match, end)):
        return escaped
    known = None if match[2] or match[1] else KNOWN.get(match[3].lower())
    if not known:
        return None, match.end()
    last = end if end and match[3].lower() in ENCLOSING else match
    inside = text[match.end(4) + 1 : last.start()] if last is not match else ""
    html = known(_attributes(match[4]), inside, lookup)
    # A bracket that only the end has is text after the shortcode.
    return html, last.end(4) + 1 if html is not None else match.end()


def _escaped(text: str, match: re.Match[str], end: re.Match[str] | None) -> tuple[str, int] | None:
    """A shortcode in doubled brackets, with what it encloses, is meant as text, and loses one of each: ``[[gallery]]``."""
    last = end if end and end[5] and not match[5] else match
    is_meant = match[3].lower() in KNOWN or _is_shortcode(match, closed=last is not match)
    return (text[match.start() + 1 : last.end() - 1], last.end()) if last[5] and is_meant else None


def _attributes(text: str) -> Attributes:
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(text.strip().removesuffix("/")):
        name = (match[1] or str(len(found))).lower()
        found.setdefault(name, next((value for value in match.groups()[1:] if value is not None), ""))
    return found


def _is_shortcode(match: re.Match[str], *, closed: bool) -> bool:
    """Whether text in brackets is most likely a shortcode: attributes, an end, an underscore, a plugin's name; not ``[sic]``."""
    if match[2]:
        return False
    return closed or "_" in match[3] or match[3].lower() in _PLUGINS or bool(_LOOKS_SO.search(match[4]))


def _caption(attributes: Attributes, inside: str, lookup: Lookup) -> str | None:
    inside, _ = replaced(inside, lookup, lambda html: html)
    picture = _PICTURE.fullmatch(inside)
    image, words = (picture[1], picture[2]) if picture else (inside, "")
    words = attributes.get("caption", "") or words
    shown = f"<figcaption>{words.strip()}</figcaption>" if words.strip() else ""
    return f"<figure>{image.strip()}{shown}</figure>" if image.strip() else None


def _embed(attributes: Attributes, inside: str, _lookup: Lookup) -> str | None:
    url = address(inside) or address(attributes.get("src", ""))
    return figure(url) if url else None


def _youtube(attributes: Attributes, inside: str, _lookup: Lookup) -> str | None:
    return _film(attributes, inside, "https://www.youtube.com/watch?v={}", _YOUTUBE_ID)


def _vimeo(attributes: Attributes, inside: str, _lookup: Lookup) -> str | None:
    return _film(attributes, inside, "https://vimeo.com/{}", re.compile(r"\d{1,20}"))


def _film(attributes: Attributes, inside: str, page: str, number: re.Pattern[str]) -> str | None:
    """A film given by address or number: as an attribute, after an equals sign, or enclosed."""
    given = (attributes.get("url"), attributes.get("id"), attributes.get("src"), attributes.get("v"), attributes.get("0"), inside)
    for value in (unescape(one).strip().lstrip("=").strip() for one in given if one):
        if number.fullmatch(value):
            return figure(page.format(value))
        if url := address(value):
            return figure(url)
    return None


def _audio(attributes: Attributes, inside: str, lookup: Lookup) -> str | None:
    return _played("audio", attributes, inside, lookup)


def _video(attributes: Attributes, inside: str, lookup: Lookup) -> str | None:
    return _played("video", attributes, inside, lookup)


def _played(element: str, attributes: Attributes, inside: str, lookup: Lookup) -> str | None:
    """A player of the file that is named, else of the first one of that kind which the post has."""
    if made := player(element, attributes, inside):
        return made
    if "0" in attributes or inside.strip() or any(attributes.get(name) for name in FILES[element]):
        return None
    first = lookup.chosen({}, is_of(element))[:1]
    return (player(element, {"src": escape(first[0].url)}, "") if first else "") or ""


def _gallery(attributes: Attributes, _inside: str, lookup: Lookup) -> str | None:
    return gallery(lookup.chosen(attributes, is_image))


def _playlist(attributes: Attributes, _inside: str, lookup: Lookup) -> str | None:
    shows = is_of("video" if attributes.get("type") == "video" else "audio")
    is_named = attributes.get("ids", "").strip() or attributes.get("include", "").strip()
    return playlist(lookup.chosen(attributes, (lambda _: True) if is_named else shows))


KNOWN: dict[str, Known] = {
    "audio": _audio,
    "caption": _caption,
    "embed": _embed,
    "gallery": _gallery,
    "playlist": _playlist,
    "video": _video,
    "vimeo": _vimeo,
    "wp_caption": _caption,
    "youtube": _youtube,
}
ENCLOSING = frozenset({"audio", "caption", "embed", "video", "vimeo", "wp_caption", "youtube"})
