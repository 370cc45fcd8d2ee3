"""Addresses that a stranger can choose, read once: what is judged here is what is asked, in the same words."""

import re
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import idna

from api.outbound.answers import NotAllowed

PORTS = {"http": 80, "https": 443}
LONGEST = 2_048
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*")
_AS_THEY_ARE = "!$%&'()*+,-./:;=?@_~[]|^`{}\"<>"
"""What a path or a query may have beside letters and digits: only what is not ASCII is encoded."""


class Target(NamedTuple):
    """Where a request goes: ``host`` is ASCII and lower-case, without brackets; ``path`` has the query, too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[str, str, int]:
        """What credentials are for (RFC 6454, 4)."""
        return self.scheme, self.host, self.port

    @property
    def url(self) -> str:
        """The address in its one spelling."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    def joined(self, location: str) -> "Target":
        """Where a redirect leads from here. Raises ``NotAllowed``."""
        _check_characters(location)
        try:
            url = urljoin(self.url, location)
        except ValueError as error:
            raise NotAllowed("This is no address that can be read.") from error
        return read_url(url)


def read_url(url: str) -> Target:
    """What an address names. Raises ``NotAllowed`` for what no two programs would read alike, names of users, and other schemes."""
    _check_characters(url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotAllowed("This is no address that can be read.") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise NotAllowed("Only addresses with http or https and a host are asked.")
    if "@" in parts.netloc:
        raise NotAllowed("An address with a name of a user or a password is not asked.")
    if port == 0:
        raise NotAllowed("This is no address that can be read.")
    host = _numeric_host(parts.hostname) if parts.netloc.startswith("[") else _ascii_host(parts.hostname)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or PORTS[parts.scheme], quote(path, safe=_AS_THEY_ARE))


def _check_characters(url: str) -> None:
    """Programs differ in where a host ends when there is a backslash, a space or a control character."""
    if len(url) > LONGEST:
        raise NotAllowed(f"An address has at most {LONGEST} characters.")
    if "\\" in url or " " in url or not url.isprintable():
        raise NotAllowed("An address has no spaces, backslashes or control characters.")


def _numeric_host(host: str) -> str:
    """An IPv6 address in its shortest form; one with a zone (RFC 6874) is a matter of this machine."""
    try:
        address = IPv6Address(host)
    except ValueError as error:
        raise NotAllowed("The host of this address is no name.") from error
    if address.scope_id:
        raise NotAllowed("An address with a zone is not asked.")
    return str(address)


def _ascii_host(host: str) -> str:
    """A name as it is looked up (RFC 5891, after the mapping of UTS 46)."""
    try:
        name = (host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")).lower().removesuffix(".")
    except (idna.IDNAError, UnicodeError) as error:
        raise NotAllowed("The host of this address is no name.") from error
    if not _NAME.fullmatch(name) or len(name) > 253:  # noqa: PLR2004 - RFC 1035, 2.3.4, as text
        raise NotAllowed("The host of this address is no name.")
    return name
