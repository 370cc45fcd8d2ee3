"""Which addresses a stranger may have us ask: those of the public internet that are not our own, and networks that an operator allows.

The tables are IANA's registries of special purposes. Python's ``is_global`` changes with its releases, and is true for addresses that
carry an IPv4 address of any kind.
"""

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from api.outbound.answers import NotAllowed
from api.setting_values import Networks

PORTS = (80, 443)
"""Elsewhere there are other services than web servers."""
REFUSED = "This address is not allowed: only public ones are asked, at ports 80 and 443."
"""The one text for all that is refused: who asks learns nothing of what is there."""
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        ),
    )
)  # fmt: skip
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

Address = IPv4Address | IPv6Address


def check(address: str, port: int, allowed: Networks) -> None:
    """Raises ``NotAllowed`` unless this numeric address may be asked at this port; in an allowed network any may."""
    judged = _unwrapped(address)
    if any(judged in network for network in allowed):
        return
    if port not in PORTS or not _is_public(judged) or is_own(judged):
        raise NotAllowed(REFUSED)


def is_own(address: Address) -> bool:
    """Whether this machine has the address itself: what would be sent there is sent from there. Nothing is sent."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((str(address), PORTS[0]))
        return ip_address(probe.getsockname()[0]) == address
    return False


def _unwrapped(address: str) -> Address:
    """The address that is reached: an IPv4 one may be written as IPv6 (RFC 4291, 2.5.5.2)."""
    found = ip_address(address)
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)
