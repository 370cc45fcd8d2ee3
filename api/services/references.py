"""What a reference names, for those who write: an id or a slug, present or former, in an archive also a key of another system.

What they may not know of is not there.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.derived.writing import as_writing
from api.errors import InvalidInput
from api.models import KINDS, Slug, merged_into
from api.queries.visibility import is_shown_to
from api.services.identities import owners, sort
from schemas.fields import canonical_slug

NIL = UUID(int=0)
REFERRED = "referred"
"""Under this name a session keeps the rows of what many lines name, which need not be read for each."""
HELD = "held"
"""Under this name a session believes ids of rows that stay as they are until its transaction ends."""
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
    refs = list(refs)
    _rows = _read(session, kind, refs)  # the session knows them while the list is kept
    return list(dict.fromkeys(entity_id(session, kind, ref, f"{pointer}/{place}", held=True) for place, ref in enumerate(refs)))


def _read(session: Session, kind: str, refs: Sequence[str | UUID]) -> list[Any]:
    """Rows of what is named and not read yet, in two statements, held as ``find`` would; what is merged leads to others."""
    slugs = [canonical_slug(ref) for ref in map(str, refs) if as_uuid(ref) is None and not sort(ref)]
    rows: list[Any] = []
    if len(refs) > 1 and REFERRED not in session.info:
        rows += session.scalars(select(Slug).where(Slug.kind == kind, Slug.slug.in_(slugs))) if slugs else []
        ids = {one for one in map(as_uuid, refs) if one} | {slug.entity_id for slug in rows}
        asked = [one for one in ids if (HELD, one) not in as_writing(session).believed]
        rows += hold(session, kind, asked) if asked else []
    return rows


def find(session: Session, kind: str, ref: str | UUID, *, held: bool = False) -> UUID | None:
    """The id of the resource, or ``None``. ``held``: the row stays until the transaction ends, as it is read now."""
    row = _row(session, kind, as_uuid(ref) or _named(session, kind, str(ref)), held=held)
    while row is not None and (target := merged_into(row)):
        row = _row(session, kind, target, held=held)
    return row.id if row is not None and is_shown_to(session.info.get("section"), row) else None


def _row(session: Session, kind: str, one: UUID, *, held: bool) -> Any:
    """The row with this id, or ``None``. On SQLite one transaction writes at a time: what it has read stays."""
    is_free = held and (HELD, one) not in as_writing(session).believed and session.get_bind().dialect.name != "sqlite"
    return row_of(session, kind, one, with_for_update=LINKED if is_free else None)


def row_of(session: Session, kind: str, one: UUID, **options: Any) -> Any:
    """The row with this id, or ``None``; that of a post also while it waits to be inserted."""
    waiting = as_writing(session).waiting.posts.get(one) if kind == "post" else None
    return waiting or _held_or_read(session, KINDS[kind].model, one, **options)


def _held_or_read(session: Session, model: Any, key: Any, **options: Any) -> Any:
    """The row, as ``Session.get`` has it; of one that the session knows and that is not to be locked only a dictionary is asked."""
    known = None if options.get("with_for_update") else session.identity_map.get((model, key if isinstance(key, tuple) else (key,), None))
    return known if known is not None else session.get(model, key, **options)


def hold(session: Session, kind: str, ids: Collection[UUID]) -> list[Any]:
    """The rows with these ids, as ``find`` would have each ``held``, by one statement; the session knows them while the list is kept."""
    model = KINDS[kind].model
    rows: list[Any] = list(session.scalars(select(model).where(model.id.in_(ids)).with_for_update(**LINKED)))
    as_writing(session).believed.update((HELD, row.id) for row in rows)
    return rows


def later_post_id(session: Session, ref: str | None, present: UUID | None, pointer: str) -> UUID | None:
    """The id of a post that may come later: an id is taken as it is, a slug must be known.

    Who writes nothing for a post that is not shown to them leaves it as it is.
    """
    if ref is None:
        is_shown = session.info.get("section") is None or present is None or find(session, "post", present) is not None
        return None if is_shown else present
    found = as_uuid(ref) or find(session, "post", ref)
    if found is None:
        raise InvalidInput(f"There is no post {ref!r}: name a post that comes later by its id.", pointer)
    return found


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
    row = _held_or_read(session, Slug, (kind, canonical_slug(ref)))
    return row.entity_id if row else NIL
