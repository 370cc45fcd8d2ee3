"""What is embedded: known providers, their players' addresses, and the figures that stand for both."""

import re
from html import escape, unescape
from html.entities import html5
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

_YOUTUBE = r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com/"
_PLAYERS = tuple(
    (re.compile(rf"https?://{player}", re.ASCII | re.IGNORECASE), page)
    for player, page in (
        (
            rf"{_YOUTUBE}embed/videoseries\?(?:[^#]*&)?list=([\w-]{{6,64}})(?![\w-])",
            "https://www.youtube.com/playlist?list={}",
        ),
        (
            rf"(?:{_YOUTUBE}(?:embed/|v/|shorts/|watch\?(?:[^#]*&)?v=)|youtu\.be/)(?!videoseries\b|live_stream\b)([\w-]{{6,20}})(?![\w-])",
            "https://www.youtube.com/watch?v={}",
        ),
        (r"player\.vimeo\.com/video/(\d{1,20})", "https://vimeo.com/{}"),
        (r"(?:www\.|geo\.)?dailymotion\.com/embed/video/(\w{1,20})", "https://www.dailymotion.com/video/{}"),
        (r"open\.spotify\.com/embed/(\w{1,20}/\w{1,40})", "https://open.spotify.com/{}"),
    )
)
"""A player's address, and that of the page with the same content."""

_ABSOLUTE = re.compile(r"(?:https?:)?//[^\x00-\x20\x7f\s<>\"\\]+", re.IGNORECASE)
"""No white space, which browsers leave out, and no backslash, which they read as a slash."""
_REFERENCE = re.compile(r"&(?:#[0-9xX][0-9a-fA-F]*+;?|[a-zA-Z][a-zA-Z0-9]*+(?:;|(?!=)))")
"""A character reference as it is read within an attribute: ``&copy=`` and ``&copyright`` are none."""


def provider(url: str) -> str | None:
    """The provider's name, or ``None`` if it is not known."""
    host = _host(url)
    labels = host.split(".") if len(host) <= 253 else []  # noqa: PLR2004 - the longest name DNS has
    return next((PROVIDERS[name] for at in range(len(labels)) if (name := ".".join(labels[at:])) in PROVIDERS), None)


def address(text: str) -> str | None:
    """An absolute HTTP address as HTML text or attribute gives it, without entities; ``None`` for all else."""
    url = _REFERENCE.sub(_character, text).strip() if len(text) <= MOST_CHARACTERS else ""
    url = f"https:{url}" if url.startswith("//") else url
    return url if _ABSOLUTE.fullmatch(url) and _host(url) else None


def page(url: str) -> str:
    """The address of the page with what a player's address plays; any other address as it is."""
    if _host(url) == "w.soundcloud.com":
        return address(parse_qs(urlsplit(url).query).get("url", [""])[0]) or url
    return next((there.format(found[1]) for player, there in _PLAYERS if (found := player.match(url))), url)


def has_password(url: str) -> bool:
    """Whether somebody's name or password is in an address; it is not shown to others."""
    return "@" in urlsplit(url).netloc


def opened(url: str) -> str:
    """The figure of an address with a plain link, without its end tag: the provider's, else ``link``."""
    return f"{begun(url)}{link(url)}"


def begun(url: str) -> str:
    """The start tag of the figure."""
    return f'<figure data-embed="{provider(url) or "link"}" data-url="{escape(url)}">'


def link(url: str) -> str:
    """The plain link to an address."""
    return f'<a href="{escape(url)}">{escape(url)}</a>'


def figure(url: str, caption: str = "") -> str:
    """The figure of an address. ``caption`` is HTML."""
    words = f"<figcaption>{caption}</figcaption>" if caption.strip() else ""
    return f"{opened(url)}{words}</figure>"


def _character(found: re.Match[str]) -> str:
    return unescape(found[0]) if found[0].startswith("&#") or found[0][1:] in html5 else found[0]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
