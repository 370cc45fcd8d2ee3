"""Bodies that nobody read, because the answer did not depend on them: read on and thrown away, so that the answer arrives.

A server that answers a request before it has read its body closes the connection. A proxy that is still writing takes that for a
fault, and its client sees 502 in the place of a 401, 413, 429 or 503.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from api.setting_values import Networks
from api.web.wsgi import App, Environ, Start, is_admin, is_near
from schemas import media

MOST_BYTES = media.MOST_BYTES + 65_536
"""The largest body that is taken anywhere, a picture, and a bit."""
PIECE = 65_536


class DrainBody:
    """A WSGI application in front of another one.

    Only what comes from this machine or from a proxy that is believed is read on: they have the whole body already. Somebody else
    could hold a thread by sending it slowly.
    """

    def __init__(self, app: App, trusted: Networks) -> None:
        self._app, self._trusted = app, trusted

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The application's answer, after the rest of the body."""
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or not int(length) or not is_admin(environ["PATH_INFO"]) or not is_near(environ, self._trusted):
            return self._app(environ, start_response)
        body = environ["wsgi.input"] = CountedStream(environ["wsgi.input"])
        answer = self._app(environ, start_response)  # finished: it is not sent before the body was read
        body.drain(min(int(length), MOST_BYTES))
        return answer


class CountedStream:
    """The body of a request (PEP 3333, ``wsgi.input``), and how much of it was read."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._read = stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        return self._noted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        """The next line."""
        return self._noted(self._stream.readline(size))

    def readlines(self, hint: int = -1) -> list[bytes]:
        """The next lines."""
        return [self._noted(line) for line in self._stream.readlines(hint)]

    def __iter__(self) -> Iterator[bytes]:
        """All lines that are left."""
        return map(self._noted, self._stream)

    def drain(self, length: int) -> None:
        """Reads on up to this many bytes in all, or as far as there are some."""
        while self._read < length and self.read(min(PIECE, length - self._read)):
            pass

    def _noted(self, piece: bytes) -> bytes:
        self._read += len(piece)
        return piece
