"""All there is to do at once, for a minute, on both databases: nothing is answered wrongly, and nothing grows."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bench import soak
from tests.databases import DIALECTS
from tests.plugins import CI, FULL

SECONDS = 60


@pytest.fixture
def settings_of(databases, tmp_path):
    """Settings of two empty databases of a kind: of a source, and of the service."""
    made = []

    def settings(dialect):
        origin, ours = (databases.made(dialect) for _ in range(2))
        made.extend((origin, ours))
        folder = tmp_path / dialect
        folder.mkdir()
        return origin, replace(ours, public_url="https://soak.example.org", data_dir=folder)

    yield settings
    for each in made:
        databases.drop(each)


def test_a_minute_of_everything_at_once_is_answered_rightly_and_within_bounds(settings_of):
    if not CI and not FULL:
        pytest.skip("BROADSHEET_TEST_FULL=1 does everything at once.")
    given = [settings_of(dialect) for dialect in DIALECTS]

    with ThreadPoolExecutor(len(DIALECTS)) as threads:
        seen = dict(zip(DIALECTS, threads.map(lambda settings: soak.soaked(*settings, SECONDS), given), strict=True))

    missed = [(dialect, name) for dialect, found in seen.items() for name, is_kept in soak.judged(dialect, found).items() if not is_kept]
    assert missed == [], seen
    assert {found["reloads"] for found in seen.values()} == {1}
