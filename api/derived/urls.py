"""Addresses on this site. Stored rows hold ``BASE`` where the site's own address belongs; reading puts it in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from string import Formatter
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from api.models import KINDS, Post

BASE = "\x01"
"""Stands for ``PUBLIC_URL`` in stored text. JSON text escapes it, so it cannot come from anybody's words."""

TEMPLATE = "/{language}/{slug}"
PLACES = ("language", "slug", "id", "year", "month")
PREVIEW_PLACES = ("token", "id", "slug", "language")


def post_path(template: str | None, post: Post | Row[Any], zone: ZoneInfo) -> str:
    """The path of a public post, percent-encoded (RFC 3986); year and month of publication in ``zone``."""
    published = datetime.fromtimestamp(post.published_at or 0, UTC).astimezone(zone)
    return (template or TEMPLATE).format(
        language=post.language, slug=quote(post.slug), id=post.id, year=f"{published:%Y}", month=f"{published:%m}"
    )


def path_of(kind: str, slug: str) -> str:
    """The path of a resource's page on this site. Posts have templates: ``post_path``."""
    return f"{KINDS[kind].path}{quote(slug)}"


def month_of(published_at: int, zone: ZoneInfo) -> str:
    """The month of an instant in ``zone``: ``2026-11``."""
    return f"{datetime.fromtimestamp(published_at, UTC).astimezone(zone):%Y-%m}"


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
