"""Raw WordPress bodies as HTML."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached image."""

    url: str
    alt: str | None
    caption: str | None
    width: int | None
    height: int | None


def body(raw: str, *, attachment: Callable[[int], Attachment | None], children: Callable[[], list[Attachment]]) -> tuple[str, list[str]]:
    """(HTML, unknown shortcodes)."""
    return raw, []
