"""Derived rows equal a rebuild from the base rows, whatever services did, on both databases."""

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from api.db import Database, snapshot
from api.derived.reindex import reindex
from api.derived.writing import writing
from api.errors import Refused
from api.services import jobs
from api.services.archive.exporting import lines
from api.services.resources import sections
from tests.archives import emptied, imported
from tests.derived.drafting import EVERYTHING, work
from tests.derived.operations import START, Actor
from tests.derived.rebuilt import differences
from tests.plugins import amount

NUMBERS = st.integers(0, 23)
STEPS = st.lists(st.tuples(st.sampled_from(list(EVERYTHING)), NUMBERS, NUMBERS), min_size=1, max_size=4)


class Undo(Exception):
    """Raised in a transaction: all of it is taken back."""


def undo(*, is_undone: bool) -> None:
    if is_undone:
        raise Undo


class Site(RuleBasedStateMachine):
    """A site that is worked on. While jobs wait, only posts that they must still visit may read as before."""

    def __init__(self, database: Database, other: Database) -> None:
        super().__init__()
        self.database, self.other = database, other
        self.is_drained = False
        emptied(database)
        self.actor = Actor(database.site)
        with writing(database) as session:
            sections.ensure_first(session, database.site, now=START)
            for name in ("create tag", "create campaign", "create author", "create section", "create", "create group"):
                EVERYTHING[name](session, self.actor, self.actor.count, 1)

    @rule(steps=STEPS)
    def write(self, steps: list[tuple[str, int, int]]) -> None:
        """Each in a transaction of its own."""
        for name, a, b in steps:
            self._transact([(name, a, b)])
        self.check()

    @rule(steps=STEPS, is_undone=st.sampled_from([False, False, True]))
    def write_together(self, steps: list[tuple[str, int, int]], *, is_undone: bool) -> None:
        """All in one transaction."""
        self._transact(steps, is_undone=is_undone)
        self.check()

    def _transact(self, steps: list[tuple[str, int, int]], *, is_undone: bool = False) -> None:
        self.is_drained = False
        try:
            with writing(self.database) as session:
                for name, a, b in steps:
                    EVERYTHING[name](session, self.actor, a, b)
                    session.flush()
                undo(is_undone=is_undone)
        except (Refused, Undo):
            pass

    @precondition(lambda self: not self.is_drained)
    @rule(number=NUMBERS)
    def work(self, number: int) -> None:
        """A step of one of the jobs that wait."""
        work(self.database, number)
        self.check()

    @precondition(lambda self: not self.is_drained)
    @rule()
    def drain(self) -> None:
        """All jobs to their end: now nothing may differ, and there is nothing to repair. A step only where something was written since."""
        self._drain()
        self.check()

        assert sum(reindex(self.database)) == 0
        self.is_drained = True

    def _drain(self) -> None:
        for _ in range(200):
            with writing(self.database) as session:
                waiting = jobs.waiting(session)
                if not waiting:
                    return
                jobs.step(session, waiting[0], now=START)
        raise AssertionError("A job does not end.")

    def check(self) -> None:
        with self.database.write.connect() as connection:
            found = list(differences(connection, self.database.site))

        assert found == [], found

    def teardown(self) -> None:
        """What came of it can be taken elsewhere, and comes back the same."""
        self._drain()
        self.check()
        archive = exported(self.database)
        emptied(self.other)
        others = imported(self.other, archive)

        assert {(result.kind, result.outcome) for result in others} <= {("site", "changed")}  # it is there from the beginning
        assert exported(self.other) == archive
        with self.other.write.connect() as connection:
            assert list(differences(connection, self.other.site)) == []


def exported(database: Database) -> list[bytes]:
    with snapshot(database) as connection:
        return list(lines(connection, database.site))


def test_derived_rows_equal_a_rebuild_whatever_was_done(database: Database, other_database: Database):
    size = settings(max_examples=amount(full=8, sample=5, long=100), stateful_step_count=amount(full=20, sample=15))

    run_state_machine_as_test(lambda: Site(database, other_database), settings=size)
