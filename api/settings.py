"""The settings: one table, read once from ``BROADSHEET_…`` variables. What a setting does lives where it is used."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from api import setting_values as values
from api.errors import BadSetting
from api.setting_checks import PREFIX, PURGE_TARGETS, check_bucket, check_purge, check_replica, made_secret
from api.setting_values import Networks

IGNORED = ("BROADSHEET_TEST_", "BROADSHEET_KEY")
"""Beginnings of variables that are no settings: those of tests, and that in which the guides have a client keep its key."""
HIDDEN = ("DATABASE_URL", "REPLICA_URL", "SECRETS", "PURGE_TOKEN", "REDIS_URL", "METRICS_TOKEN", "MEDIA_BUCKET_KEY", "MEDIA_BUCKET_SECRET")
"""Settings whose values are never shown: they hold secrets."""
WORKER_ONLY = ("PURGE_URL", "PURGE_TOKEN")
"""Settings of the worker: web processes send no purges, so that they neither need nor keep them."""
LOG_LEVELS = ("debug", "info", "warning", "error")
ACCESS_LOGS = ("made", "all")
MEDIA_FORMATS = ("webp", "avif")
TAG_HEADERS = {"Surrogate-Key": " ", "Cache-Tag": ","}
"""Headers that name what an answer shows, and what stands between two names there."""


@dataclass(frozen=True, slots=True)
class Site:
    """What finished answers depend on besides the rows: the base of addresses, the zone of days and months.

    ``media_base``: what addresses of renditions begin with.
    """

    public_url: str
    name: str
    zone: ZoneInfo
    default_language: str
    media_base: str

    @property
    def host(self) -> str:
        """The host (with port) of ``public_url``, lower-case."""
        return urlsplit(self.public_url).netloc.lower()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. ``public_url`` has no slash at its end; ``secrets`` sign with the first, verify with all."""

    database_url: str
    replica_url: str | None
    data_dir: Path
    public_url: str
    site_name: str
    secrets: tuple[str, ...]
    listen: tuple[str, int]
    workers: int
    threads: int
    body_seconds: int
    timezone: ZoneInfo
    default_language: str
    log_level: str
    access_log: str
    cache_mb: int
    max_age: int
    s_maxage: int
    stale_while_revalidate: int
    stale_if_error: int
    cache_tag_header: str
    purge_target: str | None
    purge_url: str | None
    purge_token: str | None
    read_only: bool
    trusted_proxies: Networks
    limit_delivery: int
    limit_admin: int
    limit_exempt: Networks
    redis_url: str | None
    outbound_allow: Networks
    sync_days: int
    metrics_token: str | None
    hub_url: str | None
    media_url: str | None
    media_formats: tuple[str, ...]
    media_mb: int | None
    media_bucket: tuple[str, str] | None
    media_bucket_url: str | None
    media_bucket_region: str
    media_bucket_key: str | None
    media_bucket_secret: str | None

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")

    @property
    def media_base(self) -> str:
        """What addresses of renditions begin with."""
        return self.media_url or f"{self.public_url}/media"

    @property
    def site(self) -> Site:
        """The part that answers depend on."""
        return Site(self.public_url, self.site_name, self.timezone, self.default_language, self.media_base)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: how its text is read, its default (``None``: worked out in ``read``), what it means."""

    read: Callable[[str], Any]
    default: str | None
    meaning: str


SETTINGS: dict[str, Setting] = {
    "DATABASE_URL": Setting(
        values.database_url,
        None,
        "`sqlite:///file.db` or `postgresql://user:password@host/name`, a comma between hosts; unset: `broadsheet.db` in `DATA_DIR`",
    ),
    "REPLICA_URL": Setting(
        values.database_url,
        None,
        "standbys of that PostgreSQL, a comma between hosts, which make answers of `/v1` where they have reached its state; unset: none",
    ),
    "DATA_DIR": Setting(Path, ".", "folder of the SQLite file, its copies and the made secret"),
    "PUBLIC_URL": Setting(values.url, None, "address that links start with; unset: the address that `serve` listens on"),
    "SITE_NAME": Setting(values.text, "Broadsheet", "name of the site and of its first section"),
    "SECRETS": Setting(
        values.secrets,
        None,
        "comma list; the first signs, all verify; unset: made once in `DATA_DIR/secret` with SQLite, refused with PostgreSQL",
    ),
    "LISTEN": Setting(values.listen, "127.0.0.1:8000", "address and port of `serve`; port 0 takes a free one"),
    "WORKERS": Setting(values.whole(1, 256), None, "web processes; unset: one a core"),
    "THREADS": Setting(values.whole(1, 64), "1", "requests that each web process works on at once, besides writes"),
    "BODY_SECONDS": Setting(
        values.whole(1, 600), "10", "seconds in which a body must come whole, or else 64 KB in each; later its sender is cut off (408)"
    ),
    "TIMEZONE": Setting(
        values.zone, "UTC", "zone of days and months: campaigns' dates, `published_in`, `{year}` and `{month}` of addresses"
    ),
    "DEFAULT_LANGUAGE": Setting(values.language, "en", "language of texts where none better is known"),
    "LOG_LEVEL": Setting(values.one_of(LOG_LEVELS), "info", "debug, info, warning or error"),
    "ACCESS_LOG": Setting(values.one_of(ACCESS_LOGS), "made", "which answers have a line in the log: `made`, or `all`, stored ones too"),
    "CACHE_MB": Setting(values.whole(1, 65_536), "128", "memory for stored answers in MB, shared out over the web processes"),
    "MAX_AGE": Setting(values.seconds, "0", "seconds for which a browser may show an answer without asking; no purge reaches it there"),
    "S_MAXAGE": Setting(values.seconds, None, "the same for shared caches (CDN, Varnish, nginx); unset: 60, with a `PURGE_TARGET` 3600"),
    "STALE_WHILE_REVALIDATE": Setting(
        values.seconds, "30", "seconds after that for which a cache may show the old answer while it asks (RFC 5861)"
    ),
    "STALE_IF_ERROR": Setting(
        values.seconds, "3600", "seconds after that for which a cache may show the old answer when the service is away"
    ),
    "CACHE_TAG_HEADER": Setting(
        values.one_of(TAG_HEADERS),
        None,
        "header with the keys to purge by: `Surrogate-Key`, or `Cache-Tag`, which is the default for `cloudflare`",
    ),
    "PURGE_TARGET": Setting(
        values.one_of(PURGE_TARGETS), None, "shared cache that is purged after a change: varnish, fastly or cloudflare; unset: none"
    ),
    "PURGE_URL": Setting(
        values.url, None, "address that purges go to: that of Varnish, of the service at Fastly, of the zone at Cloudflare"
    ),
    "PURGE_TOKEN": Setting(values.text, None, "token that purges are sent with: needed for fastly and cloudflare"),
    "READ_ONLY": Setting(values.yes, "0", "1: nothing is written, every write is answered 503 `read-only`; reads go on"),
    "TRUSTED_PROXIES": Setting(
        values.networks, None, "comma list of networks whose `X-Forwarded-For` is believed; unset: none, the client is who connects"
    ),
    "LIMIT_DELIVERY": Setting(values.many, "600", "answers made a minute and address under `/v1`; stored ones and 304 are free"),
    "LIMIT_ADMIN": Setting(values.many, "600", "requests a minute and key under `/admin/v1`"),
    "LIMIT_EXEMPT": Setting(values.networks, "127.0.0.0/8, ::1/128", "comma list of networks whose requests to `/v1` are not counted"),
    "REDIS_URL": Setting(
        values.redis_url,
        None,
        "Redis in which all processes of all machines count for limits together; unset: those of one `serve` do",
    ),
    "OUTBOUND_ALLOW": Setting(
        values.networks,
        None,
        "comma list of networks that may be asked, at any port, where others than settings say what is asked; unset: public addresses only",
    ),
    "HUB_URL": Setting(values.url, None, "WebSub hub that is told which feeds have changed, and that these feeds name; unset: none"),
    "MEDIA_URL": Setting(
        values.url, None, "address that renditions of pictures start with, where another host serves them; unset: `PUBLIC_URL` and `/media`"
    ),
    "MEDIA_FORMATS": Setting(
        values.some_of(MEDIA_FORMATS),
        "webp",
        "comma list of the formats of renditions, that of `url` first: `webp`, `avif`; another one holds for what is made from now on",
    ),
    "MEDIA_MB": Setting(
        values.whole(1, 100_000_000),
        None,
        "megabytes of the disk that pictures may have, originals and renditions; with so many no more are taken (503); unset: no bound",
    ),
    "METRICS_TOKEN": Setting(
        values.text, None, "token with which `/metrics` is told to other machines (`Authorization: Bearer`); unset: to this one alone"
    ),
    "MEDIA_BUCKET": Setting(
        values.bucket,
        None,
        "`s3://name` or `s3://name/folder`: the bucket in which pictures are kept, with a `MEDIA_URL` under which all see its `public`; "
        "needs `pip install 'broadsheet[s3]'`; unset: `DATA_DIR/media`",
    ),
    "MEDIA_BUCKET_URL": Setting(values.url, None, "address of the service that has the bucket; unset: Amazon's in that region"),
    "MEDIA_BUCKET_REGION": Setting(values.text, "us-east-1", "region of the bucket"),
    "MEDIA_BUCKET_KEY": Setting(
        values.text, None, "id of the access key to the bucket; unset: that of `AWS_…` variables or of the machine's role"
    ),
    "MEDIA_BUCKET_SECRET": Setting(values.text, None, "secret of that access key"),
    "SYNC_DAYS": Setting(values.whole(1, 3_650), "90", "days for which a client of `/v1/changes` may be away and still go on"),
}


def read_settings(environment: Mapping[str, str] | None = None, *, purges: bool = True) -> Settings:
    """The settings of this process. ``purges``: whether it may send any; one that does not is not told where to, nor the token.

    ``BROADSHEET_NAME_FILE`` names a file that holds the value of ``BROADSHEET_NAME``.
    Raises ``BadSetting`` for an unknown name or a value that cannot be read.
    """
    environment = os.environ if environment is None else environment
    given = _given(environment if purges else without(environment, WORKER_ONLY))
    found = {name.lower(): _read(name, given.get(name, row.default)) for name, row in SETTINGS.items()}
    url = found["database_url"] or f"sqlite:///{found['data_dir'] / 'broadsheet.db'}"
    host, port = found["listen"]
    target = found["purge_target"]
    worked_out = {
        "database_url": url,
        "public_url": f"http://{f'[{host}]' if ':' in host else host}:{port}",
        "workers": os.cpu_count() or 1,
        "trusted_proxies": (),
        "outbound_allow": (),
        "s_maxage": 3600 if target else 60,
        "cache_tag_header": "Cache-Tag" if target == "cloudflare" else "Surrogate-Key",
    }
    found |= {name: value for name, value in worked_out.items() if found[name] is None}
    if purges:
        check_purge(target, found["purge_url"], found["purge_token"])
    check_bucket(found)
    check_replica(url, found["replica_url"])
    return Settings(**{**found, "secrets": found["secrets"] or made_secret(url, found["data_dir"])})


def without(environment: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The environment without these settings, given as themselves or by a file."""
    left_out = {f"{PREFIX}{name}{ending}" for name in names for ending in ("", "_FILE")}
    return {variable: value for variable, value in environment.items() if variable not in left_out}


def forget(names: Iterable[str]) -> None:
    """Takes these settings out of the environment of this process, and so of its children."""
    left = without(os.environ, names)
    for variable in set(os.environ) - set(left):
        del os.environ[variable]


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
