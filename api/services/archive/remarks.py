"""What is said of an item beyond its outcome: what was left out, cut, guessed or changed. Who shows it is elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

What = Literal["left-out", "cut", "guessed", "changed"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be known of an item.

    ``what`` and ``why`` are its *kind*, the same text for all that are alike, so that they can be counted; ``detail`` is of this one.
    """

    what: What
    why: str
    detail: str = ""
    number: int = 1
    """How often it was so, where a remark stands for several places."""
    sort: str = ""
    """What is counted instead of ``why``, where that is of this one, too."""

    def __str__(self) -> str:
        return f"{self.why}: {self.detail}" if self.detail else self.why

    @property
    def kind(self) -> tuple[str, str]:
        """What is counted together."""
        return self.what, self.sort or self.why


def sentence(remarks: Iterable[Remark]) -> str | None:
    """All of them as one text, ``None`` of none."""
    return "; ".join(map(str, remarks)) or None
