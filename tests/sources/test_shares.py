"""Workers share the sources: each is asked by one at a time, of one host one source, and those of a worker that is gone by the next."""

import time
from contextlib import closing
from dataclasses import replace
from socket import create_server

import pytest

from api.db import open_database
from api.services.leases import database_clock
from api.services.syndication import shares
from api.sources import asking, pulling
from api.worker import pulling as work
from api.worker.pulling import Pulling
from tests.sources.conftest import LOOPBACK, worked


@pytest.fixture
def three(newsroom):
    """(reader, its sources: two of one host, and one of another)."""
    reader, one, other = newsroom("fr"), newsroom("de"), newsroom("es")
    sources = [reader.reads(one), reader.reads(one, query="language=en"), reader.reads(other)]
    return reader, sources


def takes(reader, share, source, now):
    return share.takes(reader.row(source), now)


def test_a_source_is_asked_by_one_at_a_time_and_of_a_host_one(three):
    reader, (first, same_host, other_host) = three
    one, other = shares.Share(reader.database, "one"), shares.Share(reader.database, "other")
    now = database_clock(reader.database)

    assert takes(reader, one, first, now)
    assert [takes(reader, other, source, now) for source in (first, same_host, other_host)] == [False, False, True]
    assert other.busy([reader.row(source) for source in (first, other_host)], now) == {"de.example.org"}
    question = asking.question(reader.row(first))._replace(owner=one.name())
    pulling.store(reader.database, asking.outcome(reader.fetch, question, reader.database.site), now)
    assert takes(reader, other, same_host, now)
    other.let_go()
    assert [takes(reader, one, source, now) for source in (same_host, other_host)] == [True, True]
    one.let_go()


def test_a_source_is_left_to_one_that_took_it_since_this_one_looked_at_the_clock(three):
    reader, (first, *_) = three
    one, other = shares.Share(reader.database, "one"), shares.Share(reader.database, "other")
    now = database_clock(reader.database)

    assert takes(reader, one, first, now + shares.ASK_US)
    assert not takes(reader, other, first, now)
    assert takes(reader, other, first, now - 2 * shares.LEASE_US)
    one.let_go()
    other.let_go()


def test_those_of_a_worker_that_is_gone_are_free_at_once_and_of_one_that_hangs_when_its_lease_ends(three):
    reader, (first, _, other_host) = three
    here, now = shares.Share(reader.database, "here"), database_clock(reader.database)
    with closing(open_database(reader.settings)) as elsewhere:
        gone, hangs = shares.Share(elsewhere, "gone"), shares.Share(reader.database, "hangs")
        assert takes(reader, gone, first, now)
        assert takes(reader, hangs, other_host, now)
        assert not takes(reader, here, first, now)

    later = now
    while not takes(reader, here, first, later):  # a server sees some moments later that a connection has ended
        later += 2 * shares.ASK_US
        assert later < now + shares.LEASE_US // 2
        time.sleep(0.05)
    assert not takes(reader, here, other_host, later)
    assert takes(reader, here, other_host, now + shares.LEASE_US)
    here.let_go()
    hangs.let_go()


def test_one_worker_that_waits_for_an_answer_leaves_the_others_to_the_next(newsroom, served, monkeypatch):
    good, reader = newsroom("de"), newsroom("fr")
    good.write("Pulled by the other one")
    monkeypatch.setattr(work, "AT_ONCE", 1)
    settings = replace(reader.settings, outbound_allow=LOOPBACK)
    with create_server(("127.0.0.1", 0)) as hangs:
        stuck = reader.reads(good, url=f"http://localhost:{hangs.getsockname()[1]}")
        waits, other = Pulling(reader.database, "waits", settings), Pulling(reader.database, "other", settings)
        worked(waits, lambda: bool(waits._at_work))
        reader.reads(good, url=served(good))

        worked(other, lambda: reader.titles() == ["Pulled by the other one"])
        assert reader.row(stuck).lease_owner == waits._share.name()
        waits.let_go()
        other.let_go()
