"""Content codings: which one a client gets, and bytes in it (RFC 9110, 8.4 and 12.5.3)."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

IDENTITY = ""
LEAST_BYTES = 1_024
"""Smaller answers stay as they are: they fit into one packet either way."""

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    # Level 4 makes less than gzip's 6 of JSON, in three quarters of its time; 11 takes a hundred times as long.
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""How an answer is coded; of equals the first is taken."""


_LAST = 0.0001
"""The weight of what is not coded where nothing is said of it: it may be sent, if nothing else can be."""


@lru_cache(maxsize=512)
def chosen(accepted: str) -> tuple[str, str]:
    """The coding of large answers and that of small ones, for a header ``Accept-Encoding``.

    Small ones are only coded where the client refuses what is not. Where it refuses everything, nothing is coded.
    """
    asked = {name.lower(): weight for name, weight in parse_accept_header(accepted, Accept)}
    others = asked.get("*")
    weights = {coding: asked.get(coding, others or 0) for coding in CODINGS}
    identity = asked.get("identity", 0 if others == 0 else _LAST)
    if asked == {"identity": 0}:  # every client can read gzip
        weights["gzip"] = 1
    best = max(weights, key=lambda coding: weights[coding])
    if weights[best] == 0 or weights[best] < identity:
        return IDENTITY, IDENTITY
    return best, IDENTITY if identity else best
