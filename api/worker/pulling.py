"""Sources, pulled by all workers together: several at once, of one host one at a time. What is asked and stored is in ``api.sources``."""

import logging
import threading
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from api import traces
from api.db import Database, reading
from api.errors import BroadsheetError
from api.media.places import place_of
from api.queries.authored.media import is_full
from api.services.leases import database_clock
from api.services.syndication import shares
from api.settings import Settings

if TYPE_CHECKING:
    from uuid import UUID

    from api.sources.asking import Fetch, Outcome, Question

log = logging.getLogger("broadsheet.worker")

FULL = "Pictures have as much of the disk as BROADSHEET_MEDIA_MB allows."
AT_ONCE = 8
"""Sources that a process asks at the same time: one that does not answer in its 30 seconds keeps no other waiting."""


class Pulling:
    """Any number may run on a database: each takes sources that are due and that no other one asks at present."""

    follows = True

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
        self._share = shares.Share(database, owner)
        self._outcomes: SimpleQueue[tuple[Outcome, dict[str, str]]] = SimpleQueue()
        """What has come back, and the span that it came in."""
        self._at_work: dict[UUID, str] = {}
        """Sources that are being asked, with their hosts."""

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: less while an answer is waited for."""
        return 0.2 if self._at_work else 1.0

    def tick(self) -> bool:
        """Stores what has come back and asks what is due; whether there may be more that need not wait."""
        if self._database.read_only:
            return False
        now = self._clock(self._database)
        is_more = self._store(now)
        rows = self._waiting(now)
        busy = self._share.busy(rows, now)
        for row in rows:
            self._subscribe(row, now)
            is_more |= self._sweep(row, now)
            if row.host not in busy and self._may_ask(row, now):
                self._ask(row, now)
        return is_more

    def let_go(self) -> None:
        """Gives leases back, so that another process need not wait for their end."""
        try:
            self._share.let_go()
        except BroadsheetError:
            log.warning("Leases of sources could not be given back; they end by themselves.")

    def _waiting(self, now: int) -> list[Row[Any]]:
        return [row for row in shares.due(self._database, now) if row.id not in self._at_work]

    def _may_ask(self, row: Row[Any], now: int) -> bool:
        is_due = row.next_at <= now or (row.single is not None and not row.failures)
        is_free = row.host not in self._at_work.values() and len(self._at_work) < AT_ONCE
        return is_due and is_free

    def _question(self, row: Row[Any], now: int) -> "Question | None":
        """What the source is asked: a page, else a post by itself, or a picture of it; ``None`` while renditions of that are made."""
        from api.sources import kinds, pictures  # noqa: PLC0415 - as above

        asks: Mapping[str, Any] = {"owner": self._share.name(), "secrets": self._settings.secrets}
        if row.next_at <= now:
            return kinds.question(row, **asks)
        is_complete, picture = pictures.step(self._database, row.id, row.single, now)
        return kinds.question_of(self._database, row, row.single, picture=picture, **asks) if is_complete or picture else None

    def _sweep(self, row: Row[Any], now: int) -> bool:
        if not row.absent or not row.is_confirmed:
            return False
        from api.sources import pulling  # noqa: PLC0415 - not loaded where nothing is pulled

        return pulling.sweep(self._database, row.id, now)

    def _subscribe(self, row: Row[Any], now: int) -> None:
        """Has the hub of a feed asked to say when there is news, if it is time."""
        if row.hub_next_at is None or row.hub_next_at > now:
            return
        from api.outbound import Door  # noqa: PLC0415 - as above
        from api.sources import hubs  # noqa: PLC0415 - as above
        from api.web import hints  # noqa: PLC0415 - as above
        from api.web.cursors import Cursors  # noqa: PLC0415 - as above

        if hubs.claimed(self._database, row, now):
            callback = hints.address(self._database.site, Cursors(self._settings.secrets), row.id)
            door = Door(self._settings.outbound_allow)
            threading.Thread(target=hubs.ask, args=(door, row, callback), name="hub", daemon=True).start()

    def _ask(self, row: Row[Any], now: int) -> None:
        question = self._question(row, now)
        if question is not None and self._share.takes(row, now):
            self._at_work[row.id] = row.host
            threading.Thread(target=self._asked, args=(question,), name="source", daemon=True).start()

    def _asked(self, question: "Question") -> None:
        from api.sources import asking  # noqa: PLC0415 - as above

        with traces.span("pull", attributes=_told(question)) as span:
            try:
                found = self._found(question)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the source must not be at work for ever
                found = asking.Outcome(question, error=type(fault).__name__)
            if found.error:
                span.fail("source")
            self._outcomes.put((found, traces.carried()))

    def _found(self, question: "Question") -> "Outcome":
        from api.media.fetching import Missing, once  # noqa: PLC0415 - as above
        from api.outbound import Door  # noqa: PLC0415 - as above
        from api.sources import asking, kinds  # noqa: PLC0415 - as above

        door = Door(self._settings.outbound_allow)
        if question.picture is None:
            return kinds.outcome(self._fetch or asking.fetched_by(door), question, self._database.site)
        with reading(self._database) as connection:
            if is_full(connection, self._settings.media_mb):
                return asking.Outcome(question, error=FULL)
        try:
            return asking.Outcome(question, upload=once(door, place_of(self._settings), question.picture))
        except (Missing, BroadsheetError) as error:
            return asking.Outcome(question, error=str(error))

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
