"""What comes back from elsewhere, or why nothing does."""

from typing import NamedTuple

from api.errors import NotDone, Unreachable


class Answer(NamedTuple):
    """An answer: names of headers are lower-case; how much of a body is read says who asks."""

    status: int
    headers: dict[str, str]
    body: bytes
    url: str = ""
    """Where it comes from, after redirects, as far as that is known."""
    moved: str = ""
    """Where what was asked is for good by now (301 and 308), "" where it is where it was."""

    @property
    def is_success(self) -> bool:
        """Whether the other side says that it did as it was asked (RFC 9110, 15.3)."""
        return 200 <= self.status < 300  # noqa: PLR2004 - as above

    @property
    def after_seconds(self) -> int:
        """Seconds of ``Retry-After`` (RFC 9110, 10.2.3); 0 for none, or a date."""
        said = self.headers.get("retry-after", "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0  # noqa: PLR2004 - three days are 259,200


class NotAllowed(Unreachable):
    """An address that is not asked; where it would lead to a place that is not public, the text is the same whatever is there."""


class Unreadable(NotDone):
    """An answer that is too large, takes too much to be read, or is not what it says."""
