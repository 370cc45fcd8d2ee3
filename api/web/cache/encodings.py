"""Content encodings: which one a client gets, and bytes in it (RFC 9110, 8.4 and 12.5.3)."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

IDENTITY = ""
LEAST_BYTES = 1_024
"""Smaller answers stay as they are: they fit into one packet either way."""

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    # Level 4 makes less than gzip's 6 of JSON, in three quarters of its time; 11 takes a hundred times as long.
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""How an answer is encoded; of equals the first is taken."""


_LAST = 0.0001
"""The weight of what is not encoded where nothing is said of it: it may be sent, if nothing else can be."""


@lru_cache(maxsize=512)
def preferred(accepted: str) -> tuple[str, str]:
    """The encoding of large answers and that of small ones, for a header ``Accept-Encoding``.

    Small ones are only coded where the client refuses what is not. Where it refuses everything, nothing is coded.
    """
    accepted_weights = {name.lower(): weight for name, weight in parse_accept_header(accepted, Accept)}
    others = accepted_weights.get("*")
    weights = {encoding: accepted_weights.get(encoding, others or 0) for encoding in ENCODINGS}
    identity = accepted_weights.get("identity", 0 if others == 0 else _LAST)
    if accepted_weights == {"identity": 0}:  # every client can read gzip
        weights["gzip"] = 1
    best = max(weights, key=lambda encoding: weights[encoding])
    if weights[best] == 0 or weights[best] < identity:
        return IDENTITY, IDENTITY
    return best, IDENTITY if identity else best
