"""What is asked of WSGI itself (PEP 3333): calling an application, reading headers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]
Headers = list[tuple[str, str]]
ADMIN = "/admin/v1"
"""The beginning of the addresses of the authoring interface."""


def answer_of(app: App, environ: Environ) -> tuple[str, Headers, bytes]:
    """Status, headers and whole body of what an application answers."""
    told: list[Any] = ["", []]
    written: list[bytes] = []

    def start(status: str, headers: Headers, _error: object = None) -> Callable[[bytes], object]:
        told[:] = status, headers
        return written.append

    chunks = app(environ, start)
    try:
        written.extend(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close:
            close()
    return told[0], told[1], b"".join(written)


def sent_path(environ: Environ) -> str:
    """The path, from now on with encoded slashes as they were sent: such a slash parts no segments (RFC 3986, 2.2).

    Only a server that tells the target as it was sent lets them be told apart.
    """
    sent = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if sent and "%2F" in sent.upper() and not environ.get("SCRIPT_NAME"):
        environ["PATH_INFO"] = decoded(sent[sent.find("/", sent.find("://") + 3 if "://" in sent else 0) :].partition("?")[0])
    path: str = environ["PATH_INFO"]
    return path


def decoded(path: str) -> str:
    """A path as it was sent, with everything decoded but slashes, as WSGI has it: bytes as characters of Latin-1."""
    return unquote_to_bytes(path.replace("%2f", "%252F").replace("%2F", "%252F")).decode("latin-1")


def is_admin(path: str) -> bool:
    """Whether the address is one of the authoring interface."""
    return path == ADMIN or path.startswith(f"{ADMIN}/")


def given(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    """The value of a header, by its name in small letters."""
    return next((value for key, value in headers if key.lower() == name), None)


def has_body(environ: Environ) -> bool:
    """Whether the request brings a body (RFC 9112, 6)."""
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ
