"""What a reference names, for those who write: an id or a slug, present or former, in an archive also a key of another system.

What they may not know of is not there.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.errors import InvalidInput
from api.models import KINDS, Slug, merged_into
from api.queries.visibility import is_shown_to
from api.services.identities import owners, sort
from schemas.fields import canonical_slug

NIL = UUID(int=0)
LINKED = {"read": True, "key_share": True}
"""The lock that a link takes anyway when it is written (PostgreSQL, FOR KEY SHARE): many may have it, a merge waits for them."""


def entity_id(session: Session, kind: str, ref: str | UUID, pointer: str, *, held: bool = False) -> UUID:
    """The id of the resource; a merged tag's is its target's. Raises ``InvalidInput`` for one that names nothing."""
    found = find(session, kind, ref, held=held)
    if found is None:
        raise InvalidInput(f"There is no {kind} {str(ref)!r}.", pointer)
    return found


def entity_ids(session: Session, kind: str, refs: Iterable[str | UUID], pointer: str) -> list[UUID]:
    """The ids in order, each once. They are to be linked to: on PostgreSQL none of them is merged or deleted before that is committed."""
    return list(dict.fromkeys(entity_id(session, kind, ref, f"{pointer}/{place}", held=True) for place, ref in enumerate(refs)))


def find(session: Session, kind: str, ref: str | UUID, *, held: bool = False) -> UUID | None:
    """The id of the resource, or ``None``. ``held``: the row stays until the transaction ends, as it is read now."""
    lock: Any = LINKED if held else None
    row: Any = session.get(KINDS[kind].model, as_uuid(ref) or _named(session, kind, str(ref)), with_for_update=lock)
    while row is not None and (target := merged_into(row)):
        row = session.get(KINDS[kind].model, target, with_for_update=lock)
    return row.id if row is not None and is_shown_to(session.info.get("section"), row) else None


def as_uuid(ref: str | UUID) -> UUID | None:
    """The reference as an id, or ``None`` if it has not the form of one."""
    if isinstance(ref, UUID):
        return ref
    if len(ref) != len(str(NIL)):
        return None
    try:
        found = UUID(ref)
    except ValueError:
        return None
    return found if str(found) == ref.lower() else None


def _named(session: Session, kind: str, ref: str) -> UUID:
    """The id of what has this slug, or in an archive of what this key of another system leads to."""
    if sort(ref):
        return owners(session, kind, [ref]).get(ref, NIL)
    row = session.get(Slug, (kind, canonical_slug(ref)))
    return row.entity_id if row else NIL
