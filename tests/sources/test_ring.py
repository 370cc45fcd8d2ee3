"""Three sections that read one another, with workers that are killed and servers that are stopped, put back and moved, come to rest."""

import time
from contextlib import ExitStack

from tests.plugins import ON_SQLITE, amount
from tests.sources.ring import Ring, Room, shown
from tests.sources.test_pulling import counter

EDITS, KILLS, ROUNDS = amount(full=60, sample=40, long=500), amount(full=4, sample=3, long=40), amount(full=1, sample=1, long=4)
"""In a round a server is stopped and started, one is backed up and put back, and one is moved."""
PAUSE_SECONDS, FIRST = 0.25, 5
KINDS = {"de": "sqlite", "fr": "sqlite", "en": "postgresql"}


@ON_SQLITE
def test_a_ring_comes_to_rest_whatever_is_done_and_whatever_dies(newsroom, tmp_path):
    with ExitStack() as stack:
        rooms = [Room(newsroom(language, kind), language, stack) for language, kind in KINDS.items()]
        ring = Ring(rooms, 22)
        for room in rooms:
            for _ in range(FIRST):
                ring.write(room)
            room.work()
        done = worked(ring, tmp_path)
        ring.comes_to_rest()
        for room in rooms:
            room.kill()

        _polled(ring)
        assert done == (EDITS, KILLS, ROUNDS * 4)
        stands = [counter(room.newsroom) for room in rooms], [_place(ring, pair) for pair in ring.pairs]
        assert [_polled(ring), _polled(ring)] == [[(1, {})] * 6] * 2
        assert ([counter(room.newsroom) for room in rooms], [_place(ring, pair) for pair in ring.pairs]) == stands
        assert ring.wrong() == {}
        assert sum(len(shown(room)) for room in rooms) > FIRST


def worked(ring, folder):
    """Edits, kills and rounds, each at its time; how many of each."""
    kills = happened = 0
    for number in range(EDITS):
        ring.edit()
        time.sleep(PAUSE_SECONDS)
        if number * KILLS // EDITS < (number + 1) * KILLS // EDITS:
            room = ring.dice.choice(ring.rooms)
            room.kill()
            room.work()
            kills += 1
        happened += _happens(ring, number, folder)
    return ring.done, kills, happened


def _happens(ring, number, folder):
    """What happens to servers after so many edits; how much."""
    length = EDITS // ROUNDS
    turn, at = divmod(number, length)
    room = ring.rooms[turn % 3]
    kept = ring.rooms[turn % 2]  # of PostgreSQL a copy is put back where nobody else is connected
    steps = {length // 5: room.stop, length // 3: room.serve, length // 2: lambda: kept.back_up(folder / f"{turn}.backup")}
    if at == length * 2 // 3:
        kept.put_back()
    elif at == length * 5 // 6:
        room.move()
        ring.moved(room)
    elif at in steps:
        steps[at]()
    return at in (length // 5, length // 2, length * 2 // 3, length * 5 // 6)


def _polled(ring):
    """Each is asked once more by each: how many questions that took, and what is set aside."""
    return [(reader.newsroom.pull(source), reader.newsroom.problems(source)) for reader, source in _sources(ring)]


def _sources(ring):
    return [(reader, ring.source(reader, other)) for reader, other in ring.pairs]


def _place(ring, pair):
    row = pair[0].newsroom.row(ring.source(*pair))
    return row.cursor, row.run, row.absent
