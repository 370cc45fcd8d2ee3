"""An item of a WordPress export as a post of the archive. Items of other types are left out, and it is said."""

from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import unquote

from api.clock import MICROSECONDS, iso, now_us
from api.html.excerpts import text_of
from api.importers.wordpress import addresses, bylines, languages
from api.importers.wordpress.attachments import number_of
from api.importers.wordpress.fitting import Fitted
from api.importers.wordpress.identities import Ways
from api.importers.wordpress.index import Index
from api.importers.wordpress.moments import instant, is_guessed, moment, not_taken, rfc822
from api.importers.wordpress.post_bodies import body_of
from api.importers.wordpress.search_plugins import meta
from api.importers.wordpress.terms import TAXONOMIES
from api.importers.wordpress.xml import Part
from api.services.archive.importing import Item
from schemas.archive import SPELLING
from schemas.fields import LONGEST, canonical_slug, is_slug
from schemas.input_fields import MOST_LINKS

STATES = {"publish": "published", "draft": "draft", "pending": "draft", "private": "draft", "future": "draft"}
"""Status: the state it becomes; items of any other one are left out."""
OPTIONAL = ("tags", "authors", "image", "translation_keys", "language")
TAKEN = frozenset(TAXONOMIES) | languages.TAXONOMIES | {bylines.TAXONOMY, languages.WPML}
"""Taxonomies of which something is made of an item's terms."""
LEFT_OUT = {"trash": "It is in the trash.", "auto-draft": "It was never saved.", "inherit": "It is a revision."}


def post(part: Part, index: Index, language: str | None) -> Item | None:
    """The post that an item is; ``None`` for an item that is counted elsewhere."""
    found = part.members
    kind = index.types.get(found.get("post_type", ""))
    if kind is None:
        return None
    status = found.get("status", "publish")
    fitted = Fitted()
    ways = index.ways(found)
    known = {"type": "post", "title": text_of(found.get("title", "")), **_times(found, status, index), **_ways(part, ways, index)}
    item = partial(Item, place(part), line=part.line, known_by=found.get("guid") or found.get("link") or found.get("title"))
    before = index.known.met(ways, part.line)
    if before is not None:
        return item({"type": "post"}, problem=f"It is there twice, first on line {before}.")
    if reason := _not_public(status, found):
        return item(fitted.known(known), problem=reason, takes_back=True)
    texts, kept = body_of(part, index, fitted)
    signed, missing = index.signed(part)
    fitted.say_of("left-out", "authors who sign it are not in the file, and those of a post that is here already stay", missing)
    kept |= {"authors"} if missing else set()
    values = {
        **known,
        "kind": kind,
        **texts,
        "excerpt": text_of(found.get("excerpt", "")) or None,
        **fitted.meta(meta(part.metas), index.site()),
        "authors": fitted.some("authors", signed, MOST_LINKS),
        "tags": index.terms.of_item(part),
        **_featured(part.metas, index, fitted),
        "featured": found.get("is_sticky") == "1",
        "state": STATES[status],
    }
    values |= _language(part, index, language, fitted)
    index.terms.say(part, fitted)
    if found.get("link") and not addresses.address(found["link"], index.blog()):
        fitted.say("left-out", "its address on the site cannot be used", found["link"][:LONGEST])
    _say(part, status, ways, fitted)
    return item(fitted.post(values), remarks=tuple(fitted.remarks), only_new=kept, optional=OPTIONAL)


def _say(part: Part, status: str, ways: Ways, fitted: Fitted) -> None:
    """Says what was guessed of the item, is left out, or is another here."""
    found = part.members
    others = [f"{one.domain} {one.nicename or one.name}" for one in part.categories if one.domain and one.domain not in TAKEN]
    fitted.say_of("left-out", "terms of other taxonomies are left out", others)
    if status not in ("publish", "draft"):
        fitted.say("changed", f"it had the status {status!r} and is not public here")
    if is_guessed(found):
        fitted.say("guessed", "its date names no day or no month: the first is taken")
    fitted.say_of("guessed", "dates that cannot be read, or are not within the years 1 and 2200, are not taken", not_taken(found))
    _say_fields(part, fitted)
    if ways.is_weak:
        fitted.say("guessed", "it has no guid, no link, and not both a title and a date: when it has changed, it will be another post")
    if status == "publish" and moment(found) is None:
        fitted.say("guessed", "it has no date, and gets that of the file, or of the first import")
    elif status == "publish" and instant(found.get("post_date")) and not instant(found.get("post_date_gmt")):
        fitted.say("guessed", "its local time is taken as UTC")
    _say_slug(found.get("post_name", ""), fitted)


