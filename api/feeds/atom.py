"""Atom (RFC 4287), paged (RFC 5005, 3), with licenses (RFC 4946) and what has left (RFC 6721)."""

from collections.abc import Iterator

from api.feeds.entry import Entry, Feed
from api.feeds.xml import DECLARATION, element, empty, encoded, escaped, quoted

MEDIA_TYPE = "application/atom+xml"
NAMESPACES = 'xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:ev="http://purl.org/rss/1.0/modules/event/"'


def written(feed: Feed) -> bytes:
    """The feed as Atom, in bytes."""
    entries = "\n".join("".join(_entry(entry)) for entry in feed.entries)
    return encoded(f'{DECLARATION}<feed {NAMESPACES} xml:lang="{feed.language}">\n{"".join(_head(feed))}\n{entries}\n</feed>\n')


def _head(feed: Feed) -> Iterator[str]:
    yield element("id", feed.id)
    yield element("title", feed.title)
    yield element("updated", feed.updated_at)
    yield f"<author>{element('name', feed.site.name)}{element('uri', feed.site.public_url)}</author>"
    yield empty("link", rel="self", type=MEDIA_TYPE, href=feed.this)
    yield empty("link", rel="alternate", type="text/html", href=feed.site.public_url + "/")
    links = {
        "first": feed.first,
        "next": feed.following,
        "previous": feed.previous,
        "hub": feed.hub,
    }
    yield from (empty("link", rel=rel, href=address) for rel, address in links.items() if address)
    yield from (empty("at:deleted-entry", ref=gone.id, when=gone.at) for gone in feed.gone)


def _entry(entry: Entry) -> Iterator[str]:
    yield f'<entry xml:lang="{entry.language}">'
    yield element("id", entry.id)
    yield element("title", entry.title)
    yield f'<link rel="alternate" type="text/html" hreflang="{entry.language}" href="{quoted(entry.url)}"/>'
    yield f"<published>{entry.published_at}</published><updated>{entry.updated_at}</updated>"
    for name, url in entry.authors:
        yield f"<author><name>{escaped(name)}</name><uri>{escaped(url)}</uri></author>"
    for subject in entry.subjects:
        yield f'<category term="{quoted(subject.term)}" scheme="{quoted(subject.scheme)}" label="{quoted(subject.label)}"/>'
    yield from (empty("link", rel=rel, href=address) for rel, address in entry.links)
    yield element("rights", entry.rights)
    if entry.via:
        yield f"<source>{element('id', entry.via)}{element('title', entry.source or '')}{element('updated', entry.updated_at)}</source>"
    if entry.image:
        yield empty("link", rel="enclosure", type=entry.image.type, href=entry.image.url)
    yield element("summary", entry.summary)
    if entry.occasion:
        yield empty("link", rel="alternate", type="text/calendar", href=entry.occasion.calendar)
    yield from (element(name, value) for name, value in entry.more.items())
    if entry.html is not None:
        yield element("content", entry.html, type="html")
    yield "</entry>"
