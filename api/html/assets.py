"""What a body shows and leads to besides text: images, players, embeds, files. Where they are kept is not asked."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "aac": "audio/aac",
    "flac": "audio/flac",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "mp4": "video/mp4",
    "ogv": "video/ogg",
    "webm": "video/webm",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "geojson": "application/geo+json",
    "gpx": "application/gpx+xml",
    "ics": "text/calendar",
    "json": "application/json",
    "kml": "application/vnd.google-earth.kml+xml",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""By ending of an address: the media type (IANA) of what is there. A link to anything else leads to a page."""

_MAY = re.compile(r"<(?:img|audio|video|source|figure data-embed|a)\s")
_TAG = re.compile(r'<(/?(?:audio|video)|img|source|figure|a)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'(?<=\s)(src|href|data-embed|data-url|width|height)="([^"]*)"')
_PLAYERS = ("audio", "video")
_PIXELS = re.compile("[1-9][0-9]{0,8}")


class Asset(NamedTuple):
    """One of them: its address as it stands, its media type where the ending says it, its size in pixels where it is known."""

    kind: str
    url: str
    type: str | None
    width: int | None = None
    height: int | None = None


def assets_in(html: str) -> Iterator[Asset]:
    """Those of a sanitised body in their order."""
    if not _MAY.search(html):
        return
    player = ""
    for name, text in _TAG.findall(html):
        if name.lstrip("/") in _PLAYERS:
            player = "" if name.startswith("/") else name
        told = {attribute: unescape(value) for attribute, value in _ATTRIBUTE.findall(text)}
        kind, url = _shown(name, told, player)
        if kind and url:
            yield Asset(kind, url, type_of(url), _pixels(told.get("width")), _pixels(told.get("height")))


def _shown(name: str, told: dict[str, str], player: str) -> tuple[str, str | None]:
    """What a tag shows, and its address; ``""`` for nothing. ``player``: the one that it is in."""
    if name == "a":
        url = told.get("href", "")
        return ("file" if type_of(url) else ""), url
    if name == "figure":
        return ("embed" if "data-embed" in told else ""), told.get("data-url")
    return ("image" if name == "img" else player), told.get("src")


def type_of(url: str) -> str | None:
    """The media type of what is at an address, as far as its ending says it."""
    try:
        path = urlsplit(url).path
    except ValueError:  # ``//[``
        return None
    return TYPES.get(path.rpartition("/")[2].rpartition(".")[2].lower()) if "." in path else None


def _pixels(text: str | None) -> int | None:
    return int(text) if text and _PIXELS.fullmatch(text) else None
