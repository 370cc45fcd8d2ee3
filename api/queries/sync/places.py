"""Places in a run of delta sync: in a snapshot, or in the log of changes. ``cursors`` write them as text."""

from dataclasses import dataclass
from uuid import UUID

FIRST, LAST = UUID(int=0), UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class InSnapshot:
    """Behind one resource of a kind: ``after`` is its id, a post's position, or ``None`` before the first one.

    ``since``: the counter's number when the snapshot began; all that changed after it comes in the log.
    """

    since: int
    kind: str
    after: UUID | int | None = None

    @property
    def seq(self) -> int:
        """The number that a server must have reached to continue from this place."""
        return self.since


@dataclass(frozen=True, slots=True)
class InLog:
    """Behind the change ``(seq, entity)``. ``since``: where the run before ended, or the snapshot began.

    It stays what it was until the run is complete: what left a filter after ``since`` must be said goodbye to, also when it is only
    met later and under a later number.
    """

    since: int
    seq: int
    entity: UUID = LAST

    @classmethod
    def complete(cls, seq: int) -> "InLog":
        """The place of a client that has everything up to ``seq``."""
        return cls(seq, seq)


Place = InSnapshot | InLog
