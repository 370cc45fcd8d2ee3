"""The one form in which addresses are compared, whoever wrote them. Where they lead is not decided here."""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

TRACKING = frozenset({"fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "_"})
"""Parameters that say where a reader came from, not what is read; so does every one that begins with ``utm_``."""

LONGEST = 2_000
"""Bytes of a path that an index of both databases takes (PostgreSQL: 2,704 for a whole row)."""

USUAL = 200
"""Characters of an address up to which its form is kept in memory: an import asks for it again and again."""

DEFAULT_PORTS = {"http": "80", "https": "443"}
WEB = ("", "http", "https")

_PARTS = re.compile(r"(?:([a-z][a-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.ASCII)
_PORT = re.compile(r"(.*?)(?::([0-9]*))?", re.DOTALL)
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]")
_ENCODED = re.compile("%([0-9A-Fa-f]{2})")
_LONE_PERCENT = re.compile("%(?![0-9A-F]{2})")
_UNRESERVED = re.compile("[A-Za-z0-9._~-]")
_RESERVED = "%/?:@!$&'()*+,;="
_FULL_STOP = "\N{IDEOGRAPHIC FULL STOP}"


def canonical(url: str) -> tuple[str, str]:
    """(host, path with query) of an address, equal for all its spellings; never raises.

    Scheme, default port, user, fragment and tracking parameters are gone, the host is in lower-case ASCII (with
    the port, if another), the path in ASCII: ``%e6%97%a5`` and ``日`` are both ``%E6%97%A5`` (RFC 3986, 6.2.2).
    The host is ``""`` for a path; a path without its first slash gets it. Of an address that is not of the web
    (``urn:``, ``tag:``) the host is the scheme with its colon. A path over 2,000 bytes ends in ``#`` and its hash.
    """
    return _remembered(url) if len(url) <= USUAL else _canonical(url)


def _canonical(url: str) -> tuple[str, str]:
    scheme, authority, path, query = _PARTS.match(url.strip()).groups(default="")  # type: ignore[union-attr] # every part may be empty
    scheme = scheme.lower()
    if scheme not in WEB:
        return f"{scheme}:", _bounded(_encoded(f"//{authority}{path}" if authority else path) + _asked(query))
    return _host(scheme, authority), _bounded("/" + _encoded(path).removeprefix("/") + _asked(query))


_remembered = lru_cache(maxsize=2_048)(_canonical)


def placed(url: str, base: str) -> tuple[str, str]:
    """The same, but with host ``""`` and the path below ``base`` for an address of the site at ``base``.

    A path alone is one of that site, written with or without the path of ``base``.
    """
    host, path = canonical(url)
    base_host, base_path = canonical(base)
    prefix = base_path.rstrip("/")
    below = path.removeprefix(prefix)
    is_inside = path.startswith(prefix) and below[:1] in ("", "/", "?")
    if host not in ("", base_host) or not is_inside:
        return host, path
    return "", below if below.startswith("/") else f"/{below}"


def hostname(url: str) -> str:
    """The host of an address as it names it, without its port; "" where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def spellings(path: str) -> tuple[str, ...]:
    """Canonical paths that a canonical path may be known by, best first: itself, then without query, without and with a last slash."""
    bare = path.partition("?")[0].rstrip("/")
    return tuple(dict.fromkeys((path, bare or "/", f"{bare}/")))


def is_tracking(parameter: str) -> bool:
    """Whether a parameter of this name is dropped before anything else."""
    return parameter in TRACKING or parameter.startswith("utm_")


def _host(scheme: str, authority: str) -> str:
    name, port = _PORT.fullmatch(authority.rpartition("@")[2]).groups(default="")  # type: ignore[union-attr] # matches any text
    name = normalize("NFKC", unquote(name)).replace(_FULL_STOP, ".").lower().rstrip(".")
    kept = "[]:" if _IPV6.fullmatch(name) else ""
    name = ".".join(quote(_label(label), safe=kept) for label in name.split("."))
    port = port.lstrip("0")
    return name if port in ("", DEFAULT_PORTS.get(scheme, "80")) else f"{name}:{port}"


def _label(label: str) -> str:
    """A label in ASCII (RFC 3492), without the mappings of IDNA 2003 that make ``ß`` an ``ss``."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()


def _encoded(text: str) -> str:
    """RFC 3986, 6.2.2: upper-case hexadecimals, unreserved characters as such, everything that is not ASCII encoded."""

    def known(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if _UNRESERVED.fullmatch(character) else found[0].upper()

    return quote(_LONE_PERCENT.sub("%25", _ENCODED.sub(known, text)), safe=_RESERVED, errors="surrogatepass")


def _asked(query: str) -> str:
    kept = [_encoded(one) for one in query.split("&") if one and not is_tracking(unquote(one.partition("=")[0]))]
    return "?" + "&".join(kept) if kept else ""


def _bounded(path: str) -> str:
    return path if len(path) <= LONGEST else f"{path[:LONGEST]}#{sha256(path.encode()).hexdigest()}"


SAFE = ",:"
"""Characters of a query that links leave as they are (RFC 3986, 3.4)."""
_STAYS = re.compile("[A-Za-z0-9_.~,:-]*").fullmatch
"""What is quoted as it is: unreserved characters (RFC 3986, 2.3) and ``SAFE``."""


def query_text(parameters: Iterable[tuple[str, str]]) -> str:
    """The query of an address with these parameters, already in their canonical form."""
    return "&".join([f"{name}={value if _STAYS(value) else quote(value, safe=SAFE)}" for name, value in parameters])
