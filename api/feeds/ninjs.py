"""IPTC ninjs 3.1: a package of items (iptc.org/standards/ninjs). It has no place for links to other pages: those are in ``Link``."""

from typing import Any

import orjson

from api.feeds.entry import Entry, Feed

MEDIA_TYPE = "application/ninjs+json"
STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}


def written(feed: Feed) -> bytes:
    """The feed as ninjs, in bytes."""
    return orjson.dumps(
        {
            "uri": feed.this,
            "standard": STANDARD,
            "type": "composite",
            "pubStatus": "usable",
            "versionCreated": feed.updated_at,
            "language": feed.language,
            "headlines": [{"contentType": "text/plain", "value": feed.title}],
            "copyrightHolder": feed.site.name,
            "associations": [_item(entry) for entry in feed.entries],
        }
    )


def _item(entry: Entry) -> dict[str, Any]:
    bodies = [] if entry.html is None else [{"role": "main", "contentType": "text/html", "value": entry.html}]
    return _known(
        {
            "name": entry.post_id,
            "uri": entry.id,
            "type": "text",
            "pubStatus": "usable",
            "version": str(entry.revision),
            "firstCreated": entry.published_at,
            "versionCreated": entry.updated_at,
            "language": entry.language,
            "headlines": [{"role": "main", "contentType": "text/plain", "value": entry.title}],
            "descriptions": [{"role": "summary", "contentType": "text/plain", "value": entry.summary}],
            "bodies": bodies,
            "by": ", ".join(name for name, _ in entry.authors),
            "people": [{"name": name, "rel": "author", "uri": url} for name, url in entry.authors],
            "subjects": [{"name": one.label, "rel": "about", "uri": f"{one.scheme}/{one.term}"} for one in entry.subjects],
            "altIds": [
                {"role": "url", "value": entry.url},
                {"role": "canonical", "value": entry.canonical_url},
                {"role": "id", "value": entry.post_id},
            ],
            "infoSources": _sources(entry),
            "rightsInfo": {"linkedRights": entry.license_url} if entry.license_url else None,
            "usageTerms": entry.license_name,
            "copyrightNotice": entry.credit,
            "renditions": _renditions(entry),
        }
    )


def _sources(entry: Entry) -> list[dict[str, str]]:
    """Where a copy comes from, and the section that shows it."""
    origin = [{"name": entry.source or "", "role": "origin", "uri": entry.via}] if entry.via else []
    return [*origin, *([{"name": entry.section, "role": "section"}] if entry.section else [])]


def _renditions(entry: Entry) -> list[dict[str, Any]]:
    image = entry.image
    if image is None:
        return []
    return [_known({"name": "main", "href": image.url, "contentType": image.type, "width": image.width, "height": image.height})]


def _known(members: dict[str, Any]) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value not in (None, [], "")}
