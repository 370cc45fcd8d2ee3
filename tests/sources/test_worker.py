"""``broadsheet worker`` pulls over a socket, several sources at once: one that hangs or is hostile keeps no other waiting."""

from dataclasses import replace
from socket import create_server

import pytest

from api.outbound import Door
from api.sources import asking
from api.worker.pulling import Pulling
from tests.sources.conftest import LOOPBACK, worked


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


def test_an_address_that_is_not_public_is_not_asked(newsroom):
    reader = newsroom("fr")
    with create_server(("127.0.0.1", 0)) as private:
        source = reader.reads(newsroom("de"), url=f"http://127.0.0.1:{private.getsockname()[1]}")
        outcome = asking.outcome(asking.fetched_by(Door()), asking.question(reader.row(source)), reader.database.site)
        private.settimeout(0.05)

        assert "not allowed" in (outcome.error or "")
        with pytest.raises(TimeoutError):
            private.accept()
