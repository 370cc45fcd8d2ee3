"""How the suite runs: how many examples are tried, in which order, that nothing is skipped in CI, what is not there on each machine.

Fixtures of the application are in conftest.py.
"""

import gc
import os
import shutil
from collections.abc import Callable, Generator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from werkzeug.routing import Rule
from xdist.scheduler import LoadScopeScheduling

from api.app import create_app
from api.web.openapi.interface import RouteRule
from tests.databases import DIALECTS

_NUMBERS = os.environ.get("BROADSHEET_TEST_FULL", "0")
FULL, LONG = _NUMBERS in ("1", "long"), _NUMBERS == "long"
THROUGH_FLASK = os.environ.get("BROADSHEET_TEST_THROUGH_FLASK") == "1"
CI = os.environ.get("CI", "").lower() in {"1", "true"}

# Derandomised: the same code gives the same verdict. The full profile draws many more of the same examples.
COMMON: dict[str, Any] = {
    "deadline": None,
    "derandomize": True,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
}
settings.register_profile("suite", max_examples=30, stateful_step_count=15, **COMMON)
settings.register_profile("full", max_examples=40, stateful_step_count=20, **COMMON)
settings.register_profile("long", max_examples=500, stateful_step_count=50, **COMMON)
settings.load_profile("long" if LONG else "full" if FULL else "suite")


def compiled_once(compile_rule: Callable[[Rule], None]) -> Callable[[Rule], None]:
    """Rules are the same in the application of each test: to compile them anew was most of what one takes to make."""
    known: dict[str, tuple[Any, ...]] = {}

    @wraps(compile_rule)
    def compiled(rule: Any) -> None:
        if rule.rule not in known:
            compile_rule(rule)
            known[rule.rule] = rule._parts, rule._trace, rule._converters, rule._build.__func__, rule._build_unknown.__func__
            return
        rule._parts, rule._trace, rule._converters, build, build_unknown = known[rule.rule]
        rule.arguments.update(rule._converters)
        rule._build, rule._build_unknown = build.__get__(rule, None), build_unknown.__get__(rule, None)

    return compiled


RouteRule.compile = compiled_once(RouteRule.compile)  # type: ignore[method-assign]

if THROUGH_FLASK:  # what is tried as it is served is tried without that step
    assert create_app.__kwdefaults__ is not None
    create_app.__kwdefaults__["direct"] = False


LONGEST = (
    "test_killed_again_and_again_under_eight_writers_it_loses_and_halves_nothing",
    "test_after_each_complete_run_a_client_holds_what_its_filter_holds",
    "test_derived_rows_equal_a_rebuild_whatever_was_done",
    "test_each_answer_of_delivery_is_one_that_the_document_describes",
    "test_each_answer_to_reading_editors_is_one_that_the_document_describes",
    "test_each_answer_to_a_write_is_one_that_the_document_describes",
    "test_a_stored_answer_that_is_given_is_the_one_that_would_be_made",
    "test_killed_at_any_instant_each_that_answers_in_the_end_has_the_present_state",
    "test_killed_at_any_instant_it_loses_no_purge",
    "test_a_merge_whose_worker_is_killed_again_and_again_goes_on_and_loses_no_post",
    "test_pages_and_totals_equal_brute_force",
    "test_counts_equal_brute_force",
    "test_anything_can_be_typed_and_both_databases_agree",
    "test_related_posts_equal_brute_force",
    "test_every_fault_is_seen_and_repaired_and_then_nothing_is_left_to_repair",
)
"""Tests that take the longest with full numbers. They begin first, so that no worker is left with one when the others have ended."""


LONGEST_MODULES = ("tests/generators/test_generated.py", "tests/contract/first_hour/test_first_hour.py", "tests/machines/test_container.py")
"""Modules that take as long as those together, because their fixtures do. They begin before all others."""


def amount(*, full: int, sample: int, long: int | None = None) -> int:
    """How many examples a test tries: ``full`` with BROADSHEET_TEST_FULL=1, ``long`` with BROADSHEET_TEST_FULL=long, else ``sample``."""
    if LONG and long is not None:
        return long
    return full if FULL else sample


SAMPLED = pytest.mark.parametrize("dialect", DIALECTS[: amount(full=2, sample=1)], indirect=True)
"""For tests that take long and try what is the same on both databases: with sample numbers on the embedded one alone."""

ON_SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
"""For what the database has no part in."""


@pytest.fixture(scope="session")
def node_modules():
    """The folder of the tools of clients/package.json; a test that asks for it is skipped where they are not installed."""
    folder = Path(__file__).parents[1] / "clients/node_modules"
    if not shutil.which("node") or not folder.is_dir():
        pytest.skip("Node and its packages are not installed: (cd clients && npm ci).")
    return folder


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: for a third of their time tests wait for programs that they have started."""
    return (os.cpu_count() or 1) * 3 // 2


class Scopes(LoadScopeScheduling):
    """Gives a worker a whole module, whose fixtures are then made once; of the longest tests one at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if _name(nodeid) in LONGEST else super()._split_scope(nodeid)


def _name(nodeid: str) -> str:
    return nodeid.partition("[")[0].rpartition("::")[2]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scopes:
    """The scheduler above, which keeps the order of the tests."""
    config.option.loadscopereorder = False
    return Scopes(config, log)


@pytest.hookimpl(trylast=True)  # after the shuffle
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests come first, in the order of their list, and the longest modules before them."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: -1 if item.nodeid.startswith(LONGEST_MODULES) else place.get(_name(item.nodeid), len(LONGEST)))


def pytest_collection_finish() -> None:
    """What is there by now stays to the end: looking for garbage in it again and again took a sixth of the suite's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


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
