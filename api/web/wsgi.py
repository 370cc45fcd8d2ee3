"""What is asked of WSGI itself (PEP 3333): calling an application, reading headers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

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


def is_admin(path: str) -> bool:
    """Whether the address is one of the authoring interface."""
    return path == ADMIN or path.startswith(f"{ADMIN}/")


def given(headers: Sequence[tuple[str, str]], name: str) -> str | None:
    """The value of a header, by its name in small letters."""
    return next((value for key, value in headers if key.lower() == name), None)


def has_body(environ: Environ) -> bool:
    """Whether the request brings a body (RFC 9112, 6)."""
    return environ.get("CONTENT_LENGTH") not in (None, "", "0") or "HTTP_TRANSFER_ENCODING" in environ
