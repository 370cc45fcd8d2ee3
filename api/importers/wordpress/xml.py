"""The parts of a WordPress export one after the other, without the file in memory. What they mean is not known here."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from lxml import etree

from api.importers.items import Broken

CHUNK = 65_536
PARTS = ("author", "category", "tag", "term", "item", "language", "title", "link", "base_site_url", "base_blog_url", "pubDate")
"""Children of the channel that are asked for, by their names without namespace."""

_EXPORT = re.compile(r"https?://wordpress\.org/export/[0-9.]+/")
_EXCERPT = re.compile(r"https?://wordpress\.org/export/[0-9.]+/excerpt/")


def parts(stream: BinaryIO) -> Iterator[tuple[str, etree._Element]]:
    """(name, element) of each part of the channel; an element is good until the next one is asked for.

    Raises ``Broken`` where the file is not well-formed, after everything that was complete before; no entity of the file is
    resolved, and a file that declares some is refused.
    """
    parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root: Any = None
    while True:
        chunk = stream.read(CHUNK)
        broken = _fed(parser, chunk)
        for event, element in cast("Iterator[tuple[str, Any]]", parser.read_events()):
            if root is None:
                root = element
                _check(root)
            if event == "end" and _is_part(element):
                yield local(element), element
                _forget(element)
        if broken:
            raise broken
        if not chunk:
            return


def _fed(parser: "etree.XMLPullParser", chunk: bytes) -> Broken | None:
    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "not well-formed").partition(", line")[0]
        return Broken(f"line {error.lineno}, column {error.offset}: The XML breaks here: {reason}.")
    return None


def _check(root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise Broken("line 1: A WordPress export has no document type; this one is refused, since entities could hide anything.")


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _is_part(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "channel" and local(element) in PARTS


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def fields(element: etree._Element) -> dict[str, str]:
    """The texts of an element's children by name; of several of one name the first. The excerpt's ``encoded`` is ``excerpt``."""
    found: dict[str, str] = {}
    for child in element:
        name = local(child)
        if name == "encoded" and _EXCERPT.fullmatch(etree.QName(child).namespace or ""):
            name = "excerpt"
        if name and len(child) == 0:
            text = child.text or ""
            found.setdefault(name, text if name in ("encoded", "excerpt") else text.strip())
    return found


def metas(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The key and value of each ``postmeta``."""
    for child in element:
        if local(child) == "postmeta":
            meta = fields(child)
            yield meta.get("meta_key", ""), meta.get("meta_value", "")


def is_export(element: etree._Element) -> bool:
    """Whether the document of an element has the namespace of WordPress exports."""
    return any(_EXPORT.fullmatch(uri) for uri in element.getroottree().getroot().nsmap.values())
