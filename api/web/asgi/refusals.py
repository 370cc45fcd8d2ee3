"""503 for what there is no room for.

It goes out a moment later, to many at once: who asks again at once is slowed down by it, and the work that goes on is interrupted once
and not for each. The more there are, the longer is that moment, so that refusals leave most of the core to the work.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from api.errors import Unavailable
from api.web import access_log, problems
from api.web.asgi.exchange import Exchange
from api.web.cache.entry import OPEN
from api.web.wsgi import ADMIN, RawHeaders, is_admin, raw

LEAST_SECONDS, MOST_SECONDS = 0.01, 0.035
"""How long the moment is. With what a busy machine adds, a refusal is there within 50 ms."""
MOST_A_SECOND = 2_000
"""So many refusals a second are sent as long as the moment may grow for it."""
WARN_SECONDS = 1.0
_log = logging.getLogger("broadsheet.web")


class Refusals:
    """Sends requests away, many at once."""

    def __init__(self, count: Callable[[Exchange], None] = lambda _exchange: None) -> None:
        self._count = count
        self._waiting: deque[Exchange] = deque()
        self._is_needed = threading.Event()
        self._said_at, self._unsaid = 0.0, 0
        self._answers = {for_admin: _made(for_admin=for_admin) for for_admin in (False, True)}
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="refusals", daemon=True)
        self._thread.start()

    def add(self, exchange: Exchange) -> None:
        """Has this one sent away. Never waits."""
        self._waiting.append(exchange)
        self._is_needed.set()

    def close(self) -> None:
        """Ends when all that was added before is sent away, and the log says so."""
        self._is_closed = True
        self._is_needed.set()
        self._thread.join()

    def _work(self) -> None:
        moment, is_last = LEAST_SECONDS, False
        while not is_last:
            self._is_needed.wait(WARN_SECONDS if self._unsaid else None)
            self._is_needed.clear()
            is_last = self._is_closed  # before it is looked what waits: that is all there will be
            time.sleep(moment)
            sent = len(self._waiting)
            moment = moment_for(sent)
            for _ in range(sent):
                try:
                    self._send(self._waiting.popleft())
                except BaseException:  # noqa: BLE001 - the thread goes on, and the others are sent away
                    _log.exception("A request could not be sent away.")
            self._warn(is_last=is_last)

    def _send(self, exchange: Exchange) -> None:
        self._unsaid += 1
        headers, body = self._answers[is_admin(exchange.scope["path"])]
        identity = (b"x-request-id", identity_of(exchange.scope).encode())
        self._count(exchange)
        exchange.answer(503, [*headers, identity], b"" if exchange.scope["method"] == "HEAD" else body)

    def _warn(self, *, is_last: bool) -> None:
        if self._unsaid and (is_last or time.monotonic() - self._said_at >= WARN_SECONDS):
            _log.warning("More is asked than can be done: %s requests were sent away since this was last said.", self._unsaid)
            self._said_at, self._unsaid = time.monotonic(), 0


def moment_for(sent: int) -> float:
    """Seconds until the next ones are sent, after so many at once."""
    return min(max(sent / MOST_A_SECOND, LEAST_SECONDS), MOST_SECONDS)


def identity_of(scope: dict[str, object]) -> str:
    """The id of a request."""
    headers: RawHeaders = scope["headers"]  # type: ignore[assignment] # ASGI
    given = ",".join(value.decode("latin-1") for name, value in headers if name == b"x-request-id")
    return access_log.id_of({"HTTP_X_REQUEST_ID": given})


def _made(*, for_admin: bool) -> tuple[RawHeaders, bytes]:
    refusal = problems.unavailable(Unavailable("More is asked at once than can be done: ask again in a moment."))
    access_log.headed(refusal, ADMIN if for_admin else "/v1", "")
    headers = [(name, value) for name, value in refusal.headers.items() if name != access_log.HEADER]
    return raw([*headers, *([] if for_admin else OPEN)]), refusal.get_data()
