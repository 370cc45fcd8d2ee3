"""Varnish with ``deploy/varnish.vcl``, which turns a PURGE into a ban of all answers with one of the keys."""

from collections.abc import Sequence

from api.errors import NotDone
from api.purge.calls import call


def purge(keys: Sequence[str], url: str, token: str | None) -> None:
    """Has Varnish forget these answers. Raises ``NotDone`` where its configuration does not know of purges."""
    headers = {"Surrogate-Key": " ".join(keys), "Authorization": token and f"Bearer {token}"}
    if call("PURGE", f"{url}/", headers).strip() != b"purged":
        raise NotDone("What answers at PURGE_URL is no Varnish with the configuration of deploy/varnish.vcl.")
