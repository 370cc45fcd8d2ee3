"""Cloudflare: tags of a zone, purged together (``POST /zones/{id}/purge_cache`` of its API)."""

from collections.abc import Sequence

from api.errors import NotDone
from api.purge.calls import call, members


def purge(keys: Sequence[str], url: str, token: str | None) -> None:
    """Has Cloudflare forget these answers. It may refuse with 200, and says so in the body."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    answer = members(call("POST", f"{url}/purge_cache", headers, {"tags": list(keys)}))
    if answer.get("success") is not True:
        raise NotDone(f"Cloudflare did not purge: {_why(answer)}.")


def _why(answer: dict[str, object]) -> str:
    errors = answer.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    said = first.get("message") if isinstance(first, dict) else None
    return said if isinstance(said, str) and said.isprintable() else "it does not say why"
