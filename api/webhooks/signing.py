"""Signatures of Standard Webhooks ("Signature scheme"): HMAC-SHA256 of id, time and body, with each secret that holds."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from api.services.webhooks import PREFIX


def headers(message_id: str, seconds: int, body: bytes, secrets: Iterable[str]) -> Mapping[str, str]:
    """The headers of a message that is sent at this time (seconds since 1970 UTC)."""
    signed = f"{message_id}.{seconds}.".encode() + body
    signatures = (hmac.digest(b64decode(secret.removeprefix(PREFIX)), signed, sha256) for secret in secrets)
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(f"v1,{b64encode(signature).decode()}" for signature in signatures),
    }
