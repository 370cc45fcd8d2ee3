"""Sitemaps as their readers have them: checked by the schema of the standard, then taken apart."""

from functools import cache
from pathlib import Path

from lxml import etree

HERE = Path(__file__).parent / "xsd"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
DRIVER = """<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.w3.org/1999/xhtml" schemaLocation="{here}/xhtml.xsd"/>
  <import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="{here}/news.xsd"/>
  <import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{standard}"/>
</schema>"""


@cache
def schema(standard):
    """The schema of sitemaps with what they hold of other names; ``standard`` is the file of sitemaps.org's own."""
    return etree.XMLSchema(etree.fromstring(DRIVER.format(here=HERE.as_uri(), standard=standard.as_uri())))


def checked(body, node_modules):
    """The root of a sitemap that has something in it, or of an index, if its schema takes it."""
    root = etree.fromstring(body)
    is_index = etree.QName(root).localname == "sitemapindex"
    known = schema(HERE / "index.xsd" if is_index else node_modules / "sitemap/schema/sitemap.xsd")
    known.assertValid(root)
    return root


def texts(root, path):
    """The texts of elements, or values of attributes, on a path."""
    return [str(getattr(one, "text", one)) for one in root.xpath(path, namespaces=NAMES)]


def addresses(root):
    """The addresses that a sitemap lists, or an index."""
    return texts(root, "*/s:loc")


def alternates(root):
    """By address, the links of each post that has some."""
    found = {}
    for url in root.xpath("s:url[x:link]", namespaces=NAMES):
        links = {link.get("hreflang"): link.get("href") for link in url.xpath("x:link", namespaces=NAMES)}
        found[texts(url, "s:loc")[0]] = links
    return found
