"""The memory for answers has the size that was set, whatever is asked for; measured in processes that do nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins import ON_SQLITE, SAMPLED, amount
from tests.servers import environment_of

ROOT = Path(__file__).parents[3]
MEGABYTE = 1024 * 1024
STORE = amount(full=16, sample=16, long=32) * MEGABYTE
SHARES = {"answers": STORE * 14 // 16, "absent": STORE // 16, "spelled": STORE // 16}
MOST_OF_A_PROCESS = 126 * MEGABYTE + STORE
BESIDE = 6 * MEGABYTE
"""What a process takes for itself while it fills its memory, whatever the size; about 3 MB were measured."""
PATIENCE_SECONDS = 540

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Only Linux tells a process's anonymous memory.")


def filled(settings, *arguments, store=STORE):
    """What a process measured that filled so many bytes with answers (filling.py)."""
    environment = {**environment_of(settings), "BROADSHEET_CACHE_MB": str(store // MEGABYTE)}
    command = [sys.executable, "-m", "tests.web.cache.filling", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE_SECONDS)
    return json.loads(done.stdout)


@ON_SQLITE
def test_many_addresses_do_not_move_the_memory(settings):
    """Every second of them was seen after all was full; a million would take over a minute."""
    found = filled(settings, "numbers", amount(full=25_000, sample=25_000, long=75_000), 1_500)

    assert {name: size for name, size in found["most"].items() if not 0.99 * SHARES[name] < size <= SHARES[name]} == {}
    assert found["taken"] <= found["when_full"] + 6 * MEGABYTE


@ON_SQLITE
@pytest.mark.parametrize(("mean", "store"), [(50, STORE), (1_500, STORE), (20_000, 64 * MEGABYTE)])
def test_answers_take_the_memory_that_is_reckoned_for_them(settings, mean, store):
    """Large ones leave gaps in a small memory, so that it would measure those."""
    found = filled(settings, "numbers", store // MEGABYTE * (800 if mean < 10_000 else 400), mean, store=store)

    reckoned = sum(found["most"].values())
    assert reckoned > 0.95 * store
    assert 0.8 * reckoned < found["taken"] < 1.08 * reckoned + BESIDE


@SAMPLED
def test_a_web_process_with_a_full_memory_stays_small(sample_database):
    found = filled(sample_database, "web", 400)

    assert found["statuses"] == ["200 OK", "404 NOT FOUND"]
    assert found["most"]["answers"] > 0.99 * SHARES["answers"]
    assert found["most"]["absent"] > 0.9 * SHARES["absent"]
    assert found["process"] <= MOST_OF_A_PROCESS
