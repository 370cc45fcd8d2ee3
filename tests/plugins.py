"""How the suite runs: how many examples are tried, that nothing is skipped in CI, what is not there on each machine.

Fixtures of the application are in conftest.py.
"""

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

FULL = os.environ.get("BROADSHEET_TEST_FULL") == "1"
CI = os.environ.get("CI", "").lower() in {"1", "true"}

# Derandomised: the same code gives the same verdict. The full profile draws many more of the same examples.
COMMON: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
}
settings.register_profile("suite", max_examples=30, stateful_step_count=15, **COMMON)
settings.register_profile("full", max_examples=100, stateful_step_count=40, **COMMON)
settings.load_profile("full" if FULL else "suite")


def amount(*, full: int, sample: int) -> int:
    """How many examples a test tries: ``full`` with BROADSHEET_TEST_FULL=1, else ``sample``."""
    return full if FULL else sample


@pytest.fixture(scope="session")
def node_modules():
    """The folder of the tools of clients/package.json; a test that asks for it is skipped where they are not installed."""
    folder = Path(__file__).parents[1] / "clients/node_modules"
    if not shutil.which("node") or not folder.is_dir():
        pytest.skip("Node and its packages are not installed: (cd clients && npm ci).")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip is a failure in CI, where everything that a test needs is installed."""
    report = yield
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, but nothing may be skipped in CI: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """As above, for modules that skip themselves."""
    report = yield
    if CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, but nothing may be skipped in CI: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> str:
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)
