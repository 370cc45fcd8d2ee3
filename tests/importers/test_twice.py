"""Every case of a fault that was reported, imported twice: the second time nothing changes, and nobody is told of a change."""

from pathlib import Path

import pytest

from tests.databases import DIALECTS
from tests.importers.conftest import EXPORTS, seq
from tests.plugins import FULL

CASES = EXPORTS.parent / "cases"
NAMES = sorted(path.name for path in CASES.glob("*.xml"))
RUNS = [(name, dialect) for place, name in enumerate(NAMES) for dialect in (DIALECTS if FULL else [DIALECTS[place % 2]])]
"""Each case on both databases, in a short run on one of them."""
TEMPLATE, LETTERS = b"@@META@@", 10_500_000 if FULL else 500_000
"""What stands for letters in a case, and how many: a short run has fewer."""


def written(name: str, folder: Path) -> Path:
    """The case as a file to import."""
    content = (CASES / name).read_bytes()
    if TEMPLATE not in content:
        return CASES / name
    path = folder / name
    path.write_bytes(content.replace(TEMPLATE, b"x" * LETTERS))
    return path


def steps(name: str) -> list[str]:
    """The files to import one after the other: what says ``then`` comes after its first part."""
    return [*(other for other in NAMES if other.startswith(f"{name[:2]}a") and f"{name[:2]}b" in name), name]


@pytest.mark.skipif(not NAMES, reason="The cases of faults are not beside the project (../shared/data/cases).")
@pytest.mark.parametrize(("name", "dialect"), RUNS or [("none", DIALECTS[0])], indirect=["dialect"])
def test_a_case_goes_in_and_a_second_time_changes_nothing(name, imports, database, tmp_path):
    *before, last = [written(one, tmp_path) for one in steps(name)]
    for path in before:
        imports(path)
    first = imports(last)
    told = seq(database)

    second = imports(last)

    outcomes = {outcome for kind, outcome in first.counts if kind == "post"}
    assert (first.broken, second.broken) == ("", "")
    assert outcomes - {"skipped"}
    assert {outcome for _, outcome in second.counts} <= {"unchanged", "skipped", "noted"}
    assert seq(database) == told
