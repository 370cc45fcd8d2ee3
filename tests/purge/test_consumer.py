"""When a shared cache is purged, under a clock of its own: soon, once more, and until it has done so."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from api.db import reading
from api.derived.writing import writing
from api.errors import Unavailable
from api.models import Consumer, Counter
from api.purge.consumer import AGAIN_US, PAUSE_US, SOON_US, Purger
from api.purge.varnish import purge
from api.services.resources import tags
from tests.databases import NOW

SECOND = 1_000_000
ROUNDS = ("purge", "purge-again")


@dataclass
class Rig:
    """A purger with its clock, and a cache that it purges."""

    database: object
    cache: object
    make_tag: Callable
    shown: str = "settings"
    now: int = 0

    def __post_init__(self):
        self.start()

    def start(self):
        """A new purger, as after the end of a process."""
        self.purger = Purger(self.database, self.send, shown=self.shown, clock=lambda: self.now)

    def send(self, keys):
        purge(keys, self.cache.url, None)

    def work(self, microseconds=0):
        """What is purged when the clock is moved on: all that is due then."""
        self.now += microseconds
        start = len(self.cache.asked)
        while self.purger.step():
            pass
        return self.cache.purged[start:]

    def settle(self):
        """All that is due is purged twice."""
        return [self.work(microseconds) for microseconds in (0, SOON_US, PAUSE_US, AGAIN_US)]

    def tag(self):
        """A new tag: the keys that it is to be purged by."""
        return [f"tag-{self.make_tag().id}", "tags"]

    def tags(self, number):
        """So many new tags in one transaction."""
        with writing(self.database) as session:
            for one in range(number):
                tags.create(session, {"name": f"Tag {one}", "language": "en"}, now=NOW)

    def places(self):
        with reading(self.database) as connection:
            rows = connection.execute(select(Consumer.name, Consumer.seq, Consumer.basis)).all()
        return {row.name: row.seq for row in rows if row.name in ROUNDS and row.basis}

    def seq(self):
        with reading(self.database) as connection:
            return connection.scalar(select(Counter.seq))


@pytest.fixture
def new(database, cache, make_tag):
    """A purger of a database whose changes were never purged."""
    return Rig(database, cache, make_tag)


@pytest.fixture
def rig(new):
    """A purger that has nothing to do."""
    new.settle()
    return new


def test_at_first_everything_is_purged_and_once_more(new):
    assert new.settle() == [[], [["any"]], [], [["any"]]]


def test_a_change_is_purged_a_quarter_of_a_second_after_it_is_seen(rig):
    keys = rig.tag()

    assert rig.work() == []
    assert rig.work(SOON_US - 1) == []
    assert rig.work(1) == [keys]


def test_a_change_is_purged_once_more_five_seconds_after_that(rig):
    keys = rig.tag()
    rig.work()
    rig.work(SOON_US)

    assert rig.work(AGAIN_US - 1) == []
    assert rig.work(1) == [keys]
    assert rig.work(100 * SECOND) == []


def test_changes_within_a_second_are_purged_together(rig):
    first = rig.tag()
    rig.work()
    rig.work(SOON_US)
    second, third = rig.tag(), rig.tag()
    rig.work()

    assert rig.work(SOON_US) == []
    assert rig.work(PAUSE_US - SOON_US) == [sorted({*second, *third})]
    assert first != second


def test_the_second_purge_does_not_wait_while_somebody_writes(rig):
    found = []
    first = rig.tag()
    for _ in range(40):
        rig.tag()
        found += rig.work(SECOND // 4)

    assert sum(first[0] in keys for keys in found) == 2


def test_a_call_has_at_most_a_hundred_keys(rig):
    rig.tags(150)
    rig.work()

    calls = rig.work(SOON_US)

    assert [len(keys) for keys in calls] == [100, 51]


def test_a_step_is_one_call_at_most(rig):
    rig.tags(150)
    rig.purger.step()
    rig.now += SOON_US

    rig.purger.step()

    assert len(rig.cache.purged[-1]) == 100


def test_the_place_is_stored_after_the_purge(rig):
    before = rig.seq()
    rig.tag()
    rig.work()
    assert rig.places() == dict.fromkeys(ROUNDS, before)

    rig.work(SOON_US)
    assert rig.places() == {"purge": before + 1, "purge-again": before}

    rig.work(AGAIN_US)
    assert rig.places() == dict.fromkeys(ROUNDS, before + 1)


def test_a_purge_that_did_not_arrive_is_sent_again_after_growing_pauses(rig):
    keys = rig.tag()
    rig.work()
    rig.cache.status = 503
    before = rig.places()

    found = [rig.work(SOON_US), *(rig.work(seconds * SECOND) for seconds in (1, 2, 4, 8, 16, 30, 30))]

    assert found == [[keys]] * 8
    assert rig.work(30 * SECOND - 1) == []
    assert rig.places() == before


def test_a_cache_that_takes_purges_again_gets_all_and_the_log_says_it_once(rig, caplog):
    caplog.set_level("INFO")
    first = rig.tag()
    rig.work()
    rig.cache.closes = True
    for _ in range(20):
        rig.work(SECOND)
    second = rig.tag()

    rig.cache.closes = False
    found = [keys for _ in range(80) for keys in rig.work(SECOND)]

    assert [sum(one in keys for keys in found) for one in (first[0], second[0])] == [2, 2]
    assert [record.message.partition(":")[0] for record in caplog.records] == ["A purge did not arrive", "Purges arrive again."]


def test_a_cache_may_ask_for_a_longer_pause(rig):
    keys = rig.tag()
    rig.work()
    rig.cache.status, rig.cache.headers = 429, {"Retry-After": "20"}
    rig.work(SOON_US)

    assert rig.work(20 * SECOND - 1) == []
    assert rig.work(1) == [keys]


def test_a_cache_may_not_ask_for_an_endless_pause(rig):
    keys = rig.tag()
    rig.work()
    rig.cache.status, rig.cache.headers = 429, {"Retry-After": "86400"}
    rig.work(SOON_US)

    assert rig.work(60 * SECOND) == [keys]


def test_calls_that_arrived_are_not_repeated_for_one_that_did_not(rig):
    rig.tags(150)
    rig.purger.step()
    rig.now += SOON_US
    rig.purger.step()
    rig.cache.status = 429
    rig.purger.step()
    rig.cache.status = 200

    calls = rig.work(SECOND)

    assert [len(keys) for keys in rig.cache.purged[-3:]] == [100, 51, 51]
    assert len(calls) == 1


def test_what_was_purged_before_the_end_of_a_process_is_purged_once_more_after_it(rig):
    keys = rig.tag()
    rig.work()
    rig.work(SOON_US)

    rig.start()

    assert rig.work() == []
    assert rig.work(AGAIN_US) == [keys]


def test_what_was_not_purged_before_the_end_of_a_process_is_purged_after_it(rig):
    keys = rig.tag()
    rig.work()
    rig.start()
    rig.work()

    assert rig.work(SOON_US) == [keys]


def test_a_place_that_could_not_be_stored_is_purged_again(rig, monkeypatch):
    keys = rig.tag()
    rig.work()
    monkeypatch.setattr(type(rig.database), "write", property(lambda _database: away()), raising=False)

    def away():
        raise Unavailable("The database does not answer.")

    with pytest.raises(Unavailable):
        rig.work(SOON_US)
    monkeypatch.undo()
    before = rig.cache.purged[-1]
    rig.start()
    rig.work()

    assert before == keys
    assert rig.work(SOON_US) == [keys]


def test_after_a_backup_was_restored_everything_is_purged_twice(rig):
    rig.tag()
    rig.settle()
    with rig.database.write.begin() as connection:
        connection.execute(update(Counter).values(seq=Counter.seq - 1))

    assert rig.settle() == [[], [["any"]], [], [["any"]]]
    assert rig.settle() == [[], [], [], []]


def test_with_another_epoch_everything_is_purged_twice(rig):
    with rig.database.write.begin() as connection:
        connection.execute(update(Counter).values(epoch="another"))

    assert rig.settle() == [[], [["any"]], [], [["any"]]]


def test_with_other_settings_everything_is_purged_twice(rig):
    rig.shown = "others"

    rig.start()

    assert rig.settle() == [[], [["any"]], [], [["any"]]]


def test_a_counter_that_moved_alone_purges_nothing(rig):
    with rig.database.write.begin() as connection:
        connection.execute(update(Counter).values(seq=Counter.seq + 1))

    assert rig.settle() == [[], [], [], []]
    assert rig.places() == dict.fromkeys(ROUNDS, rig.seq())
