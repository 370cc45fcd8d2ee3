"""How things are timed: medians, and whether the machine was calm enough to believe them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

SWING = 0.3
"""Where the same work takes so much more in one round than in another, figures say little."""


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


@dataclass
class Yardstick:
    """The same work again and again, arithmetic unless said: it should always take the same time."""

    name: str = "yardstick"
    rounds: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """One round more: the median of a few, so that one interruption does not count."""
        self.rounds.append(median(milliseconds(lambda: sum(range(100_000))) for _ in range(5)))

    @property
    def swing(self) -> float:
        """How much longer the slowest round took than the fastest: 0.1 is a tenth."""
        return max(self.rounds) / min(self.rounds) - 1

    @property
    def verdict(self) -> str:
        """What to think of the figures."""
        calm = "calm" if self.swing <= SWING else "noisy: believe the ratios of one run at most"
        return f"{self.name} swings by {self.swing:.0%}: {calm}"
