"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import orjson

from api.feeds.entry import Entry, Feed

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def written(feed: Feed) -> bytes:
    """The feed as JSON Feed, in bytes."""
    head = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.site.public_url + "/",
        "feed_url": feed.this,
        "next_url": feed.following,
        "language": feed.language,
        "authors": [{"name": feed.site.name, "url": feed.site.public_url + "/"}],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    return orjson.dumps({**_known(head), "items": [_item(entry) for entry in feed.entries]})


def _item(entry: Entry) -> dict[str, Any]:
    image = entry.image
    # A text there must be: without the whole one, the excerpt is it.
    text = {"content_text": entry.summary} if entry.html is None else {"content_html": entry.html, "summary": entry.summary}
    return text | _known(
        {
            "id": entry.id,
            "url": entry.url,
            "external_url": entry.via,
            "title": entry.title,
            "image": image and image.url,
            "date_published": entry.published_at,
            "date_modified": entry.updated_at,
            "authors": [{"name": name, "url": url} for name, url in entry.authors],
            "tags": [subject.label for subject in entry.subjects],
            "language": entry.language,
            "attachments": [{"url": image.url, "mime_type": image.type}] if image and image.type else [],
            "_broadsheet": _own(entry),
        }
    )


def _own(entry: Entry) -> dict[str, Any]:
    """The member ``_broadsheet``: what the format has no place for."""
    known = entry.license_name and {"name": entry.license_name, "url": entry.license_url}
    return _known(
        {
            "id": entry.post_id,
            "canonical_url": entry.canonical_url,
            "license": known,
            "credit": entry.credit,
            "source": entry.source,
            "section": entry.section,
            **(entry.occasion.details if entry.occasion else {}),
        }
    )


def _known(members: dict[str, Any]) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value not in (None, [], "")}
