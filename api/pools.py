"""Pools of connections: what comes back to one after it was closed."""

from collections.abc import Callable

from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry


def end_late(engine: Engine, closings: Callable[[], int]) -> Engine:
    """The engine; a connection that was in use when its pool was closed ends when it comes back.

    SQLAlchemy takes it back into the pool from before, which nobody closes any more. ``closings``: how often it was closed by now.
    """

    @event.listens_for(engine, "do_connect")
    def begun(_dialect: object, entry: ConnectionPoolEntry, *_how: object) -> None:
        entry.info["closings"] = closings()

    @event.listens_for(engine, "checkin")
    def came_back(_connection: object, entry: ConnectionPoolEntry) -> None:
        if entry.info.get("closings", closings()) != closings():
            entry.close()

    return engine
