"""``broadsheet backup`` and ``restore`` copy pictures with the database, and put them back as they were."""

import json
import shutil
from functools import partial
from hashlib import sha256

import pytest

from tests.media.pictures import camera, scene
from tests.plugins import ON_SQLITE
from tests.servers import ran

pytestmark = ON_SQLITE
PICTURE = camera(scene(700, 400))


@pytest.fixture
def copy(tmp_path_factory):
    """Where the copy of the database is to be."""
    return tmp_path_factory.mktemp("copies") / "copy.db"


@pytest.fixture
def command(settings):
    """Runs a command: its status, and what it said."""
    return partial(ran, settings)


def contents(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_pictures_are_copied_with_the_database_and_are_there_again(upload, editor, work, settings, command, copy):
    one = upload(PICTURE).json["id"]
    work()
    place, beside = settings.data_dir / "media", copy.with_name("copy.db.media")
    before = contents(place)
    (place / "public" / "00").mkdir(exist_ok=True)
    (place / "public" / "00" / "orphan.jpg").write_bytes(b"x")

    status, said = command("backup", copy)
    manifest = json.loads(copy.with_name("copy.db.manifest.json").read_bytes())
    assert (status, said) == (
        0,
        f"The database is copied to {copy}, 4 files of pictures to {beside}, the secrets to {copy}.secrets.",
    )
    assert contents(beside) == before
    assert {each["path"]: each["sha256"] for each in manifest["files"]} == {
        name: sha256(content).hexdigest() for name, content in before.items()
    }
    assert manifest["database"] == {"name": "copy.db", "bytes": copy.stat().st_size, "sha256": sha256(copy.read_bytes()).hexdigest()}
    assert {file.name for file in copy.parent.iterdir()} == {"copy.db", "copy.db.media", "copy.db.secrets", "copy.db.manifest.json"}
    assert command("backup", copy.with_name("alone.db"), "--without-media", "--without-secrets")[1].endswith("alone.db.")
    assert {file.name for file in copy.parent.glob("alone*")} == {"alone.db", "alone.db.manifest.json"}

    editor("DELETE", f"/media/{one}", If_Match="*")
    shutil.rmtree(place)
    status, said = command("restore", copy)

    assert status == 0, said
    assert "Files of pictures: 4." in said
    assert contents(place) == before
    assert editor("GET", f"/media/{one}").json["state"] == "ready"


def test_what_is_damaged_is_said_and_changes_nothing(upload, work, settings, command, copy):
    upload(PICTURE)
    work()
    place, beside = settings.data_dir / "media", copy.with_name("copy.db.media")
    lost, broken = sorted((place / "public").rglob("*.webp"))
    lost.unlink()
    broken.write_bytes(b"broken")

    status, said = command("backup", copy)

    assert (status, "Missing or damaged" in said, lost.name in said, broken.name in said) == (0, True, True, True)
    manifest = copy.with_name("copy.db.manifest.json")
    assert len(json.loads(manifest.read_bytes())["missing"]) == 2
    before = contents(settings.data_dir)
    copied = next((beside / "originals").rglob("*/*"))
    for change, reason in (
        (lambda: copied.write_bytes(b"other"), "is missing or damaged"),
        (copied.unlink, "is missing or damaged"),
        (lambda: manifest.write_bytes(b"[]"), "is no manifest"),
        (manifest.unlink, "the copy was not finished"),
    ):
        change()
        status, said = command("restore", copy)
        assert (status, said.count("\n"), reason in said) == (1, 0, True), said
    assert {name: content for name, content in contents(settings.data_dir).items() if name.startswith("media/")} == {
        name: content for name, content in before.items() if name.startswith("media/")
    }
    assert command("restore", copy, "--without-media")[0] == 0


def test_pictures_that_cannot_be_copied_leave_nothing_and_one_line(upload, work, settings, command, copy):
    upload(PICTURE)
    work()
    (settings.data_dir / "media" / "originals").rename(settings.data_dir / "aside")
    (settings.data_dir / "media" / "originals").write_bytes(b"no folder")

    status, said = command("backup", copy)

    assert (status, said.count("\n")) == (1, 0), said
    assert said.startswith("broadsheet: Pictures cannot be copied to")
    assert list(copy.parent.iterdir()) == []
