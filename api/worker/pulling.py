"""Sources, pulled by one process at a time: several at once, of one host one at a time. What is asked and stored is in ``api.sources``."""

import logging
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, or_, select

from api import traces
from api.db import Database, reading
from api.errors import BroadsheetError
from api.models import Source
from api.services.leases import Lease, database_clock
from api.settings import Settings

if TYPE_CHECKING:
    from uuid import UUID

    from api.sources.asking import Fetch, Outcome, Question

log = logging.getLogger("broadsheet.worker")

ROLE = "sources"
AT_ONCE = 8
"""Sources that are asked at the same time: one that does not answer in its 30 seconds keeps no other waiting."""
_ANY = select(Source.id).where(Source.state == "active").limit(1)
_DUE = select(Source.__table__).where(Source.state == "active").order_by(Source.next_at)


class Pulling:
    """Any number may run on a database: who holds the lease pulls, the others stand by."""

    def __init__(
        self,
        database: Database,
        owner: str,
        settings: Settings,
        *,
        clock: Callable[[Database], int] = database_clock,
        fetch: "Fetch | None" = None,
    ) -> None:
        self._database, self._clock, self._settings, self._fetch = database, clock, settings, fetch
        self._lease = Lease(database, ROLE, owner)
        self._outcomes: SimpleQueue[tuple[Outcome, dict[str, str]]] = SimpleQueue()
        """What has come back, and the span that it came in."""
        self._at_work: dict[UUID, str] = {}
        """Sources that are being asked, with their hosts."""
        self._has_any = True

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: more where there are no sources, of which none can be hinted at."""
        return 0.2 if self._has_any else 1.0

    def tick(self) -> bool:
        """Stores what has come back and asks what is due; whether there may be more that need not wait."""
        if self._database.read_only:
            return False
        now = self._clock(self._database)
        if not self._lease.is_held(now):
            return False
        is_more = self._store(now)
        for row in self._waiting(now):
            is_more |= self._sweep(row, now)
            if row.next_at <= now and row.host not in self._at_work.values() and len(self._at_work) < AT_ONCE:
                self._ask(row)
        return is_more

    def let_go(self) -> None:
        """Gives the lease back, so that another process need not wait for its end."""
        self._lease.let_go()

    def _waiting(self, now: int) -> list[Row[Any]]:
        due = or_(Source.next_at <= now, Source.absent > 0)
        with reading(self._database) as connection:
            rows = connection.execute(_DUE.where(due)).all()
            self._has_any = bool(rows or self._at_work) or connection.execute(_ANY).first() is not None
        return [row for row in rows if row.id not in self._at_work]

    def _sweep(self, row: Row[Any], now: int) -> bool:
        if not row.absent or not row.is_confirmed:
            return False
        from api.sources import pulling  # noqa: PLC0415 - not loaded where nothing is pulled

        return pulling.sweep(self._database, row.id, now)

    def _ask(self, row: Row[Any]) -> None:
        from api.outbound import Door  # noqa: PLC0415 - as above
        from api.sources import asking  # noqa: PLC0415 - as above

        fetch = self._fetch or asking.fetched_by(Door(self._settings.outbound_allow))
        self._at_work[row.id] = row.host
        threading.Thread(target=self._asked, args=(fetch, asking.question(row)), name="source", daemon=True).start()

    def _asked(self, fetch: "Fetch", question: "Question") -> None:
        from api.sources import asking  # noqa: PLC0415 - as above

        with traces.span("pull", attributes=_told(question)) as span:
            try:
                found = asking.outcome(fetch, question, self._database.site)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the source must not be at work for ever
                found = asking.Outcome(question, error=type(fault).__name__)
            if found.error:
                span.fail("source")
            self._outcomes.put((found, traces.carried()))

    def _store(self, now: int) -> bool:
        """Stores what has come back; whether something has."""
        has_come = False
        while True:
            try:
                outcome, carried = self._outcomes.get_nowait()
            except Empty:
                return has_come
            from api.sources import pulling  # noqa: PLC0415 - as above

            has_come = True
            try:
                with traces.span("store what was pulled", attributes=_told(outcome.question), carried=carried):
                    pulling.store(self._database, outcome, now)
            except BroadsheetError:
                raise
            except Exception:  # a source of which a page breaks the rules of this program stops no other, and no other work
                log.exception("What source %s answers cannot be stored.", outcome.question.source_id)
                failed = outcome._replace(page=None, error="What it answers cannot be stored: the log of the worker says why.")
                pulling.store(self._database, failed, now)
            finally:
                self._at_work.pop(outcome.question.source_id, None)


def _told(question: "Question") -> dict[str, str]:
    return {"broadsheet.source.id": str(question.source_id)}
