"""Statements that are asked for again and again: compiled once for each database, and run by its driver.

Connections are SQLAlchemy's, with their pools, transactions, snapshots and time limits; their listeners hear of each statement, and what
the driver raises they make of it what they always do. What is left out is SQLAlchemy's own work around each execution, which takes longer
than the execution. A list is one value (``among``), so that the text stays the same however long it is.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import Connection, Dialect, Select, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeEngine

Values = Mapping[str, Any]
Processor = Callable[[Any], Any]


class _Listed(TypeEngine[Sequence[Any]]):
    """A list of values of one type as one text: a JSON array on SQLite, an array literal on PostgreSQL (8.15.2 of its manual)."""

    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        self.item = item

    def bind_processor(self, dialect: Dialect) -> Any:
        """Writes the list."""
        one, written = _bound(self.item, dialect), _as_json if dialect.name == "sqlite" else _as_array
        return lambda values: written(values if one is None else map(one, values))


class among(FunctionElement[bool]):  # noqa: N801 - reads as the functions of SQLAlchemy do
    """Whether a column has one of the values of a parameter that takes a list."""

    # Of no type: what is true or false, SQLAlchemy compares with 1 on SQLite, and no index is used then.
    type: Any = NullType()
    inherit_cache = True

    def __init__(self, column: Any, name: str) -> None:
        super().__init__(column, bindparam(name, type_=_Listed(column.type)))


@compiles(among, "sqlite")
def _among_json(element: Any, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - a column and a parameter


@compiles(among, "postgresql")
def _among_array(element: Any, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    kind = compiler.dialect.type_compiler_instance.process(next(iter(element.clauses)).type).partition(" COLLATE ")[0]
    return f"{column} = ANY(CAST({values} AS {kind}[]))"


def _as_json(values: Iterable[Any]) -> str:
    return orjson.dumps(list(values)).decode()


def _as_array(values: Iterable[Any]) -> str:
    return "{" + ",".join('"' + str(one).replace("\\", "\\\\").replace('"', '\\"') + '"' for one in values) + "}"


def _bound(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement of one database: ``own`` are values that it has itself, ``bound`` and ``read`` change values and columns."""

    text: str
    own: Values
    bound: Sequence[tuple[str, Processor]]
    placed: Callable[[Values], Any]
    read: Mapping[int, Processor]
    row: Callable[[Iterable[Any]], Any]

    def sent(self, values: Values) -> Any:
        """The values as the driver takes them."""
        found = {**self.own, **values}
        for name, process in self.bound:
            found[name] = process(found[name])
        return self.placed(found)

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        """The rows as tuples with names."""
        if self.read:
            found = [self._processed(one) for one in found]
        return list(map(self.row, found))

    def _processed(self, row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for place, process in self.read.items():
            values[place] = process(values[place])
        return values


class Statement:
    """A SELECT, executed by the driver. Values are those of its parameters, by name; more may be given."""

    def __init__(self, select: Select[*tuple[Any, ...]]) -> None:
        self.select = select
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, values: Values) -> list[Any]:
        """All rows, as tuples with names."""
        compiled = self._of(connection)
        return compiled.rows(_executed(connection, compiled.text, compiled.sent(values)))

    def first(self, connection: Connection, values: Values) -> Any | None:
        """The first row, if there is one."""
        rows = self.all(connection, values)
        return rows[0] if rows else None

    def scalars(self, connection: Connection, values: Values) -> list[Any]:
        """The first column of all rows."""
        compiled = self._of(connection)
        found = [value for value, *_ in _executed(connection, compiled.text, compiled.sent(values))]
        return [process(value) for value in found] if (process := compiled.read.get(0)) else found

    def scalar(self, connection: Connection, values: Values) -> Any:
        """The first column of the one row."""
        ((value, *_),) = self.all(connection, values)
        return value

    def _of(self, connection: Connection) -> _Compiled:
        return self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)

    def _compile(self, dialect: Dialect) -> _Compiled:
        made: Any = self.select.compile(dialect=dialect)
        binds = {name: one for one, name in made.bind_names.items()}
        bound = [(name, process) for name, one in binds.items() if (process := _bound(one.type, dialect))]
        columns = list(self.select.selected_columns)
        readers = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        names = [str(column.key) for column in columns]
        row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc] # noqa: PYI024 - its members are known by now
        found = self._compiled[dialect.name] = _Compiled(
            made.string,
            {name: one.value for name, one in binds.items() if not one.required},
            bound,
            _placed(made.positiontup) if made.positional else dict,
            {place: process for place, process in enumerate(readers) if process},
            row._make,
        )
        return found


def _placed(names: Sequence[str]) -> Callable[[Values], tuple[Any, ...]]:
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


def _executed(connection: Connection, text: str, values: Any) -> list[Any]:
    if not connection.in_transaction():  # as the first statement of SQLAlchemy's would
        connection.begin()
    cursor, executemany = connection.connection.cursor(), False
    heard = connection.engine.dispatch
    try:
        for listener in heard.before_cursor_execute:
            listener(connection, cursor, text, values, None, executemany)
        cursor.execute(text, values)
        found = list(cursor.fetchall())
        for listener in heard.after_cursor_execute:
            listener(connection, cursor, text, values, None, executemany)
    except BaseException as error:  # noqa: BLE001 - it is raised again, as what SQLAlchemy makes of it; pools are told of connections that are gone
        connection._handle_dbapi_exception(error, text, values, cursor, None)  # noqa: SLF001 - its public methods run the statement
    return found
