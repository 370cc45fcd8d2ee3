"""Whether the process lives and is ready."""

import dataclasses

import pytest

from api.app import create_app
from api.db import open_database


@pytest.mark.parametrize("path", ["/live", "/ready"])
def test_a_process_that_can_answer_says_so(reader, path):
    answer = reader.get(path)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")


def test_a_process_lives_without_its_database(settings):
    away = dataclasses.replace(settings, database_url="sqlite:////nowhere/at/all.db")
    database = open_database(away)

    client = create_app(away, database).test_client()
    statuses = [client.get(path).status_code for path in ("/live", "/ready", "/ready")]

    database.close()
    assert statuses == [200, 503, 503]
