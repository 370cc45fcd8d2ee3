"""Addresses of renditions that were made while settings named another one begin with that of now: a step at a time."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from api.db import Database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.services.resources import media_moves

log = logging.getLogger("broadsheet.worker")


class Moving:
    """What is to be moved, done by the one that makes renditions."""

    def __init__(self, database: Database, base: str) -> None:
        self._database, self._base = database, base
        self._former: set[str] | None = None
        self._places = list(media_moves.TEXTS)
        self._after: Sequence[Any] | None = None

    def step(self) -> bool:
        """Moves some; whether more is left."""
        if self._former is None:
            with reading(self._database) as connection:
                self._former = media_moves.former(connection, self._base)
        if not self._former:
            return False
        if self._places:
            self._after = done_again(partial(self._texts, self._former))
            self._places = self._places[self._after is None :]
            return True
        moved = done_again(self._images)
        if moved:
            log.info("Addresses of %s pictures begin with %s now.", moved, self._base)
        return moved > 0

    def _texts(self, former: set[str]) -> Sequence[Any] | None:
        with writing(self._database) as session:
            return media_moves.texts(session, self._places[0], self._after, former, self._base)

    def _images(self) -> int:
        with writing(self._database) as session:
            return media_moves.images(session, self._base)
