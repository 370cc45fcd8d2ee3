"""How resources are listed and shown; what is particular to a kind is declared in a ``ListedKind`` each.

A page costs a fixed number of statements: the page itself (with its counts of posts), one where filters or ``id`` and
``slug`` name resources (two for tags), one for ``count``, and those that ``ListedKind.items`` adds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, Uuid, and_, func, literal, or_, select

from api.clock import iso_us
from api.derived.facets import ALL, kind_key
from api.derived.rows import KEYS, in_batches
from api.errors import NotFound
from api.models import KINDS, Facet
from api.queries.paging import Rows, Total, Window, behind, counted
from api.queries.resources.languages import preferred
from api.queries.resources.name_search import called
from api.queries.visibility import ever_named, find, named
from api.settings import Site


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """An order: by a column, ``None`` last, then by id. ``read`` makes the column's value of its form in a cursor."""

    column: ColumnElement[Any]
    descending: bool = False
    nullable: bool = False
    read: Callable[[Any], Any] = lambda value: value


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows to show, and how: ``include`` has the members that are only shown when asked for, ``languages`` those of texts, best first.

    ``section``: that of a key that is bound to one, which is not told what others hide.
    """

    connection: Connection
    site: Site
    rows: Sequence[Row[*tuple[Any, ...]]]
    include: frozenset[str]
    languages: Sequence[str]
    section: UUID | None = None


Filter = Callable[[Connection, Any], ColumnElement[bool]]
"""The condition that a parameter's value stands for."""


Members = Callable[[PageOfRows], list[dict[str, Any]]]
"""Makes the members of each row."""


