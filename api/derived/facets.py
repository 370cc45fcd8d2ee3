"""Facets: what a post is listed under, and the numbers by which derived rows name them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, tuple_

from api.derived.rows import KEYS, in_batches
from api.models import Facet, Tag

Key = tuple[str, str]
"""(kind, ref) of a facet: ``("tag", "0192…")``, ``("language", "fr-CA")``, ``("all", "")``."""

EVERYTHING: Key = ("all", "")

_FACETS = select(Facet.kind, Facet.ref, Facet.id).where(tuple_(Facet.kind, Facet.ref).in_(bindparam("keys", expanding=True)))
_PARENTS = select(Tag.id, Tag.parent_id).where(Tag.id.in_(KEYS), Tag.parent_id.is_not(None))


def facet_ids(connection: Connection, keys: Collection[Key], slugs: dict[Key, str] | None = None) -> dict[Key, int]:
    """The number of each facet, made where there is none. ``slugs``: what filters say, where that is not the ref.

    Only called while the counter is locked, so two transactions never make the same facet.
    """
    found = {(kind, ref): number for kind, ref, number in in_batches(connection, _FACETS, keys)}
    missing = sorted(set(keys) - set(found))
    if missing:
        rows = [{"kind": kind, "ref": ref, "key": (slugs or {}).get((kind, ref), ref)} for kind, ref in missing]
        connection.execute(insert(Facet), rows)
        found |= {(kind, ref): number for kind, ref, number in in_batches(connection, _FACETS, missing)}
    return found


def ancestors(connection: Connection, tags: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Each tag's parent, the parent's parent and so on."""
    parent: dict[UUID, UUID] = {}
    unknown = set(tags)
    asked = set(unknown)
    while unknown:
        found: dict[UUID, UUID] = dict(in_batches(connection, _PARENTS, unknown))
        parent |= found
        unknown = set(found.values()) - asked
        asked |= unknown
    return {tag: _line(tag, parent) for tag in asked}


def _line(tag: UUID, parent: dict[UUID, UUID]) -> list[UUID]:
    line: list[UUID] = []
    above = parent.get(tag)
    while above and above not in line:
        line.append(above)
        above = parent.get(above)
    return line


def language_line(language: str) -> list[str]:
    """The tag and what it belongs to: ``zh-Hant-TW`` → itself, ``zh-Hant``, ``zh`` (RFC 4647, 3.4)."""
    parts = language.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
