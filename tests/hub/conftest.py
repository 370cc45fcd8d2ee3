"""A hub for tests: a server that takes pings, notes them and answers as it is told."""

from urllib.parse import parse_qs

import pytest

from tests.purge.conftest import Cache, cache as hub

__all__ = ["hub"]


@pytest.fixture
def told(hub: Cache):
    """The addresses that the hub was told of, call by call."""

    def read() -> list[list[str]]:
        forms = [parse_qs(asked.body.decode()) for asked in hub.asked]
        assert all(form["hub.mode"] == ["publish"] for form in forms)
        return [form["hub.url"] for form in forms]

    return read
