"""Feeds (``foreign.feeds``) as archives: their items become posts of one's own, as those of exports do, with tags and authors."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import orjson

from api.clock import MICROSECONDS, iso, now_us
from api.foreign.feeds import documents
from api.html.absolute_urls import absolute
from api.html.sanitize import clean
from api.importers.items import Broken
from api.importers.wordpress import addresses
from api.importers.wordpress.fitting import made_slug
from api.importers.wordpress.identities import Ways
from api.importers.wordpress.moments import instant
from api.outbound import Unreadable
from api.outbound.parsing import parsed
from api.services.archive.importing import Item
from api.services.archive.remarks import Remark
from schemas.languages import registered_language

MOST_BYTES = 20_000_000
OPTIONAL = ("tags", "authors", "license", "excerpt")
TAKEN = frozenset({"title", "body_html", "excerpt", "language", "tags", "authors", "license", "published_at", "state"})
"""Members that are not for a post that is here already and as new: a feed says less of it than an export, or who wrote it here."""
_JSON = re.compile(rb"[\s\xef\xbb\xbf]*\{[^{}]{0,2000}jsonfeed\.org/version/")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?(?:rss|feed|RDF)(?:\s[^>]*)?>")
_EXPORT = re.compile(rb"wordpress\.org/export/|\sxmlns:(?:wp|excerpt)\s*=")
NO_DATE = Remark("guessed", "it has no date, and gets that of the file, or of the first import")
NO_NAME = Remark("guessed", "it has no guid, no link, and not both a title and a date: when it has changed, it will be another post")
BEGINNING = Remark("left-out", "the feed has only the beginning of its text, which gets a link to the rest")


def is_feed(head: bytes) -> bool:
    """Whether what begins so is a feed: no export of WordPress, which is RSS by its first element, no page, and not JSON Lines."""
    root = _ROOT.search(head)
    return bool(_JSON.match(head)) or (root is not None and not _EXPORT.search(root[0]) and b"<html" not in head[: root.start()].lower())


def read(stream: BinaryIO, language: str | None = None, _types: Mapping[str, str] | None = None, url: str = "") -> Iterator[Item]:
    """Tags, authors and posts of a feed. ``language`` is that of what names none; ``url``: where it is. Raises ``Broken``."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Broken(f"line 1: A feed has at most {MOST_BYTES // 1_000_000} MB.")
    try:
        about = orjson.dumps({"url": url, "charset": ""})
        told = parsed(f"{documents.__name__}:{documents.read.__name__}", about + b"\n" + data)
    except Unreadable as error:
        raise Broken(f"line 1: {error}") from None
    if "broken" in told:
        raise Broken(f"line 1: {told['broken']}")
    for kind in ("tag", "author"):
        for name in dict.fromkeys(name for one in told["items"] for name in one[f"{kind}s"]):
            yield Item(f"{kind} {name}", {"type": kind, "slug": made_slug(kind, name), "name": name}, only_new=frozenset({"name"}))
    yield from _posts(told["items"], language)
    if told["left"]:
        raise Broken(told["left"])


def _posts(items: list[dict[str, Any]], language: str | None) -> Iterator[Item]:
    first: dict[str, int] = {}
    for number, one in enumerate(items, 1):
        where = f"item {number}"
        ways = _ways(one)
        met = first.setdefault(ways.guid or ways.link or ways.whole, number)
        problem = one["problem"] or ("It has a password." if one["is_protected"] else None)
        if met != number:
            problem = f"It is there twice, first as item {met}."
        known_by = one["guid"] or one["address"] or one["title"]
        if problem:
            yield Item(where, {"type": "post"}, problem=problem, known_by=known_by)
            continue
        remarks = [
            *([BEGINNING] if one["is_cut"] else []),
            *([] if one["published_at"] else [NO_DATE]),
            *([NO_NAME] if ways.is_weak else []),
        ]
        yield Item(where, _line(one, ways, language), remarks=tuple(remarks), only_newer=TAKEN, optional=OPTIONAL, known_by=known_by)


def _ways(one: Mapping[str, Any]) -> Ways:
    found = {"guid": one["guid"] or "", "link": one["address"] or "", "title": one["title"], "text": one["html"]}
    return Ways.of(found, f"//{urlsplit(one['address'] or '').netloc}", f"{instant(one['published_at']) or ''}")


def _line(one: Mapping[str, Any], ways: Ways, language: str | None) -> dict[str, Any]:
    """The post that an item is."""
    link, guid = one["address"], addresses.address(one["guid"] or "", "")
    published = one["published_at"]
    said = registered_language((one["language"] or "").replace("_", "-")) or language
    return {
        "type": "post",
        "title": one["title"],
        "body_html": _body(one["html"], one["base"] or link or ""),
        "excerpt": one["excerpt"],
        **({"created_at": published, "updated_at": one["updated_at"] or published} if published else {}),
        "published_at": published or iso(now_us() // MICROSECONDS),
        "state": "published",
        "tags": [made_slug("tag", name) for name in one["tags"]],
        "authors": [made_slug("author", name) for name in one["authors"]],
        "identity": [*ways.keys.values(), ways.whole, *(addresses.both(link) if link else [])],
        "addresses": list(dict.fromkeys(filter(None, (guid, link)))),
        **({"language": said} if said else {}),
        **({"license": one["license"]} if one["license"] else {}),
    }


def _body(html: str, base: str) -> str:
    """The text with whole addresses; as it stands where it is none, which is told when it is taken."""
    try:
        return absolute(clean(html), base)
    except ValueError:
        return html
