"""Former and imported addresses of public resources, as a list for static hosts. One address is looked up in ``resolve``."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal, or_, select, union_all

from api.derived.card_format import has_url
from api.derived.facets import EVERY_KIND
from api.derived.urls import BASE, path_of
from api.errors import Gone, Legal
from api.models import KINDS, Address, Card, Change, Slug
from api.queries.paging import Rows, Total, Window, behind, counted
from api.queries.urls.locations import Location, locations
from api.queries.urls.resolve import NAMED_BY_SLUG
from api.queries.visibility import public
from api.settings import Site
from schemas.addresses import placed

MOVED = 308
SLUGS, ADDRESSES = range(2)
KEYS_OF = {SLUGS: (Slug.kind, Slug.slug), ADDRESSES: (Address.host, Address.path)}
"""The list is in this order: former slugs, then addresses, each by its key."""


def listed(connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
    """A page of ``{from to status type id}``; the key of the order is (which table, its primary key).

    ``from`` is a path on this site, on other hosts the whole address; ``to`` is absolute. With ``gone`` in ``asked`` these are the
    addresses of what is gone, and ``to`` is ``None``. A page may be shorter than its limit: addresses that turn out to be the
    present one are left out. Six statements at most, and one for ``count``.
    """
    gone = bool(asked.get("gone"))
    rows = connection.execute(_page(connection.dialect.name, window, gone=gone)).all()
    shown = rows[: window.limit]
    if gone:
        items: list[Any] = [_item_gone(row, site) for row in shown]
    else:
        found = locations(connection, ((row.kind, row.entity_id) for row in shown), site)
        items = [_item(row, found.get((row.kind, row.entity_id)), site) for row in shown]
    last = shown[-1] if len(rows) > window.limit else None
    return Rows(
        [item for item in items if item],
        (last.source, last.first, last.second) if last else None,
        _total(connection, gone=gone) if window.count else None,
        EVERY_KIND,
    )


def _item(row: Any, place: Location | None, site: Site) -> dict[str, Any] | None:
    if place is None:  # withdrawn since the page was read
        return None
    came_from = _from(row, site)
    if placed(came_from, site.public_url) == place.canonical(site):
        return None
    return {"from": came_from, "to": place.url, "status": MOVED, "type": place.kind, "id": str(place.id)}


def _item_gone(row: Any, site: Site) -> dict[str, Any]:
    status = Legal.status if row.reason == "legal" else Gone.status
    return {"from": _from(row, site), "to": None, "status": status, "type": row.kind, "id": str(row.entity_id)}


def _from(row: Any, site: Site) -> str:
    folder = urlsplit(site.public_url).path
    if row.source == SLUGS:
        return folder + path_of(row.first, row.second)
    is_here = row.first == "" and "#" not in row.second
    return folder + row.second if is_here else str(row.url)


def _page(dialect: str, window: Window, *, gone: bool) -> Select[*tuple[Any, ...]]:
    """One row more than the window's, each table read up to there along its primary key."""
    most = window.offset + window.limit + 1
    source, key = (window.after[0], window.after[1:]) if window.after else (SLUGS, None)
    rows = {one: _rows(one, dialect, gone=gone) for one in KEYS_OF}
    branches = [_branch(SLUGS, rows[SLUGS], key, most)] if source == SLUGS else []
    branches.append(_branch(ADDRESSES, rows[ADDRESSES], key if source == ADDRESSES else None, most))
    every = union_all(*(select(branch) for branch in branches)).subquery()
    return select(every).order_by(every.c.source, every.c.first, every.c.second).limit(window.limit + 1).offset(window.offset)


def _branch(source: int, statement: Select[*tuple[Any, ...]], after: Sequence[Any] | None, most: int) -> Any:
    key = KEYS_OF[source]
    if after is not None:
        statement = statement.where(behind(key, [literal(value) for value in after]))
    return statement.order_by(*key).limit(most).subquery()


@lru_cache
def _rows(source: int, dialect: str, *, gone: bool) -> Select[*tuple[Any, ...]]:
    first, second = KEYS_OF[source]
    table = Slug if source == SLUGS else Address
    url = literal("") if source == SLUGS else Address.url
    columns = (first.label("first"), second.label("second"), table.kind, table.entity_id, url.label("url"), _reason(table).label("reason"))
    is_former = Slug.is_current.is_(False) if source == SLUGS and not gone else literal(value=True)
    is_listed = _is_gone if gone else partial(_leads_elsewhere, dialect=dialect)
    kinds = NAMED_BY_SLUG if source == SLUGS else KINDS
    return select(literal(source).label("source"), *columns).where(
        is_former, or_(*(and_(table.kind == kind, is_listed(kind, table)) for kind in kinds))
    )


def _reason(table: type[Slug | Address]) -> ColumnElement[Any]:
    """Why it is not public; of what is deleted, why it was not before."""
    withdrawn = [_withdrawn_reason(kind, table) for kind in KINDS if KINDS[kind].has_states]
    return func.coalesce(*withdrawn, select(Change.reason).where(Change.entity_id == table.entity_id).scalar_subquery())


def _withdrawn_reason(kind: str, table: type[Slug | Address]) -> ColumnElement[Any]:
    entity = KINDS[kind].table
    return select(entity.c.withdrawn_reason).where(entity.c.id == table.entity_id).scalar_subquery()


def _is_gone(kind: str, table: type[Slug | Address]) -> ColumnElement[bool]:
    """Whether the resource was public once and is not any more: slugs and addresses of what never was go with it."""
    entity = KINDS[kind].table
    is_there = exists().where(entity.c.id == table.entity_id)
    return or_(~is_there, is_there.where(entity.c.state == "withdrawn")) if KINDS[kind].has_states else ~is_there


def _leads_elsewhere(kind: str, table: type[Slug | Address], dialect: str) -> ColumnElement[bool]:
    """Whether the resource is public, and an address not simply its present one; what spelling hides is left to ``_item``."""
    if kind == "post":
        return exists().where(public(table.entity_id), ~has_url(Card.json, _as_written(), dialect))
    entity = KINDS[kind].table
    here = exists().where(entity.c.id == table.entity_id, *([] if KINDS[kind].is_merged else KINDS[kind].shown(entity)))
    if table is Slug or KINDS[kind].is_site:
        return here
    return here.where(or_(Address.host != "", Address.path != (KINDS[kind].path or "") + entity.c.slug))


def _as_written() -> ColumnElement[str]:
    """A location's address in the form that cards have, without its scheme."""
    return case((Address.host == "", BASE), else_=literal("://") + Address.host) + Address.path


def _total(connection: Connection, *, gone: bool) -> Total:
    dialect = connection.dialect.name
    return counted(connection, select(union_all(*(_rows(source, dialect, gone=gone) for source in KEYS_OF)).subquery()))
