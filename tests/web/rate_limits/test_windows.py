"""Sliding windows in memory and in a file that processes share: no minute has more than the limit, and nobody is kept waiting."""

import logging
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from api.web.rate_limits.counters import Counters
from api.web.rate_limits.windows import SETS, SIZE, WAYS, Memory, SharedFile, Windows, elapsed_us
from tests.servers import PATIENCE_SECONDS
from tests.web.rate_limits.test_limits import SECOND, clock

__all__ = ["clock"]

HOLDS = """
import sys, time
from pathlib import Path
from api.web.rate_limits.windows import SharedFile
with SharedFile(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "counts"


@pytest.fixture(params=["memory", "file"])
def place(request, path):
    return Memory() if request.param == "memory" else SharedFile(path)


@pytest.fixture
def holder(path):
    """A process that has the file."""
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(path)], stdout=subprocess.PIPE) as program:
        assert program.stdout.readline() == b"held\n"
        yield program
        program.kill()


def taken(counts, limit, times, name="a"):
    return sum(counts.take(limit, name).is_allowed for _ in range(times))


@pytest.mark.parametrize("seed", range(5))
def test_no_minute_has_more_than_the_limit_and_no_busy_one_a_tenth_less(place, clock, seed):
    windows, chance, moments = Windows(place, clock), Random(seed), []  # noqa: S311 - to be the same each time
    clock.now += chance.randrange(60 * SECOND)
    begun = clock.now
    while clock.now < begun + 600 * SECOND:
        clock.now += chance.choice([0, 0, SECOND // 100, SECOND // 3])
        if windows.counted(100, "a", 1).is_allowed:
            moments.append(clock.now)

    for last in range(100, len(moments)):
        assert moments[last] - moments[last - 100] >= 60 * SECOND
    assert len(moments) >= 0.9 * 100 * 10


def test_what_was_had_at_the_end_of_a_minute_counts_until_it_is_a_minute_ago(place, clock):
    windows = Windows(place, clock)
    clock.now += 59 * SECOND
    assert [windows.counted(10, "a", 1).is_allowed for _ in range(11)] == [True] * 10 + [False]

    clock.now += 59 * SECOND
    assert not windows.counted(10, "a", 1).is_allowed
    clock.now += 3 * SECOND
    assert windows.counted(10, "a", 10).is_allowed


def test_several_are_counted_together_or_not_at_all(place, clock):
    windows = Windows(place, clock)

    told = [windows.counted(10, "a", amount) for amount in (6, 6, 4, 1, 11)]

    assert [(one.is_allowed, one.remaining) for one in told] == [(True, 4), (False, 4), (True, 0), (False, 0), (False, 0)]
    assert all(0 < one.after_seconds <= 61 for one in told[1:])


def test_the_table_has_one_size_and_who_was_counted_longest_ago_is_forgotten(path, clock):
    windows = Windows(SharedFile(path), clock)
    for number in range(SETS * WAYS + 5_000):
        windows.counted(10, str(number), 1)
        if number % 1_000 == 0:
            clock.now += SECOND // 4
            windows.counted(1_000_000, "busy", 1)

    assert path.stat().st_size == SIZE
    assert windows.counted(1_000_000, "busy", 0).remaining == 1_000_000 - (SETS * WAYS + 5_000) // 1_000 - 1


def test_what_is_counted_at_a_moment_that_is_to_come_is_nobodys(place, clock):
    windows = Windows(place, clock)
    clock.now += 3_600 * SECOND
    windows.counted(10, "a", 10)
    clock.now -= 3_600 * SECOND

    assert windows.counted(10, "a", 10).is_allowed


def test_processes_that_share_a_file_have_no_more_than_the_limit_together(path):
    processes = [Counters(None, 4, shared_file=path) for _ in range(4)]

    with ThreadPoolExecutor(4) as threads:
        allowed = list(threads.map(lambda counts: taken(counts, 50, 40), processes))

    assert sum(allowed) == 50
    assert [one.look(50, "a").remaining for one in processes] == [0] * 4
    assert processes[1].look(50, "another").remaining == 50


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_ended_while_it_had_the_file_holds_nobody_up(path, holder, how, caplog):
    holder.send_signal(how)
    holder.wait(timeout=PATIENCE_SECONDS)

    assert taken(Counters(None, 4, shared_file=path), 8, 20) == 8
    assert caplog.records == []


def test_while_a_process_is_stopped_with_the_file_each_counts_for_itself(path, holder, monkeypatch, caplog):
    monkeypatch.setattr("api.web.rate_limits.counters.AGAIN_SECONDS", 0.0)
    os.kill(holder.pid, signal.SIGSTOP)
    counts = Counters(None, 4, shared_file=path)

    with caplog.at_level(logging.INFO, "broadsheet.limits"):
        alone = taken(counts, 8, 4)
        holder.kill()
        holder.wait(timeout=PATIENCE_SECONDS)
        together = taken(counts, 8, 20)

    assert (alone, together) == (2, 8)
    assert [record.message.split(" (")[0] for record in caplog.records] == [
        "Counts of limits are not shared",
        "Counts of limits are shared again.",
    ]


def test_where_no_file_can_be_each_counts_for_itself(path, caplog):
    counts = Counters(None, 4, shared_file=path / "nowhere")

    assert taken(counts, 8, 20) == 2
    assert [record.message.count("allows its part of the limit") for record in caplog.records] == [1]


def test_a_disk_that_is_full_ends_no_process(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    counts = Counters(None, 4, shared_file=path)
    monkeypatch.setattr("api.web.rate_limits.windows.os.pwrite", full)

    assert taken(counts, 8, 20) == 2


def test_without_redis_those_of_a_machine_count_together(path):
    processes = [Counters("redis://127.0.0.1:1/0", 4, shared_file=path) for _ in range(2)]

    assert [taken(one, 8, 5) for one in processes] == [5, 3]


def test_clocks_of_processes_agree():
    code = "from api.web.rate_limits.windows import elapsed_us; print(elapsed_us())"

    there = int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)

    assert 0 <= elapsed_us() - there < PATIENCE_SECONDS * SECOND
