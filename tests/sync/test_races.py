"""Writers and readers at once: nothing is missed, nothing is seen that was taken back, whoever commits late is read."""

import threading
import time

import pytest

from api.app import create_app
from api.db import snapshot
from api.derived.writing import writing
from api.services.posts import editing
from tests.databases import NOW
from tests.plugins import amount
from tests.sync.concurrent_writers import GHOST, ByJournal, Poller, Writer, make_journal
from tests.sync.followers import differences, expected

WRITERS = 6
QUERIES = ({"types": "post"}, {"types": "post", "tag": "water"}, {"types": "post", "tag": "air", "language": "fr"}, {"language": "en"})


@pytest.fixture
def app(settings, database):
    return create_app(settings, database)


def test_six_writers_and_four_readers_miss_nothing_and_see_no_ghosts(app, database, make_tag):
    for name in ("Water", "Air"):
        make_tag(name)
    make_journal(database)
    stop = threading.Event()
    writers = [Writer(database, number, stop) for number in range(WRITERS)]
    readers = [Poller(app, query, number, stop) for number, query in enumerate(QUERIES)]
    journal = ByJournal(database, stop)
    threads = [*writers, *readers, journal]

    for thread in threads:
        thread.start()
    time.sleep(amount(full=5, sample=4, long=8))
    stop.set()
    for thread in threads:
        thread.join()
    for reader in readers:
        reader.follower.run(500)
    journal.read()

    assert [one.raised for one in (*writers, *readers) if one.raised] == []
    with snapshot(database) as connection:
        for reader in readers:
            wanted = expected(app.test_client(), connection, reader.follower.query)
            assert differences(reader.follower.store, wanted) == []
            assert not any(str(one.get("title")).startswith(GHOST) for one in wanted.values())
    assert [reader.ghosts for reader in readers] == [set()] * len(readers)
    assert min(reader.pages for reader in readers) > 20
    committed = {line for writer in writers for line in writer.written}
    assert len(committed) > 20
    if not database.is_sqlite:  # where one writes at a time, a plain sequence does
        assert committed - journal.seen, "the weather was too mild: a plain sequence would have done"


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)  # on SQLite the second cannot even begin
def test_a_transaction_that_was_begun_first_and_commits_last_is_read(database, run, make_post):
    late, early = make_post(title="Late"), make_post(title="Early")
    _, cursor = run("types=post")

    with writing(database) as session:
        editing.edit(session, editing.load(session, late.id), {"title": "Written first, committed last"}, now=NOW)
        session.flush()
        with writing(database) as other:
            editing.edit(other, editing.load(other, early.id), {"title": "Committed first"}, now=NOW)
        told, cursor = run("types=post", cursor)
    rest, _ = run("types=post", cursor)

    assert [item["resource"]["title"] for item in told] == ["Committed first"]
    assert [item["resource"]["title"] for item in rest] == ["Written first, committed last"]
