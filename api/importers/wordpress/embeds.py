"""What is embedded: known providers, their players' addresses, and the figures that stand for both."""

import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

PROVIDERS = {
    "bsky.app": "bluesky",
    "codepen.io": "codepen",
    "dai.ly": "dailymotion",
    "dailymotion.com": "dailymotion",
    "facebook.com": "facebook",
    "flic.kr": "flickr",
    "flickr.com": "flickr",
    "imgur.com": "imgur",
    "instagram.com": "instagram",
    "issuu.com": "issuu",
    "mixcloud.com": "mixcloud",
    "open.spotify.com": "spotify",
    "reddit.com": "reddit",
    "scribd.com": "scribd",
    "slideshare.net": "slideshare",
    "soundcloud.com": "soundcloud",
    "speakerdeck.com": "speakerdeck",
    "ted.com": "ted",
    "tiktok.com": "tiktok",
    "tumblr.com": "tumblr",
    "twitter.com": "twitter",
    "vimeo.com": "vimeo",
    "wordpress.tv": "wordpress-tv",
    "x.com": "twitter",
    "youtu.be": "youtube",
    "youtube-nocookie.com": "youtube",
    "youtube.com": "youtube",
}
"""Host: the name in ``data-embed``. Hosts below it (``www.``, ``m.``) are the same provider."""

MOST_CHARACTERS = 4_000
"""Longer text is no address."""

_PLAYERS = (
    (re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})(?![\w-])"), "https://www.youtube.com/watch?v={}"),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d{1,20})"), "https://vimeo.com/{}"),
    (re.compile(r"https?://(?:www\.|geo\.)?dailymotion\.com/embed/video/(\w{1,20})"), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"https?://open\.spotify\.com/embed/(\w{1,20}/\w{1,40})"), "https://open.spotify.com/{}"),
)
"""A player's address, and that of the page with the same content."""

_FRAME = re.compile(r"<iframe\b([^<>]*)>(?:[^<]*</iframe>)?", re.IGNORECASE)
_SRC = re.compile(r"""(?<![\w-])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def provider(url: str) -> str | None:
    """The provider's name, or ``None`` if it is not known."""
    host = _host(url)
    labels = host.split(".") if len(host) <= 253 else []  # noqa: PLR2004 - the longest name DNS has
    return next((PROVIDERS[name] for at in range(len(labels)) if (name := ".".join(labels[at:])) in PROVIDERS), None)


def address(text: str) -> str | None:
    """An absolute HTTP address as HTML text or attribute gives it, without entities; ``None`` for all else."""
    url = unescape(text).strip() if len(text) <= MOST_CHARACTERS else ""
    url = f"https:{url}" if url.startswith("//") else url
    return url if url.lower().startswith(("http://", "https://")) and _host(url) and not re.search(r"[\s<>\"]", url) else None


def figure(url: str, caption: str = "") -> str:
    """The figure of an address: the provider's, else ``link``. ``caption`` is HTML."""
    shown = escape(url)
    words = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f'<figure data-embed="{provider(url) or "link"}" data-url="{shown}"><a href="{shown}">{shown}</a>{words}</figure>'


def frames(text: str) -> list[tuple[int, int, str]]:
    """Each ``iframe`` as start, end, and the figure that stands for it; "" if it shows nothing that has an address."""
    return [(match.start(), match.end(), _framed(match[1])) for match in _FRAME.finditer(text)]


def _framed(attributes: str) -> str:
    found = _SRC.search(attributes)
    url = address(found[1] or found[2] or found[3] or "") if found else None
    return figure(_page(url)) if url else ""


def _page(url: str) -> str:
    if _host(url) == "w.soundcloud.com":
        return address(parse_qs(urlsplit(url).query).get("url", [""])[0]) or url
    return next((page.format(found[1]) for player, page in _PLAYERS if (found := player.match(url))), url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
