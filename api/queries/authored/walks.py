"""Which rows of a table a page has: gathered where a filter leaves few, else walked in the order of an index. No filter is named here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Row,
    Select,
    Table,
    Uuid,
    func,
    literal,
    literal_column,
    select,
    union_all,
)

from api.queries.paging import Total, Window, behind, counted
from api.queries.posts.statements import FEW

MOST_BRANCHES = 20
"""With more values of a filter an index is walked past those of others."""

Ids = Select[Any] | CompoundSelect[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """What must hold: ``has`` asks one row; ``ids`` gathers those that may be it; an index has the order along each of ``branches``.

    ``is_exact``: ``ids`` gathers no others, and all branches together are what ``has`` says.
    """

    has: ColumnElement[bool]
    ids: Ids | None = None
    branches: Sequence[ColumnElement[bool]] = ()
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """By these columns, which name one row together."""

    columns: Sequence[ColumnElement[Any]]
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of the order's columns, the key of the last one when more follow, the total if asked."""

    rows: Sequence[Sequence[Any]]
    next_key: tuple[Any, ...] | None = None
    total: Total | None = None


def there_is(found: Select[Any]) -> ColumnElement[bool]:
    """The condition that a statement finds a row. Written as a value: planners would make a join of EXISTS."""
    return found.limit(literal_column("1")).scalar_subquery().is_not(None)


def walked(connection: Connection, table: Table, order: Order, conditions: Sequence[Condition], window: Window) -> Found:
    """A page of a table's rows for which all conditions hold."""
    few = fewest(connection, conditions)
    rows = part(connection, table, order, conditions, Window(window.limit + 1, window.after), few)
    page = rows[: window.limit]
    how_many = total(connection, table, conditions, few) if window.count else None
    return Found(page, key_of(page[-1]) if len(rows) > window.limit else None, how_many)


def fewest(connection: Connection, conditions: Sequence[Condition]) -> Condition | None:
    """The condition that leaves the fewest rows, if these are few. One statement; none where an index has the order anyway."""
    some = [one for one in conditions if one.ids is not None]
    if not some or (len(conditions) == 1 and _walk(conditions)):
        return None
    bounded = [one.ids.limit(literal_column(str(FEW + 1))).subquery() for one in some if one.ids is not None]
    sizes = connection.execute(select(*(select(func.count()).select_from(one).scalar_subquery() for one in bounded))).one()
    size, place = min((size, place) for place, size in enumerate(sizes))
    return some[place] if size <= FEW else None


def part(
    connection: Connection, table: Table, order: Order, conditions: Sequence[Condition], window: Window, few: Condition | None
) -> Sequence[Row[Any]]:
    """The first ``window.limit`` rows behind its key."""
    walk = None if few else _walk(conditions)
    rest = [one.has for one in conditions if one is not walk and not (few is not None and one is few and few.is_exact)]
    made = (
        [_one(table, order, [branch, *rest], window, few) for branch in walk.branches] if walk else [_one(table, order, rest, window, few)]
    )
    if len(made) == 1:
        return connection.execute(made[0]).all()
    merged = union_all(*(select(*one.subquery().c) for one in made)).subquery()
    ends = [column.desc() if order.descending else column.asc() for column in merged.c]
    return connection.execute(select(*merged.c).order_by(*ends).limit(window.limit)).all()


def _walk(conditions: Sequence[Condition]) -> Condition | None:
    """The condition along whose index rows are walked: the one with the fewest branches."""
    walks = [one for one in conditions if 0 < len(one.branches) <= MOST_BRANCHES]
    return min(walks, key=lambda one: len(one.branches), default=None)


def _one(table: Table, order: Order, where: Sequence[ColumnElement[bool]], window: Window, few: Condition | None) -> Select[Any]:
    columns = [column.label(f"key{place}") for place, column in enumerate(order.columns)]
    query = select(*columns).select_from(_source(table, few)).where(*where)
    if window.after is not None:
        key = [_read(column, value) for column, value in zip(order.columns, window.after, strict=True)]
        query = query.where(behind(order.columns, key, descending=order.descending))
    return query.order_by(*(one.desc() if order.descending else one.asc() for one in order.columns)).limit(window.limit)


def _source(table: Table, few: Condition | None) -> FromClause:
    """The table, or those of its rows that were gathered: these are made first, whatever planners think of it."""
    if few is None or few.ids is None:
        return table
    inner = few.ids.subquery()
    gathered = select(next(iter(inner.c)).label("id")).distinct().cte("few").prefix_with("MATERIALIZED")
    return gathered.join(table, table.c.id == gathered.c.id)


def _read(column: ColumnElement[Any], value: Any) -> ColumnElement[Any]:
    """A value of a cursor, converted to the column's type."""
    return literal(UUID(value) if isinstance(column.type, Uuid) else value, column.type)


def key_of(row: Sequence[Any]) -> tuple[Any, ...]:
    """The row's sort key, as cursors hold it."""
    return tuple(str(value) if isinstance(value, UUID) else value for value in row)


def total(connection: Connection, table: Table, conditions: Sequence[Condition], few: Condition | None) -> Total:
    """How many rows there are, counted up to 10,000."""
    some: Select[Any] = select(literal_column("1")).select_from(_source(table, few)).where(*(one.has for one in conditions))
    return counted(connection, some)


def any_of(column: ColumnElement[Any], values: Sequence[Any], table: Table | None = None) -> Condition:
    """The condition that the column has one of these values, each with an index in the order; ``table``: its rows may be gathered."""
    condition = column.in_(values)
    ids = None if table is None else select(table.c.id).where(condition)
    return Condition(condition, ids, [column == one for one in dict.fromkeys(values)])
