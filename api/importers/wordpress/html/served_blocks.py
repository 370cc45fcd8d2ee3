"""Blocks that WordPress makes when a page is shown: what becomes of their attributes, which is all that an export has of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from api.html.providers import MOST_CHARACTERS
from api.html.tokens import attributes, names
from api.importers.wordpress.html.block_data import Block, Data, number, text
from api.importers.wordpress.html.embeds import address, figure, provider
from api.importers.wordpress.html.media import Attachment, Lookup, called, gallery, image, is_image, is_of, player

STATIC = names(
    "audio button buttons code column columns cover details file gallery group heading html image list list-item media-text missing "
    "paragraph preformatted pullquote quote separator shortcode social-links spacer table text-columns verse video"
)
"""Blocks whose text an export has: with none they are empty."""
DROPPED = {
    **dict.fromkeys(("post-template", "query-no-results", "query-pagination", "query-title", "query-total"), "query"),
    **dict.fromkeys(("comment-template", "comments", "comments-pagination", "comments-query-loop", "post-comments"), "comments"),
}
"""Blocks that are drawn for each post or comment found, and what they are parts of: their text is no text of this post."""

_LINK = re.compile(r"<a\b([^<>]*+)>", re.IGNORECASE)
_LINK_END = re.compile(r"</a\s*>", re.IGNORECASE)
_BOX = re.compile(r"</?(?:div|button)\b[^<>]*>", re.IGNORECASE)
_CAPTION = re.compile(r"<figcaption[^<>]*>")
_PICTURED = re.compile(r"<(?:img|video)\b|wp-block-cover__inner-container", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#/]", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_URLS = ("url", "src", "href", "mediaUrl", "mediaURL", "videoUrl", "audioUrl", "fileUrl", "embedUrl", "feedURL", "link")
_CALLED = ("label", "title", "text", "caption", "alt", "fileName", "name")
_GALLERIES = re.compile(r"gallery|slideshow|carousel|slider|images")
_SOCIAL_LINK = "social-link"
_SERVICES = {
    "chain": "Link",
    "deviantart": "DeviantArt",
    "fivehundredpx": "500px",
    "github": "GitHub",
    "lastfm": "Last.fm",
    "linkedin": "LinkedIn",
    "mail": "E-mail",
    "feed": "RSS",
    "soundcloud": "SoundCloud",
    "tiktok": "TikTok",
    "vk": "VK",
    "whatsapp": "WhatsApp",
    "wordpress": "WordPress",
    "youtube": "YouTube",
}
"""Names of social links that are no word with a capital."""


@dataclass(slots=True)
class Served:
    """What one body's blocks are made with. ``unknown``: names of blocks of which nothing could be made, each once."""

    lookup: Lookup
    footnotes: Callable[[], str] = str
    site: str = ""
    unknown: dict[str, None] = field(default_factory=dict)

    def made(self, block: Block) -> str | None:
        """The HTML of a block without text; ``None`` where its attributes say nothing of it."""
        data, name = block.data, block.name
        if name.startswith(f"{_SOCIAL_LINK}-"):
            data, name = {"service": name.removeprefix(f"{_SOCIAL_LINK}-"), **data}, _SOCIAL_LINK
        make = MADE.get(name)
        found = make(data, "", self) if make else None
        return _of_attributes(name, data, self) if found is None else found


Make = Callable[[Data, str, Served], str | None]
"""The HTML for a block's attributes and what stands in it; ``None`` where it stays as it is."""


def _embed(data: Data, inner: str, _served: Served) -> str | None:
    url = address(escape(text(data, "url")))
    match = _CAPTION.search(inner)
    caption = inner[match.end() :].partition("</figcaption>")[0] if match else ""
    return figure(url, caption) if url else None


def _footnotes(_data: Data, _inner: str, served: Served) -> str | None:
    return served.footnotes()


def _social_link(data: Data, _inner: str, _served: Served) -> str | None:
    """As WordPress has it: a link without address is not shown, one without scheme is HTTPS."""
    url = text(data, "url")
    if not url or url == "#":
        return ""
    if len(url) > MOST_CHARACTERS:
        return ""
    url = f"mailto:{url}" if _MAIL.fullmatch(url) else url if _SCHEME.match(url) else f"https://{url}"
    service = text(data, "service")
    return _item(url, escape(text(data, "label")) or _SERVICES.get(service, service.replace("-", " ").capitalize()) or escape(url))


def _button(data: Data, inner: str, _served: Served) -> str | None:
    if inner.strip():
        return f"<p>{_BOX.sub('', inner).strip()}</p>"
    return _paragraph(text(data, "url"), text(data, "text")) if text(data, "text") else ""