@dataclass(frozen=True, slots=True, eq=False)
class ListedKind:
    """What is particular to a kind of resource when it is read: its columns, outer joins, sorts, filters, and how it is shown.

    ``items`` are its members for delivery. ``synced`` and ``authored``: those for delta sync, and for who writes, without what all
    kinds have there (id, slug, language, revision, instants); their rows have all columns of the table.
    """

    kind: str
    columns: Sequence[ColumnElement[Any]]
    items: Members
    synced: Members
    authored: Members
    beside: Sequence[tuple[FromClause, ColumnElement[bool]]] = ()
    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    default_sort: str = "name"
    included: Mapping[str, Sequence[ColumnElement[Any]]] = field(default_factory=dict)
    counts_posts: bool = True

    @property
    def table(self) -> Table:
        """Its base table."""
        return KINDS[self.kind].table

    @property
    def only(self) -> Sequence[ColumnElement[bool]]:
        """The condition of listed rows: those that are public as themselves."""
        return KINDS[self.kind].shown(self.table)

    def sort(self, name: str | None) -> Sort:
        """The order of this name; every kind has ``name`` and ``-post_count``."""
        name = name or self.default_sort
        return self.sorts.get(name) or _common_sort(self.kind, name)

    def listed(self, connection: Connection, asked: Mapping[str, Any], window: Window, site: Site) -> Rows:
        """A page of resources, as ``listed`` says."""
        return listed(self, connection, asked, window=window, site=site)

    def one(self, connection: Connection, ref: str, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
        """One resource, as ``one`` says."""
        return one(self, connection, ref, site=site, asked=asked)


@cache
def listed_kind(kind: str) -> ListedKind:
    """What is particular to a kind, declared as ``LISTED`` in the module of its plural's name."""
    found: ListedKind = import_module(f"api.queries.resources.{KINDS[kind].plural}").LISTED
    return found


NAMING = {"parent": "tag", "campaign": "campaign", "section": "section"}
"""Filters that name resources, and of which kind."""
POSTS = func.coalesce(Facet.posts, 0)


@cache
def _common_sort(kind: str, name: str) -> Sort:
    return {"name": Sort(KINDS[kind].table.c.name_key), "-post_count": Sort(POSTS, descending=True)}[name]


def listed(listing: ListedKind, connection: Connection, asked: Mapping[str, Any], *, window: Window, site: Site) -> Rows:
    """A page of resources. With ``id`` or ``slug`` in ``asked``: all of these that there are, in the order asked.

    A key of the order is (value of the sort, id). ``asked`` holds the loaded query; ``include`` names further members.
    """
    where = [*listing.only, *(listing.filters[name](connection, asked[name]) for name in listing.filters if asked.get(name) is not None)]
    if asked.get("q") is not None:
        where.append(called(listing.table, listing.kind, asked["q"]))
    page = PageOfRows(connection, site, (), frozenset(asked.get("include") or ()), preferred(asked, site))
    refs = asked.get("id") or asked.get("slug")
    if refs:
        return _in_order(listing, page, where, refs)
    sort = listing.sort(asked.get("sort"))
    statement = (
        _statement(listing, page.include, sort).where(*where).order_by(*_order(listing, sort)).limit(window.limit + 1).offset(window.offset)
    )
    if window.after is not None:
        statement = statement.where(_after(listing, sort, window.after))
    rows = connection.execute(statement).all()
    shown = rows[: window.limit]
    return Rows(
        listing.items(replace(page, rows=shown)),
        _key(shown[-1]) if len(rows) > window.limit else None,
        counted(connection, select(literal(1)).select_from(listing.table).where(*where)) if window.count else None,
        keys_of(listing),
        () if shown else _unknown(connection, asked),
        [keys_of(listing)],
    )


def _unknown(connection: Connection, asked: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Filters that name a resource, each with what names nothing that ever was."""
    found = []
    for name, kind in NAMING.items():
        refs = [asked[name]] if isinstance(asked.get(name), str) else asked.get(name) or ()
        wanted = [ref for ref in refs if ref != "none"]
        known = ever_named(connection, kind, wanted) if wanted else ()
        found += [(name, ref) for ref in wanted if ref not in known]
    return found


def one(listing: ListedKind, connection: Connection, ref: str, *, site: Site, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The resource, whole. Raises as ``visible.find`` does."""
    include = frozenset(listing.included)
    statement = _statement(listing, include).where(listing.table.c.id == find(connection, listing.kind, ref))
    rows = connection.execute(statement).all()
    if not rows:  # deleted since the statement before
        raise NotFound
    return listing.items(PageOfRows(connection, site, rows, include, preferred(asked, site)))[0]


def keys_of(listing: ListedKind) -> list[str]:
    """The surrogate keys of a list; most show counts of posts, too."""
    return [kind_key(listing.kind), *([ALL] if listing.counts_posts else [])]


def head(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The members that every resource begins with."""
    return {"id": str(row.id), "slug": row.slug}


def tail(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """The members that every resource ends with."""
    return {"post_count": row.post_count, "revision": row.revision, "updated_at": iso_us(row.updated_at)}


@lru_cache(maxsize=256)
def _statement(listing: ListedKind, include: frozenset[str], sort: Sort | None = None) -> Select[*tuple[Any, ...]]:
    table = listing.table
    source: FromClause = table.outerjoin(Facet, and_(Facet.kind == listing.kind, Facet.key == table.c.slug))
    for other, on in listing.beside:
        source = source.outerjoin(other, on)
    more = [column for name in sorted(include) for column in listing.included.get(name, ())]
    common = (table.c.id, table.c.slug, table.c.language, table.c.revision, table.c.updated_at, POSTS.label("post_count"))
    sorted_by = sort.column if sort else literal(0)
    return select(*common, *listing.columns, *more, sorted_by.label("sorted_by")).select_from(source)


def _order(listing: ListedKind, sort: Sort) -> list[ColumnElement[Any]]:
    column = sort.column.desc() if sort.descending else sort.column.asc()
    return [*([sort.column.is_(None)] if sort.nullable else []), column, listing.table.c.id]


def _after(listing: ListedKind, sort: Sort, key: Sequence[Any]) -> ColumnElement[bool]:
    """The condition that a row follows a key in the order of ``_order``."""
    value, last = key[0], literal(UUID(key[1]), Uuid())
    later = behind([listing.table.c.id], [last])
    if value is None:
        return and_(sort.column.is_(None), later)
    bound = literal(sort.read(value), sort.column.type)
    if not (sort.descending or sort.nullable):
        return behind([sort.column, listing.table.c.id], [bound, last])
    beyond = behind([sort.column], [bound], descending=sort.descending)
    return or_(beyond, and_(sort.column == bound, later), *([sort.column.is_(None)] if sort.nullable else []))


def _key(row: Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    return row.sorted_by.isoformat() if isinstance(row.sorted_by, date) else row.sorted_by, str(row.id)


def _in_order(listing: ListedKind, page: PageOfRows, where: Sequence[ColumnElement[bool]], refs: Sequence[str]) -> Rows:
    ids = list(dict.fromkeys(named(page.connection, listing.kind, refs).values()))
    statement = _statement(listing, page.include).where(listing.table.c.id.in_(KEYS), *where)
    found = {row.id: row for row in in_batches(page.connection, statement, ids)}
    rows = [found[one] for one in ids if one in found]
    items = listing.items(replace(page, rows=rows))
    return Rows(items, total=Total(len(items), "exact"), keys=keys_of(listing), groups=[keys_of(listing)])
