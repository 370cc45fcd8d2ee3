"""How tags, campaigns, authors and sections are listed and shown; what is their own is declared in a ``ListedKind`` each.

A page costs a fixed number of statements: the page itself (with its counts of posts), one where filters or ``id`` and
``slug`` name resources (two for tags), one for ``count``, and those that ``ListedKind.items`` adds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, Uuid, and_, func, literal, or_, select, tuple_

from api.clock import iso_us
from api.derived.cards import image_member
from api.derived.fragments import table_of
from api.derived.rows import KEYS, in_batches
from api.derived.surrogates import ALL, kind_key
from api.errors import NotFound
from api.models import Facet, Image
from api.queries.paging import Rows, Total, Window
from api.queries.resources.languages import preferred
from api.queries.resources.name_search import called
from api.queries.visibility import find, named
from api.settings import Site

MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Sort:
    """An order: by a column, ``None`` last, then by id. ``read`` makes the column's value of its form in a cursor."""

    column: ColumnElement[Any]
    descending: bool = False
    nullable: bool = False
    read: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows to show, and how: ``include`` has the members that are only shown when asked for, ``languages`` those of texts, best first."""

    connection: Connection
    site: Site
    rows: Sequence[Row[*tuple[Any, ...]]]
    include: frozenset[str]
    languages: Sequence[str]


Filter = Callable[[Connection, Any], ColumnElement[bool]]
"""The condition that a parameter's value stands for."""


@dataclass(frozen=True, slots=True)
class ListedKind:
    """What is particular to a kind: its columns, outer joins, sorts, filters and members."""

    kind: str
    columns: Sequence[ColumnElement[Any]]
    items: Callable[[PageOfRows], list[dict[str, Any]]]
    beside: Sequence[tuple[FromClause, ColumnElement[bool]]] = ()
    only: Sequence[ColumnElement[bool]] = ()
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    default_sort: str = "name"
    included: Mapping[str, Sequence[ColumnElement[Any]]] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """Its base table."""
        return table_of(self.kind)

    def sort(self, name: str | None) -> Sort:
        """The order of this name; every kind has ``name`` and ``-post_count``."""
        name = name or self.default_sort
        common = {"name": Sort(self.table.c.name_key), "-post_count": Sort(POSTS, descending=True)}
        return self.sorts.get(name) or common[name]


POSTS = func.coalesce(Facet.posts, 0)


def listed(noun: ListedKind, connection: Connection, asked: Mapping[str, Any], *, window: Window, site: Site) -> Rows:
    """A page of resources. With ``id`` or ``slug`` in ``asked``: all of these that there are, in the order asked.

    A key of the order is (value of the sort, id). ``asked`` holds the loaded query; ``include`` names further members.
    """
    where = [*noun.only, *(noun.filters[name](connection, asked[name]) for name in noun.filters if asked.get(name) is not None)]
    if asked.get("q") is not None:
        where.append(called(noun.table, noun.kind, asked["q"]))
    page = PageOfRows(connection, site, (), frozenset(asked.get("include") or ()), preferred(asked, site))
    refs = asked.get("id") or asked.get("slug")
    if refs:
        return _in_order(noun, page, where, refs)
    sort = noun.sort(asked.get("sort"))
    statement = (
        _statement(noun, page.include, sort).where(*where).order_by(*_order(noun, sort)).limit(window.limit + 1).offset(window.offset)
    )
    if window.after is not None:
        statement = statement.where(_after(noun, sort, window.after))
    rows = connection.execute(statement).all()
    shown = rows[: window.limit]
    return Rows(
        noun.items(replace(page, rows=shown)),
        _key(shown[-1]) if len(rows) > window.limit else None,
        _total(connection, noun, where) if window.count else None,
        keys_of(noun),
    )


