"""Change and departure rows: what delta sync, webhooks and purges read. One row a resource, moved to each new number."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from api.clock import MICROSECONDS, now_us
from api.derived.rows import KEYS, in_batches, upsert, write_rows
from api.models import Change, Departure, FormerName

_TOLD = select(Change.entity_id).where(Change.entity_id.in_(KEYS))
_RETURN = delete(Departure).where(Departure.facet_id == bindparam("facet"), Departure.entity_id == bindparam("entity"))


@dataclass(frozen=True, slots=True)
class Last:
    """What is told of a resource that is no longer public. ``url`` may begin with ``BASE``; ``position``: a post's, for ever.

    ``uri``: the name that the origin of a copy has for it.
    """

    slug: str
    language: str
    url: str | None
    reason: str
    revision: int
    into: UUID | None = None
    position: int | None = None
    uri: str | None = None


def present(kind: str, entity_id: UUID, seq: int, revision: int, position: int | None = None) -> dict[str, Any]:
    """The change row of a resource that is public now."""
    return {
        "entity_id": entity_id,
        "kind": kind,
        "seq": seq,
        "revision": revision,
        "position": position,
        "is_public": True,
        "reason": None,
        "into": None,
        "slug": None,
        "language": None,
        "url": None,
        "uri": None,
    }


def absent(kind: str, entity_id: UUID, seq: int, last: Last) -> dict[str, Any]:
    """The change row of a resource that was public and is not any more."""
    return {
        "entity_id": entity_id,
        "kind": kind,
        "seq": seq,
        "revision": last.revision,
        "position": last.position,
        "is_public": False,
        "reason": last.reason,
        "into": last.into,
        "slug": last.slug,
        "language": last.language,
        "url": last.url,
        "uri": last.uri,
    }


def store(connection: Connection, rows: Collection[Mapping[str, Any]]) -> None:
    """Writes these change rows in the place of earlier ones of the same resources."""
    at = now_us() // MICROSECONDS
    upsert(connection, Change.__table__, [{**row, "at": at} for row in rows], keys=("entity_id",))  # type: ignore[arg-type]


def depart(connection: Connection, left: Iterable[tuple[int, UUID]], joined: Iterable[tuple[int, UUID]], seq: int) -> None:
    """Notes (facet, resource) pairs that ended now; a pair that is there again has no departure."""
    rows = [{"facet_id": facet, "entity_id": entity, "seq": seq} for facet, entity in left]
    upsert(connection, Departure.__table__, rows, keys=("facet_id", "entity_id"))  # type: ignore[arg-type]
    back = [{"facet": facet, "entity": entity} for facet, entity in joined]
    told = {row["entity"] for row in back}
    if len(told) > 1:  # what is public for the first time has left nothing: of an archive that is most, with a dozen facets each
        told = {one for (one,) in in_batches(connection, _TOLD, told)}
    write_rows(connection, _RETURN, [row for row in back if row["entity"] in told])


def rename(connection: Connection, former: Iterable[tuple[UUID, str, str]], seq: int) -> None:
    """Notes what resources were called until now: (id, slug, address)."""
    rows = [{"entity_id": entity, "seq": seq, "slug": slug, "url": url} for entity, slug, url in former]
    upsert(connection, FormerName.__table__, rows, keys=("entity_id", "seq"))  # type: ignore[arg-type]
