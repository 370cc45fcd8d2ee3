"""Words of the titles of posts, public or not, by whose beginnings lists of the authoring interface find them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select

from api.derived.rows import KEYS, in_batches
from api.derived.words import MOST_TITLE_WORDS, words
from api.models import Post, TitleWord

# Built once: that costs as much as executing them.
_STORED = (
    select(Post.id, Post.title, TitleWord.word)
    .join_from(Post, TitleWord, TitleWord.post_id == Post.id, isouter=True)
    .where(Post.id.in_(KEYS))
)
_TAKE_AWAY = delete(TitleWord).where(TitleWord.word == bindparam("said"), TitleWord.post_id == bindparam("post"))
_WRITE = insert(TitleWord)


def bring(connection: Connection, posts: Collection[UUID]) -> int:
    """Brings the words of these posts up to date; how many posts had others. Posts that are no more have none."""
    if not posts:
        return 0
    rows = list(in_batches(connection, _STORED, posts))
    want = {(word, post) for post, title in {row.id: row.title for row in rows}.items() for word in words(title)[:MOST_TITLE_WORDS]}
    have = {(row.word, row.id) for row in rows if row.word is not None}
    old = [{"said": word, "post": post} for word, post in sorted(have - want)]
    if old:
        connection.execute(_TAKE_AWAY, old)
    new = [{"word": word, "post_id": post} for word, post in sorted(want - have)]
    if new:
        connection.execute(_WRITE, new)
    return len({post for _, post in want ^ have})
