"""Cursors: the key of a list's last row as opaque text, signed and bound to the list. What a key holds is the list's matter."""

import hmac
import zlib
from collections.abc import Sequence
from hashlib import sha256
from json import JSONEncoder
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from itsdangerous.encoding import base64_decode, base64_encode

from api.errors import CursorInvalid

_ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Cursors:
    """Writes and reads cursors: the first secret signs, all verify."""

    def __init__(self, secrets: Sequence[str]) -> None:
        # itsdangerous signs with the last of its keys.
        self._keys = [f"cursor:{secret}" for secret in reversed(secrets)]
        self._signing = self._keys[-1].encode()

    def written(self, key: Sequence[Any], scope: str) -> str:
        """The cursor that goes on behind ``key`` in the list ``scope`` (path, filters and sort in one form)."""
        text = _ENCODER.encode(list(key)).encode()
        packed = zlib.compress(text)
        payload = b"." + base64_encode(packed) if len(packed) < len(text) - 1 else base64_encode(text)
        # What ``_serializer`` would write: it makes six objects for each cursor.
        signature = hmac.digest(hmac.digest(self._signing, scope.encode(), "sha256"), payload, "sha256")
        return f"{payload.decode()}.{base64_encode(signature).decode()}"

    def read(self, cursor: str, scope: str) -> tuple[Any, ...]:
        """The key in a cursor. Raises ``CursorInvalid`` for anything that was not written for this list."""
        try:
            key = self._serializer(scope).loads(cursor)
            signature = cursor.rpartition(".")[2]
            # The last character of base64 has unused bits: only one spelling is ours.
            is_ours = base64_encode(base64_decode(signature)).decode() == signature
        except (BadData, ValueError) as error:
            raise CursorInvalid from error
        if not is_ours or not isinstance(key, list):
            raise CursorInvalid
        return tuple(key)

    def _serializer(self, scope: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._keys, salt=scope, signer_kwargs={"key_derivation": "hmac", "digest_method": sha256})
