"""Whether an X-Forwarded-For that anybody may send is believed: asked at PUBLIC_URL, through all proxies that stand before the service."""

import re
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from secrets import token_hex
from urllib.parse import urlsplit

from api.cli.doctor.findings import Check, Patient
from api.errors import BroadsheetError
from api.outbound import ask
from api.web.wsgi import ADMIN, is_within

TRIES = 6
"""An address may be new to each of several processes that count for themselves: but not six times."""
SECONDS = 10.0
LEFT, QUOTA = re.compile(r";r=([0-9]+)"), re.compile(r";q=([0-9]+)")


def _forwarded(patient: Patient) -> Iterator[tuple[str, ...]]:
    url = patient.settings.public_url
    try:
        source = _source(url)
        taken = [_taken(url) for _ in range(TRIES)]
    except (BroadsheetError, OSError):
        return  # that nothing answers there is told already
    if is_within(ip_address(source), patient.settings.trusted_proxies):
        yield "ok", f"This machine is one of the proxies that are believed: at {url} it cannot be tried from here who else is."
    elif None in taken:
        yield "ok", f"At {url} this machine is not counted by limits, so that it cannot be seen whose X-Forwarded-For is believed."
    elif all(one == 1 for one in taken):
        yield (
            "error",
            f"{url} believes an X-Forwarded-For that anybody may send.",
            "Who sends another one each time is bound by no limit, and addresses are worth nothing where they are logged.",
            "proxy_set_header X-Forwarded-For $remote_addr; in the proxy (deploy/nginx.conf), or correct BROADSHEET_TRUSTED_PROXIES",
        )
    else:
        yield "ok", f"{url} does not believe an X-Forwarded-For that is made up."


def _source(url: str) -> str:
    """The address of this machine as the one sees it that is asked."""
    parts = urlsplit(url)
    family, *_, address = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.connect(address)  # of UDP: nothing is sent
        return str(asking.getsockname()[0]).partition("%")[0]


def _taken(url: str) -> int | None:
    """What the client of this request has had of its limit, that request included; ``None``: it is not counted.

    Without a key it counts for its address. That is a new one of those that documents have for examples (RFC 3849), if it is believed.
    """
    made_up = f"2001:db8:{token_hex(2)}:{token_hex(2)}::1"
    answer = ask("GET", f"{url}{ADMIN}/keys", headers={"X-Forwarded-For": made_up}, seconds=SECONDS)
    left, quota = LEFT.search(answer.headers.get("ratelimit", "")), QUOTA.search(answer.headers.get("ratelimit-policy", ""))
    return int(quota[1]) - int(left[1]) if left and quota else None


CHECKS: dict[str, Check] = {"forwarded": _forwarded}
