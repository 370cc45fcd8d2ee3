"""Positions: the order of public posts as one number, a million times the second of publication, plus the next free number in it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import BigInteger, Connection, bindparam, column, func, select, update, values

from api.derived.rows import IS_PUBLISHED, KEYS, in_batches
from api.models import Post

A_SECOND = 1_000_000
"""So many posts can be published in one second."""

_PUBLISHED = select(Post.id, Post.published_at, Post.position).where(Post.id.in_(KEYS), IS_PUBLISHED)


def place(connection: Connection, ids: Collection[UUID]) -> None:
    """Gives each public post among these a position, in the order of its arrival (ids are in that order)."""
    due = sorted(
        ((post.published_at or 0) * A_SECOND, post.id)
        for post in in_batches(connection, _PUBLISHED, ids)
        if post.position is None or post.position // A_SECOND != post.published_at
    )
    if not due:
        return
    following = _after_last(connection, sorted({first for first, _ in due}))
    rows = []
    for first, post_id in due:
        position = following.get(first, first)
        following[first] = position + 1
        rows.append({"post": post_id, "to_position": position})
    connection.execute(update(Post.__table__).where(Post.id == bindparam("post")).values(position=bindparam("to_position")), rows)  # type: ignore[arg-type]


def _after_last(connection: Connection, seconds: list[int]) -> dict[int, int]:
    """By the first number of a second, the number after the last one taken in it; all seconds in one statement, a seek each."""
    second = values(column("first", BigInteger), name="second").data([(first,) for first in seconds]).cte("second")
    last = select(func.max(Post.position)).where(Post.position.between(second.c.first, second.c.first + A_SECOND - 1)).scalar_subquery()
    return {first: first if taken is None else taken + 1 for first, taken in connection.execute(select(second.c.first, last))}
