"""What the elements of an item of Atom, RSS or RDF say."""

import re

from api.foreign.feeds import images, licenses, markup
from api.foreign.feeds.elements import Element
from api.foreign.feeds.items import Said
from api.foreign.feeds.licenses import license_of
from api.html.excerpts import text_of

TOO_LARGE = "It is too large to be read."
LICENSES = (*images.LICENSES, "copyright", "atom:rights")
_MAIL = re.compile(r"\s*[^\s@()]+@[^\s()]+\s*\(([^()]+)\)\s*")
_ONLY_MAIL = re.compile(r"\s*[^\s@()]+@[^\s()]+\s*")
_WEB = re.compile(r"https?://\S+")


def said(item: Element) -> Said:
    """What an item says."""
    found = _atom(item) if item.name == "atom:entry" else _rss(item)
    if item.is_cut:
        found.problem = TOO_LARGE
    return found


def licensed(element: Element) -> dict[str, str] | None:
    """The licence that an item, a feed or a channel names."""
    links = [
        link.attributes.get("href", "") for link in element.children("atom:link") if link.attributes.get("rel", "").lower() == "license"
    ]
    return license_of([*links, *licenses.said(element, *LICENSES)])


def linked(element: Element, *rels: str) -> list[str]:
    """Addresses of links of Atom with these relations (RFC 4287, 4.2.7.2)."""
    links = [(link.attributes.get("rel", "alternate").lower(), link) for link in element.children("atom:link")]
    return [link.attributes.get("href", "").strip() for rel in rels for said, link in links if said == rel and link.attributes.get("href")]


def authors(element: Element) -> list[str]:
    """Names of those who wrote it."""
    people = [one.said("atom:name", "name") or one.text for one in element.children("atom:author")]
    if people:
        return people
    creators = [one.text for one in element.children("dc:creator")]
    return creators or [_name(one.text) for one in element.children("author", "managingEditor")]


def _name(text: str) -> str:
    """The name in ``mail@example.org (Name)``; an address alone is nobody's name."""
    found = _MAIL.fullmatch(text)
    return found[1] if found else "" if _ONLY_MAIL.fullmatch(text) else text


def _atom(entry: Element) -> Said:
    source = entry.child("atom:source")
    content, summary = entry.child("atom:content"), entry.child("atom:summary")
    alternates = [
        link
        for link in entry.children("atom:link")
        if link.attributes.get("rel", "alternate").lower() == "alternate" and link.attributes.get("href")
    ]
    pages = [link for link in alternates if "html" in link.attributes.get("type", "text/html")] or alternates
    text = markup.construct(content)
    outside = content.attributes.get("src", "") if content else ""
    return Said(
        guid=entry.said("atom:id"),
        link=pages[0].attributes["href"] if pages else outside,
        others=[*linked(entry, "canonical", "via"), *(linked(source, "alternate", "self") if source else [])],
        title=markup.title(entry.child("atom:title")),
        text=text,
        summary=markup.construct(summary),
        is_whole=bool(text),
        base=(content or entry).base,
        language=(content or entry).language or "",
        published=entry.said("atom:published", "atom:issued", "dc:date"),
        updated=entry.said("atom:updated", "atom:modified"),
        authors=authors(entry) or (authors(source) if source else []),
        tags=[one.attributes.get("label") or one.attributes.get("term") or one.text for one in entry.children("atom:category")],
        license=licensed(entry),
        image=images.image_of(entry),
    )


def _rss(item: Element) -> Said:
    guid = item.child("guid")
    named = guid.text if guid else item.attributes.get("rdf:about", "")
    is_address = guid is not None and guid.attributes.get("isPermaLink", "true").strip().lower() != "false" and _WEB.fullmatch(guid.text)
    encoded = item.child("content:encoded", "xhtml:body", "xhtml:div", "atom:content")
    description = item.child("description", "atom:summary", "dcterms:abstract")
    whole = markup.construct(encoded) if encoded and encoded.name == "atom:content" else markup.inner(encoded)
    summary = markup.inner(description)
    source = item.child("source")
    return Said(
        guid=named,
        link=item.said("link") or next(iter(linked(item, "alternate")), "") or (guid.text if guid and is_address else ""),
        others=[*linked(item, "canonical", "via"), *([source.attributes["url"]] if source and source.attributes.get("url") else [])],
        title=text_of(markup.inner(item.child("title", "atom:title", "dc:title"))),
        text=whole or summary,
        summary=summary if whole else "",
        is_whole=bool(whole),
        base=(encoded or description or item).base,
        language=item.said("dc:language", "language") or item.language or "",
        published=item.said("pubDate", "dcterms:issued", "dc:date", "dcterms:created", "atom:published"),
        updated=item.said("atom:updated", "dcterms:modified"),
        authors=authors(item),
        tags=[one.text for one in item.children("category", "dc:subject")],
        license=licensed(item),
        image=images.image_of(item),
    )
