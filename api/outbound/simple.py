"""The simple door: one request to an address that settings name, one answer. No redirect is followed."""

import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection

from api.outbound.answers import Answer
from api.outbound.deadline import Deadline
from api.outbound.wire import STATUS, addresses_of, asked, connection, dialled, sent, told

MOST_BYTES = 65_536
"""Of a body; what follows is not read."""
CONNECT_SECONDS = 2.0
"""For one address; a host may have several."""


def ask(method: str, url: str, *, headers: Mapping[str, str], body: bytes | None = None, seconds: float) -> Answer:
    """The answer to a request, whatever its status. Raises ``Unreachable`` where none came within this time, all in all."""
    deadline, parts = Deadline(seconds), urlsplit(url)
    host = parts.hostname or ""
    with told(host, deadline), asked(method, host, port := parts.port or (443 if parts.scheme == "https" else 80)) as span:

        def dial() -> socket.socket:
            return dialled(addresses_of(host, port, deadline), port, deadline, seconds=CONNECT_SECONDS)

        made = connection(parts.scheme, host, port, dial=dial, seconds=deadline.left)
        with deadline.running():
            try:
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                made.request(method, target, body, sent(headers), preload_content=False, decode_content=False)
                answer = _read(made, deadline)
                span.note({STATUS: answer.status})
                return answer
            finally:
                made.close()


def _read(made: HTTPConnection, deadline: Deadline) -> Answer:
    response = made.getresponse()
    body = response.read(MOST_BYTES)
    response.close()
    if deadline.has_passed:  # to a reader a connection that was shut looks like the end of a body without a length
        raise TimeoutError
    return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, body)
