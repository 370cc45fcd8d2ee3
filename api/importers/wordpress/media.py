"""Figures of images, players and lists of sound files. Which attachment has which number is asked of ``Lookup``."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from api.importers.wordpress.embeds import address, figure, provider

MOST_SHOWN = 1_000
"""Attachments that one body shows: more are left out, so that a short body cannot become a huge one."""

_NO_IMAGE = re.compile(
    r"\.(?:aac|csv|docx?|flac|m4[av]|mov|mp[34]|od[pst]|og[agv]|pdf|pptx?|rtf|txt|wav|webm|wm[av]|xlsx?|zip)(?:\?|$)", re.IGNORECASE
)
FILES = {"audio": ("src", "mp3", "m4a", "ogg", "wav", "flac", "wma"), "video": ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv")}
"""Element: the attributes of its shortcode that may name the file, in this order."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file, most often an image. ``alt`` and ``caption`` are text; sizes are pixels."""

    url: str
    alt: str | None
    caption: str | None
    width: int | None
    height: int | None


@dataclass(slots=True)
class Lookup:
    """The attachments that one body may show."""

    attachment: Callable[[int], Attachment | None]
    children: Callable[[], list[Attachment]]
    left: int = field(default=MOST_SHOWN)

    def listed(self, ids: str) -> list[Attachment]:
        """Attachments with the given numbers, unknown ones left out; without numbers those of the post."""
        if not ids.strip() and self.left > 0:
            found = self.children()[: self.left]
        else:
            numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,18}(?!\d)", ids, re.ASCII)[: max(self.left, 0)]]
            found = [one for one in map(self.attachment, numbers) if one]
            self.left -= len(numbers) - len(found)
        self.left -= len(found) + 1
        return found


def gallery(attachments: Iterable[Attachment]) -> str:
    """A figure of figures; "" without images."""
    inner = "".join(_image(one) for one in attachments if not _NO_IMAGE.search(one.url))
    return f"<figure>{inner}</figure>" if inner else ""


def playlist(attachments: Iterable[Attachment]) -> str:
    """A figure with a list of links; "" without files."""
    inner = "".join(f'<li><a href="{escape(one.url)}">{escape(one.caption or one.url.rpartition("/")[2])}</a></li>' for one in attachments)
    return f"<figure><ul>{inner}</ul></figure>" if inner else ""


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


def _image(one: Attachment) -> str:
    sizes = "".join(f' {name}="{value}"' for name, value in (("width", one.width), ("height", one.height)) if value)
    words = f"<figcaption>{escape(one.caption, quote=False)}</figcaption>" if one.caption else ""
    return f'<figure><img src="{escape(one.url)}" alt="{escape(one.alt or "")}"{sizes}>{words}</figure>'
