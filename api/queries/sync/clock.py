"""Where the changes stand, and in which epoch: read in the snapshot in which the rows are read."""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select, text

from api.models import Counter, Mark
from api.settings import Site

_NEWEST_MARK = select(func.max(Mark.seq)).scalar_subquery()
_CLOCK = select(Counter.seq, Counter.floor, Counter.epoch, func.coalesce(_NEWEST_MARK, 0)).where(Counter.id == 1)
# A server that was restored from a copy or promoted has another identifier, or another timeline (manual of PostgreSQL, 26.3.6).
SERVER = text(
    "SELECT system_identifier, CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())"
    " ELSE ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int END FROM pg_control_system()"
)


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
    seq, floor, epoch, mark = connection.execute(_CLOCK).one()
    server = () if connection.dialect.name == "sqlite" else connection.execute(SERVER).one()
    basis = "\n".join(map(str, (epoch, site.public_url, *server)))
    return Clock(seq, floor, sha256(basis.encode()).hexdigest()[:12], mark)
