"""What a reference names, for those who write: an id or a slug, present or former, in an archive also a key of another system.

What they may not know of is not there.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.errors import InvalidInput
from api.models import KINDS, Slug, merged_into
from api.queries.visibility import is_shown_to
from api.services.identities import owners, sort
from schemas.fields import canonical_slug

NIL = UUID(int=0)
HELD = "held"
"""Under this name a session knows the ids of rows that stay as they are until its transaction ends."""
LINKED: Any = {"read": True, "key_share": True}
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
    row = _row(session, kind, as_uuid(ref) or _named(session, kind, str(ref)), held=held)
    while row is not None and (target := merged_into(row)):
        row = _row(session, kind, target, held=held)
    return row.id if row is not None and is_shown_to(session.info.get("section"), row) else None


def _row(session: Session, kind: str, one: UUID, *, held: bool) -> Any:
    """The row with this id, or ``None``. On SQLite one transaction writes at a time: what it has read stays."""
    is_free = held and one not in session.info.get(HELD, ()) and session.get_bind().dialect.name != "sqlite"
    return session.get(KINDS[kind].model, one, with_for_update=LINKED if is_free else None)


def hold(session: Session, kind: str, ids: Collection[UUID]) -> list[Any]:
    """The rows with these ids, as ``find`` would have each ``held``, by one statement; the session knows them while the list is kept."""
    model = KINDS[kind].model
    rows: list[Any] = list(session.scalars(select(model).where(model.id.in_(ids)).with_for_update(**LINKED)))
    session.info.setdefault(HELD, set()).update(row.id for row in rows)
    return rows


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
