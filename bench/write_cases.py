"""The writes that ``write`` times: each is one request to the authoring interface of a running service. Jobs are in ``fanouts``."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from statistics import median
from typing import Any

from sqlalchemy import update

from api.db import Database
from api.models import ApiKey
from bench.admin_client import AdminClient
from bench.clocks import Yardstick, milliseconds
from bench.corpus import Corpus
from bench.locks import Probe
from bench.merge_fixtures import Ground

READ, COMMIT = "GET of a post, no write", "bare commit, no service"
PATCH, RENAME = "PATCH title and body", "rename a tag"
MOST_MS = {PATCH: {"sqlite": 9.0, "postgresql": 14.0}, RENAME: {"sqlite": 10.0, "postgresql": 10.0}}
MOST_OF_READ = {PATCH: 2.5}
"""Or so many times what the GET beside it takes, where the machine is slower or busy."""
MOST_LOCK_MS = 100.0
WARM = 20
"""Calls of each that do not count."""


@dataclass
class Times:
    """Milliseconds of one act, call by call, and in other calls for how long nobody else could write."""

    calls: list[float] = field(default_factory=list)
    locks: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of the calls."""
        return median(self.calls)

    @property
    def p99(self) -> float:
        """All but a hundredth of the calls are as fast."""
        ranked = sorted(self.calls)
        return ranked[min(len(ranked) - 1, len(ranked) * 99 // 100)]


class Acts:
    """The acts by name; each answers the milliseconds of its own request."""

    def __init__(self, desk: AdminClient, ground: Ground, database: Database) -> None:
        self.desk, self.database = desk, database
        self.wide = f"/tags/{ground.tags['wide']}"
        self.posts: Iterator[str] = cycle(ground.posts)
        self.texts = _texts()
        self.drafts: deque[str] = deque()
        self.public: deque[str] = deque()
        self.numbers = iter(range(1, 10**9))
        self.all: dict[str, Callable[[], float]] = {
            READ: self.read,
            COMMIT: self.commit,
            "POST a draft": self.create,
            "publish": self.publish,
            "PATCH title": self.patch_title,
            PATCH: self.patch,
            "withdraw": self.withdraw,
            RENAME: self.rename,
        }

    def read(self) -> float:
        """A post as it is written: the same way through the service, without a write."""
        self.desk.done("GET", f"/posts/{next(self.posts)}")
        return self.desk.took

    def commit(self) -> float:
        """One row of one table, straight into the database: what this disk takes for any commit."""
        statement = update(ApiKey).values(expires_at=2**33 + next(self.numbers))

        def work() -> None:
            with self.database.write.begin() as connection:
                connection.execute(statement)

        return milliseconds(work)

    def create(self) -> float:
        """A new draft."""
        line = next(self.texts)
        values = {name: line[name] for name in ("title", "body_html", "language")}
        made = self.desk.done("POST", "/posts", {**values, "tags": ["tag-1", "tag-7"], "authors": ["author-1"]})
        self.drafts.append(made["id"])
        return self.desk.took

    def publish(self) -> float:
        """A draft becomes public for the first time."""
        self.public.append(self.drafts.popleft())
        self.desk.done("POST", f"/posts/{self.public[-1]}/publish")
        return self.desk.took

    def patch_title(self) -> float:
        """Another title of a public post."""
        self.desk.change(f"/posts/{next(self.posts)}", {"title": next(self.texts)["title"]})
        return self.desk.took

    def patch(self) -> float:
        """Another title and another body of a public post."""
        line = next(self.texts)
        self.desk.change(f"/posts/{next(self.posts)}", {name: line[name] for name in ("title", "body_html")})
        return self.desk.took

    def withdraw(self) -> float:
        """A public post goes."""
        self.desk.done("POST", f"/posts/{self.public.popleft()}/withdraw", {"reason": "unpublished"})
        return self.desk.took

    def rename(self) -> float:
        """Another slug and another name of the tag of many posts."""
        number = next(self.numbers)
        self.desk.change(self.wide, {"slug": f"wide-{number}", "name": f"Wide {number}"})
        return self.desk.took


def timed(acts: Acts, rounds: int, yardstick: Yardstick) -> dict[str, Times]:
    """Milliseconds of each act: one call of each in turn, so that a slow minute of the machine meets all alike."""
    found = {name: Times() for name in acts.all}
    for number in range(-WARM, rounds):
        for name, act in acts.all.items():
            took = act()
            if number >= 0:
                found[name].calls.append(took)
        yardstick.measure()
    return found


def locked(acts: Acts, rounds: int, probe: Probe, found: dict[str, Times]) -> None:
    """The same again, with somebody else who wants to write. The read is the yardstick: nothing is held then."""
    for _ in range(rounds):
        for name, act in acts.all.items():
            found[name].locks.append(probe.longest(act))


def _texts() -> Iterator[Any]:
    """Posts in the words of the archive, but none of its own: those come after its tags from the same dice."""
    yield from Corpus(10**6).posts()
