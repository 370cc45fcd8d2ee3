"""Moments of a post, in seconds: which may be set, and when something is due. What happens then is in ``scheduled``."""

from collections.abc import Mapping
from typing import Any

from api.clock import MICROSECONDS
from api.errors import InvalidInput
from api.models import Post

MOMENTS = ("embargo_until", "expires_at")


def due_at(post: Post) -> int | None:
    """The second at which something happens to the post without an edit: its publication, a pending revision's, its expiry."""
    if post.state == "scheduled":
        # What was imported may be scheduled before its embargo ends.
        return max(post.scheduled_at or 0, post.embargo_until or 0)
    if post.state == "published":
        return min((moment for moment in (post.scheduled_at, post.expires_at) if moment is not None), default=None)
    return None


def check(present: Mapping[str, Any], values: Mapping[str, Any], *, now: int, scheduled_at: int | None, is_public: bool) -> None:
    """Raises ``InvalidInput`` where a moment among ``values``, other than the one at present, cannot be meant. ``now`` is in µs."""
    given = {name: values[name] for name in MOMENTS if values.get(name) is not None and values[name] != present.get(name)}
    second = now // MICROSECONDS
    embargo, expiry = given.get("embargo_until"), given.get("expires_at")
    if embargo is not None:
        _check_embargo(embargo, second=second, scheduled_at=scheduled_at, is_public=is_public)
    if expiry is not None:
        if expiry <= second:
            raise InvalidInput("A post expires in the future: to take it away now, withdraw it.", "/expires_at")
        if scheduled_at is not None and expiry <= scheduled_at:
            raise InvalidInput("A post expires after the moment that it is scheduled for.", "/expires_at")
    both = {**present, **values}
    if given and both.get("embargo_until") and both.get("expires_at") and both["expires_at"] <= both["embargo_until"]:
        raise InvalidInput("A post expires after its embargo has ended.", "/expires_at" if expiry is not None else "/embargo_until")


def _check_embargo(embargo: int, *, second: int, scheduled_at: int | None, is_public: bool) -> None:
    if is_public and embargo > second:
        raise InvalidInput("This post is public: withdraw it first, or make the embargo part of a pending revision.", "/embargo_until")
    if scheduled_at is not None and embargo > scheduled_at:
        raise InvalidInput("The embargo would end after the moment that the post is scheduled for: unschedule it first.", "/embargo_until")
