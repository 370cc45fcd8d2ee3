"""Whom a request comes from: the client's address, behind the proxies that are believed."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address, ip_network

from api.setting_values import Networks
from api.web.wsgi import Environ

Address = IPv4Address | IPv6Address

LOOPBACK = IPv4Address("127.0.0.1")
HOUSEHOLD = 64
"""Bits of an IPv6 address that are the same for all machines of one client (RFC 6177)."""


def client_of(environ: Environ, trusted: Networks) -> Address:
    """The address of the client: who connects, or whom the last proxy that is believed has seen.

    ``X-Forwarded-For`` is read from its end, where our own proxies write, as far as they do. What is no address there is no client's:
    then it is who connects, for whom all such requests count together.
    """
    peer = _peer(environ)
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
    peer = _peer(environ)
    return peer.is_loopback or is_within(peer, trusted)


def _peer(environ: Environ) -> Address:
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
