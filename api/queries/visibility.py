"""What may be seen: what a reference leads to, and how one is answered that leads to nothing public. Lists are elsewhere.

A post is public while it has a card: ``public`` says so in every statement that shows one.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    SQLColumnExpression,
    Uuid,
    and_,
    bindparam,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
)

from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.errors import Gone, Legal, Moved, NotFound
from api.models import KINDS, Card, Change, Kind, Post, Slug
from api.queries.driver import Statement
from schemas.fields import is_id, spelled

_REF = bindparam("ref", type_=Uuid())


def public(post_id: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """The condition that joins the card of the post of this id: it has one while it is public."""
    return Card.post_id == post_id


def shown_to(section: UUID | None) -> ColumnElement[bool]:
    """The condition for posts that a key may know of, which is bound to ``section`` or (``None``) to none: its own, and public ones."""
    return true() if section is None else or_(Post.section_id == section, IS_PUBLISHED)


def is_shown_to(section: UUID | None, row: Any) -> bool:
    """The same of a row of any kind: what is no post is known to all keys."""
    return section is None or not isinstance(row, Post) or row.section_id == section or row.state == "published"


def find(connection: Connection, kind: str, ref: str) -> UUID:
    """The id of the public resource of this kind whose present id or slug is ``ref``; one statement.

    Raises ``Moved`` with the present reference for a former slug, a merged tag and other spellings, ``Gone`` or ``Legal`` for
    what was public once, ``NotFound`` for everything else.
    """
    wanted = spelled(ref)
    if wanted is None:
        raise NotFound
    by_id = is_id(wanted)
    row = _found(kind, by_id=by_id).first(connection, {"ref": UUID(wanted) if by_id else wanted})
    _check(row)
    assert row is not None  # noqa: S101 - for the type checker: _check raised
    present = str(row.id) if by_id else row.slug
    if ref != present:
        raise Moved(present)
    return UUID(str(row.id))


def named(connection: Connection, kind: str, refs: Sequence[str]) -> dict[str, UUID]:
    """By reference, in the order given, the resource that an id or a present or former slug stands for in a filter.

    References that name nothing are left out; whether a resource is public is not asked. Two statements at most.
    """
    wanted = {ref: spelled(ref) or "" for ref in refs}
    statement = select(Slug.slug, Slug.entity_id).where(Slug.kind == kind, Slug.slug.in_(KEYS))
    rows = in_batches(connection, statement, {one for one in wanted.values() if one and not is_id(one)})
    owners = {row.slug: row.entity_id for row in rows}
    found = {ref: UUID(one) if is_id(one) else owners.get(one) for ref, one in wanted.items()}
    targets = _targets(connection, KINDS[kind], {entity for entity in found.values() if entity}) if KINDS[kind].is_merged else {}
    return {ref: targets.get(entity, entity) for ref, entity in found.items() if entity}


def ever_named(connection: Connection, kind: str, refs: Sequence[str]) -> set[str]:
    """Those of the references, in their one spelling, that name a resource of this kind, or named one that is gone by now."""
    ids = [UUID(one) for one in refs if is_id(one)]
    slugs = [one for one in refs if not is_id(one)]
    by_id = select(Slug.entity_id).where(Slug.kind == kind, Slug.entity_id.in_(KEYS)).distinct()
    by_slug = select(Slug.slug).where(Slug.kind == kind, Slug.slug.in_(KEYS))
    return {str(one) for (one,) in in_batches(connection, by_id, ids)} | {one for (one,) in in_batches(connection, by_slug, slugs)}


def _targets(connection: Connection, kind: Kind, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """What merged resources were merged into. A merge leads all earlier ones on, so one step is enough."""
    statement = select(kind.table.c.id, kind.present_id(kind.table).label("into")).where(kind.table.c.id.in_(KEYS))
    return {row.id: row.into for row in in_batches(connection, statement, ids)}


@lru_cache
def _found(kind: str, *, by_id: bool) -> Statement:
    """Id (of a merged resource its target's), and what ``_check`` asks of it."""
    entity = KINDS[kind].table
    if by_id:
        other = entity.alias("other")
        merged = select(KINDS[kind].present_id(other)).where(other.c.id == _REF).scalar_subquery()
        asked = select((func.coalesce(merged, _REF) if KINDS[kind].is_merged else _REF).label("id")).subquery()
    else:
        asked = select(Slug.entity_id.label("id")).where(Slug.kind == kind, Slug.slug == bindparam("ref")).subquery()
    was_known = exists().where(Slug.entity_id == asked.c.id, Slug.kind == kind) | Change.entity_id.is_not(None)
    joined = asked.outerjoin(entity, entity.c.id == asked.c.id).outerjoin(Change, and_(Change.entity_id == asked.c.id, Change.kind == kind))
    is_public, was_public, reason = literal(1), literal(1), null()
    if kind == "post":
        joined = joined.outerjoin(Card, public(asked.c.id))
        is_public, was_public, reason = Card.post_id.is_not(None), Post.state == "withdrawn", Post.withdrawn_reason  # type: ignore[assignment]
    elif KINDS[kind].has_states:
        is_public, was_public, reason = and_(*KINDS[kind].shown(entity)), entity.c.published_at.is_not(None), entity.c.withdrawn_reason  # type: ignore[assignment]
    found = select(
        asked.c.id,
        entity.c.slug,
        entity.c.id.is_not(None).label("is_there"),
        is_public.label("is_public"),
        was_public.label("was_public"),
        was_known.label("was_known"),
        func.coalesce(reason, Change.reason).label("reason"),
    )
    return Statement(found.select_from(joined))


def _check(row: Any | None) -> None:
    """Raises what answers for a row that is not public."""
    if row is None:
        raise NotFound
    if row.is_there and row.is_public:
        return
    if not (row.was_public if row.is_there else row.was_known):
        raise NotFound
    raise Legal if row.reason == "legal" else Gone
