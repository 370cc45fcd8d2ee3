"""An item of a WordPress export as a post of the archive. Items of other types are left out, and it is said."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from api.clock import MICROSECONDS, now_us
from api.html.excerpts import text_of
from api.importers.wordpress.attachments import Kept, number_of
from api.importers.wordpress.bodies import Attachment, body
from api.importers.wordpress.embedded import without_files
from api.importers.wordpress.fitting import MOST_OF_ADDRESS, Fitted
from api.importers.wordpress.index import Index
from api.importers.wordpress.xml import Part
from api.services.archive.importing import Item
from schemas.archive import SPELLING

STATES = {"publish": "published", "draft": "draft", "pending": "draft", "private": "draft", "future": "draft"}
"""Status: the state it becomes; items of any other one are left out."""
LEFT_OUT = {"trash": "It is in the trash.", "auto-draft": "It was never saved.", "inherit": "It is a revision."}


def post(part: Part, index: Index, language: str | None) -> Item | None:
    """The post that an item is; ``None`` for an item that is counted elsewhere."""
    found = part.members
    if found.get("post_type", "") not in ("post", "page"):
        return None
    where = place(part)
    status = found.get("status", "publish")
    reason = "It has a password." if found.get("post_password") else None
    if status not in STATES:
        reason = LEFT_OUT.get(status, f"It has the status {status!r}.")
    if reason:
        return Item(where, {"type": "post", **_ways(found, index)}, problem=reason, takes_back=True, line=part.line)
    fitted = Fitted()
    texts, kept = _body(found, index, fitted)
    values = {
        "type": "post",
        "title": text_of(found.get("title", "")),
        **texts,
        "excerpt": text_of(found.get("excerpt", "")) or None,
        "authors": [index.authors[found["creator"]].slug] if found.get("creator") in index.authors else [],
        "tags": list(dict.fromkeys(slug for slug in map(index.term_of, part.categories) if slug)),
        **_featured(part.metas, index, fitted),
        "featured": found.get("is_sticky") == "1",
        "state": STATES[status],
        "former_slugs": [value for key, value in part.metas if key == "_wp_old_slug" and value],
        **_times(found, status, index),
        **_ways(found, index),
    }
    if 0 < len(found.get("post_name", "")) <= SPELLING:
        values["slug"] = found["post_name"]
    if language and language != "und":
        values["language"] = language
    if status not in ("publish", "draft"):
        fitted.say("changed", f"it had the status {status!r} and is a draft here")
    values, optional = fitted.post(values), ("tags", "authors", "image")
    return Item(where, values, remarks=tuple(fitted.remarks), only_new=kept, optional=optional, line=part.line)


def place(part: Part) -> str:
    """Where an item stands, and what it is on its site."""
    return f"line {part.line} ({part.members.get('post_type') or 'item'} {part.members.get('post_id') or '?'})"


def _body(found: dict[str, str], index: Index, fitted: Fitted) -> tuple[dict[str, Any], frozenset[str]]:
    """The body; and that it is only for a new post, where the file has not all attachments that it shows."""
    raw, files = without_files(found.get("encoded", ""))
    missing: list[int | str] = []

    def attachment(number: int) -> Attachment | None:
        kept = index.attachments.one(number)
        if kept is None:
            missing.append(number)
        return _attachment(kept, index)

    def children(post: int | None) -> list[Attachment]:
        if not index.attachments.are_there():
            missing.append("those of its gallery")
        post = number_of(found.get("post_id", "")) if post is None else post
        return [one for one in (_attachment(kept, index) for kept in index.attachments.of(post)) if one]

    html, unknown = body(raw, attachment=attachment, children=children)
    shown = "attachments that its text shows are not in the file, and the text of a post that is here already stays"
    fitted.say_of("left-out", shown, missing)
    fitted.say_of("changed", "unknown shortcodes stay as text", unknown)
    fitted.say_of("left-out", "files that stand in the text (data:) are left out", [files] if files else [])
    return {"body_html": html}, frozenset({"body_html"}) if missing else frozenset()


def _attachment(kept: Kept | None, index: Index) -> Attachment | None:
    fitted = Fitted().image(kept.image, index.site()) if kept else None
    return Attachment(**fitted, **kept.facts, number=kept.number, place=kept.place) if kept and fitted else None


def _featured(meta: list[tuple[str, str]], index: Index, fitted: Fitted) -> dict[str, Any]:
    """The image that ``_thumbnail_id`` names; nothing, so that it stays as it is, where the file has it not."""
    number = number_of(next((value for key, value in meta if key == "_thumbnail_id"), ""))
    if not number:
        return {"image": None}
    kept = index.attachments.one(number)
    if kept is None:
        fitted.say("left-out", "its image is an attachment that is not in the file", number)
        return {}
    return {"image": fitted.image(kept.image, index.site())}


def _ways(found: dict[str, str], index: Index) -> dict[str, list[str]]:
    """Identity and addresses: the guid, then the link; an item with neither is known by its number on its site."""
    guid, link = (one if len(one := found.get(name, "")) <= MOST_OF_ADDRESS else "" for name in ("guid", "link"))
    numbered = f"{index.site().rstrip('/')}/?p={found.get('post_id', '')}"
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
