"""Connections to a PostgreSQL that hangs: whoever waits for it longer than any statement may take is told that it is gone.

The server's own limits are of no use where the server does not run, and TCP is content as long as its machine does.
"""

import os
import socket
import threading
import time
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event

LOOK_SECONDS = 0.5
PING_SECONDS = 3.0
"""So long the question may take whether a connection that was kept still is one; then another is made (``pool_pre_ping``)."""
ACTIVE = 1
"""A statement was sent, and not all of its answer has come (libpq, ``PQtransactionStatus``)."""


class Watch:
    """The connections of one engine. ``turn`` counts what each of them was used for; ``since``: when it was first seen to wait in that.

    ``most``: seconds that it may wait.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._turns: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
        self._most: WeakKeyDictionary[Any, float] = WeakKeyDictionary()
        self._since: WeakKeyDictionary[Any, tuple[int, float]] = WeakKeyDictionary()
        self._thread: threading.Thread | None = None

    @classmethod
    def begin(cls, engine: Engine, seconds: float) -> None:
        """Looks after the connections of an engine from now on, in a thread of its own while there are any."""
        watch = cls(seconds)
        event.listen(engine, "connect", lambda connection, _record: watch.note(connection))
        event.listen(engine, "checkout", lambda connection, _record, _proxy: watch.note(connection))
        event.listen(engine, "checkin", lambda connection, _record: watch.note(connection, PING_SECONDS))
        event.listen(engine, "before_cursor_execute", lambda _c, cursor, *_: watch.note(cursor.connection))

    def note(self, connection: Any, seconds: float | None = None) -> None:
        """Something else is done on a connection now, or next, for which it may have so many seconds; ``None``: those of a statement."""
        if connection is None:
            return
        self._most[connection] = seconds or self._seconds
        self._turns[connection] = self._turns.get(connection, 0) + 1
        if self._thread is None or not self._thread.is_alive():  # which it is not in a process that was forked, either
            self._thread = threading.Thread(target=self._run, name="connections", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while self._turns:
            time.sleep(LOOK_SECONDS)
            for connection in self._turns.keyrefs():
                found = connection()
                if found is not None:
                    self._look(found, self._turns.get(found, 0))
                del found

    def _look(self, connection: Any, turn: int) -> None:
        now = time.monotonic()
        if connection.closed:
            self._turns.pop(connection, None)
            return
        if connection.pgconn.transaction_status != ACTIVE:
            self._since.pop(connection, None)
            return
        seen, since = self._since.get(connection, (turn, now))
        if seen != turn:
            since = now
        self._since[connection] = (turn, since)
        if now - since >= self._most.get(connection, self._seconds):
            _cut(connection.pgconn.socket)
            self._turns.pop(connection, None)


def _cut(number: int) -> None:
    """Ends a connection whose owner is asleep on it: it wakes up, and finds it closed."""
    try:
        with socket.socket(fileno=os.dup(number)) as same:
            same.shutdown(socket.SHUT_RDWR)
    except OSError:  # it has just been closed
        return
