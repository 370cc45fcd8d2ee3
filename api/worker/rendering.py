"""Renditions of pictures that were uploaded, made by one process at a time, one picture after the other. How is in ``api.media``."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from api import traces
from api.db import Database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.errors import BroadsheetError
from api.media.place import reachable
from api.media.places import place_of
from api.media.rendering import Broken, Rendering
from api.services.leases import Lease, database_clock
from api.services.resources import media
from api.services.resources.media import Queued
from api.settings import Settings
from api.worker.moving import Moving
from api.worker.pauses import Pauses
from api.worker.tidying import Tidying

log = logging.getLogger("broadsheet.worker")

ROLE = "media"
CENTRE = (0.5, 0.5)
LONGEST_PAUSE_SECONDS = 300


class Renderings:
    """Any number may run on a database: who holds the lease works, the others stand by."""

    follows = False

    def __init__(self, database: Database, owner: str, settings: Settings, *, clock: Callable[[Database], int] = database_clock) -> None:
        self._database, self._clock = database, clock
        self._formats, self._base = settings.media_formats, settings.media_base
        self._files = place_of(settings)
        self._lease = Lease(database, ROLE, owner)
        self._pauses = Pauses(LONGEST_PAUSE_SECONDS)
        self._at_work: tuple[Queued, Rendering] | None = None
        self._begun_at = 0
        self._was_held = False
        self._moving: Moving | None = Moving(database, self._base)
        self._tidying = Tidying(database, self._files)

    @property
    def look_seconds(self) -> float:
        """So long it waits when there was nothing to do: less while a picture is being decoded."""
        return 0.1 if self.is_at_work else 1.0

    @property
    def is_at_work(self) -> bool:
        """Whether a picture is being decoded."""
        return self._at_work is not None

    def tick(self) -> bool:
        """Begins the next picture, or shows the one that is done; whether there may be more that need not wait."""
        if self._database.read_only:
            return False
        now = self._clock(self._database)
        if not self._is_held(now):
            return False
        if self._at_work is not None:
            return self._went_on(*self._at_work, now)
        if self._moving is not None:
            self._moving = self._moving if self._moving.step() else None
            return True
        with reading(self._database) as connection:
            queued = media.queued(connection, self._pauses.waiting(now))
        if queued is not None:
            self._begin(queued, now)
            return False
        return self._tidying.step(now)

    def let_go(self) -> None:
        """Ends what is being made, which is made anew, and gives the lease back."""
        self._drop()
        self._lease.let_go()

    def _is_held(self, now: int) -> bool:
        is_held = self._lease.is_held(now)
        if is_held and not self._was_held:
            self._files.clear_work()
        if not is_held:
            self._drop()
        self._was_held = is_held
        return is_held

    def _begin(self, queued: Queued, now: int) -> None:
        self._begun_at = now
        try:
            self._begun(queued, now)
        except BroadsheetError:
            self._pauses.note(queued.id, now)
            raise

    def _begun(self, queued: Queued, now: int) -> None:
        with reachable():
            source = self._files.original(queued.sha256)
            if source is None:
                log.error("The original %s of picture %s is not where pictures are kept. Trying again later.", queued.sha256, queued.id)
                self._pauses.note(queued.id, now)
                return
            self._at_work = queued, Rendering(source, self._files.workplace(), self._formats, queued.focal_point or CENTRE)

    def _went_on(self, queued: Queued, rendering: Rendering, now: int) -> bool:
        """Whether it is over, so that the next one may begin."""
        if not rendering.is_over:
            return False
        with traces.span("renditions", attributes={"broadsheet.media.id": str(queued.id)}, begun=self._begun_at) as span:
            try:
                self._shown(queued, rendering, rendering.result())
                self._pauses.clear(queued.id)
            except Broken as error:
                span.fail("broken")
                log.warning("No renditions of picture %s: %s", queued.id, error)
                done_again(partial(self._failed, queued, str(error)))
            except BroadsheetError:
                self._pauses.note(queued.id, now)
                self._drop()
                raise
        self._drop()
        return True

    def _shown(self, queued: Queued, rendering: Rendering, made: dict[str, Any]) -> None:
        """Files first: what a row names is there."""
        with reachable():
            self._files.publish(rendering.folder)
        done_again(partial(self._finished, queued, made))

    def _finished(self, queued: Queued, made: dict[str, Any]) -> None:
        with writing(self._database) as session:
            media.finish(session, queued, made, self._base)

    def _failed(self, queued: Queued, error: str) -> None:
        with writing(self._database) as session:
            media.fail(session, queued, error)

    def _drop(self) -> None:
        if self._at_work is not None:
            self._at_work[1].stop()
            self._at_work = None
            self._files.clear_work()
