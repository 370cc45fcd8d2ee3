"""The body of a request, read in the event loop within a deadline, so that no thread waits for it."""

import asyncio
import time
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from api.errors import Unavailable
from api.web.asgi.exchange import DISCONNECTED

LEAST_PACE = 65_536
"""Bytes a second, on average since its beginning, at which a body may go on after its deadline."""

MOST_IN_MEMORY = 9 * 1024 * 1024
"""Bytes of a body: a batch fits, a picture need not."""
LEAVE_SECONDS = 0.01
"""So long the server has to notice that nobody waits for a part any more."""


class TooSlow(Exception):
    """The body did not come in time."""


class Disconnected(Exception):
    """The client has gone, or what it sends is no body as HTTP has it."""


class Body:
    """What has come of a body so far. ``seconds``: after which it must be there whole, or have come at the least pace.

    What is more than ``MOST_IN_MEMORY`` is kept in a file that has no name.
    """

    def __init__(self, receive: Callable[[], Any], seconds: float) -> None:
        self._receive, self._seconds, self._begun = receive, seconds, time.monotonic()
        self._next: asyncio.Task[dict[str, Any]] | None = None
        self._kept = SpooledTemporaryFile(MOST_IN_MEMORY)  # noqa: SIM115 - closed by ``leave``
        self.size, self.is_whole = 0, False

    @property
    def content(self) -> IO[bytes]:
        """All that has come, to be read from its beginning."""
        self._kept.seek(0)
        return self._kept

    async def arrives(self, most: int, seconds: float) -> bool:
        """Whether it is there whole within these seconds, and no longer than ``most`` bytes. Raises ``Disconnected``."""
        until = time.monotonic() + seconds
        while not self.is_whole and self.size < most and await self._part(until):
            pass
        return self.is_whole

    async def read(self, most: int, *, keep: bool = True) -> None:
        """Reads on to its end, or until there are ``most`` bytes. Raises ``TooSlow`` or ``Disconnected``."""
        while not self.is_whole and self.size < most:
            due = self._begun + max(self._seconds, self.size / LEAST_PACE)
            if not await self._part(due, keep=keep):
                raise TooSlow

    async def _part(self, until: float, *, keep: bool = True) -> bool:
        """Whether another part has come by then. What has not is not given up: a part must not be lost."""
        self._next = self._next or asyncio.ensure_future(self._message())
        done, _ = await asyncio.wait({self._next}, timeout=max(0.0, until - time.monotonic()))
        if not done:
            return False
        message, self._next = self._next.result(), None
        if message["type"] == DISCONNECTED:
            raise Disconnected
        part: bytes = message.get("body", b"")
        self.size += len(part)
        if keep:
            self._kept.write(part)
        self.is_whole = not message.get("more_body", False)
        return True

    async def _message(self) -> dict[str, Any]:
        message: dict[str, Any] = await self._receive()
        return message

    async def leave(self) -> None:
        """Waits for no more of it; the server may forget it then."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
            await asyncio.sleep(LEAVE_SECONDS)
        self._kept.close()


class Withheld:
    """In the place of a body that was not read, since its sender showed no valid key: a refusal does not ask for it."""

    def read(self, _size: int = -1) -> bytes:
        """Raises ``Unavailable``: by now the key has become valid."""
        raise Unavailable("The key was not known when the request came: send it again.")

    readline = read
