"""Pictures that nothing shows, and files that nothing names, are taken away: twice a day, a step at a time."""

import logging
from functools import partial

from api.clock import MICROSECONDS, is_to_come
from api.db import Database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.media.place import Place, reachable
from api.services.resources import media, unused_media
from api.services.resources.unused_media import Survey

log = logging.getLogger("broadsheet.worker")

EVERY_US = 12 * 3600 * MICROSECONDS


class Tidying:
    """What is due of it, done by the one that makes renditions."""

    def __init__(self, database: Database, files: Place) -> None:
        self._database, self._files = database, files
        self._survey: Survey | None = None
        self._next_at = 0

    def step(self, now: int) -> bool:
        """Does the next part; whether more is left that need not wait."""
        if self._survey is None:
            return self._begin(now)
        with reading(self._database) as connection:
            if self._survey.step(connection):
                return True
        done_again(partial(self._note, self._survey, now))
        while self._remove(now):
            pass
        self._survey, self._next_at = None, now + EVERY_US
        self._tidy(now)
        return False

    def _begin(self, now: int) -> bool:
        if is_to_come(self._next_at, now, EVERY_US):
            return False
        with reading(self._database) as connection:
            self._survey = Survey(connection)
        return True

    def _note(self, survey: Survey, now: int) -> None:
        with writing(self._database) as session:
            survey.note(session, now)

    def _remove(self, now: int) -> bool:
        """Whether some were taken away, so that there may be more."""
        count, files = done_again(partial(self._removed, now))
        if count:
            log.info("%s pictures that nothing has shown for 30 days were taken away.", count)
        with reachable():
            self._files.let_go(files)
        return count > 0

    def _removed(self, now: int) -> tuple[int, list[str]]:
        with writing(self._database) as session:
            return unused_media.remove(session, now)

    def _tidy(self, now: int) -> None:
        """Takes away files that nothing names; the time of files is this machine's, and a day is more than clocks differ by."""
        with reading(self._database) as connection:
            originals, renditions = media.named_files(connection)
        with reachable():
            gone = self._files.tidy(originals, renditions, now // MICROSECONDS)
        if gone:
            log.info("%s files of pictures that nothing named were taken away.", gone)
