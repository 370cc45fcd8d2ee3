"""Positions: the order of public posts as one number, a million times the second of publication, plus the next free number in it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Connection, Row, bindparam, column, func, select, update, values

from api.models import Post

A_SECOND = 1_000_000
"""So many posts can be published in one second."""

_PLACE = update(Post.__table__).where(Post.id == bindparam("post")).values(position=bindparam("to_position"))  # type: ignore[arg-type]


def place(connection: Connection, posts: Iterable[Row[Any]]) -> dict[UUID, int]:
    """Gives each public post among these rows a position, in the order of its arrival (ids are in that order); the new ones by id."""
    due: list[tuple[int, UUID]] = sorted(
        (post.published_at * A_SECOND, post.id)
        for post in posts
        if post.state == "published" and (post.position is None or post.position // A_SECOND != post.published_at)
    )
    if not due:
        return {}
    following = _after_last(connection, sorted({first for first, _ in due}))
    given: dict[UUID, int] = {}
    for first, post_id in due:
        given[post_id] = following.get(first, first)
        following[first] = given[post_id] + 1
    connection.execute(_PLACE, [{"post": post, "to_position": position} for post, position in given.items()])
    return given


def _after_last(connection: Connection, seconds: list[int]) -> dict[int, int]:
    """By the first number of a second, the number after the last one taken in it; all seconds in one statement, a seek each."""
    second = values(column("first", BigInteger), name="second").data([(first,) for first in seconds]).cte("second")
    last = select(func.max(Post.position)).where(Post.position.between(second.c.first, second.c.first + A_SECOND - 1)).scalar_subquery()
    return {first: first if taken is None else taken + 1 for first, taken in connection.execute(select(second.c.first, last))}
