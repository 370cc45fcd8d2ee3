"""The machine and the process: versions, clock, encodings, limits, how the service can be reached."""

import os
import platform
import resource
import sys
from collections.abc import Iterator
from importlib.metadata import version
from ipaddress import ip_address
from urllib.parse import urlsplit

from api import traces
from api.cli.doctor.findings import Check, Patient
from api.db import SAFE_WAL_SQLITE, SQLITE_VERSION

ENOUGH_FILES = 1_024


def _versions(patient: Patient) -> Iterator[tuple[str, ...]]:
    yield "ok", f"Broadsheet {version('broadsheet')}, Python {platform.python_version()}."
    if not patient.settings.is_sqlite:
        return
    version_here = ".".join(map(str, SQLITE_VERSION))
    if SQLITE_VERSION < SAFE_WAL_SQLITE:
        yield (
            "warning",
            f"The SQLite library is {version_here}.",
            "Older ones than 3.51.3 can damage a file in WAL mode, so that it is not used: who writes and who reads wait for each other.",
            "pip install pysqlite3",
        )
    else:
        yield "ok", f"SQLite {version_here}."


def _encodings(_patient: Patient) -> Iterator[tuple[str, ...]]:
    names = {sys.getfilesystemencoding(), sys.stdout.encoding or "utf-8"}
    wrong = sorted(name for name in names if name.lower().replace("-", "") != "utf8")
    if wrong:
        yield (
            "warning",
            f"This process writes {', '.join(wrong)}.",
            "Names of files and reports of imports may be unreadable.",
            "export LC_ALL=C.UTF-8",
        )
    else:
        yield "ok", "UTF-8."


def _files(_patient: Patient) -> Iterator[tuple[str, ...]]:
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < ENOUGH_FILES:
        yield (
            "warning",
            f"A process may have {soft} files open.",
            "Each connection of a client is one: more than these are refused.",
            "ulimit -n 65536, or LimitNOFILE=65536 in the unit",
        )
    else:
        yield "ok", f"A process may have {'any number of' if soft == resource.RLIM_INFINITY else soft} files open."


def _addresses(patient: Patient) -> Iterator[tuple[str, ...]]:
    """Of PUBLIC_URL and LISTEN: whether readers elsewhere can use what answers say."""
    host = urlsplit(patient.settings.public_url).hostname or ""
    if _is_loopback(host):
        yield (
            "warning",
            f"Addresses in answers begin with {patient.settings.public_url}.",
            "Nobody on another machine can follow them.",
            "BROADSHEET_PUBLIC_URL=https://api.example.org",
        )
    elif urlsplit(patient.settings.public_url).scheme == "http":
        yield (
            "warning",
            f"{patient.settings.public_url} is not encrypted.",
            "Keys of the authoring interface can be read on the way.",
            "BROADSHEET_PUBLIC_URL=https://… and a certificate in the proxy (deploy/nginx.conf)",
        )
    else:
        yield "ok", f"Addresses in answers begin with {patient.settings.public_url}."


def _proxy(patient: Patient) -> Iterator[tuple[str, ...]]:
    """Who is believed to say for whom it asks."""
    trusted = patient.settings.trusted_proxies
    wide = [str(network) for network in trusted if network.prefixlen == 0]
    listens_here, is_known_here = (
        _is_loopback(patient.settings.listen[0]),
        _is_loopback(urlsplit(patient.settings.public_url).hostname or ""),
    )
    if wide:
        yield (
            "error",
            f"BROADSHEET_TRUSTED_PROXIES has {', '.join(wide)}: everybody.",
            "Whoever sends X-Forwarded-For is who that says: no limit holds, and addresses in logs are worth nothing.",
            "BROADSHEET_TRUSTED_PROXIES=127.0.0.1 (the addresses of your proxies alone)",
        )
    elif not trusted and listens_here and not is_known_here:
        yield (
            "warning",
            "BROADSHEET_TRUSTED_PROXIES is not set, yet a proxy must stand in front.",
            "All readers count as one address: that of the proxy, which is not limited at all here, or for all of them together.",
            "BROADSHEET_TRUSTED_PROXIES=127.0.0.1 (the addresses of your proxies)",
        )
    else:
        yield "ok", f"X-Forwarded-For is believed of {', '.join(map(str, trusted)) or 'nobody'}."


def _traces(_patient: Patient) -> Iterator[tuple[str, ...]]:
    reason = traces.fault(os.environ)
    if reason is not None:
        yield (
            "warning",
            reason,
            "OTEL_… variables ask for them, and nobody gets any.",
            "pip install 'broadsheet[otel]', or OTEL_SDK_DISABLED=true",
        )
    elif traces.is_wanted(os.environ):
        yield "ok", "Traces are sent."


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


CHECKS: dict[str, Check] = {
    "versions": _versions,
    "encodings": _encodings,
    "files": _files,
    "traces": _traces,
    "addresses": _addresses,
    "proxy": _proxy,
}
