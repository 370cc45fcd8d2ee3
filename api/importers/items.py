"""What every reader yields, and how it says that its source cannot be read on."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an archive: where it stands, its members, why it cannot be taken, and what should be known of it all the same."""

    where: str
    values: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None
    note: str | None = None


class Broken(Exception):
    """The source cannot be read beyond this place; what came before is good. The text names the place."""
