"""``broadsheet worker`` pulls over a socket, several sources at once: one that hangs or is hostile keeps no other waiting."""

from dataclasses import replace
from socket import create_server

import pytest

from api.outbound import Door
from api.sources import asking
from api.worker.pulling import Pulling
from tests.sources.conftest import LOOPBACK, worked
from tests.tracing import is_above, tracing


def test_sources_are_pulled_while_another_one_hangs(newsroom, served):
    good, reader = newsroom("de"), newsroom("fr")
    good.write("Over a socket")
    with create_server(("127.0.0.1", 0)) as hangs:
        stuck = reader.reads(good, url=f"http://localhost:{hangs.getsockname()[1]}")
        source = reader.reads(good, url=served(good))
        pulling = Pulling(reader.database, "tests", replace(reader.settings, outbound_allow=LOOPBACK))

        worked(pulling, lambda: reader.titles() == ["Over a socket"])
        pulling.let_go()

    assert (reader.row(stuck).pulled_at, reader.row(stuck).cursor) == (None, None)
    assert reader.row(source).is_complete


def test_a_pull_and_what_it_stores_are_one_trace_with_what_the_other_side_does(newsroom, served):
    with tracing() as spans:
        good, reader = newsroom("de"), newsroom("fr")
        good.write("Over a socket")
        reader.reads(good, url=served(good))
        pulling = Pulling(reader.database, "tests", replace(reader.settings, outbound_allow=LOOPBACK))
        worked(pulling, lambda: reader.titles() == ["Over a socket"])
        pulling.let_go()

    pull, stored = spans.named("pull")[0], spans.named("store what was pulled")[0]
    (asks,) = [one for one in spans.below(pull) if one.name == "GET"]
    (answers,) = spans.below(asks)
    assert answers.name == "GET /v1/changes"
    assert is_above(pull, stored)
    assert "INSERT" in {one.name for one in spans.below(stored)}
    assert "Over a socket" not in spans.texts()


def test_an_address_that_is_not_public_is_not_asked(newsroom):
    reader = newsroom("fr")
    with create_server(("127.0.0.1", 0)) as private:
        source = reader.reads(newsroom("de"), url=f"http://127.0.0.1:{private.getsockname()[1]}")
        outcome = asking.outcome(asking.fetched_by(Door()), asking.question(reader.row(source)), reader.database.site)
        private.settimeout(0.05)

        assert "not allowed" in (outcome.error or "")
        with pytest.raises(TimeoutError):
            private.accept()
