"""What comes back from elsewhere, or why nothing does."""

from typing import NamedTuple

from api.errors import NotDone, Unreachable


class Answer(NamedTuple):
    """An answer: names of headers are lower-case; how much of a body is read says who asks."""

    status: int
    headers: dict[str, str]
    body: bytes


class NotAllowed(Unreachable):
    """An address that is not asked; where it would lead to a place that is not public, the text is the same whatever is there."""


class Unreadable(NotDone):
    """An answer that is too large, takes too much to be read, or is not what it says."""
