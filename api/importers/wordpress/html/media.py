"""Figures of images, players and lists of sound files. Which attachment has which number is asked of ``Lookup``."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from api.importers.wordpress.html.embeds import address, figure, provider

MOST_SHOWN = 1_000
"""Attachments that one body shows: more are left out, so that a short body cannot become a huge one."""

_NO_IMAGE = re.compile(
    r"\.(?:3gp|aac|avi|csv|docx?|epub|flac|flv|gz|ics|json|key|m4[abv]|mid|mk[av]|mov|mp[34]|mpe?g|numbers|od[pst]|og[agmv]|opus|pages|pdf"
    r"|pptx?|rar|rtf|srt|tar|txt|vtt|wav|webm|wm[av]|xlsx?|xml|zip)(?:[?#]|$)",
    re.IGNORECASE,
)
FILES = {"audio": ("src", "mp3", "m4a", "ogg", "wav", "flac", "wma"), "video": ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv")}
"""Element: the attributes of its shortcode that may name the file, in this order."""
_PLAYED = {
    "audio": re.compile(r"\.(?:aac|flac|m4[ab]|mid|mka|mp3|og[ag]|opus|ra|wav|wma)(?:[?#]|$)", re.IGNORECASE),
    "video": re.compile(r"\.(?:3gp|avi|flv|m4v|mkv|mov|mp4|mpe?g|og[vm]|webm|wmv)(?:[?#]|$)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file, most often an image. ``alt``, ``caption`` and ``title`` are text; sizes are pixels; the rest is to sort by."""

    url: str
    alt: str | None
    caption: str | None
    width: int | None
    height: int | None
    title: str | None = None
    number: int = 0
    place: int = 0
    name: str = ""
    date: str = ""
    modified: str = ""


Sort = Callable[[Attachment], int | str]
_SORTS: dict[str, Sort] = {
    "menu_order": lambda one: one.place,
    "id": lambda one: one.number,
    "title": lambda one: (one.title or "").casefold(),
    "name": lambda one: one.name,
    "date": lambda one: one.date,
    "modified": lambda one: one.modified,
}


@dataclass(slots=True)
class Lookup:
    """The attachments that one body may show. ``children``: those of a post, by default of its own."""

    attachment: Callable[[int], Attachment | None]
    children: Callable[[int | None], list[Attachment]]
    left: int = field(default=MOST_SHOWN)

    def chosen(self, attributes: Mapping[str, str], shows: Callable[[Attachment], bool]) -> list[Attachment]:
        """What a gallery or a list of files shows, in WordPress's order. ``shows``: whether it is of the right sort."""
        given = attributes.get("ids", "")
        named = given if given.strip() else attributes.get("include", "")
        if named.strip():
            numbers = _numbers(named)[: max(self.left, 0)]
            found = [one for one in map(self.attachment, dict.fromkeys(numbers)) if one]
            self.left -= len(numbers) - len(found)
        else:
            without = set(_numbers(attributes.get("exclude", "")))
            post = _numbers(attributes.get("id", ""))
            children = self.children(post[0] if post else None) if self.left > 0 else []
            found = [one for one in children if one.number not in without][: max(self.left, 0)]
        self.left -= len(found) + 1
        by = attributes.get("orderby", "").strip() or ("post__in" if given.strip() else "menu_order ID")
        return [one for one in _sorted(found, by, attributes.get("order", "")) if shows(one)]


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(?<!\d)\d{1,18}(?!\d)", text, re.ASCII)]


def _sorted(found: list[Attachment], by: str, order: str) -> list[Attachment]:
    """By names of WordPress; chance (``rand``) is its own order. What is named by its place stands as it was named."""
    names = [name.removeprefix("post_") for name in re.split(r"[\s,]+", by.lower())]
    if "_in" in names:
        return found
    known = [_SORTS[name] for name in names if name in _SORTS]
    if not known:
        known = [_SORTS["menu_order"], _SORTS["id"]] if "rand" in names or "none" in names else [_SORTS["date"]]
    is_down = order.strip().upper() not in ("", "ASC")
    return sorted(found, key=lambda one: tuple(sort(one) for sort in known), reverse=is_down)


def is_image(one: Attachment) -> bool:
    """Whether it is shown as an image: any file that has no other kind's name."""
    return not _NO_IMAGE.search(one.url)


def is_of(element: str) -> Callable[[Attachment], bool]:
    """Whether a file is played by this element."""
    return lambda one: _PLAYED[element].search(one.url) is not None


def gallery(attachments: Iterable[Attachment]) -> str:
    """A figure of figures; "" without images."""
    inner = "".join(image(one) for one in attachments)
    return f"<figure>{inner}</figure>" if inner else ""


def playlist(attachments: Iterable[Attachment]) -> str:
    """A figure with a list of links; "" without files."""
    inner = "".join(f'<li><a href="{escape(one.url)}">{escape(called(one))}</a></li>' for one in attachments)
    return f"<figure><ul>{inner}</ul></figure>" if inner else ""


def called(one: Attachment) -> str:
    """What a file is called in a list."""
    return one.title or one.caption or one.url.rpartition("/")[2]


def player(element: str, attributes: Mapping[str, str], inside: str) -> str | None:
    """A figure with ``audio`` or ``video``; the provider's for a film that is elsewhere; ``None`` if no file is named."""
    given = next((attributes[name] for name in FILES[element] if attributes.get(name)), inside)
    url = unescape(given).strip()
    if not url or re.search(r"[\s<>\"]", url):
        return None
    if address(url) and provider(url):
        return figure(url)
    sizes = {name: attributes[name] for name in ("width", "height") if element == "video" and attributes.get(name, "").isdecimal()}
    size = "".join(f' {name}="{value}"' for name, value in sizes.items())
    return f'<figure><{element} controls src="{escape(url)}"{size}></{element}></figure>'


def image(one: Attachment) -> str:
    """The figure of an image with its caption."""
    sizes = "".join(f' {name}="{value}"' for name, value in (("width", one.width), ("height", one.height)) if value)
    words = f"<figcaption>{escape(one.caption, quote=False)}</figcaption>" if one.caption else ""
    return f'<figure><img src="{escape(one.url)}" alt="{escape(one.alt or "")}"{sizes}>{words}</figure>'
