"""Images and players as they are meant: their real addresses where a plugin loads them late, absolute, and none without one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import ClassVar
from urllib.parse import quote

from api.html.tokens import attributes, cut
from api.importers.wordpress.fitting import web_address
from api.importers.wordpress.html.lost import Lost

_SIGN = re.compile(
    r"<(?:img|audio|video)\b(?![^<>]*\ssrc=\"https?://(?:[a-z0-9_-]+\.)+[a-z]{2,}[/?#][^\s\"<>]*\")|<(?:source|picture|noscript)\b|<img\b[^<>]*\s(?:data-|srcset)|"
    r"<a\b[^<>]*\shref=[\"']?(?!https?:|mailto:|tel:|#)[^\s\"'<>]*\.\w{2,5}[\"'\s>]"
    r"|<a\b[^<>]*\shref=(?:\"[^\"<>]*\s[^\"<>]*\"|'[^'<>]*\s[^'<>]*')",
    re.IGNORECASE,
)
"""Only bodies that have one of these are looked through."""
_LATE = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-src", "data-ll-src", "data-echo", "data-img-url")
_LATE_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set", "data-ll-srcset")
_NOTHING = re.compile(r"(?:data|about|javascript|blob|file):|#|$", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"(?:data|about|javascript):|#|$", re.IGNORECASE)
"""What names nothing, by which nothing is lost."""
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STANDS_IN = re.compile(
    r"(?:^|[/_.-])(?:1x1|blank|gr[ae]y|lazy|loading|pixel|placeholder|spacer|trans|transparent)(?:[/_.-]|$)", re.IGNORECASE
)
_NO_SCRIPT = re.compile(r"<noscript\b[^<>]*+>([^<]*+(?:<(?!/?noscript\b)[^<]*+)*+)</noscript\s*+>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)
_BEFORE = re.compile(r"(<img\b[^<>]*+>)(?:\s|<br\s*/?>)*+\Z", re.IGNORECASE)
_AFTER = re.compile(r"(?:\s|<br\s*/?>)*+(<img\b[^<>]*+>)", re.IGNORECASE)
_SIZED = re.compile(r"\s(\d{1,5})w|\s(\d{1,3}(?:\.\d{1,3})?)x")
_KEPT: tuple[str, ...] = ("alt", "title", "width", "height", "loading", "lang", "dir", "id")
_CANDIDATE = re.compile(r"[\s,]*+(\S*[^\s,])(?:\s++(\d[\d.]*[wxh]))?+")
_FILE = re.compile(
    r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp|3gp|aac|avi|csv|docx?|epub|flac|gz|m4[abv]|mkv|mov|mp[34]|mpe?g|od[pst]|og[agmv]|opus|pdf"
    r"|pptx?|rar|rtf|tar|txt|wav|webm|wm[av]|xlsx?|zip)(?![\w.])",
    re.IGNORECASE,
)
_HREF = re.compile(r"(\shref\s*=\s*)(?=[\"'][^\"']*\s)[\"']([^\"']*)[\"']", re.IGNORECASE)
"""A link's address with white space in it."""
_BLANK = re.compile(r"\s")
_VALUES = {name: re.compile(rf"(\s{name}\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE) for name in ("href", "src")}


def without_noscript(text: str) -> str:
    """The text with one image for each that is loaded late and has another one for browsers without scripts beside it."""
    if "<noscript" not in text.lower():
        return text
    out: list[str] = []
    done = 0
    for match in _NO_SCRIPT.finditer(text):
        image = _IMAGE.search(match[1])
        if not image or match.start() < done:
            continue
        before = text[done : match.start()]
        if _is_hidden(image[0]):
            out.append(before)
            done = match.end()
            continue
        end = match.end()
        twin, following = _BEFORE.search(before[-5_000:]), _AFTER.match(text, end)
        if twin and _is_late(twin[1]):
            before = before[: len(before) - len(twin[0])]
        elif following and _is_late(following[1]):
            end = following.end()
        out += [before, match[1]]
        done = end
    return "".join([*out, text[done:]])


def _is_hidden(tag: str) -> bool:
    """Whether an image is no more than a sign of life for somebody who counts readers."""
    given = attributes(tag)
    return given.get("width") in ("0", "1") and given.get("height") in ("0", "1")


def _is_late(tag: str) -> bool:
    given = attributes(tag)
    src = given.get("src", "").strip()
    is_said = any(given.get(name) for name in (*_LATE, *_LATE_SETS)) or "lazy" in given.get("class", "").lower()
    return is_said or bool(_NOTHING.match(src) or _STANDS_IN.search(src))


def shown(html: str, site: str, lost: Lost) -> str:
    """The HTML with images and files by their real addresses, joined to the site's; sources only within players."""
    if not _SIGN.search(html):
        return html
    reading = _Reading(site, lost)
    for words, tag in cut(html):
        reading.out += [words, reading.tag(tag) if tag else ""]
    return "".join(reading.out)


@dataclass(slots=True)
class _Reading:
    """Of one body, tag by tag. ``playing``: within which player; ``pictured``: an address of the picture that is open."""

    site: str
    lost: Lost
    out: list[str] = field(default_factory=list)
    playing: str = ""
    begin: int = 0
    """Where the player begins that is open."""
    is_heard: bool = False
    """Whether it has a source."""
    unheard: list[str] = field(default_factory=list)
    """Its addresses that cannot be used."""
    pictured: str = ""

    def tag(self, tag: re.Match[str]) -> str:
        """The tag, or what stands for it."""
        name = (tag["name"] or "").lower()
        change = self._CHANGES.get(name)
        return change(self, tag, name) if change else tag[0]

    def _player(self, tag: re.Match[str], name: str) -> str:
        if not tag["end"]:
            self.playing, self.begin, self.is_heard, self.unheard = name, len(self.out) + 1, False, []
            return self._sourced(tag)
        is_silent, self.playing = bool(self.playing) and not self.is_heard, ""
        if is_silent:
            self.out[self.begin] = ""
            self.lost.players |= dict.fromkeys(self.unheard)
        return "" if is_silent else tag[0]

    def _source(self, tag: re.Match[str], _name: str) -> str:
        self.pictured = self.pictured or _address(attributes(tag["attributes"]), self.site)
        return self._sourced(tag) if self.playing else ""

    def _sourced(self, tag: re.Match[str]) -> str:
        """The tag of a player or of a source in one, by its real address."""
        given = attributes(tag["attributes"])
        values = [unescape(given[name]).strip() for name in (*_LATE, "src") if given.get(name)]
        found = next(filter(None, (_web(value, self.site) for value in values)), "")
        self.is_heard = self.is_heard or bool(found)
        self.unheard += [value for value in values if not found and not _NO_ADDRESS.match(value)]
        if not found or found == given.get("src"):
            return tag[0]
        bare = _VALUES["src"].sub("", tag[0])
        return f'{bare[: len(tag["name"]) + 1]} src="{found}"{bare[len(tag["name"]) + 1 :]}'

    def _picture(self, _tag: re.Match[str], _name: str) -> str:
        self.pictured = ""
        return ""

    def _image(self, tag: re.Match[str], _name: str) -> str:
        pictured, self.pictured = self.pictured, ""
        given = attributes(tag["attributes"])
        src = _address(given, self.site) or pictured
        if not src and (unusable := _named(given)):
            self.lost.images[unusable] = None
        return _image(tag[0], given, src, self.site) if src else ""

    def _link(self, tag: re.Match[str], _name: str) -> str:
        joined = _joined(tag, "href", self.site) if _FILE.search(tag["attributes"]) else tag[0]
        return _HREF.sub(lambda found: f'{found[1]}"{_BLANK.sub(_encoded, found[2].strip())}"', joined, count=1)

    _CHANGES: ClassVar[dict[str, Callable[["_Reading", re.Match[str], str], str]]] = {
        "a": _link,
        "audio": _player,
        "img": _image,
        "picture": _picture,
        "source": _source,
        "video": _player,
    }


def _named(given: dict[str, str]) -> str:
    """What an image without an address that can be used names as such; "" where it names none."""
    values = (unescape(given.get(name, "")).strip() for name in (*_LATE, "src", *_LATE_SETS, "srcset"))
    return next((value for value in values if not _NO_ADDRESS.match(value)), "")


def _image(tag: str, given: dict[str, str], src: str, site: str) -> str:
    """The image by its real address."""
    if src == given.get("src") and not any(given.get(name) for name in ("srcset", *_LATE_SETS)):
        return tag
    kept = {name: given[name] for name in _KEPT if name in given}
    sets = _set(next((given[name] for name in (*_LATE_SETS, "srcset") if given.get(name)), ""), site)
    srcset = ", ".join(f"{url}{size}" for url, size in sets)
    if srcset:
        kept["srcset"] = srcset
    return f'<img src="{src}"' + "".join(f' {name}="{_quoted(value)}"' for name, value in kept.items()) + ">"


def _address(given: dict[str, str], site: str) -> str:
    """The real address, as an attribute has it: what is loaded late, else the source, else the largest of a set."""
    src = given.get("src", "")
    for value in [*(given.get(name, "") for name in _LATE), *([] if _NOTHING.match(src.strip()) else [src])]:
        if found := _web(value, site):
            return found
    for name in (*_LATE_SETS, "srcset"):
        if sets := _set(given.get(name, ""), site):
            return max(sets, key=lambda one: _size(one[1]))[0]
    return ""


def _size(text: str) -> float:
    found = _SIZED.match(text)
    return float(found[1] or found[2]) if found else 0.0


def _set(value: str, site: str) -> list[tuple[str, str]]:
    """Addresses of a ``srcset`` with their sizes, those that can be used."""
    if "data:" in value:
        return []
    found = ((_web(one[1], site), one[2]) for one in _CANDIDATE.finditer(value))
    return [(url, f" {size}" if size else "") for url, size in found if url]


def _web(value: str, site: str) -> str:
    """An attribute's address, absolute and encoded; as it is where the site's is not known, "" where it is none."""
    value = unescape(value).strip()
    if not value or _NOTHING.match(value):
        return ""
    whole = web_address(value, site) if site.startswith("http") or _WHOLE.match(value) else value
    return escape(whole) if whole else ""


def _joined(tag: re.Match[str], name: str, site: str) -> str:
    """The tag with this attribute absolute; of files only."""
    value = attributes(tag["attributes"]).get(name, "")
    whole = _web(value, site) if name != "href" or _FILE.search(value) else ""
    return _VALUES[name].sub(lambda found: f'{found[1]}"{whole}"', tag[0], count=1) if whole and whole != value else tag[0]


def _encoded(blank: re.Match[str]) -> str:
    return "" if blank[0] in "\t\r\n" else quote(blank[0])  # as browsers do (WHATWG URL, 4.4)


def _quoted(value: str) -> str:
    return value.replace('"', "&quot;")
