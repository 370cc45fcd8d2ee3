"""Processes of two releases on one database: exchanged one by one, started again meanwhile, taken a step back; or refused."""

import signal

import pytest

from api.migrations import HEAD
from tests.admin.conftest import make_key
from tests.plugins import SAMPLED
from tests.running.killing import ask
from tests.running.releases import Release

__all__ = ["make_key"]

NEWER = r"schema of the database \({head}\) is newer than this release"


@pytest.fixture
def releases(tmp_path):
    """This release; the next, beside which it can run; one after that, beside which neither can."""
    following = {"9001": HEAD}
    return (
        Release(tmp_path / "present", {}),
        Release(tmp_path / "next", following),
        Release(tmp_path / "after", following | {"9002": "9002"}),
    )


@pytest.fixture
def works(make_key):
    """Whether a server reads and writes."""
    authorization = {"Authorization": f"Bearer {make_key()}"}

    def asked(served):
        name = {"name": f"Tag {len(served.said)}", "language": "en"}
        written = ask(served.address, "POST", "/admin/v1/tags", name, **authorization)
        return (ask(served.address, "GET", "/v1/tags").status, written.status, ask(served.address, "GET", "/ready").status)

    return asked


pytestmark = SAMPLED
WORKS = (200, 201, 200)


def test_processes_are_exchanged_one_by_one_and_taken_a_step_back(settings, releases, works):
    present, following, _ = releases
    with present.serving(settings) as old:
        assert works(old) == WORKS

        migrated = following.run(settings, "migrate")
        after_it = works(old)
        old.program.send_signal(signal.SIGHUP)
        old.until(NEWER.format(head="9001"), "Worker started")
        reloaded = works(old)
        with following.serving(settings, "--no-worker") as new:
            side_by_side = works(old), works(new)
            old.program.kill()
            old.program.wait()
            alone = works(new)
    with present.serving(settings, "--no-worker") as back:  # as after a crash, and a step back
        said, step_back = back.said, works(back)

    assert migrated[0] == 0
    assert "The schema is up to date (9001)." in migrated[1]
    assert [after_it, reloaded, *side_by_side, alone, step_back] == [WORKS] * 6
    assert f"is newer than this release ({HEAD}), which may run on it for now." in said


def test_what_is_not_allowed_is_refused(settings, releases):
    present, following, after = releases
    assert after.run(settings, "migrate")[0] == 0

    for release, command in ((present, "serve"), (present, "worker"), (following, "migrate")):
        status, said = release.run(settings, command)
        assert (status, said.count("\n")) == (1, 0)
        assert "(9002) is newer than this release" in said
