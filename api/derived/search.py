"""The search rows of public posts, by position, and the words of all posts' titles.

The table of search rows is no mapped class: each database has its own kind. Words of titles serve the authoring interface.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, text

from api.derived.rows import KEYS, in_batches, insert_missing, write_rows
from api.derived.texts import PostTexts, Written, written
from api.derived.words import MOST_TITLE_WORDS, words
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
_KNOWN = {
    dialect: text(f"SELECT {name} FROM search WHERE {name} IN :keys").bindparams(KEYS)  # noqa: S608 - ours
    for dialect, name in (("sqlite", "rowid"), ("postgresql", "position"))
}
_POSITIONS = {"sqlite": text("SELECT rowid FROM search"), "postgresql": text("SELECT position FROM search")}
_STORED_TITLES = (
    select(Post.id, Post.title, TitleWord.word)
    .join_from(Post, TitleWord, TitleWord.post_id == Post.id, isouter=True)
    .where(Post.id.in_(KEYS))
)
_ERASE_TITLES = delete(TitleWord).where(TitleWord.word == bindparam("said"), TitleWord.post_id == bindparam("post"))
_POSITION = attrgetter("position")
_SET = text("INSERT INTO search (search, rank) VALUES (:name, :value)")
MANY = 100
"""So many rows at once are a load: an archive, or other rules."""
AS_EVER = [{"name": "hashsize", "value": 1 << 20}, {"name": "automerge", "value": 4}, {"name": "crisismerge", "value": 16}]
"""What FTS5 does unless told (https://www.sqlite.org/fts5.html, 6)."""
LOADING = [{"name": "hashsize", "value": 32 << 20}, {"name": "automerge", "value": 16}, {"name": "crisismerge", "value": 64}]
"""Of a load: a segment a transaction, merged sixteen at once, for 40 % less. The table keeps what it is told, so that it is told the
other within the same transaction: whoever is killed leaves nothing, and others never see it."""


class Searchable(NamedTuple):
    """What a post is found by; ``body`` is plain text, and not needed where what is ``written`` is known."""

    position: int
    texts: PostTexts
    body: str
    written: Written | None = None


def index(connection: Connection, posts: Iterable[Searchable]) -> int:
    """Writes the words of these posts, in place of those that were there; on PostgreSQL, how many rows differed."""
    dialect = connection.dialect.name
    rows = []
    for post in sorted(posts, key=_POSITION):  # FTS5 begins a new segment where a row is not behind the last one
        title, body = post.written or written(post.texts, post.body, dialect)
        rows.append({"position": post.position, "title": title, "body": body})
    if not rows:
        return 0
    if dialect != "sqlite" or len(rows) < MANY:
        return write_rows(connection, _WRITE[dialect], rows)
    connection.execute(_SET, LOADING)
    written_rows = write_rows(connection, _WRITE[dialect], rows)
    connection.execute(_SET, AS_EVER)
    return written_rows


def restore(connection: Connection, posts: Sequence[Searchable], *, every: bool) -> int:
    """As ``index``, of those that are missing; how many. What was written from other texts, or by other rules, cards tell.

    ``every``: all are written, and those count, too, that differed on PostgreSQL; SQLite keeps no text to compare with.
    """
    asked = {post.position for post in posts}
    missing = asked - {position for (position,) in in_batches(connection, _KNOWN[connection.dialect.name], asked)}
    differed = index(connection, (post for post in posts if every or post.position in missing))
    return len(missing) if connection.dialect.name == "sqlite" else differed


def unindex(connection: Connection, positions: Iterable[int]) -> None:
    """Takes these positions out."""
    rows = [{"position": position} for position in positions]
    if rows:
        connection.execute(_ERASE[connection.dialect.name], rows)


def positions(connection: Connection) -> set[int]:
    """The positions that have words."""
    return set(connection.execute(_POSITIONS[connection.dialect.name]).scalars())


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
