"""The guarded door: requests to addresses that a stranger can choose, or that a stranger's answer leads to.

A host is looked up once, all its addresses are judged, one of those very addresses is dialled, and what was reached is judged again.
"""

import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from urllib3.response import BaseHTTPResponse

from api.outbound import networks
from api.outbound.answers import Answer, NotAllowed, Unreadable
from api.outbound.deadline import Deadline
from api.outbound.decoding import decoded
from api.outbound.urls import Target, read_url
from api.outbound.wire import STATUS, addresses_of, asked, connection, dialled, meter, sent, told
from api.setting_values import Networks

CONNECT_SECONDS = 5.0
"""For one address; a host may have several."""
PIECE = 65_536
REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)


class Limits(NamedTuple):
    """What one request may take, redirects included."""

    seconds: float = 30.0
    redirects: int = 3
    wire_bytes: int = 5_000_000
    """Of each answer, with its headers and framing."""
    decoded_bytes: int = 20_000_000


SEND = Limits(seconds=15.0, redirects=0, wire_bytes=262_144)
MOST_OF_A_REPLY = 65_536
"""Of the body of an answer to what was sent; what follows is not read."""


class Incoming:
    """An answer whose body is still to come: ``url`` is where it comes from; ``moved``: where what was asked is for good, or ""."""

    def __init__(self, target: Target, response: BaseHTTPResponse, deadline: Deadline, most_bytes: int) -> None:
        self.url, self.status, self.moved = target.url, response.status, ""
        self.headers = {name.lower(): value for name, value in response.headers.itermerged()}
        self._host, self._response, self._deadline, self._most_bytes = target.host, response, deadline, most_bytes

    def pieces(self) -> Iterator[bytes]:
        """The body, decoded. Raises ``Unreachable`` where it breaks off or is not in time, ``Unreadable`` where it is too large."""
        return decoded(self._coded(), self.headers.get("content-encoding", ""), self._most_bytes)

    def start(self, most_bytes: int) -> bytes:
        """So much of the body as it is on the wire; what follows is not read."""
        with told(self._host, self._deadline):
            read = self._response.read(most_bytes, decode_content=False)
            self._deadline.left  # noqa: B018
        return read

    def _coded(self) -> Iterator[bytes]:
        with told(self._host, self._deadline):
            while piece := self._response.read(PIECE, decode_content=False):
                self._deadline.left  # noqa: B018 - raises when it has passed
                yield piece
            # To a reader a connection that was shut looks like the end of a body without a length.
            self._deadline.left  # noqa: B018


@dataclass(frozen=True, slots=True)
class Door:
    """Asks what may be asked. ``allow``: networks of the operator's own, at any port."""

    allow: Networks = ()

    def check(self, url: str) -> str:
        """The address in its one spelling. Raises ``NotAllowed`` where it can be seen, without looking up a name, that it is not asked."""
        target = read_url(url)
        try:
            numeric = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except OSError:
            if target.port not in networks.PORTS and not self.allow:
                raise NotAllowed(networks.REFUSED) from None
        else:
            self._check_all([str(address[0]) for *_, address in numeric], target.port)
        return target.url

    def send(self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, limits: Limits = SEND) -> Answer:
        """The answer to what is sent, whatever its status, a redirect too; of its body only the beginning.

        Raises ``NotAllowed``, ``Unreachable`` where none came in time, ``Unreadable`` where its headers have no end.
        """
        with self._asked(method, read_url(url), headers=headers, body=body, limits=limits, deadline=Deadline(limits.seconds)) as answer:
            return Answer(answer.status, answer.headers, answer.start(MOST_OF_A_REPLY))

    def fetch(self, url: str, *, headers: Mapping[str, str], credentials: Mapping[str, str], limits: Limits = Limits()) -> Answer:  # noqa: B008 - a constant
        """What is at an address, decoded. Raises as ``stream`` does."""
        with self.stream(url, headers=headers, credentials=credentials, limits=limits) as incoming:
            return Answer(incoming.status, incoming.headers, b"".join(incoming.pieces()), incoming.url, incoming.moved)

    @contextmanager
    def stream(
        self,
        url: str,
        *,
        headers: Mapping[str, str],
        credentials: Mapping[str, str],
        limits: Limits = Limits(),  # noqa: B008 - a constant
    ) -> Iterator[Incoming]:
        """What is at an address, while it comes in. ``credentials`` are headers for this origin alone, and not after a redirect to another.

        Raises ``NotAllowed`` where it, or what it leads to, is not asked; ``Unreachable``; ``Unreadable`` where it leads on too often.
        """
        deadline, target = Deadline(limits.seconds), read_url(url)
        sent = {"Accept-Encoding": "gzip", **headers}
        moved, is_for_good = "", True
        for _ in range(limits.redirects + 1):
            with self._asked("GET", target, headers={**sent, **credentials}, limits=limits, deadline=deadline) as incoming:
                location = incoming.headers.get("location") if incoming.status in REDIRECTS else None
                if location is None:
                    incoming.moved = moved
                    yield incoming
                    return
            following = target.joined(_text(location))
            is_for_good = is_for_good and incoming.status in FOR_GOOD
            moved = following.url if is_for_good else moved
            # Also on the way back: who leads there chooses what is asked with them.
            credentials = credentials if following.origin == target.origin else {}
            target = following
        raise Unreadable(f"{target.host} is the {limits.redirects + 1}th redirect: not followed.")

    @contextmanager
    def _asked(
        self, method: str, target: Target, *, headers: Mapping[str, str], limits: Limits, deadline: Deadline, body: bytes | None = None
    ) -> Iterator[Incoming]:
        """The answer to one request."""
        with ExitStack() as stack:
            span = stack.enter_context(asked(method, target.host, target.port))
            with told(target.host, deadline):
                stack.enter_context(deadline.running())
                made = connection(*target.origin, dial=lambda: self._dialled(target, deadline), seconds=deadline.left)
                stack.callback(made.close)
                meter(made, limits.wire_bytes)
                made.request(
                    method,
                    target.path,
                    body,
                    sent(headers),
                    preload_content=False,
                    decode_content=False,
                )
                response = made.getresponse()
                span.note({STATUS: response.status})
                stack.callback(response.close)  # what was not read of it keeps the connection open
                incoming = Incoming(target, response, deadline, limits.decoded_bytes)
            yield incoming

    def _dialled(self, target: Target, deadline: Deadline) -> socket.socket:
        found = addresses_of(target.host, target.port, deadline)
        self._check_all(found, target.port)
        made = dialled(found, target.port, deadline, seconds=CONNECT_SECONDS)
        try:
            self._check_all([str(made.getpeername()[0])], target.port)
        except BaseException:
            made.close()
            raise
        return made

    def _check_all(self, addresses: list[str], port: int) -> None:
        for address in addresses:
            networks.check(address, port, self.allow)


def _text(location: str) -> str:
    """A header's bytes as they were meant: addresses are sent as UTF-8, and read as Latin-1 (RFC 9110, 5.5)."""
    return location.encode("latin-1", "replace").decode("utf-8", "replace")
