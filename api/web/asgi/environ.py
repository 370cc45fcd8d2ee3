"""The environment of WSGI (PEP 3333) out of the scope of ASGI. What a request must be is decided behind it, in ``api.web.protocol``."""

import sys
from functools import lru_cache
from io import BytesIO
from typing import Any

from api.web.wsgi import Environ, decoded

BARE = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}
FIXED: Environ = {
    "GATEWAY_INTERFACE": "CGI/1.1",
    "SCRIPT_NAME": "",
    "wsgi.errors": sys.stderr,
    "wsgi.input_terminated": True,
    "wsgi.multiprocess": True,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}


def environ_of(scope: dict[str, Any]) -> Environ:
    """The environment of a request; its body is empty until somebody puts one there."""
    environ = {
        **FIXED,
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": str(scope["server"][1]),
        "REMOTE_ADDR": scope["client"][0],
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": decoded(scope["raw_path"].decode("latin-1")),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(),
    }
    for name, value in scope["headers"]:
        variable = _variable(name)
        if variable is not None:
            text = value.decode("latin-1")
            environ[variable] = f"{environ[variable]},{text}" if variable in environ else text
    return environ


@lru_cache(maxsize=1024)
def _variable(name: bytes) -> str | None:
    """The variable of a header. ``None`` for one with an underscore: it would be taken for another header, which a proxy has set."""
    return None if b"_" in name else BARE.get(name) or "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
