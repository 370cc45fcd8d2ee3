"""A newsroom at work: posts are written, edited and withdrawn, tags renamed, day by day. Who reads it is in ``away``."""

import random
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.clock import MICROSECONDS
from api.db import Database, reading
from api.derived.writing import writing
from api.models import Card, Post, Tag
from api.services.posts import editing, workflow
from api.services.resources import tags
from bench.corpus import DAY, FIRST, TAGS, YEARS, Corpus

NEW, EDITS = 60, 40
"""Posts that are published, and edits of posts of the last days, on one day."""
LAST = 300
"""So many of the newest posts are those of the last days."""
WITHDRAWN_EVERY, RENAMED_EVERY = 3, 7
"""Days from one post that is withdrawn to the next, and from one tag that is renamed."""
OPENED = FIRST + YEARS + 367 * DAY
"""The first of the days, in seconds: after every moment of the archive."""
WRITTEN = ("title", "language", "excerpt", "body_html", "section", "authors", "tags", "campaigns")


@dataclass
class Newsroom:
    """Works on a database day by day; each day is one transaction, and the same for the same database."""

    database: Database
    days: int = 0
    withdrawn: int = 0
    renamed: int = 0

    _dice: random.Random = field(default_factory=lambda: random.Random(11), repr=False)
    _lately: list[UUID] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._texts = Corpus(10**6, seed=3).posts()  # more than are asked for
        newest = select(Card.post_id).order_by(Card.position.desc()).limit(LAST)
        with reading(self.database) as connection:
            self._lately = list(connection.scalars(newest))[::-1]

    @property
    def midnight(self) -> int:
        """When the day begins that comes next, in seconds."""
        return OPENED + self.days * DAY

    def work(self) -> None:
        """One day more."""
        moments = [(self.midnight + number * DAY // (NEW + EDITS)) * MICROSECONDS for number in range(NEW + EDITS)]
        acts = self._dice.sample([self._publish] * NEW + [self._edit] * EDITS, NEW + EDITS)
        with writing(self.database) as session:
            for act, now in zip(acts, moments, strict=True):
                act(session, now)
            if self.days % WITHDRAWN_EVERY == 0:
                self._withdraw(session, moments[-1])
            if self.days % RENAMED_EVERY == 0:
                self._rename(session, moments[-1])
        self.days += 1

    def _publish(self, session: Session, now: int) -> None:
        line = next(self._texts)
        made = editing.create(session, {name: line[name] for name in WRITTEN}, now=now)  # type: ignore[misc] # names of its form
        workflow.publish(session, made, now=now)
        self._lately = [*self._lately, made.id][-LAST:]

    def _edit(self, session: Session, now: int) -> None:
        line = next(self._texts)
        editing.edit(session, self._some(session), {"title": line["title"], "body_html": line["body_html"]}, now=now)

    def _withdraw(self, session: Session, now: int) -> None:
        post = self._some(session)
        workflow.withdraw(session, post, "unpublished", now=now)
        self._lately.remove(post.id)
        self.withdrawn += 1

    def _rename(self, session: Session, now: int) -> None:
        tag = session.scalars(select(Tag).where(Tag.slug == f"tag-{self._dice.randrange(TAGS)}")).one()
        tags.edit(session, tag, {"name": f"Renamed on day {self.days}"}, now=now)
        self.renamed += 1

    def _some(self, session: Session) -> Post:
        post = editing.load(session, self._dice.choice(self._lately))
        assert post is not None  # noqa: S101 - a fault of the bench itself
        return post
