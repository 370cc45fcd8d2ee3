"""Sitemaps and their index as XML (sitemaps.org, 0.9). What is listed is decided in ``api.queries.sitemap.parts``."""

from collections.abc import Iterable

from api.clock import iso_us
from api.feeds.xml import encoded, escaped, quoted
from api.queries.sitemap.parts import Entry

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_INDEX = f'<sitemapindex xmlns="{NAMESPACE}">\n'.encode()


def urlset(entries: Iterable[Entry]) -> bytes:
    """A sitemap of these posts."""
    return b"".join([HEAD, _URLSET, *map(_url, entries), b"</urlset>\n"])


def index(parts: Iterable[tuple[str, int]]) -> bytes:
    """An index of sitemaps, each with its address and its last change (µs)."""
    found = [encoded(f"<sitemap><loc>{escaped(url)}</loc><lastmod>{iso_us(changed)}</lastmod></sitemap>\n") for url, changed in parts]
    return b"".join([HEAD, _INDEX, *found, b"</sitemapindex>\n"])


def _url(entry: Entry) -> bytes:
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{language}" href="{quoted(url)}"/>' for language, url in entry.alternates)
    return encoded(f"<url><loc>{escaped(entry.url)}</loc><lastmod>{entry.updated_at}</lastmod>{links}</url>\n")
