"""Writers that sleep inside their transactions and take some of them back, and clients that read meanwhile."""

import itertools
import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import Session

from api.db import Database, reading
from api.derived.writing import writing
from api.errors import Refused, Unavailable
from api.models import Post
from api.services.posts import editing, fields, workflow
from tests.databases import NOW
from tests.sync.followers import Follower

LONGEST_SLEEP_SECONDS = 0.03
GHOST = "Taken back"
TAGS = ("water", "air")
LANGUAGES = ("en", "fr")
LIMITS = (1, 2, 5, 20)
_numbers = itertools.count(1)


class TakenBack(Exception):
    """Raised at the end of a transaction that is to leave nothing behind."""


class Writer(threading.Thread):
    """Creates, edits, moves between filters, withdraws, restores and deletes posts; one transaction in four is taken back.

    At the beginning of each it writes a line into ``journal``, whose numbers are a plain sequence.
    """

    def __init__(self, database: Database, number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.database, self.stop, self.dice = database, stop, random.Random(number)  # noqa: S311 - dice of a test
        self.written: list[int] = []
        self.raised: list[BaseException] = []

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self._transaction()
            except (TakenBack, Refused, SAWarning, Unavailable):
                # Somebody else has taken the same link away, or (SQLite) had the lock for ten seconds: nothing was written.
                continue
            except BaseException as error:  # noqa: BLE001 - told to the test
                self.raised.append(error)
                return

    def _transaction(self) -> None:
        is_ghost = self.dice.random() < 0.25
        with writing(self.database) as session:
            line = session.execute(text("INSERT INTO journal (note) VALUES ('x') RETURNING n")).scalar_one()
            for _ in range(self.dice.randint(1, 2)):
                self._write(session, is_ghost=is_ghost)
                session.flush()
                time.sleep(self.dice.random() * LONGEST_SLEEP_SECONDS)
            if is_ghost:
                raise TakenBack
        self.written.append(line)

    def _write(self, session: Session, *, is_ghost: bool) -> None:
        title = f"{GHOST if is_ghost else 'Kept'} {next(_numbers)}"
        values: fields.PostValues = {"title": title, "tags": self.dice.sample(TAGS, self.dice.randint(0, 2))}
        post = self._some(session)
        if post is None or self.dice.random() < 0.3:
            post = editing.create(session, {**values, "language": self.dice.choice(LANGUAGES)}, now=NOW)
            workflow.publish(session, post, now=NOW)
        elif self.dice.random() < 0.6:
            editing.edit(session, post, values, now=NOW)
        elif post.state == "published":
            self.dice.choice(ENDS)(session, post)
        elif post.state == "withdrawn":
            workflow.restore(session, post, now=NOW)

    def _some(self, session: Session) -> Post | None:
        found = session.scalars(select(Post.id).order_by(Post.id.desc()).limit(12)).all()
        return editing.load(session, self.dice.choice(found)) if found else None


ENDS: tuple[Callable[[Session, Post], object], ...] = (
    lambda session, post: workflow.withdraw(session, post, "unpublished", now=NOW),
    editing.remove,
)


class Poller(threading.Thread):
    """Reads page by page what a query is about; ``ghosts`` are titles that it must never have seen."""

    def __init__(self, app: Flask, query: dict[str, str], number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.follower, self.stop, self.dice = Follower(app.test_client(), query), stop, random.Random(number)  # noqa: S311
        self.ghosts: set[str] = set()
        self.pages = 0
        self.raised: list[BaseException] = []

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self.follower.page(self.dice.choice(LIMITS), is_lost=self.dice.random() < 0.1)
            except BaseException as error:  # noqa: BLE001 - told to the test
                self.raised.append(error)
                return
            self.pages += 1
            self.ghosts |= {title for one in self.follower.store.values() if (title := str(one.get("title"))).startswith(GHOST)}
            time.sleep(self.dice.random() * 0.01)


class ByJournal(threading.Thread):
    """Reads the journal from the last number it saw on, as a client of a plain sequence does."""

    def __init__(self, database: Database, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.database, self.stop, self.last, self.seen = database, stop, 0, set[int]()

    def run(self) -> None:
        while not self.stop.is_set():
            self.read()
            time.sleep(0.005)

    def read(self) -> None:
        with suppress(TimeoutError), reading(self.database) as connection:
            found = connection.execute(text("SELECT n FROM journal WHERE n > :last ORDER BY n"), {"last": self.last}).scalars().all()
        self.seen |= set(found)
        self.last = max([self.last, *found])


def make_journal(database: Database) -> None:
    """The table with a plain sequence."""
    number = "integer PRIMARY KEY AUTOINCREMENT" if database.is_sqlite else "bigserial PRIMARY KEY"
    with database.write.begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE journal (n {number}, note text)")
