"""Addresses on this site, and those that posts have which are, or were, public: each one that a post ever had stays, and leads to it.

Stored rows hold ``BASE`` where the site's own address belongs; reading puts it in.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from string import Formatter
from typing import Any
from urllib.parse import quote
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import Connection, Row, select, tuple_

from api.derived.rows import KEYS, in_batches, insert_missing, upsert
from api.models import KINDS, Address, Post
from api.settings import Site
from schemas.addresses import placed

BASE = "\x01"
"""Stands for ``PUBLIC_URL`` in stored text. JSON text escapes it, so it cannot come from anybody's words."""

TEMPLATE = "/{language}/{slug}"
PLACES = ("language", "slug", "id", "year", "month")
PREVIEW_PLACES = ("token", "id", "slug", "language")
PICTURES = "/docs/sample"
"""Where this service shows the pictures of the bundled archive."""
ALWAYS = 0
"""Since when a post's own address leads to it: no import was there before."""
_KNOWN = select(Address.host, Address.path, Address.entity_id).where(tuple_(Address.host, Address.path).in_(KEYS))


def post_path(template: str | None, post: Post | Row[Any], zone: ZoneInfo, slug: str | None = None) -> str:
    """The path of a public post, percent-encoded (RFC 3986); year and month of publication in ``zone``. ``slug``: a former one."""
    day, slug = _day(post.published_at or 0, zone), quote(slug or post.slug)
    return (template or TEMPLATE).format(language=post.language, slug=slug, id=post.id, year=f"{day.year:04}", month=f"{day.month:02}")


def path_of(kind: str, slug: str) -> str:
    """The path of a resource's page on this site. Posts have templates: ``post_path``."""
    return f"{KINDS[kind].path}{quote(slug)}"


def page_url(kind: str, slug: str, site: Site) -> str:
    """The address of a resource's page on this site."""
    return site.public_url + path_of(kind, slug)


def based(base: str | None, path: str) -> orjson.Fragment:
    """The JSON string of an address: ``base`` (``None``: this site's own address, put in on reading) and path."""
    if base is not None:
        return orjson.Fragment(orjson.dumps(base + path))
    return orjson.Fragment(b'"' + BASE.encode() + orjson.dumps(path)[1:])


def month_of(published_at: int, zone: ZoneInfo) -> str:
    """The month of an instant in ``zone``: ``2026-11``."""
    return _day(published_at, zone).isoformat()[: len("2026-11")]


def _day(seconds: int, zone: ZoneInfo) -> date:
    """The day of an instant in ``zone``; what is in no year there yet is of the first day."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone).date()
    except OverflowError:
        return date.min


def places_in(template: str) -> set[str] | None:
    """The names in braces; ``None`` for a template in which braces say anything else."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return None
    if any(form or conversion for _, _, form, conversion in parts):
        return None
    return {name for _, name, _, _ in parts if name is not None}


def preview_url(template: str | None, base: str, token: str, values: Mapping[str, str]) -> str:
    """Where a preview is shown: on the section's site, else its data below ``base``. ``values`` are id, slug and language."""
    if template is None:
        return base + token
    return template.format(token=token, **{name: quote(values[name], safe="") for name in PREVIEW_PLACES[1:]})


def restore_addresses(connection: Connection, urls: Mapping[UUID, str], site: Site) -> int:
    """As ``note_addresses``, for those that do not lead to their post; how many these were."""
    places = {placed(url, site.public_url): post for post, url in urls.items()}
    known = {(row.host, row.path): row.entity_id for row in in_batches(connection, _KNOWN, places)}
    lost = [post for place, post in places.items() if known.get(place) != post]
    note_addresses(connection, {post: urls[post] for post in lost}, site)
    return len(lost)


def note_addresses(connection: Connection, urls: Mapping[UUID, str], site: Site) -> None:
    """Writes the present address of each post; a path is on this site (host ``""``)."""
    upsert(connection, Address.__table__, _rows(urls, site), keys=("host", "path"))  # type: ignore[arg-type]


def withdrawn_urls(posts: Iterable[Row[Any]], zone: ZoneInfo) -> dict[UUID, str]:
    """The addresses of those of these posts that were public once and are not any more, by their present slugs."""
    return {row.id: (row.base or "") + post_path(row.url_template, row, zone) for row in posts if row.state == "withdrawn"}


def note_former_addresses(connection: Connection, urls: Mapping[UUID, str], site: Site) -> int:
    """Writes addresses of posts that are gone, as far as they lead nowhere; how many these were."""
    places = {placed(url, site.public_url): post for post, url in urls.items()}
    known = {(row.host, row.path) for row in in_batches(connection, _KNOWN, places)}
    lost = {post: urls[post] for place, post in places.items() if place not in known}
    insert_missing(connection, Address.__table__, _rows(lost, site))  # type: ignore[arg-type]
    return len(lost)


def _rows(urls: Mapping[UUID, str], site: Site) -> list[dict[str, Any]]:
    rows = []
    for post, url in urls.items():
        host, path = placed(url, site.public_url)
        rows.append({"host": host, "path": path, "url": url, "kind": "post", "entity_id": post, "since": ALWAYS})
    return rows
