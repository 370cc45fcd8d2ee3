"""Pauses after failures: what failed is tried again later, and each time later."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from api.clock import MICROSECONDS, is_to_come


@dataclass
class Pauses:
    """After failures in a row, tried again after 1, 2, 4 … seconds, ``longest_seconds`` at most. Instants are in µs."""

    longest_seconds: int
    _failed: dict[UUID, tuple[int, int]] = field(default_factory=dict, init=False)

    def note(self, one: UUID, now: int) -> int:
        """How often it has failed in a row by now; it waits from here on."""
        times = self._failed.get(one, (0, 0))[0] + 1
        self._failed[one] = times, now + min(2 ** (times - 1), self.longest_seconds) * MICROSECONDS
        return times

    def clear(self, one: UUID) -> None:
        """Forgets the failures of what succeeded."""
        self._failed.pop(one, None)

    def waiting(self, now: int) -> set[UUID]:
        """Whatever is still pausing, by key."""
        longest = self.longest_seconds * MICROSECONDS
        return {one for one, (_, again_at) in self._failed.items() if is_to_come(again_at, now, longest)}

    def forget_others(self, known: Collection[UUID]) -> None:
        """What is not among these has ended otherwise."""
        self._failed = {one: failed for one, failed in self._failed.items() if one in known}
