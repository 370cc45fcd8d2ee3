"""Requests that are tried again until they arrive: later each time, and not before the other side says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from logging import Logger

from api.clock import MICROSECONDS
from api.errors import NotDone, Unreachable

LONGEST_PAUSE = 30
LONGEST_ASKED = 60
"""Seconds that the other side may have us wait, if it asks for more than our own pauses."""


@dataclass
class Retrying:
    """Pauses of 1, 2, 4 … 30 seconds after failures in a row. ``what`` is sent, in one word of the log. Instants are in µs."""

    what: str
    log: Logger
    _failures: int = field(default=0, init=False)
    _again_at: int = field(default=0, init=False)

    def is_pausing(self, now: int) -> bool:
        """Whether it is too early to try again."""
        return now < self._again_at

    def succeeds(self, send: Callable[[], object], clock: Callable[[], int]) -> bool:
        """Whether it arrived; if not, that is logged the first time, and a pause begins."""
        try:
            send()
        except (Unreachable, NotDone) as error:
            self._note(error, clock())
            return False
        if self._failures:
            self.log.info("%ss arrive again.", self.what.capitalize())
        self._failures = 0
        return True

    def _note(self, error: Unreachable | NotDone, now: int) -> None:
        if not self._failures:
            self.log.warning("A %s did not arrive: %s Trying again until it does.", self.what, error)
        pause = min(2**self._failures, LONGEST_PAUSE)
        asked = min(error.after_seconds, LONGEST_ASKED) if isinstance(error, NotDone) else 0
        self._failures = min(self._failures + 1, LONGEST_PAUSE.bit_length())
        self._again_at = now + max(pause, asked) * MICROSECONDS
