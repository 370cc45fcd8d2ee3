"""The purge of shared caches: which kinds there are. What is purged is in ``keys``, when in ``consumer``."""

from collections.abc import Callable, Sequence

from api.purge import cloudflare, fastly, varnish

TARGETS: dict[str, Callable[[Sequence[str], str, str | None], None]] = {
    "varnish": varnish.purge,
    "fastly": fastly.purge,
    "cloudflare": cloudflare.purge,
}
"""By the setting ``PURGE_TARGET``: what has the cache at an address forget all answers with one of at most 100 keys.

Takes keys, address and token. Raises ``Unreachable`` or ``NotDone`` where it is not certain that all were forgotten.
"""
