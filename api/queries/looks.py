"""A look at the database: the state in which stored answers are true, and what has moved since an earlier one, in one statement.

A process takes one after each commit, on the road of its stored answers: a file is read over a connection of the driver that is kept for
it, and rows come as one text of JSON, since the driver lets go of the interpreter's lock for each row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text

from api.db import Database, SqliteError, faults, reading
from api.derived.facets import detail_key, facet_key, kind_key
from api.errors import Unavailable
from api.models import HISTORY_IN_A_FILE, HISTORY_ON_A_SERVER

State = tuple[int, str, int | None]
"""What answers depend on besides the URL and the settings: the counter's number, its epoch, and when a post is published or expires
next (seconds)."""

MOST_READ = 2_000
"""Where more has moved at once, all is taken to have."""
FROM_NOW_ON = 2**62
"""In the place of the number of an earlier look: nothing has moved since."""
HELD_BUSY_MS = 100
"""So long the connection that is kept for looks waits where the file is locked: in WAL mode only while it is repaired."""


def _statement(rows: str, after: str, most: str, history: str) -> str:
    """The statement of a look. ``rows``: what makes one text of JSON of many rows of these columns."""
    moved = (
        f"(SELECT {rows.format(columns)} FROM (SELECT {columns} FROM {table} WHERE seq > {after} LIMIT {most}) AS moved)"  # noqa: S608 - ours
        for table, columns in (("facet", "kind, ref, seq"), ("change", "kind, entity_id, seq"))
    )
    due = "(SELECT min(due_at) FROM post WHERE due_at IS NOT NULL)"
    return f"SELECT seq, {history}, {due}, texts_seq, {', '.join(moved)} FROM counter WHERE id = 1"  # noqa: S608 - as above


_IN_A_FILE = _statement("json_group_array(json_array({}))", "?1", "?2", HISTORY_IN_A_FILE)
_ON_A_SERVER = text(_statement("CAST(json_agg(json_build_array({})) AS text)", ":after", ":most", HISTORY_ON_A_SERVER))


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at once. ``moved``: by surrogate key, the number at which it moved last, of what did so after ``after``.

    ``None``: that is not told, since it is the first look or too much has moved.
    """

    state: State
    texts_seq: int
    after: int | None
    moved: dict[str, int] | None


class Looks:
    """Takes looks at one database."""

    def take(self, after: int | None) -> Look:
        """What is there now; ``after``: the number of the look from which what moved is told. Raises ``Unavailable``."""
        seq, epoch, due_at, texts_seq, facets, changes = self._row(FROM_NOW_ON if after is None else after)
        rows = orjson.loads(facets or b"[]"), orjson.loads(changes or b"[]")
        moved = None if after is None or max(map(len, rows)) > MOST_READ else keyed(*rows)
        return Look((seq, epoch, due_at), texts_seq, after, moved)

    def _row(self, after: int) -> tuple[Any, ...]:
        raise NotImplementedError


def looks(database: Database) -> Looks:
    """What takes looks at a database."""
    return LooksInAFile(database) if database.is_sqlite else _LooksOnAServer(database)


class LooksInAFile(Looks):
    """At a file, which readers never wait for. One at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Any = None
        self.closings = -1
        """After a close nothing is where it was: neither the connection nor the wal-index."""

    @property
    def is_open(self) -> bool:
        """Whether the connection is still there."""
        return self.closings == self._database.closings

    def open(self) -> None:
        """Connects anew. Raises ``Unavailable``."""
        with faults():
            self._connection = self._database.held()
            self._connection.execute(f"PRAGMA busy_timeout={HELD_BUSY_MS}")
        self.closings = self._database.closings

    def _row(self, after: int) -> tuple[Any, ...]:
        try:
            # All rows are fetched: a statement that is not at its end would keep the state of its beginning.
            found: tuple[Any, ...] = self._connection.execute(_IN_A_FILE, (after, MOST_READ + 1)).fetchall()[0]
        except (SqliteError, LookupError) as error:
            raise Unavailable("The database does not answer.") from error
        return found


class _LooksOnAServer(Looks):
    """At a server, over any connection for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _row(self, after: int) -> tuple[Any, ...]:
        with reading(self._database) as connection:
            return tuple(connection.execute(_ON_A_SERVER, {"after": after, "most": MOST_READ + 1}).one())


def keyed(facets: Iterable[Sequence[Any]], changes: Iterable[Sequence[Any]]) -> dict[str, int]:
    """By surrogate key, the number at which it moved last: of facets (kind, ref, number), of resources (kind, id, number)."""
    moved = {facet_key(kind, ref): seq for kind, ref, seq in facets}
    for kind, entity, seq in changes:
        # Lists of posts have the keys of facets.
        for key in (detail_key(kind, UUID(str(entity))), *(() if kind == "post" else (kind_key(kind),))):
            moved[key] = max(seq, moved.get(key, 0))
    return moved
