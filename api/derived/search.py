"""The search rows of public posts, by position. The table is no mapped class: each database has its own kind."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, text

from api.derived.rows import KEYS, in_batches
from api.derived.stems import MARK
from api.derived.words import GAP, indexed


class Searchable(NamedTuple):
    """What a post is found by; ``body`` is plain text."""

    position: int
    title: str
    excerpt: str
    body: str
    language: str


_WRITE = {
    "sqlite": text("INSERT OR REPLACE INTO search (rowid, title, body) VALUES (:position, :title, :body)"),
    "postgresql": text(
        "INSERT INTO search (position, title, body) VALUES (:position, CAST(:title AS tsvector), CAST(:body AS tsvector)) "
        "ON CONFLICT (position) DO UPDATE SET title = excluded.title, body = excluded.body "
        "WHERE (search.title, search.body) IS DISTINCT FROM (excluded.title, excluded.body)"
    ),
}
_ERASE = {
    "sqlite": text("DELETE FROM search WHERE rowid = :position"),
    "postgresql": text("DELETE FROM search WHERE position = :position"),
}
_KNOWN = text("SELECT rowid FROM search WHERE rowid IN :keys").bindparams(KEYS)
_POSITIONS = {"sqlite": text("SELECT rowid FROM search"), "postgresql": text("SELECT position FROM search")}


def index(connection: Connection, posts: Iterable[Searchable]) -> int:
    """Writes the words of these posts, in place of those that were there; on PostgreSQL, how many rows differed."""
    written = _spaced if connection.dialect.name == "sqlite" else tsvector
    rows = []
    for post in posts:
        title, body = indexed(post.title, post.excerpt, post.body, post.language)
        rows.append({"position": post.position, "title": written(title), "body": written(body)})
    return connection.execute(_WRITE[connection.dialect.name], rows).rowcount if rows else 0


def restore(connection: Connection, posts: Sequence[Searchable]) -> int:
    """As ``index``; how many rows were wrong. SQLite's keep no text that could be compared: there, how many were missing."""
    if connection.dialect.name != "sqlite":
        return index(connection, posts)
    asked = {post.position for post in posts}
    missing = asked - {position for (position,) in in_batches(connection, _KNOWN, asked)}
    index(connection, posts)
    return len(missing)


def unindex(connection: Connection, positions: Iterable[int]) -> None:
    """Takes these positions out."""
    rows = [{"position": position} for position in positions]
    if rows:
        connection.execute(_ERASE[connection.dialect.name], rows)


def positions(connection: Connection) -> set[int]:
    """The positions that have words."""
    return set(connection.execute(_POSITIONS[connection.dialect.name]).scalars())


def _spaced(found: Sequence[str]) -> str:
    return " ".join(found)


def tsvector(found: Sequence[str]) -> str:
    """The literal of a ``tsvector`` with these words at positions 1, 2, …: no parser of the database takes part.

    Stems get no position: those end at 16,383, and no phrase asks for a stem.
    """
    at: dict[str, list[str]] = {}
    for place, word in enumerate(found, 1):
        if word != GAP:
            at.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}'" if word[0] == MARK else f"'{word}':{','.join(places)}" for word, places in at.items())
