"""Fastly: keys of a service, purged together (``POST /service/{id}/purge`` of its API)."""

from collections.abc import Sequence

from api.errors import NotDone
from api.purge.calls import call, members


def purge(keys: Sequence[str], url: str, token: str | None) -> None:
    """Has Fastly forget these answers. It names each key that it has purged."""
    headers = {"Surrogate-Key": " ".join(keys), "Fastly-Key": token, "Accept": "application/json"}
    done = members(call("POST", f"{url}/purge", headers))
    missing = set(keys) - done.keys()
    if missing:
        raise NotDone(f"Fastly did not purge {len(missing)} of {len(keys)} keys.")
