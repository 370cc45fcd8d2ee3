"""Leases: of all processes one at a time fills a role, and another follows when it is gone. What the roles do is in ``api.worker``."""

import logging
from dataclasses import dataclass, field

from sqlalchemy import or_, text, update

from api.clock import MICROSECONDS
from api.db import Database, faults, reading
from api.errors import BroadsheetError
from api.models import Consumer

log = logging.getLogger("broadsheet.worker")

LEASE_US = 30 * MICROSECONDS
RENEW_US = 20 * MICROSECONDS
"""A lease is renewed when less than this is left: an idle worker writes every ten seconds."""
ASK_US = MICROSECONDS
"""One that another process has is asked for again after this."""

_NOW = {
    "sqlite": text("SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000"),
    "postgresql": text("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
}


def database_clock(database: Database) -> int:
    """The database's own time in µs (whole milliseconds with SQLite): the same for all workers."""
    with reading(database) as connection:
        return int(connection.execute(_NOW[connection.dialect.name]).scalar_one())


@dataclass
class Lease:
    """A role that ``owner`` may have: a row of ``consumer``, which the first migration makes."""

    database: Database
    role: str
    owner: str
    _until: int = field(default=0, init=False)
    _ask_at: int = field(default=0, init=False)

    def is_held(self, now: int) -> bool:
        """Whether the owner has the role now, for ten seconds at least; taken or renewed where needed by compare-and-swap."""
        if self._until - now > RENEW_US:
            return True
        if not self._until and now < self._ask_at:
            return False
        mine = or_(Consumer.lease_owner == self.owner, Consumer.lease_until <= now)
        lease = update(Consumer).where(Consumer.name == self.role, mine).values(lease_owner=self.owner, lease_until=now + LEASE_US)
        with faults(), self.database.write.begin() as connection:
            is_held = connection.execute(lease).rowcount == 1
        if is_held and not self._until:
            log.info("This process has the lease of %s.", self.role)
        self._until, self._ask_at = (now + LEASE_US if is_held else 0), now + ASK_US
        return is_held

    def let_go(self) -> None:
        """Another process need not wait for the lease to end."""
        if not self._until:
            return
        release = update(Consumer).where(Consumer.name == self.role, Consumer.lease_owner == self.owner)
        try:
            with faults(), self.database.write.begin() as connection:
                connection.execute(release.values(lease_owner=None, lease_until=0))
        except BroadsheetError:
            log.warning("The lease of %s could not be given back; it ends by itself.", self.role)
        self._until = 0
