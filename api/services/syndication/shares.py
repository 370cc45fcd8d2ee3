"""Which process asks which source: each takes a lease on a source for one question at a time, so that all have their share.

Of one host one source is asked at a time, whichever process does it. A lease is given back with what the question came to. That of a
process which is gone ends at once, since its mark is: each process that asks has set the first of a row of marks that nobody had.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, exists, func, or_, select, update

from api.clock import MICROSECONDS, is_to_come
from api.db import Database, faults, reading
from api.models import Source, SourceFetch, SourceItem
from api.services.leases import ASK_US, AdvisoryMark, FileMark

LEASE_US = 90 * MICROSECONDS
"""An answer has 30 seconds; then it is read by a child, and stored when others have written. A process that hangs is followed after it."""
LATEST_US = 2 * LEASE_US
"""As with ``api.services.leases``: others may have looked at the clock later."""
MOST = 100
"""Processes of which the end is seen at once."""

_SINGLE = (
    select(SourceItem.remote_id)
    .join(SourceFetch, SourceFetch.item_id == SourceItem.id)
    .where(SourceFetch.source_id == Source.id, SourceFetch.at <= bindparam("now"))
    .order_by(SourceFetch.at, SourceFetch.item_id)
    .limit(1)
    .correlate(Source)
    .scalar_subquery()
    .label("single")
)
_IS_FETCHED = exists().where(SourceFetch.source_id == Source.id, SourceFetch.at <= bindparam("now"), Source.failures == 0)
_ACTIVE = select(Source.__table__, _SINGLE).where(Source.state == "active").order_by(Source.next_at)
_DUE = _ACTIVE.where(or_(Source.next_at <= bindparam("now"), Source.absent > 0, Source.hub_next_at <= bindparam("now"), _IS_FETCHED))
_AT_HOST = select(Source.id, Source.lease_owner, Source.lease_until).where(Source.host == bindparam("host")).order_by(Source.id)


def due(database: Database, now: int) -> list[Row[Any]]:
    """The active sources of which something is to be done, with the post (``single``) that is to be fetched of each by itself."""
    with reading(database) as connection:
        return list(connection.execute(_DUE, {"now": now}))


def single(database: Database, source: UUID, now: int) -> UUID | None:
    """The post of a source that is to be fetched by itself next, by its id there; not one that waits for pictures."""
    asked = select(SourceItem.remote_id).join(SourceFetch, SourceFetch.item_id == SourceItem.id).order_by(SourceFetch.at).limit(1)
    with reading(database) as connection:
        due = asked.where(SourceFetch.source_id == source, SourceFetch.at <= now, SourceFetch.pictures.is_(None))
        found: UUID | None = connection.scalar(due)
        return found


class Share:
    """What one of the processes that ask sources has of them. ``owner``: its name, no other's."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database, self._owner = database, owner
        self._mark: FileMark | AdvisoryMark = self._made("sources-0")
        self._name = ""
        self._lived: dict[str, int] = {}
        """Others that were there, and when that was seen last."""

    def _made(self, role: str) -> FileMark | AdvisoryMark:
        return FileMark(self._database, role) if self._database.is_sqlite else AdvisoryMark(self._database, role)

    def name(self) -> str:
        """What leases of this process are under, by its mark. Raises ``Unavailable``."""
        if self._name and self._mark.is_set():
            return self._name
        for number in range(MOST):
            self._mark = self._mark.beside(f"sources-{number}")
            if self._mark.set():
                self._name = f"{number}/{self._owner}"
                return self._name
        return f"-/{self._owner}"

    def busy(self, rows: Collection[Row[Any]], now: int) -> set[str]:
        """The hosts of which another process asks one of these sources."""
        return {row.host for row in rows if self._is_others(row, now)}

    def takes(self, row: Row[Any], now: int) -> bool:
        """Whether this process may ask the source now, which no other one does meanwhile. Raises ``Unavailable``."""
        name = self.name()
        there = {"host": row.host}
        with faults(), self._database.write.begin() as connection:
            # What others have locked is passed over: they take one, or store what one answered.
            free = connection.execute(_AT_HOST.with_for_update(skip_locked=True), there).all()
            total = connection.scalar(select(func.count()).select_from(Source).where(Source.host == bindparam("host")), there)
            if len(free) != total or any(self._is_others(one, now) for one in free):
                return False
            lease = update(Source).where(Source.id == row.id, Source.state == "active")
            return connection.execute(lease.values(lease_owner=name, lease_until=now + LEASE_US)).rowcount == 1

    def _is_others(self, row: Any, now: int) -> bool:
        """Whether another process has a lease on the source, and is there."""
        if row.lease_owner is None or not is_to_come(row.lease_until or 0, now, LATEST_US):
            return False
        return not row.lease_owner.endswith(f"/{self._owner}") and not self._is_gone(row.lease_owner, now)

    def _is_gone(self, other: str, now: int) -> bool:
        number = other.partition("/")[0]
        if number == "-" or is_to_come(self._lived.get(other, 0) + ASK_US, now, ASK_US):
            return False
        if number == self.name().partition("/")[0]:
            return True
        mark = self._mark.beside(f"sources-{number}")
        is_free = mark.set()
        mark.clear()
        if not is_free:
            self._lived = {name: at for name, at in self._lived.items() if is_to_come(at + ASK_US, now, ASK_US)} | {other: now}
        return is_free

    def let_go(self) -> None:
        """Gives all leases back. Raises ``Unavailable``."""
        if not self._name:
            return
        mine = update(Source).where(Source.lease_owner == self._name)
        with faults(), self._database.write.begin() as connection:
            connection.execute(mine.values(lease_owner=None, lease_until=None))
        self._mark.clear()
        self._name = ""
