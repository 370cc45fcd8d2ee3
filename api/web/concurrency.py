"""Admission: a process works on no more requests at once than it has threads for; what is more is sent away before any work.

What is answered from memory, or refused by a limit, does not come this far. Granian hands a process no more requests than it has
threads, so that only bulk is sent away there. Under a server with more threads than ``THREADS`` says, a request waits for its turn
first: many that are quickly done all find a place.
"""

from collections import deque
from collections.abc import Iterable
from threading import Lock

from api.errors import Unavailable
from api.web import access_log, problems
from api.web.metrics.meter import Meter
from api.web.wsgi import ADMIN, App, Environ, Start

BULK = ("POST", f"{ADMIN}/batch")
"""Requests that take long: they have less than four fifths of the places, of one place the one. They wait for none."""
PATIENCE_SECONDS = 2.0
"""So long any other request waits for a place: as long as for a connection to the database."""
ALWAYS = access_log.UNLOGGED
"""Paths that are answered however much there is to do: whoever watches the service asks for them."""


class Slots:
    """A fair semaphore: so many slots may be taken at once, and who waits longest is next."""

    def __init__(self, number: int) -> None:
        self.number, self._free, self._lock = number, number, Lock()
        self._waiting: deque[Lock] = deque()

    @property
    def taken(self) -> int:
        """How many are taken."""
        return self.number - self._free

    def take(self, patience_seconds: float = 0) -> bool:
        """Takes a slot, waiting for one if need be; whether there was one in time."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            if not patience_seconds:
                return False
            turn = Lock()
            turn.acquire()  # until ``give`` lets it go
            self._waiting.append(turn)
        if turn.acquire(timeout=patience_seconds):
            return True
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # given at the last moment

    def give(self) -> None:
        """Gives a slot back."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


class Admission:
    """A WSGI application in front of another one."""

    def __init__(self, app: App, slots: int, *, patience_seconds: float = PATIENCE_SECONDS, meter: Meter | None = None) -> None:
        self._app, self._patience_seconds = app, patience_seconds
        self._places, self._bulk_places = Slots(slots), Slots(max(1, (4 * slots - 1) // 5))
        if meter is not None:
            meter.gauges.watch("admitted", "requests", lambda: self._places.taken)
            meter.gauges.watch("admitted_limit", "requests", lambda: self._places.number)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The application's answer, or that there is too much to do."""
        if environ["PATH_INFO"] in ALWAYS:
            return self._app(environ, start_response)
        if (environ["REQUEST_METHOD"], environ["PATH_INFO"]) != BULK:
            return self._placed(environ, start_response, self._patience_seconds)
        if not self._bulk_places.take():
            return _sent_away(environ, start_response)
        try:
            return self._placed(environ, start_response, 0)
        finally:
            self._bulk_places.give()

    def _placed(self, environ: Environ, start_response: Start, patience_seconds: float) -> Iterable[bytes]:
        if not self._places.take(patience_seconds):
            return _sent_away(environ, start_response)
        try:
            return self._app(environ, start_response)  # a finished answer: nothing is left to be done when it is given back
        finally:
            self._places.give()


def _sent_away(environ: Environ, start_response: Start) -> Iterable[bytes]:
    refusal = problems.unavailable(Unavailable("More is asked at once than can be done: ask again in a moment."))
    return access_log.refused(refusal, environ)(environ, start_response)
