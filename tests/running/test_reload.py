"""HUP while connections are made all the time: none is refused, reset or closed before it has its answer."""

import http.client
import signal
from contextlib import closing, contextmanager
from threading import Event, Thread
from time import sleep
from urllib.parse import urlsplit

import pytest

from tests.running.test_serve import ADDRESS, RENEWED, serving
from tests.servers import PATIENCE_SECONDS

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
ASKERS = 16
SILENT_SECONDS = 0.2
"""Between a connection and its request: so there are always some that are made and have brought nothing."""


def asked(address):
    """The status of an answer over a connection of its own."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_SECONDS)) as connection:
        connection.connect()
        sleep(SILENT_SECONDS)
        connection.request("GET", "/live")
        return connection.getresponse().status


@contextmanager
def asking(address):
    """Asks all the time, several at once, each time over a new connection. Yields what was answered, and what went wrong."""
    over, answers, faults = Event(), [], []

    def ask():
        while not over.is_set():
            try:
                answers.append(asked(address))
            except (OSError, http.client.HTTPException) as error:
                faults.append(repr(error))

    threads = [Thread(target=ask) for _ in range(ASKERS)]
    for thread in threads:
        thread.start()
    try:
        yield answers, faults
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_no_connection_is_lost_when_processes_are_renewed(settings):
    with serving(settings, "--no-worker", BROADSHEET_WORKERS="2") as served:
        (address,) = served.until(ADDRESS)

        with asking(address) as (answers, faults):
            served.program.send_signal(signal.SIGHUP)
            served.until(RENEWED)
            served.until(RENEWED)
            asked(address)
        served.program.terminate()
        served.rest()

    assert faults == []
    assert set(answers) == {200}
    assert served.program.returncode == 0
