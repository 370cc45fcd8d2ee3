"""Worker pools: bounded, in order, out of each other's way."""

from threading import Event

from api.web.asgi.pools import Job, Pool
from tests.servers import PATIENCE_SECONDS


class Held:
    """Jobs that go on until they are let go, and what became of each."""

    def __init__(self):
        self.free, self.begun, self.ended = Event(), [], []
        self.all_done = Event()

    def job(self, name, **more):
        def run():
            self.begun.append(name)
            assert self.free.wait(PATIENCE_SECONDS)
            self._end(f"{name} done")

        return Job(run, lambda: self._end(f"{name} refused"), **more)

    def last(self):
        """A job that says when it is its turn."""
        return Job(self.all_done.set, self.all_done.set)

    def _end(self, what):
        self.ended.append(what)

    def let_go(self, pool):
        """What became of all jobs, in that order."""
        pool.offer(self.last())
        self.free.set()
        assert self.all_done.wait(PATIENCE_SECONDS)
        return self.ended


def begin(pool, held, name="first"):
    """Has a job begun."""
    assert pool.offer(held.job(name))
    while name not in held.begun:
        Event().wait(0.001)


def test_there_is_room_for_so_many_and_no_more():
    held, pool = Held(), Pool("test", 1, 3)
    begin(pool, held)

    offered = [pool.offer(held.job(str(number))) for number in range(5)]

    assert offered == [True, True, True, False, False]
    held.free.set()


def test_who_waits_longest_is_next():
    held, pool = Held(), Pool("test", 1, 10)
    begin(pool, held)
    for number in range(4):
        pool.offer(held.job(str(number)))

    assert held.let_go(pool) == ["first done", *(f"{number} done" for number in range(4))]


def test_what_has_waited_too_long_is_refused_and_not_done():
    held, pool = Held(), Pool("test", 1, 10, patience_seconds=0.2)
    begin(pool, held)
    pool.offer(held.job("late"))
    Event().wait(0.3)

    assert held.let_go(pool) == ["first done", "late refused"]


def test_nothing_is_done_for_a_client_that_has_gone():
    held, pool = Held(), Pool("test", 1, 10)
    begin(pool, held)
    pool.offer(held.job("gone", is_gone=lambda: True))
    pool.offer(held.job("there"))

    assert held.let_go(pool) == ["first done", "there done"]


def test_a_job_that_breaks_breaks_nothing_else():
    held, pool = Held(), Pool("test", 1, 10)

    pool.offer(Job(lambda: 1 // 0, lambda: None))

    assert held.let_go(pool) == []


def test_a_pool_gives_way_while_a_quarter_of_the_other_queue_is_taken():
    busy, held = Held(), Held()
    first = Pool("first", 1, 4)
    second = Pool("second", 1, 4, patience_seconds=PATIENCE_SECONDS, gives_way=first)
    begin(first, busy)
    for number in range(3):
        first.offer(busy.job(str(number)))

    second.offer(held.job("bulk"))
    Event().wait(0.1)
    assert held.begun == []

    busy.free.set()
    while held.begun != ["bulk"]:
        Event().wait(0.001)
    held.free.set()


def test_who_gives_way_for_too_long_is_refused():
    busy, held = Held(), Held()
    first = Pool("first", 1, 4)
    second = Pool("second", 1, 4, patience_seconds=0.1, gives_way=first)
    begin(first, busy)
    for number in range(3):
        first.offer(busy.job(str(number)))

    second.offer(held.job("bulk"))
    while not held.ended:
        Event().wait(0.001)

    assert held.ended == ["bulk refused"]
    busy.free.set()


def test_there_is_no_room_for_what_would_wait_too_long():
    held, pool = Held(), Pool("test", 1, 10, foresees=True)
    for _ in range(50):
        pool._expect(0.4)
    begin(pool, held)

    offered = [pool.offer(held.job(str(number))) for number in range(9)]

    assert offered[0]
    assert not offered[-1]
    held.free.set()


def test_one_slow_job_among_others_takes_no_room():
    pool = Pool("test", 1, 60, foresees=True)
    for took in (*[0.001] * 50, 1.0):
        pool._expect(took)
    held = Held()
    begin(pool, held)

    assert all([pool.offer(held.job(str(number))) for number in range(60)])  # noqa: C419 - all are offered
    held.free.set()


def test_there_is_room_again_when_jobs_are_short_again():
    pool = Pool("test", 1, 10, patience_seconds=0.5, foresees=True)
    pool._usual_seconds = 60.0

    for _ in range(100):
        held = Held()
        assert pool.offer(held.last())
        assert held.all_done.wait(PATIENCE_SECONDS)

    held = Held()
    begin(pool, held)
    assert all([pool.offer(held.job(str(number))) for number in range(10)])  # noqa: C419 - all are offered
    held.free.set()


def test_a_pool_is_slow_when_many_wait_or_one_takes_long():
    held, pool = Held(), Pool("test", 2, 100)
    assert not pool.is_slow
    begin(pool, held, "first")
    assert not pool.is_slow
    begin(pool, held, "second")
    Event().wait(0.1)
    assert pool.is_slow
    held.free.set()

    held, pool = Held(), Pool("test", 1, 100)
    begin(pool, held)
    for number in range(50):
        pool.offer(held.job(str(number)))
    assert pool.is_slow
    held.free.set()
