"""The site as it is written, and its saved forms, for those who write. What its menus name need not be public."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select

from api.clock import iso_us
from api.derived.fragments import image_member
from api.derived.rows import KEYS, in_batches
from api.derived.site import profile, references_in
from api.models import KINDS, SITE, SITE_ID, Image
from api.queries.authored.forms import NOTHING_MADE, Form
from api.queries.authored.resource_revisions import snapshot_of, told
from api.settings import Site

TEXTS = ("description", "descriptions", "social")
Named = Mapping[tuple[str, str], tuple[str, str | None]]
"""Kind and id that an entry has: id and slug that it is read back with; no slug of what the reader may not know."""

_IMAGES = select(Image.__table__).where(Image.id.in_(KEYS))


def form(connection: Connection, site: Site, section: UUID | None = None) -> Form:
    """The site as it is written now. ``section``: that of a key that is bound to one, which is not told of what others hide."""
    row = profile(connection)
    images = {image.id: image_member(image) for image in in_batches(connection, _IMAGES, {row.logo_id, row.icon_id} - {None})}
    members = {name: getattr(row, name) for name in ("language", *TEXTS, "menus")}
    shown = _form(connection, {**members, "logo": images.get(row.logo_id), "icon": images.get(row.icon_id)}, site, section)
    settings = {"id": str(SITE_ID), "name": site.name, "url": site.public_url}
    return {**settings, **shown, "revision": row.revision, "updated_at": iso_us(row.updated_at)}


def one(connection: Connection, number: int, site: Site, section: UUID | None = None) -> Form:
    """A revision, whole. Raises ``NotFound``."""
    saved = snapshot_of(connection, SITE, SITE_ID, number)
    return {**told(connection, SITE, SITE_ID, [number])[number], "form": _saved(connection, saved, site, section)}


def compared(connection: Connection, numbers: Sequence[int], site: Site, section: UUID | None = None) -> list[Form]:
    """``{member before after}`` of what differs between two revisions. Raises ``NotFound``."""
    before, after = (_saved(connection, snapshot_of(connection, SITE, SITE_ID, number), site, section) for number in numbers)
    return [{"member": name, "before": before[name], "after": after[name]} for name in sorted(before) if before[name] != after[name]]


def _saved(connection: Connection, saved: Mapping[str, Any], site: Site, section: UUID | None) -> Form:
    images = {name: saved[name] and {**saved[name], **NOTHING_MADE} for name in ("logo", "icon")}
    return _form(connection, {**saved, **images}, site, section)


def _form(connection: Connection, saved: Mapping[str, Any], site: Site, section: UUID | None) -> Form:
    named = _named(connection, references_in(saved["menus"]), section)
    return {
        "language": saved["language"] or site.default_language,
        **{name: saved[name] for name in (*TEXTS, "logo", "icon")},
        "menus": {name: list(_entries(entries, named)) for name, entries in saved["menus"].items()},
    }


def _entries(entries: Iterable[Mapping[str, Any]], named: Named) -> Iterator[Form]:
    for entry in entries:
        known = named.get((entry["type"], entry["id"])) if entry["type"] else (None, None)
        if known is not None:
            yield {**entry, "id": known[0], "slug": known[1], "children": list(_entries(entry["children"], named))}


def _named(connection: Connection, references: Mapping[str, Iterable[UUID]], section: UUID | None) -> Named:
    """What of these is there."""
    found: dict[tuple[str, str], tuple[str, str | None]] = {}
    for name, ids in references.items():
        kind = KINDS[name]
        table, other = kind.table, kind.table.alias("other")
        statement = select(table.c.id, other.c.id.label("into"), other.c.slug).join(other, other.c.id == kind.present_id(table))
        known = None if section is None or not kind.has_states else _known(connection, name, ids, section)
        for row in in_batches(connection, statement.where(table.c.id.in_(KEYS)), ids):
            found[name, str(row.id)] = (str(row.into), row.slug if known is None or row.id in known else None)
    return found


def _known(connection: Connection, kind: str, ids: Iterable[UUID], section: UUID) -> set[UUID]:
    table = KINDS[kind].table
    is_known = or_(table.c.state == "published", table.c.section_id == section)
    return {row.id for row in in_batches(connection, select(table.c.id).where(table.c.id.in_(KEYS), is_known), ids)}
