"""When a request is over, whatever the other side does."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Deadline:
    """A point in time at which a request is over, whatever it is doing: no time limit of a client ends a body that drips."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self.has_passed = False

    @property
    def left(self) -> float:
        """Seconds that are left. Raises ``TimeoutError`` where there are none."""
        left = self._at - time.monotonic()
        if left <= 0 or self.has_passed:
            raise TimeoutError
        return left

    def guard(self, made: socket.socket) -> None:
        """Has this connection shut at the deadline, and none that was guarded before."""
        former = self._socket
        # A double: TLS takes the original's file away.
        self._socket = made.dup()
        if former:
            former.close()

    @contextmanager
    def running(self) -> Iterator[None]:
        """While it runs, the connection that is guarded is shut when the time is over."""
        timer = threading.Timer(self.left, self._pass)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            if self._socket:
                self._socket.close()

    def _pass(self) -> None:
        self.has_passed = True
        if self._socket:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
