"""Facets: what a post is listed under, the numbers by which derived rows name them, and the surrogate keys that follow from them.

Surrogate keys are the names by which shared caches know what an answer shows, and are told what has changed.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, tuple_

from api.derived.rows import KEYS, in_batches
from api.models import KINDS, RESOURCES, Facet, Tag

Key = tuple[str, str]
"""(kind, ref) of a facet: ``("tag", "0192…")``, ``("language", "fr-CA")``, ``("all", "")``."""

EVERYTHING: Key = ("all", "")

_FACETS = select(Facet.kind, Facet.ref, Facet.id).where(tuple_(Facet.kind, Facet.ref).in_(bindparam("keys", expanding=True)))
_PARENTS = select(Tag.id, Tag.parent_id).where(Tag.id.in_(KEYS), Tag.parent_id.is_not(None))


ANY = "any"
"""On every answer: purged when a text that many of them embed has changed, or a setting."""
ALL = "all"
"""On lists that no facet narrows: purged by every change of a public post."""
_SPELLED = {"all": ALL, "language": "lang"}


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


def facet_key(kind: str, ref: str) -> str:
    """The key of lists of the posts under a facet: ``tag-{id}``, ``lang-fr``, ``origin-own``, ``featured``, ``all``."""
    name = _SPELLED.get(kind, kind)
    return f"{name}-{ref}" if ref else name


def detail_key(kind: str, entity_id: object) -> str:
    """The key of a resource's own answers: ``post-{id}``; of a tag, campaign, author or section it is that of its posts, too."""
    return f"{kind}-{entity_id}"


def kind_key(kind: str) -> str:
    """The key of the lists of a kind of resource: ``tags``. Those of posts have the keys of facets."""
    return KINDS[kind].plural


EVERY_KIND = (ALL, *map(kind_key, RESOURCES))
"""On answers that any resource may come to be in."""
