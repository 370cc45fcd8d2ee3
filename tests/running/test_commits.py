"""The thread of a worker that looks for commits: whom it wakes, what becomes of its connection, and that it ends with the worker."""

import threading
from queue import SimpleQueue

import pytest

from api.worker import Worker
from api.worker.commits import Commits
from tests.servers import PATIENCE_SECONDS


class Following:
    """A task that waits for commits, and counts how often it looked."""

    look_seconds, follows = 10 * PATIENCE_SECONDS, True

    def __init__(self):
        self.looks = SimpleQueue()

    def tick(self):
        self.looks.put(None)
        return False

    def let_go(self):
        pass


def test_a_commit_of_anybody_wakes_who_follows_and_nothing_else_does(database, make_tag):
    commits = Commits(database)
    assert [commits.moved() for _ in range(3)] == [True, False, False]
    make_tag()
    assert [commits.moved() for _ in range(3)] == [True, False, False]

    task = Following()
    worker = Worker([task], threading.Event(), commits)
    thread = threading.Thread(target=worker.run)
    thread.start()
    task.looks.get(timeout=PATIENCE_SECONDS)
    make_tag()
    task.looks.get(timeout=PATIENCE_SECONDS)
    worker.stop()
    thread.join(PATIENCE_SECONDS)

    assert not thread.is_alive()
    assert task.looks.empty()


def test_a_worker_that_has_ended_looks_for_no_commits_any_more():
    class Slow:
        look_seconds, begun, may_end, ended = 0.0, threading.Event(), threading.Event(), False

        def moved(self):
            self.begun.set()
            self.ended = self.may_end.wait(PATIENCE_SECONDS)
            return False

    commits = Slow()
    worker = Worker([Following()], threading.Event(), commits)
    thread = threading.Thread(target=worker.run)
    thread.start()
    commits.begun.wait(PATIENCE_SECONDS)
    worker.stop()
    threading.Timer(0.2, commits.may_end.set).start()
    thread.join(PATIENCE_SECONDS)

    assert commits.ended


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_connection_whose_statement_fails_is_closed_where_commits_are_looked_for(database):
    commits = Commits(database)
    commits.moved()
    driver = commits._connection.connection.dbapi_connection
    driver.execute("SET statement_timeout = 1")
    commits._statement = "SELECT pg_sleep(9)::text"

    assert not commits.moved()
    assert driver.closed


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_connection_that_was_lost_is_made_anew_where_commits_are_looked_for(database, databases, caplog):
    commits = Commits(database)
    commits.moved()
    name = database.url.partition("?")[0].rpartition("/")[2]

    databases.execute(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'")

    assert [commits.moved() for _ in range(3)] == [False, True, False]
    assert caplog.text == ""
