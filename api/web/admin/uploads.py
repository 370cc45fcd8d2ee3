"""The body of a request that is a picture: written to a file while it is hashed, and looked at as far as its beginning goes.

A client may put a picture into the bucket by itself. What is there then is nothing before it was read from there, and judged as a body is.
"""

import re
import secrets
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Any

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from api.db import reading
from api.errors import InvalidInput, NotFound, ReadOnly
from api.media.headers import FORMATS, header
from api.media.place import reachable
from api.media.places import place_of
from api.queries.authored.media import is_full
from api.services.resources.media import is_hash
from api.web.admin.requests import CODINGS, Body
from api.web.app_state import state
from schemas.actions import Nothing
from schemas.faults import shown
from schemas.media import MOST_BYTES

ANY_BYTES = "application/octet-stream"
PIECE = 1024 * 1024
_UPLOAD = re.compile("[0-9a-f]{64}-[0-9a-f]{16}")


class Upload(Body):
    """A body that is a picture; what is read of it is its hash, its media type, and its sizes. The file is kept by then."""

    def __init__(self) -> None:
        super().__init__(Nothing, (*FORMATS.values(), ANY_BYTES), most_bytes=MOST_BYTES)

    @property
    def content(self) -> dict[str, Any]:
        """What the document says of it: generators of clients know no other media type of bytes."""
        return {ANY_BYTES: {"schema": {"type": "string", "format": "binary"}}}

    def read(self, request: Request) -> tuple[bytes, dict[str, Any]]:
        """The hash, and the values of ``resources.media.Upload``. Raises what answers 413, 415 or 422, or 503 where there is no room."""
        if request.headers.get("Content-Encoding") not in CODINGS:
            raise UnsupportedMediaType("A body is sent as it is, without a content coding.")
        if request.mimetype not in self.media_types:
            came = shown(request.content_type) if request.content_type else "without a `Content-Type`"
            raise UnsupportedMediaType(f"A picture is sent as {', '.join(f'`{one}`' for one in self.media_types)}; this body is {came}.")
        if (request.content_length or 0) > self.most_bytes:
            raise _too_large()
        _need_room()
        files = place_of(state().settings)
        with reachable(), files.incoming() as file:
            digest, size = _received(request, file)
            expected = (request.view_args or {}).get("id", digest)
            if is_hash(expected) and expected != digest:
                raise InvalidInput(f"The SHA-256 of what arrived is {digest}: send the file again.", "")
            found = header(file.name)
            files.keep_original(file, digest)
        return bytes.fromhex(digest), {"sha256": digest, "bytes": size, **found._asdict()}


class Arrived(Body):
    """The end of an upload into the bucket: what is read is what arrived there. Empty where nothing did."""

    def __init__(self) -> None:
        super().__init__(Nothing, is_needed=False)

    def read(self, request: Request) -> tuple[bytes, dict[str, Any]]:
        """The body, and the values of ``resources.media.Upload``. Raises what answers 404, 413 or 422, or 503 where there is no room."""
        body, _ = super().read(request)
        name = (request.view_args or {})["id"]
        expected = hash_of(name)
        _need_room()
        place = place_of(state().settings)
        with reachable(), place.incoming() as file:
            if not place.arrived(name, file, MOST_BYTES):
                return body, {}
            file.flush()
            size = file.tell()
            if size > MOST_BYTES:
                raise _too_large()
            with Path(file.name).open("rb") as arrived:
                digest = file_digest(arrived, "sha256").hexdigest()
            if digest != expected:
                raise InvalidInput(
                    f"The SHA-256 of what arrived in the bucket is {digest}: begin another upload, and send the file again.", ""
                )
            found = header(file.name)
            place.keep_original(file, digest)
        return body, {"sha256": digest, "bytes": size, **found._asdict()}


def new_upload(sha256: str) -> str:
    """The name of an upload: it says what is to arrive."""
    return f"{sha256}-{secrets.token_hex(8)}"


def hash_of(upload: str) -> str:
    """The SHA-256 of what is to arrive. Raises ``NotFound`` for what is not the name of an upload."""
    if not _UPLOAD.fullmatch(upload):
        raise NotFound
    return upload.partition("-")[0]


def _need_room() -> None:
    """Raises ``ReadOnly`` where pictures have as much of the disk as they may have."""
    here = state()
    if here.settings.media_mb is None:
        return
    with reading(here.database) as connection:
        if is_full(connection, here.settings.media_mb):
            raise ReadOnly("Pictures have as much of the disk as BROADSHEET_MEDIA_MB allows.")


def _received(request: Request, file: IO[bytes]) -> tuple[str, int]:
    """The hash and the size of a body, when all of it is in the file."""
    digest, size = sha256(), 0
    for piece in _pieces(request):
        size += len(piece)
        if size > MOST_BYTES:
            raise _too_large()
        digest.update(piece)
        file.write(piece)
    if size == 0:
        raise InvalidInput("The body is empty: send the bytes of a picture.", "")
    file.flush()
    return digest.hexdigest(), size


def _pieces(request: Request) -> Iterator[bytes]:
    while piece := request.stream.read(PIECE):
        yield piece


def _too_large() -> RequestEntityTooLarge:
    return RequestEntityTooLarge(f"A picture has at most {MOST_BYTES // 2**20} MB.")
