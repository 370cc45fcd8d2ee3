"""HTTP below Flask: WSGI (PEP 3333), headers, entity tags, and whom a request comes from behind the proxies that are believed."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import unquote_to_bytes

from api.setting_values import Networks

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]
Headers = list[tuple[str, str]]
Address = IPv4Address | IPv6Address
RawHeaders = list[tuple[bytes, bytes]]
"""Headers as ASGI has them."""
ALIKE = frozenset(
    {"Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Content-Encoding", "Content-Type", "Vary", "X-Content-Type-Options"}
)
"""Headers whose values many answers share."""
ADMIN = "/admin/v1"
"""The beginning of the addresses of the authoring interface."""
HINTS = f"{ADMIN}/hints/"
"""Below it, with a token, whoever has news for a source says so."""
LOOPBACK = IPv4Address("127.0.0.1")
HOUSEHOLD = 64
"""Bits of an IPv6 address that are the same for all machines of one client (RFC 6177)."""
TAG_DIGITS = 32
"""Of an entity tag, hexadecimal: 128 bits."""
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def answer_of(app: App, environ: Environ) -> tuple[str, Headers, bytes]:
    """Status, headers and whole body of what an application answers."""
    told: list[Any] = ["", []]
    written: list[bytes] = []

    def start(status: str, headers: Headers, _error: object = None) -> Callable[[bytes], object]:
        told[:] = status, headers
        return written.append

    chunks = app(environ, start)
    try:
        written.extend(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close:
            close()
    return told[0], told[1], b"".join(written)


def sent_path(environ: Environ) -> str:
    """The path, from now on with encoded slashes as they were sent: such a slash parts no segments (RFC 3986, 2.2).

    Only a server that tells the target as it was sent lets them be told apart.
    """
    sent = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if sent and "%2F" in sent.upper() and not environ.get("SCRIPT_NAME"):
        environ["PATH_INFO"] = decoded(sent[sent.find("/", sent.find("://") + 3 if "://" in sent else 0) :].partition("?")[0])
    path: str = environ["PATH_INFO"]
    return path


def decoded(path: str) -> str:
    """A path as it was sent, with everything decoded but slashes, as WSGI has it: bytes as characters of Latin-1."""
    return unquote_to_bytes(path.replace("%2f", "%252F").replace("%2F", "%252F").encode("latin-1")).decode("latin-1")


def is_admin(path: str) -> bool:
    """Whether the address is one of the authoring interface."""
    return path == ADMIN or path.startswith(f"{ADMIN}/")


def given(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    """The value of a header, by its name in small letters."""
    return next((value for key, value in headers if key.lower() == name), None)


def raw(headers: Iterable[tuple[str, str]]) -> RawHeaders:
    """Headers as bytes. Those that many answers have alike are the same objects, so that they take no memory."""
    return [_alike(name, value) if name in ALIKE else (_name(name), value.encode("latin-1")) for name, value in headers]


@lru_cache(maxsize=1_024)
def _alike(name: str, value: str) -> tuple[bytes, bytes]:
    return _name(name), value.encode("latin-1")


@lru_cache(maxsize=1_024)
def _name(name: str) -> bytes:
    return name.lower().encode("latin-1")


def has_body(environ: Environ) -> bool:
    """Whether the request brings a body (RFC 9112, 6)."""
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ


def client_of(environ: Environ, trusted: Networks) -> Address:
    """The address of the client: who connects, or whom the last proxy that is believed has seen.

    ``X-Forwarded-For`` is read from its end, where our own proxies write, as far as they do. What is no address there is no client's:
    then it is who connects, for whom all such requests count together.
    """
    peer = peer_of(environ)
    seen = peer
    hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if is_within(peer, trusted) else []
    for hop in reversed(hops):
        found = _address(hop)
        if found is None:
            return peer
        seen = found
        if not is_within(seen, trusted):
            break
    return seen


def household(address: Address) -> str:
    """What counts as one client: an IPv4 address, or an IPv6 network of 64 bits."""
    return str(address) if isinstance(address, IPv4Address) else str(ip_network((int(address) >> HOUSEHOLD << HOUSEHOLD, HOUSEHOLD)))


def is_within(address: Address, networks: Networks) -> bool:
    """Whether the address is in one of the networks."""
    return any(address in network for network in networks if isinstance(network, IPv4Network) == isinstance(address, IPv4Address))


def is_near(environ: Environ, trusted: Networks) -> bool:
    """Whether this machine, or a proxy that is believed, connects."""
    peer = peer_of(environ)
    return peer.is_loopback or is_within(peer, trusted)


def peer_of(environ: Environ) -> Address:
    """The address of who connects."""
    return _address(environ.get("REMOTE_ADDR", "")) or LOOPBACK  # a Unix socket has none


def _address(text: str) -> Address | None:
    """An address, also with a port (as some proxies write it); that of IPv4 within IPv6 is one of IPv4."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


def etag_of_bytes(body: bytes, coding: str = "") -> str:
    """The strong tag (RFC 9110, 8.8.3) of an answer's bytes before coding, with the coding's name: equal bytes, equal tags anywhere."""
    digest = sha256(body).hexdigest()[:TAG_DIGITS]
    return f'"{digest}-{coding}"' if coding else f'"{digest}"'


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether a header ``If-None-Match`` names the tag, or is ``*`` (RFC 9110, 13.1.2).

    The comparison is weak: proxies that compress weaken tags.
    """
    return if_none_match == tag or if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)


def revisions_in(if_match: str) -> frozenset[str] | None:
    """The revisions that a header ``If-Match`` names; ``None`` for ``*``, which is any."""
    if if_match.strip() == "*":
        return None
    return frozenset(tag.strip('"') for tag in _TAG.findall(if_match))


def told_by(headers: RawHeaders) -> tuple[str, str, str, bytes]:
    """``Accept-Encoding``, ``If-None-Match``, ``X-Request-Id`` and ``User-Agent``."""
    accept_encoding, if_none_match, given_id, agent = b"", b"", b"", b""
    for name, value in headers:
        if name == b"accept-encoding":
            accept_encoding += b"," + value
        elif name == b"if-none-match":
            if_none_match += b"," + value
        elif name == b"x-request-id":
            given_id += b"," + value
        elif name == b"user-agent":
            agent = value
    return accept_encoding[1:].decode("latin-1"), if_none_match[1:].decode("latin-1"), given_id[1:].decode("latin-1"), agent
