"""Where the changes stand, and in which epoch: read in the snapshot in which the rows are read."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select

from api.models import Counter, History, Mark
from api.settings import Site

_NEWEST_MARK = select(func.max(Mark.seq)).scalar_subquery()
_CLOCK = select(Counter.seq, Counter.floor, History(), func.coalesce(_NEWEST_MARK, 0)).where(Counter.id == 1)


@dataclass(frozen=True, slots=True)
class Clock:
    """``seq``: number of the last change; ``floor``: below it nothing is kept of what left; ``mark``: where the day began.

    ``epoch``: numbers of two epochs do not compare. It is another one for each server's history and each address of the site.
    """

    seq: int
    floor: int
    epoch: str
    mark: int


def clock(connection: Connection, site: Site) -> Clock:
    """The clock as of this snapshot."""
    seq, floor, history, mark = connection.execute(_CLOCK).one()
    basis = f"{history}\n{site.public_url}"
    return Clock(seq, floor, sha256(basis.encode()).hexdigest()[:12], mark)
