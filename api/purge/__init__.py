"""The purge of shared caches: they are told what has changed. The door is ``consumer``; ``TARGETS`` has a row for each kind of cache.

- A *surrogate key* names what an answer shows; answers carry theirs, and a cache forgets all with one (``api.derived.facets``).
- ``keys`` says which keys the changes behind a place have moved, ``consumer`` keeps that place and decides when.
- A *target* is a kind of cache, one file each: ``varnish``, ``fastly``, ``cloudflare``; ``calls`` is what their calls share.

Who may purge is decided in ``api.worker.purging``: one process at a time.
"""

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
