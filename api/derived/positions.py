"""Positions: the order of public posts as one number, a million times the second of publication, plus the next free number in it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, update

from api.derived.rows import KEYS, in_batches
from api.models import Post

A_SECOND = 1_000_000
"""So many posts can be published in one second."""

_PUBLISHED = select(Post.id, Post.published_at, Post.position).where(Post.id.in_(KEYS), Post.state == "published")
_LAST_IN = select(func.max(Post.position)).where(Post.position.between(bindparam("first"), bindparam("last")))
_FIRST_TAKEN = select(Post.position).where(Post.position.in_(KEYS))


def place(connection: Connection, ids: Collection[UUID]) -> None:
    """Gives each public post among these a position, in the order of its arrival (ids are in that order)."""
    due = sorted(
        (post.published_at * A_SECOND, post.id)
        for post in in_batches(connection, _PUBLISHED, ids)
        if post.position is None or post.position // A_SECOND != post.published_at
    )
    if not due:
        return
    # Most seconds have no post yet: ask for all first numbers at once, and for the last one only where that is taken.
    taken = {first for (first,) in in_batches(connection, _FIRST_TAKEN, {first for first, _ in due})}
    following = {first: _after_last(connection, first) for first in taken}
    rows = []
    for first, post_id in due:
        position = following.get(first, first)
        following[first] = position + 1
        rows.append({"post": post_id, "to_position": position})
    connection.execute(update(Post.__table__).where(Post.id == bindparam("post")).values(position=bindparam("to_position")), rows)  # type: ignore[arg-type]


def _after_last(connection: Connection, first: int) -> int:
    last = connection.execute(_LAST_IN, {"first": first, "last": first + A_SECOND - 1}).scalar_one()
    return first if last is None else last + 1
