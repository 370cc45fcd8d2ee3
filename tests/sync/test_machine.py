"""Whatever is written, after each complete run a client of delta sync holds what its filter holds, on both databases."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import Phase, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select

from api.app import create_app
from api.db import Database, snapshot
from api.derived.writing import writing
from api.models import Campaign, Card, Section, Tag
from api.services import change_retention
from api.services.resources import sections
from api.settings import Settings
from tests.archives import emptied
from tests.derived.drafting import EVERYTHING, transact, work
from tests.derived.operations import START, Actor, one
from tests.plugins import amount
from tests.sync.followers import ByDate, ByNumber, Follower, Key, differences, expected

# No service gives a post another date of publication.
NAMES = [name for name in EVERYTHING if name != "redate"]
NUMBERS = st.integers(0, 23)
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), NUMBERS, NUMBERS), min_size=1, max_size=4)
LIMITS = st.sampled_from([1, 2, 3, 7, 500])
DAY_US = 86_400_000_000
KEPT_DAYS = 3

QUERIES: list[dict[str, Any]] = [
    {},
    {"types": "post"},
    {"types": "site,tag"},
    {"tag": (Tag, "id", 0)},
    {"tag": (Tag, "slug", 1)},
    {"tag": (Tag, "slug", 0), "language": "fr"},
    {"language": "fr-CA,en", "types": "post,tag"},
    {"campaign": (Campaign, "slug", 0)},
    {"section": (Section, "slug", 1), "origin": "own"},
    {"origin": "syndicated", "types": "post"},
    {"tag": (Tag, "id", 1), "campaign": (Campaign, "id", 0), "language": "en"},
    {"published_after": "2026-05-28T20:26:44Z"},
    {"published_after": "2026-05-28T20:26:43Z", "tag": (Tag, "id", 0)},
    {"tag": "not-there-yet", "types": "post"},
]
"""What clients ask for: values, or the column of a resource by its number."""


class Site(RuleBasedStateMachine):
    """A site that is worked on, and clients that read what has changed, page by page, some pages lost on the way."""

    kind: type[Follower] = Follower

    def __init__(self, database: Database, app: Flask) -> None:
        super().__init__()
        self.database, self.client = database, app.test_client()
        emptied(database)
        self.now = START
        self.actor = Actor(database.site)
        with writing(database) as session:
            change_retention.begin_anew(session.connection())
            sections.ensure_first(session, database.site, now=START)
            for number, name in enumerate(("create tag", "create tag", "create campaign", "create author", "create section", "create")):
                EVERYTHING[name](session, self.actor, number, 0)
        self.public: set[Key] = set()
        self.followers: list[Follower] = []
        self._note()

    @initialize(chosen=st.lists(st.sampled_from(QUERIES), min_size=4, max_size=4))
    def follow(self, chosen: list[dict[str, Any]]) -> None:
        """Four clients."""
        with writing(self.database) as session:

            def value(said: Any) -> str:
                return said if isinstance(said, str) else str(getattr(one(session, said[0], said[2]), said[1]))

            self.followers = [self.kind(self.client, {name: value(said) for name, said in query.items()}) for query in chosen]
        for follower in self.followers[1:]:  # one begins while others write
            follower.run(500)

    @rule(steps=STEPS)
    def write(self, steps: list[tuple[str, int, int]]) -> None:
        """Each in a transaction of its own."""
        for step in steps:
            self._transact([step])

    @rule(steps=STEPS)
    def write_together(self, steps: list[tuple[str, int, int]]) -> None:
        """All in one transaction."""
        self._transact(steps)

    def _transact(self, steps: list[tuple[str, int, int]]) -> None:
        transact(self.database, self.actor, steps)
        self._note()

    @rule(number=NUMBERS)
    def work(self, number: int) -> None:
        """A step of one of the jobs that wait."""
        work(self.database, number)
        self._note()

    @rule(days=st.sampled_from([0, 1, 1, 2, -2]))
    def pass_days(self, days: int) -> None:
        """The worker marks the day, and forgets what is too old. Now and then somebody sets the clock back."""
        self.now += days * DAY_US
        with writing(self.database) as session:
            while change_retention.keep(session, self.now, KEPT_DAYS):
                pass

    @rule(which=st.integers(0, 3), limit=LIMITS, is_lost=st.sampled_from([False, False, False, True]))
    def read(self, which: int, limit: int, *, is_lost: bool) -> None:
        """A page for one of the clients."""
        self.followers[which].page(limit, is_lost=is_lost)

    @rule(which=st.integers(0, 3), limit=LIMITS)
    def read_all(self, which: int, limit: int) -> None:
        """A run to its end: now the client holds what the filter holds."""
        follower = self.followers[which]
        follower.run(limit)

        with snapshot(self.database) as connection:
            wanted = expected(self.client, connection, follower.query)
        assert differences(follower.store, wanted) == [], follower.query
        strangers = {key for key in follower.deleted if key[0] == "post"} - self.public
        assert strangers == set(), "posts that never were public are told of"

    def _note(self) -> None:
        """Which posts are public at times."""
        with snapshot(self.database) as connection:
            self.public |= {("post", str(post)) for post in connection.execute(select(Card.post_id)).scalars()}

    def teardown(self) -> None:
        """At the end all clients hold what they should."""
        for which in range(len(self.followers)):
            self.read_all(which, 500)


class SiteByDate(Site):
    kind = ByDate


class SiteByNumber(Site):
    kind = ByNumber


@pytest.fixture
def app(settings: Settings, database: Database) -> Flask:
    return create_app(settings, database)


def test_after_each_complete_run_a_client_holds_what_its_filter_holds(database: Database, app: Flask) -> None:
    size = settings(max_examples=amount(full=10, sample=8, long=150), stateful_step_count=amount(full=30, sample=25))

    run_state_machine_as_test(lambda: Site(database, app), settings=size)


@pytest.mark.parametrize("site", [SiteByDate, SiteByNumber])
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # what is shown is that the machine sees faults, not where
def test_the_machine_sees_what_a_date_and_a_plain_number_miss(database: Database, app: Flask, site: type[Site]) -> None:
    # The first example that fails is enough: nobody wants the smallest.
    size = settings(max_examples=200, stateful_step_count=25, phases=[Phase.generate], report_multiple_bugs=False, print_blob=False)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(lambda: site(database, app), settings=size)
