"""The search rows of public posts, by position, and the words of all posts' titles.

The table of search rows is no mapped class: each database has its own kind. Words of titles serve the authoring interface.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, text

from api.derived.rows import KEYS, in_batches, insert_missing
from api.derived.words import GAP, MARK, MOST_TITLE_WORDS, PAGE, indexed, words
from api.models import Post, TitleWord

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
_STORED_TITLES = (
    select(Post.id, Post.title, TitleWord.word)
    .join_from(Post, TitleWord, TitleWord.post_id == Post.id, isouter=True)
    .where(Post.id.in_(KEYS))
)
_ERASE_TITLES = delete(TitleWord).where(TitleWord.word == bindparam("said"), TitleWord.post_id == bindparam("post"))


class Searchable(NamedTuple):
    """What a post is found by; ``body`` is plain text."""

    position: int
    title: str
    excerpt: str
    body: str
    language: str
    is_page: bool = False


def index(connection: Connection, posts: Iterable[Searchable]) -> int:
    """Writes the words of these posts, in place of those that were there; on PostgreSQL, how many rows differed."""
    written = _spaced if connection.dialect.name == "sqlite" else tsvector
    rows = []
    for post in sorted(posts):  # by position: FTS5 begins a new segment where a row is not behind the last one
        title, body = indexed(post.title, post.excerpt, post.body, post.language)
        title, body = ([*title, PAGE], [*body, PAGE]) if post.is_page else (title, body)
        rows.append({"position": post.position, "title": written(title), "body": written(body)})
    return connection.execute(_WRITE[connection.dialect.name], rows).rowcount if rows else 0


def restore(connection: Connection, posts: Sequence[Searchable]) -> int:
    """As ``index``; how many rows were wrong. SQLite keeps no text to compare with: there, how many were missing."""
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


def bring_titles(connection: Connection, posts: Collection[UUID]) -> int:
    """Brings the words of these posts up to date; how many posts had others. Posts that are no more have none."""
    if not posts:
        return 0
    rows = list(in_batches(connection, _STORED_TITLES, posts))
    want = {(word, post) for post, title in {row.id: row.title for row in rows}.items() for word in _title_words(title)}
    have = {(row.word, row.id) for row in rows if row.word is not None}
    _write_titles(connection, have - want, want - have)
    return len({post for _, post in want ^ have})


def retitle(connection: Connection, titles: Mapping[UUID, tuple[str, str] | None]) -> None:
    """Writes the words of other titles: of the one before and the one after, where those are known (by post)."""
    known = {post: pair for post, pair in titles.items() if pair is not None}
    old = {(word, post) for post, (before, _) in known.items() for word in _title_words(before)}
    new = {(word, post) for post, (_, after) in known.items() for word in _title_words(after)}
    _write_titles(connection, old - new, new - old)
    bring_titles(connection, titles.keys() - known.keys())


def _title_words(title: str) -> list[str]:
    return words(title)[:MOST_TITLE_WORDS]


def _write_titles(connection: Connection, old: Collection[tuple[str, UUID]], new: Collection[tuple[str, UUID]]) -> None:
    if old:
        connection.execute(_ERASE_TITLES, [{"said": word, "post": post} for word, post in sorted(old)])
    insert_missing(connection, TitleWord.__table__, [{"word": word, "post_id": post} for word, post in sorted(new)])  # type: ignore[arg-type]
