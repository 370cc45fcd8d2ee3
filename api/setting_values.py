"""How the text of each kind of setting is read: as a value, or ``ValueError`` says what would be one. The table is in ``settings``."""

import re
from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from schemas.languages import nearest_language, registered_language

Networks = tuple[IPv4Network | IPv6Network, ...]


def text(value: str) -> str:
    """Text without control characters, and without space around it."""
    if not value.strip() or not value.isprintable():
        raise ValueError("text without control characters")
    return value.strip()


def url(value: str) -> str:
    """An HTTP address, without a slash at its end."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("an address such as https://www.example.org")
    return value.rstrip("/")


def bucket(value: str) -> tuple[str, str]:
    """The name of a bucket of S3, and the folder in it, without slashes around it."""
    found = re.fullmatch(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[\w.-]+)*)/?", value, re.ASCII)
    if not found or {".", ".."} & set(found[2].split("/")):
        raise ValueError("s3://name or s3://name/folder")
    return found[1], found[2].strip("/")


DATABASE_FORMS = "sqlite:///file.db or postgresql://user@host:port/name (hosts with a comma between two, or libpq's host=… dbname=…)"


def database_url(value: str) -> str:
    """The address of a database, as SQLAlchemy takes it; one of PostgreSQL in any form that libpq takes, too."""
    if re.match(r"sqlite:///.+", value):
        return value
    found = re.match(r"(?:postgres|postgresql)(?:\+psycopg)?(://.+)", value)
    if not found and not re.match(r"\s*\w+\s*=", value):
        raise ValueError(DATABASE_FORMS)
    hosts = urlsplit(value).netloc.rpartition("@")[2]
    if found and "," not in hosts:
        # The port, where there is one, is a number.
        if re.search(r":(?![0-9]*$)[^\]]*$", hosts):
            raise ValueError(DATABASE_FORMS)
        return "postgresql+psycopg" + found[1]
    return _several_hosts("postgresql" + found[1] if found else value)


def _several_hosts(value: str) -> str:
    """What libpq reads, as SQLAlchemy takes it: it has no form with several hosts before the path, and none of words."""
    from psycopg import ProgrammingError  # noqa: PLC0415 - not loaded for SQLite
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415
    from sqlalchemy import URL  # noqa: PLC0415

    try:
        words = {name: str(given) for name, given in conninfo_to_dict(value).items()}
    except ProgrammingError as error:
        raise ValueError(DATABASE_FORMS) from error
    hosts, ports = words.get("host", "").split(","), words.pop("port", "").split(",")
    ports *= len(hosts) if len(ports) == 1 else 1
    if len(ports) != len(hosts) or not all(re.fullmatch("[0-9]*", port) for port in ports):
        raise ValueError(DATABASE_FORMS)
    words |= {"port": ",".join(ports)} if any(ports) else {}
    user, password, name = (words.pop(one, None) for one in ("user", "password", "dbname"))
    return URL.create("postgresql+psycopg", user, password, database=name, query=words).render_as_string(hide_password=False)


def listen(value: str) -> tuple[str, int]:
    """Host and port."""
    host, colon, port = value.rpartition(":")
    if not colon or not host or not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65535:  # noqa: PLR2004 - ports are 16 bits (RFC 9293)
        raise ValueError("host:port such as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def whole(low: int, high: int) -> Callable[[str], int]:
    """What reads a whole number within bounds."""

    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(value)

    return read


seconds = whole(0, 31_536_000)
many = whole(1, 1_000_000)


def zone(value: str) -> ZoneInfo:
    """A time zone."""
    try:
        return ZoneInfo(value)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError("a zone of the IANA database such as Europe/Paris") from error


def language(value: str) -> str:
    """A language tag in its one form."""
    found = registered_language(value)
    if found is None:
        raise ValueError(f"a registered language (BCP 47) such as {nearest_language(value) or 'en or fr-CA'}")
    return found


def secrets(value: str) -> tuple[str, ...]:
    """Secrets, the first of which signs."""
    found = tuple(one.strip() for one in value.split(",") if one.strip())
    if not found or min(map(len, found)) < 32:  # noqa: PLR2004 - 32 characters are 128 bits and more
        raise ValueError("a comma list of secrets of at least 32 characters each")
    return found


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """What reads one of a few words, in their own spelling."""
    known = {word.lower(): word for word in words}

    def read(value: str) -> str:
        if value.lower() not in known:
            raise ValueError("one of " + ", ".join(known.values()))
        return known[value.lower()]

    return read


def some_of(words: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """What reads a comma list of some of a few words, each once."""
    read_one = one_of(words)

    def read(value: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(read_one(one.strip()) for one in value.split(",")))

    return read


def networks(value: str) -> Networks:
    """Networks of addresses."""
    try:
        return tuple(ip_network(one.strip()) for one in value.split(",") if one.strip())
    except ValueError as error:
        raise ValueError("a comma list of networks such as 10.0.0.0/8, 2001:db8::/32 or 192.0.2.1") from error


def redis_url(value: str) -> str:
    """The address of a Redis."""
    parts = urlsplit(value)
    if (
        parts.scheme not in ("redis", "rediss", "redis+unix")
        or not (parts.hostname or parts.path)
        or re.search(r":(?![0-9]*$)[^@\]]*$", parts.netloc)
    ):
        raise ValueError("an address such as redis://user:password@host:6379/0, rediss://… with TLS, or redis+unix:///run/redis.sock")
    return value


def yes(value: str) -> bool:
    """A boolean."""
    if value.lower() not in ("0", "1", "false", "true"):
        raise ValueError("0 or 1")
    return value.lower() in ("1", "true")