def one(noun: ListedKind, connection: Connection, ref: str, *, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The resource, whole. Raises as ``visible.find`` does."""
    include = frozenset(noun.included)
    statement = _statement(noun, include).where(noun.table.c.id == find(connection, noun.kind, ref))
    rows = connection.execute(statement).all()
    if not rows:  # deleted since the statement before
        raise NotFound
    return noun.items(PageOfRows(connection, site, rows, include, preferred(asked, site)))[0]


def keys_of(noun: ListedKind) -> list[str]:
    """What a list is purged by: it shows counts of posts."""
    return [kind_key(noun.kind), ALL]


def head(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The members that every resource begins with."""
    return {"id": str(row.id), "slug": row.slug}


def tail(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The members that every resource ends with."""
    return {"post_count": row.post_count, "revision": row.revision, "updated_at": iso_us(row.updated_at)}


def images(page: PageOfRows) -> dict[UUID | None, dict[str, Any] | None]:
    """The images of a page by id; ``None`` for none."""
    ids = {row.image_id for row in page.rows if row.image_id}
    rows = in_batches(page.connection, select(Image.__table__).where(Image.id.in_(KEYS)), ids)
    return {None: None} | {row.id: image_member(row) for row in rows}


def _statement(noun: ListedKind, include: Iterable[str], sort: Sort | None = None) -> Select[*tuple[Any, ...]]:
    table = noun.table
    source: FromClause = table.outerjoin(Facet, and_(Facet.kind == noun.kind, Facet.key == table.c.slug))
    for other, on in noun.beside:
        source = source.outerjoin(other, on)
    more = [column for name in sorted(include) for column in noun.included.get(name, ())]
    common = (table.c.id, table.c.slug, table.c.language, table.c.revision, table.c.updated_at, POSTS.label("post_count"))
    sorted_by = sort.column if sort else literal(0)
    return select(*common, *noun.columns, *more, sorted_by.label("sorted_by")).select_from(source)


def _order(noun: ListedKind, sort: Sort) -> list[ColumnElement[Any]]:
    column = sort.column.desc() if sort.descending else sort.column.asc()
    return [*([sort.column.is_(None)] if sort.nullable else []), column, noun.table.c.id]


def _after(noun: ListedKind, sort: Sort, key: Sequence[Any]) -> ColumnElement[bool]:
    """What comes behind a key, in the same order as ``_order``."""
    value, last = key[0], literal(UUID(key[1]), Uuid())
    later = noun.table.c.id > last
    if value is None:
        return and_(sort.column.is_(None), later)
    bound = literal(sort.read(value), sort.column.type)
    if not (sort.descending or sort.nullable):
        return tuple_(sort.column, noun.table.c.id) > tuple_(bound, last)  # an index is walked from here
    beyond = sort.column < bound if sort.descending else sort.column > bound
    return or_(beyond, and_(sort.column == bound, later), *([sort.column.is_(None)] if sort.nullable else []))


def _key(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return row.sorted_by.isoformat() if isinstance(row.sorted_by, date) else row.sorted_by, str(row.id)


def _in_order(noun: ListedKind, page: PageOfRows, where: Sequence[ColumnElement[bool]], refs: Sequence[str]) -> Rows:
    ids = list(dict.fromkeys(named(page.connection, noun.kind, refs).values()))
    statement = _statement(noun, page.include).where(noun.table.c.id.in_(KEYS), *where)
    found = {row.id: row for row in in_batches(page.connection, statement, ids)}
    rows = [found[one] for one in ids if one in found]
    items = noun.items(replace(page, rows=rows))
    return Rows(items, total=Total(len(items), "exact"), keys=keys_of(noun))


def _total(connection: Connection, noun: ListedKind, where: Sequence[ColumnElement[bool]]) -> Total:
    some = select(literal(1)).select_from(noun.table).where(*where).limit(MOST_COUNTED + 1).subquery()
    value = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Total(min(value, MOST_COUNTED), "exact" if value <= MOST_COUNTED else "at_least")