def _say_fields(part: Part, fitted: Fitted) -> None:
    """Says what custom fields name and is nowhere else: former slugs that cannot be, files that only they have."""
    long = sum(key == "_wp_old_slug" and len(value) > SPELLING for key, value in part.metas)
    fitted.say_of("left-out", "former slugs that are too long are left out", [long] if long else [])
    files = [value.split()[0] for key, value in part.metas if key == "enclosure" and value.split()]
    text = part.members.get("encoded", "")
    unshown = [url[:LONGEST] for url in files if url not in text]
    fitted.say_of("left-out", "files that only a custom field names (enclosure) are left out", unshown)


def _say_slug(slug: str, fitted: Fitted) -> None:
    """Says that the slug of an item is another here."""
    if slug and (len(slug) > SPELLING or not is_slug(canonical_slug(slug))):
        fitted.say("guessed", "no slug can be made of its own", slug[:LONGEST])
    elif len(unquote(slug)) > LONGEST:
        fitted.say("cut", f"the slug is cut at {LONGEST} characters", slug[:LONGEST])


def _not_public(status: str, found: dict[str, str]) -> str | None:
    """Why the item is to be neither public nor a draft."""
    if status not in STATES:
        return LEFT_OUT.get(status, f"It has the status {status!r}.")
    return "It has a password." if found.get("post_password") else None


def _language(part: Part, index: Index, language: str | None, fitted: Fitted) -> dict[str, Any]:
    """The language that the item says, else the given one, and what its groups of translations are known by."""
    named, said = index.languages.of(part, index.blog())
    fitted.remarks += said
    keys, language = index.group_keys(part), named or language
    spoken = {"language": language} if language and language != "und" else {}
    return {**spoken, **({"translation_keys": keys} if keys else {})}


def place(part: Part) -> str:
    """Where an item stands, and what it is on its site."""
    return f"line {part.line} ({part.members.get('post_type') or 'item'} {part.members.get('post_id') or '?'})"


def _featured(meta: list[tuple[str, str]], index: Index, fitted: Fitted) -> dict[str, Any]:
    """The image that ``_thumbnail_id`` names; nothing, so that it stays as it is, where the file has it not."""
    named = next((value for key, value in meta if key == "_thumbnail_id"), "")
    number = number_of(named)
    if not number:
        if named.strip("-01"):
            fitted.say("left-out", "its image is named by no number", named[:LONGEST])
        return {"image": None}
    kept = index.attachments.one(number)
    if kept is None:
        fitted.say("left-out", "its image is an attachment that is not in the file", number)
        return {}
    image = fitted.image(kept.image, index.site())
    return {"image": image and {**image, "identity": index.image_key(kept.ways)}}


def _ways(part: Part, ways: Ways, index: Index) -> dict[str, Any]:
    """What the item is known by, its former slugs, and the addresses that lead to it."""
    found, site = part.members, index.blog()
    old_slugs, old_days = ([value for key, value in part.metas if key == name and value] for name in ("_wp_old_slug", "_wp_old_date"))
    guid, link = (addresses.address(found.get(name, ""), site) for name in ("guid", "link"))
    number = number_of(found.get("post_id", ""))
    numbered = addresses.address(f"?p={number}", site) if number else None
    moments = (one for name in ("post_date", "post_date_gmt") if (one := instant(found.get(name))))
    former = addresses.former(link, site, found.get("post_name", ""), old_slugs=old_slugs, old_days=old_days, moments=moments)
    former = [url for url in former if not index.known.has_link(url, "post")]  # another item has it now
    keys = index.known.keys(ways, "post")
    known = [*keys.values(), *([guid] if guid and "guid" in keys else []), *(addresses.both(link) if link and "link" in keys else [])]
    if number and not guid and not link:
        known.append(f"{index.site().rstrip('/')}/?p={number}")  # as release 0.1.0 knew it
    values: dict[str, Any] = {
        "identity": known,
        "former_slugs": old_slugs,
        "addresses": list(dict.fromkeys(filter(None, (guid, link, numbered, *former)))),
    }
    if 0 < len(found.get("post_name", "")) <= SPELLING:
        values["slug"] = found["post_name"]
    return values


def _times(found: dict[str, str], status: str, index: Index) -> dict[str, str]:
    """Instants that are known; a public post without a date gets that of its channel, or of its import."""
    published = moment(found)
    updated = instant(found.get("post_modified_gmt")) or instant(found.get("post_modified"))
    times = {"created_at": published, "updated_at": updated or published}
    if status == "publish":
        times["published_at"] = published or rfc822(index.channel.get("pubDate")) or datetime.fromtimestamp(now_us() // MICROSECONDS, UTC)
    return {name: iso(int(time.timestamp())) for name, time in times.items() if time}
