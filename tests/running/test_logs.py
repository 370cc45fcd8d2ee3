"""What is said in logs: a warning is something to look after."""

import logging

import pytest

from api.logs import Stops


def record_of(level, message, name="_granian"):
    return logging.LogRecord(name, level, "", 0, message, None, None)


def test_a_connection_that_was_open_at_a_stop_is_no_warning(monkeypatch):
    monkeypatch.setattr(logging.getLogger(), "level", logging.INFO)
    record = record_of(logging.WARNING, "Killing worker-2 after it refused to gracefully stop")

    assert Stops().filter(record)
    assert (record.levelname, record.getMessage()) == ("INFO", "worker-2 was ended: a client's connection was still open.")


@pytest.mark.parametrize(
    "message", ["Killing worker-1 after it refused to gracefully stop", "Killing old worker-1 after it refused to gracefully stop"]
)
def test_it_is_not_said_where_only_warnings_are_wanted(monkeypatch, message):
    monkeypatch.setattr(logging.getLogger(), "level", logging.WARNING)

    assert not Stops().filter(record_of(logging.WARNING, message))
    assert Stops().filter(record_of(logging.WARNING, "Unexpected exit from worker-1"))
    assert Stops().filter(record_of(logging.WARNING, message, name="broadsheet.worker"))
