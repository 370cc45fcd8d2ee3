"""What a stranger's answer does to its parser happens in a child, and has an end."""

import time

import pytest

from api.outbound.answers import Unreadable
from api.outbound.parsing import Bounds, parsed
from tests.outbound import parsers


def made(parser, data, *bounds):
    return parsed(f"{parser.__module__}:{parser.__name__}", data, *bounds)


def test_what_a_parser_makes_is_answered():
    assert made(parsers.count, b"x" * 3_000_000) == {"bytes": 3_000_000}


@pytest.mark.parametrize("parser", [parsers.fail, parsers.die, parsers.fill_memory, parsers.fill_disk, parsers.not_json])
def test_a_parser_that_fails_or_takes_too_much_is_told(parser):
    with pytest.raises(Unreadable, match="not what it should be"):
        made(parser, b"x")


@pytest.mark.parametrize("parser", [parsers.spin, parsers.sleep])
def test_a_parser_that_does_not_end_is_ended(parser):
    began = time.monotonic()

    with pytest.raises(Unreadable):
        made(parser, b"x", Bounds(seconds=1))

    assert time.monotonic() - began < 5


def test_a_parser_knows_no_setting(monkeypatch):
    monkeypatch.setenv("BROADSHEET_SECRETS", "x" * 32)

    assert not [name for name in made(parsers.environment, b"") if name.startswith("BROADSHEET")]
