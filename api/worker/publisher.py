"""Posts whose time has come, one after the other, each in a transaction of its own. What is done is in ``api.services.posts.scheduled``."""

import logging
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from api import traces
from api.db import Database, reading
from api.derived.conflicts import done_again
from api.derived.writing import writing
from api.errors import Unavailable
from api.services.posts import scheduled
from api.worker.pauses import Pauses

log = logging.getLogger("broadsheet.worker")

LONGEST_PAUSE_SECONDS = 300
"""A post that cannot be published is tried every five minutes: somebody may mend what is wrong with it."""


@dataclass
class Publisher:
    """Publishes and withdraws by the clock. Several may do so at once: each post is done by one of them."""

    database: Database
    _pauses: Pauses = field(default_factory=lambda: Pauses(LONGEST_PAUSE_SECONDS), init=False)

    def step(self, now: int) -> bool:
        """Does what is due by ``now`` (µs), the longest due first; whether more is left that need not wait."""
        paused = self._pauses.waiting(now)
        with reading(self.database) as connection:
            posts = scheduled.waiting(connection, now=now, but=paused)
        self._pauses.forget_others({*paused, *posts})
        done = [self._apply(post, now) for post in posts]
        return len(posts) == scheduled.AT_ONCE and any(done)

    def _apply(self, post: UUID, now: int) -> bool:
        """Whether it was done, or need not be any more. One that fails does not hold up the others."""
        try:
            applied = done_again(partial(self._applied, post, now))
        except Unavailable:
            raise
        except Exception:  # whatever is wrong with it, or somebody edits it: the others go on
            times = self._pauses.note(post, now)
            log.exception("What is due for post %s failed, %s times in a row.", post, times)
            return False
        self._pauses.clear(post)
        if applied is not None:
            log.info("Post %s: %s.", post, applied.action)
            if applied.left_out:
                log.warning("Post %s was published without %s of its revision: others have that by now.", post, ", ".join(applied.left_out))
        return True

    def _applied(self, post: UUID, now: int) -> scheduled.AppliedDue | None:
        with traces.span("publish due", attributes={"broadsheet.post.id": str(post)}), writing(self.database) as session:
            return scheduled.apply_due(session, post, now=now)
