"""RSS 2.0 with what its modules add: names (Dublin Core), the whole text (content), links as Atom has them.

Its readers take each ``description`` for HTML, and all other elements but ``content:encoded`` for text.
"""

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

from api.feeds.entry import Entry, Feed
from api.feeds.xml import DECLARATION, element, empty, encoded, escaped, plain, quoted

MEDIA_TYPE = "application/rss+xml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "ev": "http://purl.org/rss/1.0/modules/event/",
    }.items()
)
UNKNOWN_BYTES = "0"
"""An enclosure must say how long it is; what is not known is 0 (RSS Best Practices Profile)."""


def written(feed: Feed) -> bytes:
    """The feed as RSS 2.0, in bytes."""
    items = "\n".join("".join(_item(entry)) for entry in feed.entries)
    head = "".join(_head(feed))
    return encoded(f'{DECLARATION}<rss version="2.0" {NAMESPACES}>\n<channel>\n{head}\n{items}\n</channel>\n</rss>\n')


def _head(feed: Feed) -> Iterator[str]:
    yield f"<title>{plain(feed.title)}</title>"
    yield element("link", feed.site.public_url + "/")
    yield element("description", escaped(feed.title))
    yield element("language", feed.language)
    yield element("lastBuildDate", _rfc822(feed.updated_at))
    yield empty("atom:link", rel="self", type=MEDIA_TYPE, href=feed.this)
    links = {"next": feed.following, "previous": feed.previous, "hub": feed.hub}
    yield from (empty("atom:link", rel=rel, href=address) for rel, address in links.items() if address)


def _item(entry: Entry) -> Iterator[str]:
    yield "<item>"
    yield f"<title>{plain(entry.title)}</title>"
    yield element("link", entry.url)
    yield element("guid", entry.id, isPermaLink="false")
    yield element("pubDate", _rfc822(entry.published_at))
    yield from (f"<dc:creator>{plain(name)}</dc:creator>" for name, _ in entry.authors)
    yield from (f'<category domain="{quoted(one.scheme)}">{plain(one.label)}</category>' for one in entry.subjects)
    yield element("dc:language", entry.language)
    yield from (empty("atom:link", rel=rel, href=address) for rel, address in entry.links)
    if entry.rights is not None:
        yield f"<dc:rights>{plain(entry.rights)}</dc:rights>"
    if entry.via:
        yield f'<source url="{quoted(entry.via)}">{plain(entry.source or "")}</source>'
    if entry.image and entry.image.type:
        yield empty("enclosure", url=entry.image.url, length=UNKNOWN_BYTES, type=entry.image.type)
    yield element("description", escaped(entry.summary))
    if entry.occasion:
        yield empty("atom:link", rel="alternate", type="text/calendar", href=entry.occasion.calendar)
    yield from (element(name, value) for name, value in entry.more.items())
    yield element("content:encoded", entry.html)
    yield element("atom:updated", entry.updated_at)
    yield "</item>"


def _rfc822(instant: str) -> str:
    return format_datetime(datetime.fromisoformat(instant))
