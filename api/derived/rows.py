"""Small statements that all derived rows are read and written with: long lists of keys in batches, upserts for both databases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ClauseElement, Connection, Executable, FromClause, Insert, Table, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.models import LINK_MEMBERS, LINKS, Base, Counter, History, NewPost, Post

BATCH = 500
KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
IS_PUBLISHED = Post.state.concat("") == "published"
"""For posts that are found by something else: SQLite, which counts no values, would take the index of states and read all public posts."""
_TAKE = update(Counter).where(Counter.id == 1).values(seq=Counter.seq + 1).returning(Counter.seq, History(), Counter.site_follows)
_HOLD = select(Counter.seq).where(Counter.id == 1).with_for_update()
EPOCH = "epoch"
"""Under this name a connection knows the history, once it has locked the counter; ``None``: no number that is known may be believed."""


def in_batches(connection: Connection, statement: Executable, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows of a statement whose ``KEYS`` are given, a few hundred keys a time."""
    rest = iter(keys)
    while some := list(islice(rest, BATCH)):
        yield from connection.execute(statement, {"keys": some})


def write_rows(connection: Connection, statement: ClauseElement, rows: Sequence[Mapping[str, Any]]) -> int:
    """Executes a statement for each of these rows of the same members; how many rows of the database that wrote.

    By the driver's ``executemany``, with one list a member: SQLAlchemy prepares each row by itself, which takes as long as SQLite
    takes to write it.
    """
    if not rows:
        return 0
    sql, members, is_named = _for_driver(connection, statement, tuple(rows[0]))
    columns = [[prepare(row[name]) for row in rows] if prepare else [row[name] for row in rows] for name, prepare in members]
    values: Any = list(zip(*columns, strict=True))
    if is_named:
        names = [name for name, _ in members]
        values = [dict(zip(names, one, strict=True)) for one in values]
    return connection.exec_driver_sql(sql, values, execution_options={"preserve_rowcount": True}).rowcount


def _for_driver(connection: Connection, statement: ClauseElement, names: tuple[str, ...]) -> tuple[str, list[tuple[str, Any]], bool]:
    """The statement's text, its members with what makes values of the driver's own of them, and whether it takes them by name."""
    known = connection.info.setdefault("written", {})
    found = known.get((statement, names))
    if found is None:
        dialect = connection.dialect
        compiled: Any = statement.compile(dialect=dialect, column_keys=names)
        placed = compiled.positiontup or list(compiled.binds)
        members = [(name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in placed]
        found = known[statement, names] = (compiled.string, members, compiled.positiontup is None)
    return found  # type: ignore[no-any-return] # from a dictionary of anything


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, keys: Sequence[str]) -> None:
    """Inserts rows, or overwrites those with the same ``keys``; rows of keys alone are left as they are."""
    if rows:
        write_rows(connection, _upsert(connection.dialect.name, table, tuple(rows[0]), tuple(keys)), rows)


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Inserts rows, and answers how many; those whose key is there already, or comes there meanwhile, stay as they are."""
    return write_rows(connection, _insert_missing(connection.dialect.name, table), rows)


@cache
def _insert_missing(dialect: str, table: Table) -> Insert:
    return (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table).on_conflict_do_nothing()


@cache
def _upsert(dialect: str, table: Table, names: tuple[str, ...], keys: tuple[str, ...]) -> Insert:
    """The statement for a table, its members and its keys."""
    insert = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)
    others = {name: insert.excluded[name] for name in names if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others) if others else insert.on_conflict_do_nothing(index_elements=keys)


@dataclass
class Waiting:
    """Rows that are inserted together, by one statement a table, before a transaction asks the database anything else, or ends."""

    rows: dict[FromClause, list[Mapping[str, Any]]] = field(default_factory=dict)
    posts: dict[UUID, NewPost] = field(default_factory=dict)
    """By id; their members may still change."""
    groups: dict[UUID, list[Post | NewPost]] = field(default_factory=dict)
    """Groups of translations that began among what waits, with all their members: nothing need be asked of them."""

    def add(self, table: FromClause, *rows: Mapping[str, Any]) -> None:
        """These rows are to be inserted. All of a table have the same members."""
        self.rows.setdefault(table, []).extend(rows)

    def clear(self) -> None:
        """Forgets them."""
        self.rows.clear()
        self.posts.clear()
        self.groups.clear()

    def insert(self, connection: Connection) -> None:
        """Inserts them, those first that others refer to."""
        for post in self.posts.values():
            self.add(Post.__table__, post.row())
            for member, kind in LINK_MEMBERS.items():
                links = ({"post_id": post.id, _OTHER[kind]: link.to_id, "ord": link.ord} for link in getattr(post, member))
                self.add(LINKS[kind].__table__, *links)
        rows = {table: some for table, some in self.rows.items() if some}
        self.clear()
        for table in sorted(rows, key=_IN_ORDER.__getitem__):
            write_rows(connection, _insert(table), rows[table])


_IN_ORDER: dict[FromClause, int] = {table: place for place, table in enumerate(Base.metadata.sorted_tables)}
_OTHER = {kind: f"{kind}_id" for kind in LINKS}


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


def next_seq(connection: Connection) -> int:
    """The number that ``take_seq`` will give; the counter's row stays locked until COMMIT, so it is right until then.

    For those who look whether rows are as they should be.
    """
    connection.info[EPOCH] = None
    return connection.execute(_HOLD).scalar_one() + 1


def take_seq(connection: Connection) -> int:
    """The next number of the counter; its row stays locked until COMMIT, so numbers are in the order of commits."""
    return take_counter(connection)[0]


def take_counter(connection: Connection) -> tuple[int, bool]:
    """The same, and whether the site follows from what its menus name."""
    seq, epoch, site_follows = connection.execute(_TAKE).one()
    connection.info[EPOCH] = epoch
    return int(seq), site_follows


def note_texts(connection: Connection, seq: int) -> None:
    """Notes that with this change a text differs that answers of others embed. The counter's row is locked already."""
    connection.execute(update(Counter).where(Counter.id == 1).values(texts_seq=seq))
