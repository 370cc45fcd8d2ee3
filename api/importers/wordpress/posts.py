"""An item of a WordPress export as a post of the archive. Items of other types are left out, and it is said."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from api.clock import MICROSECONDS, now_us
from api.html.excerpts import text_of
from api.importers.wordpress.bodies import Attachment, body
from api.importers.wordpress.embedded import without_files
from api.importers.wordpress.index import Index
from api.importers.wordpress.xml import Part
from api.services.archive.importing import Item

STATES = {"publish": "published", "draft": "draft", "pending": "draft", "private": "draft", "future": "draft"}
"""Status: the state it becomes; items of any other one are left out."""
LEFT_OUT = {"trash": "It is in the trash.", "auto-draft": "It was never saved.", "inherit": "It is a revision."}


def post(part: Part, index: Index, language: str | None) -> Item | None:
    """The post that an item is; ``None`` for an item that is counted elsewhere."""
    found = part.members
    if found.get("post_type", "") not in ("post", "page"):
        return None
    where = f"line {part.line} ({found['post_type']} {found.get('post_id') or '?'})"
    values: dict[str, Any] = {"type": "post"}
    status = found.get("status", "publish")
    if found.get("post_password"):
        return Item(where, values, problem="It has a password.")
    if status not in STATES:
        return Item(where, values, problem=LEFT_OUT.get(status, f"It has the status {status!r}."))
    raw, files = without_files(found.get("encoded", ""))
    html, unknown = body(
        raw,
        attachment=lambda number: _attachment(index.image(number)),
        children=lambda: [one for one in map(_attachment, index.images_of(_number(found))) if one],
    )
    values |= {
        "title": text_of(found.get("title", "")),
        "body_html": html,
        "excerpt": text_of(found.get("excerpt", "")) or None,
        "authors": [index.authors[found["creator"]][0]] if found.get("creator") in index.authors else [],
        "tags": list(dict.fromkeys(slug for slug in map(index.term_of, part.categories) if slug)),
        "image": _featured(part.metas, index),
        "featured": found.get("is_sticky") == "1",
        "state": STATES[status],
        "former_slugs": [value for key, value in part.metas if key == "_wp_old_slug" and value],
        **_times(found, status, index),
        **_ways(found, index),
    }
    if found.get("post_name"):
        values["slug"] = found["post_name"]
    if language and language != "und":
        values["language"] = language
    return Item(where, values, note=_note(status, unknown, files))


def _note(status: str, unknown: list[str], files: int) -> str | None:
    said = [] if status in ("publish", "draft") else [f"it had the status {status!r} and is a draft here"]
    said += [f"unknown shortcodes stay as text: {', '.join(unknown)}"] if unknown else []
    said += [f"files that stand in the text (data:) are left out: {files}"] if files else []
    return "; ".join(said) or None


def _number(found: dict[str, str]) -> int:
    number = found.get("post_id", "")
    return int(number) if number.isdecimal() and number.isascii() else 0


def _attachment(image: dict[str, Any] | None) -> Attachment | None:
    return Attachment(**image) if image else None


def _featured(meta: list[tuple[str, str]], index: Index) -> dict[str, Any] | None:
    """The image that ``_thumbnail_id`` names."""
    number = next((value for key, value in meta if key == "_thumbnail_id"), "")
    return index.image(int(number)) if number.isdecimal() and number.isascii() else None


def _ways(found: dict[str, str], index: Index) -> dict[str, list[str]]:
    """Identity and addresses: the guid, then the link; an item with neither is known by its number on its site."""
    site = index.channel.get("base_site_url") or index.channel.get("link") or f"wordpress:{index.channel.get('title', '')}"
    guid, link = found.get("guid", ""), found.get("link", "")
    numbered = f"{site.rstrip('/')}/?p={found.get('post_id', '')}"
    otherwise = numbered if found.get("post_id") or not link else link
    identity = guid if guid and index.is_unique(guid) else otherwise
    return {"identity": [identity], "addresses": list(dict.fromkeys(one for one in (identity, guid, link) if one))}


def _times(found: dict[str, str], status: str, index: Index) -> dict[str, str]:
    """Instants that are known; a public post without a date gets that of its channel, or of its import."""
    published = _instant(found.get("post_date_gmt")) or _instant(found.get("post_date")) or _rfc822(found.get("pubDate"))
    updated = _instant(found.get("post_modified_gmt")) or _instant(found.get("post_modified"))
    times = {"created_at": published, "updated_at": updated or published}
    if status == "publish":
        times["published_at"] = published or _rfc822(index.channel.get("pubDate")) or datetime.fromtimestamp(now_us() // MICROSECONDS, UTC)
    return {name: f"{time:%Y-%m-%dT%H:%M:%SZ}" for name, time in times.items() if time}


def _instant(text: str | None) -> datetime | None:
    """``2024-06-05 16:04:48``, taken as UTC; zeros are none."""
    try:
        return datetime.strptime((text or "").strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _rfc822(text: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return None
