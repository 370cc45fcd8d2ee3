"""The LRU cache under threads: readers take no lock, and nothing that they do makes a writer fail or the sum wrong."""

import sys
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from api.web.cache.entry import SizedLRU

NAMES = [f"/v1/posts?page={number}" for number in range(64)]
SIZE = 10
MOST = SIZE * 32
"""Half of the values: each one that is put pushes another out."""
ROUNDS = 10_000


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns after each few instructions."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_readers_and_writers_at_once_break_nothing():
    lru: SizedLRU[str] = SizedLRU(MOST)
    for name in NAMES:
        lru.put(name, name, SIZE)
    ended = Event()

    def read() -> int:
        wrong = 0
        while not ended.is_set():
            wrong += sum(lru.get(name) not in (None, name) for name in NAMES)
        return wrong

    def write(first: int) -> None:
        for turn in range(ROUNDS):
            name = NAMES[(first + 7 * turn) % len(NAMES)]
            lru.put(name, name, SIZE)
            lru.grew(name, name, SIZE + turn % 3)
            if turn % 5 == 0:
                lru.drop(name)

    with ThreadPoolExecutor(6) as threads:
        readers = [threads.submit(read) for _ in range(3)]
        writers = [threads.submit(write, first) for first in range(3)]
        faults = [writer.exception() for writer in writers]
        ended.set()
        wrong = [reader.result() for reader in readers]

    assert (faults, wrong) == ([None] * 3, [0] * 3)
    assert lru.size == sum(lru._sizes.values()) <= MOST
    assert lru._sizes.keys() == lru._values.keys()


class WithReader(OrderedDict[str, str]):
    """A reader comes as soon as a writer begins to walk over the values."""

    def __iter__(self) -> Iterator[str]:
        walk = super().__iter__()
        self.move_to_end(NAMES[1])
        return walk


def test_a_reader_that_comes_while_a_value_is_pushed_out_breaks_nothing():
    lru: SizedLRU[str] = SizedLRU(MOST)
    for name in NAMES[:32]:
        lru.put(name, name, SIZE)
    lru._values = WithReader(lru._values)

    lru.put("new", "new", SIZE)

    assert (lru.get("new"), lru.get(NAMES[1]), lru.size) == ("new", NAMES[1], MOST)


def test_the_least_recently_used_goes_first():
    lru: SizedLRU[int] = SizedLRU(4 * SIZE * 2)
    for number in range(8):
        lru.put(str(number), number, SIZE)
    lru.get("0")

    lru.put("new", 8, SIZE)

    assert [lru.get(str(number)) for number in range(8)] == [0, None, 2, 3, 4, 5, 6, 7]
