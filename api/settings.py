"""The settings: one table, read once from ``BROADSHEET_…`` variables. What a setting does lives where it is used."""

import os
import re
import secrets as random_secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from langcodes import Language, tag_is_valid

from api.errors import BadSetting

PREFIX = "BROADSHEET_"
IGNORED = "BROADSHEET_TEST_"
HIDDEN = ("DATABASE_URL", "SECRETS")
"""Settings whose values are never shown: they hold secrets."""
LOG_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Site:
    """What finished answers depend on besides the rows: the base of addresses, the zone of days and months."""

    public_url: str
    name: str
    zone: ZoneInfo
    default_language: str

    @property
    def host(self) -> str:
        """The host (with port) of ``public_url``, lower-case."""
        return urlsplit(self.public_url).netloc.lower()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. ``public_url`` has no slash at its end; ``secrets`` sign with the first, verify with all."""

    database_url: str
    data_dir: Path
    public_url: str
    site_name: str
    secrets: tuple[str, ...]
    listen: tuple[str, int]
    workers: int
    threads: int
    timezone: ZoneInfo
    default_language: str
    log_level: str

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    @property
    def site(self) -> Site:
        """The part that answers depend on."""
        return Site(self.public_url, self.site_name, self.timezone, self.default_language)


def _text(value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise ValueError("text without control characters")
    return value.strip()


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("an address such as https://www.example.org")
    return value.rstrip("/")


def _database_url(value: str) -> str:
    if re.match(r"sqlite:///.+", value):
        return value
    found = re.match(r"(?:postgres|postgresql)(?:\+psycopg)?(://.+)", value)
    # The port, where there is one, is a number.
    if not found or re.search(r":(?![0-9]*$)[^@\]]*$", urlsplit(value).netloc):
        raise ValueError("sqlite:///file.db or postgresql://user@host:port/name")
    return "postgresql+psycopg" + found[1]


def _listen(value: str) -> tuple[str, int]:
    host, colon, port = value.rpartition(":")
    if not colon or not host or not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65535:  # noqa: PLR2004 - ports are 16 bits (RFC 9293)
        raise ValueError("host:port such as 127.0.0.1:8000")
    return host.strip("[]"), int(port)


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return int(value)

    return read


def _zone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError("a zone of the IANA database such as Europe/Paris") from error


def _language(value: str) -> str:
    if not tag_is_valid(value):
        raise ValueError("a BCP 47 tag such as en or fr-CA")
    return Language.get(value).to_tag()


def _secrets(value: str) -> tuple[str, ...]:
    found = tuple(one.strip() for one in value.split(",") if one.strip())
    if not found or min(map(len, found)) < 32:  # noqa: PLR2004 - 32 characters are 128 bits and more
        raise ValueError("a comma list of secrets of at least 32 characters each")
    return found


def _level(value: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise ValueError("one of " + ", ".join(LOG_LEVELS))
    return value.lower()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: how its text is read, its default (``None``: worked out in ``read``), what it means."""

    read: Callable[[str], Any]
    default: str | None
    meaning: str


SETTINGS: dict[str, Setting] = {
    "DATABASE_URL": Setting(
        _database_url, None, "`sqlite:///file.db` or `postgresql://user:password@host/name`; unset: `broadsheet.db` in `DATA_DIR`"
    ),
    "DATA_DIR": Setting(Path, ".", "folder of the SQLite file, its copies and the made secret"),
    "PUBLIC_URL": Setting(_url, None, "address that links start with; unset: the address that `serve` listens on"),
    "SITE_NAME": Setting(_text, "Broadsheet", "name of the site and of its first section"),
    "SECRETS": Setting(
        _secrets,
        None,
        "comma list; the first signs, all verify; unset: made once in `DATA_DIR/secret` with SQLite, refused with PostgreSQL",
    ),
    "LISTEN": Setting(_listen, "127.0.0.1:8000", "address and port of `serve`; port 0 takes a free one"),
    "WORKERS": Setting(_whole(1, 256), None, "web processes; unset: one a core"),
    "THREADS": Setting(_whole(1, 64), "1", "threads of each web process"),
    "TIMEZONE": Setting(_zone, "UTC", "zone of days and months: campaigns' dates, `published_in`, `{year}` and `{month}` of addresses"),
    "DEFAULT_LANGUAGE": Setting(_language, "en", "language of texts where none better is known"),
    "LOG_LEVEL": Setting(_level, "info", "debug, info, warning or error"),
}


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process.

    ``BROADSHEET_NAME_FILE`` names a file that holds the value of ``BROADSHEET_NAME``.
    Raises ``BadSetting`` for an unknown name or a value that cannot be read.
    """
    environment = os.environ if environment is None else environment
    given = _given(environment)
    found = {name: _read(name, given.get(name, row.default)) for name, row in SETTINGS.items()}
    data_dir: Path = found["DATA_DIR"]
    url = found["DATABASE_URL"] or f"sqlite:///{data_dir / 'broadsheet.db'}"
    host, port = found["LISTEN"]
    return Settings(
        database_url=url,
        data_dir=data_dir,
        public_url=found["PUBLIC_URL"] or f"http://{f'[{host}]' if ':' in host else host}:{port}",
        site_name=found["SITE_NAME"],
        secrets=found["SECRETS"] or _made_secret(url, data_dir),
        listen=(host, port),
        workers=found["WORKERS"] or os.cpu_count() or 1,
        threads=found["THREADS"],
        timezone=found["TIMEZONE"],
        default_language=found["DEFAULT_LANGUAGE"],
        log_level=found["LOG_LEVEL"],
    )


def _given(environment: Mapping[str, str]) -> dict[str, str]:
    given = {}
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable.startswith(IGNORED):
            continue
        name = variable.removeprefix(PREFIX)
        from_file = name not in SETTINGS and name.removesuffix("_FILE") in SETTINGS
        name = name.removesuffix("_FILE") if from_file else name
        if name not in SETTINGS:
            raise BadSetting(f"{variable} is not a setting. Settings are: " + ", ".join(PREFIX + one for one in SETTINGS) + ".")
        if name in given:
            raise BadSetting(f"{PREFIX}{name} is given twice, as itself and as {PREFIX}{name}_FILE.")
        given[name] = _content(variable, value) if from_file else value
    return given


def _content(variable: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise BadSetting(f"{variable} names a file that cannot be read: {path}.") from error


def _read(name: str, value: str | None) -> Any:
    if value is None:
        return None
    try:
        return SETTINGS[name].read(value)
    except ValueError as error:
        shown = "" if name in HIDDEN else f", not {value!r}"
        raise BadSetting(f"{PREFIX}{name} must be {error}{shown}.") from None


def _made_secret(database_url: str, data_dir: Path) -> tuple[str, ...]:
    """The secret kept beside an SQLite file, made the first time (mode 0600)."""
    if not database_url.startswith("sqlite"):
        raise BadSetting(f"{PREFIX}SECRETS must be set with PostgreSQL: all processes need the same, of at least 32 characters.")
    path = data_dir / "secret"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _secrets(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSetting(f"The folder {data_dir} ({PREFIX}DATA_DIR) cannot be written: {error.strerror}.") from None
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(random_secrets.token_urlsafe(48))
    return _secrets(path.read_text(encoding="utf-8"))
