"""What was read of a site and is not yet items, in a file: an import that was broken off asks only for the rest.

The file is gone when the import is complete. It is nobody else's to read: with an application password it may have drafts of then.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from api.importers.wordpress.rest.answers import Read

TABLES = (
    "CREATE TABLE IF NOT EXISTS one (sort TEXT, number INTEGER, modified TEXT, text BLOB, PRIMARY KEY (sort, number)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS done (sort TEXT PRIMARY KEY) WITHOUT ROWID",
)
BROKEN = "broken "
"""Before the sort of items that a site cannot show."""


class Kept:
    """Objects by sort and number. ``path``: ``None`` for one that nobody goes on from."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(0o600)
        try:
            self._open()
        except sqlite3.DatabaseError:  # broken off by more than a program's end
            if path is None:
                raise
            path.unlink()
            path.touch(0o600)
            self._open()

    def _open(self) -> None:
        self._rows = sqlite3.connect(str(self._path) if self._path else "", isolation_level=None)
        for table in TABLES:
            self._rows.execute(table)

    def add(self, sort: str, found: Iterable[Read]) -> None:
        """Keeps objects; of a number the last."""
        rows = [(sort, one["id"], one.get("modified", ""), orjson.dumps(one)) for one in found]
        self._rows.execute("BEGIN")
        self._rows.executemany("INSERT OR REPLACE INTO one VALUES (?, ?, ?, ?)", rows)
        self._rows.execute("COMMIT")

    def all(self, sort: str) -> Iterator[Any]:
        """Those of a sort, by number."""
        for (text,) in self._rows.execute("SELECT text FROM one WHERE sort = ? ORDER BY number", (sort,)):
            yield orjson.loads(text)

    def last(self, *sorts: str) -> str:
        """When the last of these was changed that is kept; "" for none."""
        marks = ", ".join("?" * len(sorts))
        found = self._rows.execute(f"SELECT max(modified) FROM one WHERE sort IN ({marks})", sorts).fetchone()  # noqa: S608 - only marks
        return found[0] or ""

    def is_done(self, sort: str) -> bool:
        """Whether all of a sort was read."""
        return self._rows.execute("SELECT 1 FROM done WHERE sort = ?", (sort,)).fetchone() is not None

    def finish(self, sort: str) -> None:
        """All of a sort was read."""
        self._rows.execute("INSERT OR REPLACE INTO done VALUES (?)", (sort,))

    def close(self, *, is_complete: bool) -> None:
        """Lets go of the file, and takes it away where it is of no more use."""
        self._rows.close()
        if self._path is not None and is_complete:
            with suppress(FileNotFoundError):
                self._path.unlink()