def _file(data: Data, inner: str, served: Served) -> str | None:
    """One link with the file's name, without the button beside it."""
    pieces = [(match, piece) for piece in _LINK_END.split(inner)[:-1] if (match := _LINK.search(piece))]
    links = [(attributes(match[1]), piece[match.end() :].strip()) for match, piece in pieces]
    named = [link for link in links if "wp-block-file__button" not in link[0].get("class", "")]
    name = next((words for _, words in named if words), "") or text(data, "fileName")
    href = next((found["href"] for found, _ in links if found.get("href")), "") or escape(text(data, "href"))
    kept = None if href else _attachment(number(data, "id"), served)
    if kept:
        href, name = escape(kept.url), name or escape(called(kept))
    if not href:
        return f"<p>{name}</p>" if name else None
    return f'<p><a href="{href}">{name or href.rpartition("/")[2]}</a></p>'


def _cover(data: Data, inner: str, _served: Served) -> str | None:
    """With its picture, which is only a background where it does not scroll along."""
    url = text(data, "url")
    first = _PICTURED.search(inner)
    if not url or (first and not first[0].startswith("wp-")):
        return None
    return (_shown(url, text(data, "alt")) or "") + inner


def _navigation(_data: Data, inner: str, _served: Served) -> str | None:
    return f"<ul>{inner}</ul>" if inner.strip() else None


def _navigation_link(data: Data, inner: str, _served: Served) -> str | None:
    label, url = text(data, "label"), text(data, "url")
    if not label and not url:
        return inner or None
    return _item(url, label or escape(url), f"<ul>{inner}</ul>" if inner.strip() else "")


def _home_link(data: Data, _inner: str, served: Served) -> str | None:
    return _item(served.site, text(data, "label") or "Home") if served.site.startswith("http") else None


def _separator(_data: Data, inner: str, _served: Served) -> str | None:
    return None if inner.strip() else "<hr>"


MADE: dict[str, Make] = {
    "button": _button,
    "cover": _cover,
    "embed": _embed,
    "file": _file,
    "footnotes": _footnotes,
    "home-link": _home_link,
    "navigation": _navigation,
    "navigation-link": _navigation_link,
    "navigation-submenu": _navigation_link,
    "separator": _separator,
    "social-link": _social_link,
}


def _of_attributes(name: str, data: Data, served: Served) -> str | None:
    """What any block's attributes show: images, a file, an address."""
    ids = data.get("ids")
    if _GALLERIES.search(name):
        if isinstance(ids, list) and ids and all(isinstance(one, int | str) for one in ids):
            return gallery(served.lookup.chosen({"ids": ",".join(map(str, ids))}, is_image))
        images = data.get("images")
        images = [text(one, "url", "src") for one in images if isinstance(one, dict)] if isinstance(images, list) else []
        if shown := "".join(_shown(url, "") or "" for url in images):
            return f"<figure>{shown}</figure>"
    if url := text(data, *_URLS):
        return _shown(url, text(data, *_CALLED))
    kept = _attachment(number(data, "id") or number(data, "mediaId"), served) if name in STATIC else None
    return _file_shown(kept) if kept else None


def _attachment(wanted: int, served: Served) -> Attachment | None:
    return served.lookup.attachment(wanted) if wanted else None


def _file_shown(one: Attachment) -> str:
    for element in ("audio", "video"):
        if is_of(element)(one):
            return player(element, {"src": escape(one.url)}, "") or ""
    return image(one) if is_image(one) else _paragraph(one.url, escape(called(one)))


def _shown(url: str, words: str) -> str | None:
    """An address as what it leads to: an image, a file to play, a page of a provider, or a link."""
    whole = address(escape(url))
    if not whole:
        return None
    one = Attachment(whole, words or None, None, None, None, title=words or None)
    if provider(whole):
        return figure(whole)
    for element in ("audio", "video"):
        if is_of(element)(one):
            return player(element, {"src": escape(whole)}, "")
    is_shown = re.search(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#]|$)", whole, re.IGNORECASE)
    return image(one) if is_shown else _paragraph(whole, escape(words) or escape(whole))


def _paragraph(url: str, words: str) -> str:
    return f'<p><a href="{escape(url)}">{words}</a></p>' if url else f"<p>{words}</p>"


def _item(url: str, words: str, after: str = "") -> str:
    return f'<li><a href="{escape(url)}">{words}</a>{after}</li>' if url else f"<li>{words}{after}</li>"
