"""The body of a request that is a picture: written to a file while it is hashed, and looked at as far as its beginning goes."""

from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from api.db import reading
from api.errors import InvalidInput, ReadOnly
from api.media.files import Files, reachable
from api.media.headers import FORMATS, MOST_BYTES, header
from api.queries.authored.media import is_full
from api.services.resources.media import is_hash
from api.web.admin.requests import CODINGS, Body
from api.web.app_state import state
from schemas.actions import Nothing
from schemas.faults import shown

ANY_BYTES = "application/octet-stream"
PIECE = 1024 * 1024


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
        files = Files(state().settings.data_dir)
        with reachable(), files.incoming() as file:
            digest, size = _received(request, file)
            expected = (request.view_args or {}).get("id", digest)
            if is_hash(expected) and expected != digest:
                raise InvalidInput(f"The SHA-256 of what arrived is {digest}: send the file again.", "")
            found = header(file.name)
            files.keep_original(file, digest)
        return bytes.fromhex(digest), {"sha256": digest, "bytes": size, **found._asdict()}


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
