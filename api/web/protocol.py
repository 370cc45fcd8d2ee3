"""What a request must be as HTTP (RFC 9110, RFC 9112), before anything is looked for at its address."""

import re
import string
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from flask import Response

from api.web import access_log, problems
from api.web.wsgi import Environ

ASCII = string.punctuation
EVERYWHERE = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+;=%-]+)(?::[0-9]*)?")


def refusal(environ: Environ) -> Response | None:
    """What answers a request that is none of HTTP, or that asks the server itself (``OPTIONS *``); ``None``: it is one as it should be."""
    if environ["PATH_INFO"] == "*" and environ["REQUEST_METHOD"] == "OPTIONS":
        answer = Response(status=204, headers={"Allow": EVERYWHERE})
        del answer.headers["Content-Type"]
        return access_log.refused(answer, environ)
    fault = _fault(environ)
    return None if fault is None else access_log.refused(problems.problem(*fault), environ)


def _fault(environ: Environ) -> tuple[str, str] | None:
    """The code and the text of what is wrong."""
    method, host = environ["REQUEST_METHOD"], environ.get("HTTP_HOST")
    if environ["PATH_INFO"] == "*":
        return "malformed", "Only `OPTIONS` asks for `*` (RFC 9112, 3.2.4)."
    if _is_usual(method, host):
        return None
    if not method.isupper():
        return "not-implemented", "There is no method of this name: methods are written in capitals."  # RFC 9110, 9.1
    if host:
        return "malformed", "There is one header `Host`, with a name or an address (RFC 9112, 3.2)."
    return ("malformed", "The header `Host` is missing (RFC 9112, 3.2).") if environ.get("SERVER_PROTOCOL") == "HTTP/1.1" else None


def has_one_host(scope: Mapping[str, Any]) -> bool:
    """Whether a request of ASGI names one host as it should be, or need not name any."""
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    return len(hosts) == 1 and (_is_host(hosts[0]) or (not hosts[0] and scope["http_version"] != "1.1"))


@lru_cache(maxsize=1_024)
def _is_usual(method: str, host: str | None) -> bool:
    return method.isupper() and host is not None and _HOST.fullmatch(host) is not None


@lru_cache(maxsize=1_024)
def _is_host(value: bytes) -> bool:
    return _HOST.fullmatch(value.decode("latin-1")) is not None


def in_ascii(environ: Environ) -> None:
    """Encodes what a query has of other bytes than ASCII, so that whoever reads it decodes it in one way."""
    query: str = environ["QUERY_STRING"]
    if not query.isascii():
        environ["QUERY_STRING"] = quote(query.encode("latin-1", "replace"), safe=ASCII)
